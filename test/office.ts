import { tmpdir } from 'node:os'

import type { FastifyInstance } from 'fastify'
import pg from 'pg'

import { country, openOffice as openCountry } from '#app/office.ts'
import { programmes } from '#app/programmes.ts'
import { wings } from '#app/wings.ts'
import type { PostFunction } from '#kernel/workflow.ts'
import { hashPassword } from '#registry/password.ts'
import { addAccount } from '#store/accounts.ts'
import { putTexts } from '#store/courses.ts'
import { type Connection, type Database, openDatabase, ownerPool } from '#store/database.ts'
import { type Keys, makeKeys } from '#store/keys.ts'
import { migrate } from '#store/migrate.ts'
import { type Post, hold, putOrganisations, putPlaces, putPosts } from '#store/posts.ts'
import { ownerOf, sealText } from '#store/seal.ts'
import { putSeries } from '#store/series.ts'
import { beginSession } from '#store/sessions.ts'
import { makeServer } from '#web/server.ts'
import type { Access, Desk } from '#web/visit.ts'

import { type TestDatabase, makeDatabase } from './database.ts'
import { type Visitor, visit } from './visitor.ts'

/** Everybody here has the same password. */
export const password = 'one good password of four words'

const titled = (
  id: string,
  functions: readonly PostFunction[],
  place: string | null,
  organisation = 'MIGSERV',
): Post => ({
  id,
  organisation,
  place,
  functions,
  title: { tg: `Вазифаи ${id}`, ru: `Должность ${id}`, en: `Post ${id}` },
})

/** Two centres of one organisation in one region with a desk over both, and another organisation next door. */
export const posts = {
  khujand: titled('trainer-khujand', ['trainer'], '3505401'),
  desk: titled('desk-khujand', ['caseworker'], '3505401'),
  isfara: titled('trainer-isfara', ['trainer'], '3505220'),
  sughd: titled('supervisor-sughd', ['supervisor'], '3505000'),
  ngo: titled('caseworker-ngo', ['caseworker'], '3505401', 'NGO'),
  administrator: titled('administrator', ['administrator'], null),
} as const
export type PostName = keyof typeof posts

/** One account for each post, its login the post's name, its id the same in every test. */
export const accountOf = (name: PostName): string =>
  `0192b000-0000-7000-8000-00000000000${Object.keys(posts).indexOf(name)}`

// The accounts are sealed once, in the template that every test file copies, so all of them share these.
const shared = (filling: number) => Buffer.alloc(32, filling)
export const keys: Keys = { ...makeKeys(), sealing: { k1: shared(1) }, finding: shared(2), record: shared(3) }

/** When these tests begin: nobody has to wait for a clock. */
export const begin = new Date('2026-06-01T06:00:00.000Z')

/** A server over a database of its own, whose clock the test turns and whose log it reads. */
export interface TestOffice extends AsyncDisposable {
  readonly connection: Connection
  readonly owner: pg.Client
  /** Queries as the owner of the tables, for what no page does yet. */
  readonly own: Database
  readonly desk: Desk
  readonly server: FastifyInstance
  readonly log: readonly string[]
  /** Lets time go by. */
  pass(seconds: number): void
  /** Somebody who holds a post and is logged in already. */
  enter(name: PostName): Promise<Visitor>
  /** Somebody who is not logged in. */
  stranger(): Visitor
  /** How many acts, cases and published rows there are. */
  count(): Promise<Counts>
}

export interface Counts {
  readonly acts: number
  readonly cases: number
  readonly published: number
}

/** Opens a server of one test file's own; in a demonstration unless told otherwise. */
export async function openOffice({
  synthetic = true,
  access,
}: { readonly synthetic?: boolean; readonly access?: Access } = {}): Promise<TestOffice> {
  const database = await makeDatabase('office', prepare)
  const { connection } = database
  const owner = new pg.Client(connection)
  await owner.connect()
  const ownersPool = ownerPool(connection)
  const opened = await openCountry(connection, keys)
  const clock = { now: begin.getTime() }
  const desk: Desk = { ...opened, synthetic, now: () => new Date(clock.now), assets, wings, ...(access && { access }) }
  const log: string[] = []
  const server = await makeServer({
    desk,
    assetsFolder: tmpdir(),
    log: { write: (line) => void log.push(line) },
    behindProxy: false,
  })
  const leave = () => Promise.all([owner.end(), ownersPool.end(), opened.close()])
  return {
    connection,
    owner,
    own: openDatabase(ownersPool),
    desk,
    server,
    log,
    pass: (seconds) => void (clock.now += seconds * 1000),
    enter: async (name) => visit(server, await begins(desk, name)),
    stranger: () => visit(server, undefined),
    count: () => countOn(owner),
    [Symbol.asyncDispose]: () => closeAll(server, database, leave),
  }
}

async function closeAll(server: FastifyInstance, database: TestDatabase, leave: () => Promise<unknown>): Promise<void> {
  await server.close()
  await leave()
  await database.drop()
}

// Checking a password takes the time that it should; only the tests of logging in wait for it.
const begins = ({ database, now }: Desk, name: PostName) =>
  beginSession(database, {
    account: accountOf(name),
    post: posts[name].id,
    begun: now(),
    expires: new Date(now().getTime() + 12 * 3_600_000),
  })

async function prepare(connection: Connection): Promise<void> {
  await migrate(connection, programmes)
  const pool = ownerPool(connection)
  const own = openDatabase(pool)
  await putOrganisations(own, [
    ...country.agencies.codes,
    { code: 'NGO', name: { tg: 'Созмон', ru: 'Организация', en: 'Organisation' }, kind: 'ngo' },
  ])
  await putSeries(own, country.series ?? [])
  await putTexts(own, country.curriculum.texts)
  await putPlaces(own, country.codelists.place.codes)
  await putPosts(own, Object.values(posts))
  const passwordHash = await hashPassword(password)
  for (const name of Object.keys(posts) as PostName[]) {
    const id = accountOf(name)
    const sealedName = sealText(keys, `Корманди намунавӣ ${name}`, ownerOf.account(id))
    await addAccount(own, { id, login: name, sealedName, passwordHash, language: 'tg' })
    await hold(own, { id: crypto.randomUUID(), post: posts[name].id, account: id, from: new Date('2026-01-01') })
  }
  await pool.end()
}

async function countOn(owner: pg.Client): Promise<Counts> {
  const published = programmes.map(({ name }) => `(select count(*) from published.${name})`).join(' + ')
  const { rows } = await owner.query<Counts>(`
    select (select count(*)::int from safar.acts) as acts, (select count(*)::int from safar.cases) as cases,
      (${published})::int as published`)
  return rows[0] ?? { acts: 0, cases: 0, published: 0 }
}

const built = (file: string) => `/assets/${file}`
export const assets: Desk['assets'] = {
  style: built('style.css'),
  icon: built('icon.svg'),
  fonts: { latin: built('latin.woff2'), cyrillic: built('cyrillic.woff2'), cyrillicExt: built('cyrillic-ext.woff2') },
  scripts: {
    public: built('public.js'),
    workspace: built('workspace.js'),
    form: built('form.js'),
    passkey: built('passkey.js'),
    certificate: built('certificate.js'),
    'certificate-keeper': built('certificate-keeper.js'),
    progress: built('progress.js'),
  },
}
