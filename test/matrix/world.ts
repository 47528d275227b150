import { randomUUIDv7 } from 'node:crypto'
import { tmpdir } from 'node:os'

import type { FastifyInstance } from 'fastify'
import pg from 'pg'

import { country, openOffice as openCountry } from '#app/office.ts'
import { programmes } from '#app/programmes.ts'
import { wings } from '#app/wings.ts'
import type { Programme } from '#kernel/programme.ts'
import type { PostFunction } from '#kernel/workflow.ts'
import { postFunctions } from '#kernel/workflow.ts'
import { hashPassword } from '#registry/password.ts'
import { submit } from '#serve/submit.ts'
import { keepUpload } from '#serve/upload.ts'
import { addAccount } from '#store/accounts.ts'
import { type Connection, openDatabase, ownerPool } from '#store/database.ts'
import { definitionVersions } from '#store/definitions.ts'
import { migrate } from '#store/migrate.ts'
import { type Post, hold, putOrganisations, putPlaces, putPosts } from '#store/posts.ts'
import { ownerOf, sealText } from '#store/seal.ts'
import { beginSession } from '#store/sessions.ts'
import { person } from '#test/acts.ts'
import { makeDatabase } from '#test/database.ts'
import { assets, begin, keys, password } from '#test/office.ts'
import { type Visitor, visit } from '#test/visitor.ts'
import { actingAs } from '#web/office.ts'
import { makeServer } from '#web/server.ts'
import type { Desk } from '#web/visit.ts'

import { refuge, witness } from './programmes.ts'

/** Two districts of one region, the region, another region, and the whole country. */
export const places = { d1: '3505401', d2: '3505220', r1: '3505000', r2: '3507000', all: null } as const

const post = (id: string, organisation: string, place: string | null, ...functions: PostFunction[]): Post => ({
  id,
  organisation,
  place,
  functions,
  title: { tg: id, ru: id, en: id },
})

// Every kind of post: of each function at each place in one organisation, and at the two ends in another.
const kinds: readonly Post[] = [
  ...postFunctions.flatMap((each) =>
    Object.entries(places).map(([name, place]) => post(`a-${each}-${name}`, 'MIGSERV', place, each)),
  ),
  ...postFunctions.flatMap((each) =>
    (['d1', 'all'] as const).map((name) => post(`b-${each}-${name}`, 'NGO', places[name], each)),
  ),
]

/** Nobody holds it; `deputy` looks after it, and whoever supervises its place. */
export const vacant = post('a-vacant-d2', 'MIGSERV', places.d2, 'trainer', 'caseworker')
export const deputy = 'a-trainer-r2'
export const posts: readonly Post[] = [...kinds, vacant]

/** The programmes of the matrix: one of each sensitivity. */
export const all: readonly Programme[] = [...programmes, refuge, witness]

/** A case with a word of its own in an answer of each sensitivity: where one of them stands, it has been seen. */
export interface Marked {
  readonly id: string
  readonly programme: Programme
  readonly owner: Post
  readonly marks: Readonly<Record<string, string>>
  /** A file that answers a restricted question. */
  readonly file: string | undefined
}

export interface World extends AsyncDisposable {
  readonly connection: Connection
  readonly owner: pg.Client
  readonly desk: Desk
  readonly server: FastifyInstance
  readonly cases: readonly Marked[]
  /** Somebody who holds a post; of the vacant one, whoever held it last. */
  visitor(post: string): Visitor
  /** The same, logged in just now. */
  enter(post: string): Promise<Visitor>
  readonly stranger: Visitor
  /** Lets time go by. */
  pass(seconds: number): void
  readonly former: Visitor
}

const accountOf = (id: string) =>
  `0192b000-0000-7000-8000-${String(posts.findIndex((each) => each.id === id)).padStart(12, '0')}`

async function prepare(connection: Connection): Promise<void> {
  await migrate(connection, all)
  const pool = ownerPool(connection)
  const own = openDatabase(pool)
  await putOrganisations(own, [
    ...country.agencies.codes,
    { code: 'NGO', name: { tg: 'Созмон', ru: 'Организация', en: 'Organisation' }, kind: 'ngo' },
  ])
  await putPlaces(own, country.codelists.place.codes)
  await putPosts(own, posts)
  const passwordHash = await hashPassword(password)
  for (const { id } of posts) {
    const account = accountOf(id)
    await addAccount(own, {
      id: account,
      login: id,
      sealedName: sealText(keys, `Корманд ${id}`, ownerOf.account(account)),
      passwordHash,
      language: 'tg',
    })
    await hold(own, { id: crypto.randomUUID(), post: id, account, from: new Date('2026-01-01') })
  }
  await pool.end()
}

/** Opens a country of every kind of post, with cases of every sensitivity; one post has just become vacant. */
export async function openWorld(): Promise<World> {
  const database = await makeDatabase('matrix', prepare)
  const { connection } = database
  const owner = new pg.Client(connection)
  await owner.connect()
  const opened = await openCountry(connection, keys)
  const clock = { now: begin.getTime() }
  const desk: Desk = {
    ...opened,
    programmes: new Map(all.map((programme) => [programme.name, programme])),
    definitions: await definitionVersions(opened.database),
    synthetic: true,
    now: () => new Date(clock.now),
    assets,
    wings,
  }
  const server = await makeServer({ desk, assetsFolder: tmpdir(), log: { write: () => undefined }, behindProxy: false })
  const owners = posts.filter(({ id }) =>
    ['a-caseworker-d1', 'a-caseworker-r2', 'b-caseworker-d1', vacant.id].includes(id),
  )
  const cases: Marked[] = []
  for (const programme of all)
    for (const each of owners) cases.push(await openMarked(desk, programme, each, cases.length))
  const logIn = (id: string) =>
    beginSession(opened.database, {
      account: accountOf(id),
      post: id,
      begun: desk.now(),
      expires: new Date(desk.now().getTime() + 12 * 3_600_000),
    })
  const tokens = new Map<string, string>()
  for (const { id } of posts) tokens.set(id, await logIn(id))
  await owner.query(
    `insert into safar.deputies (id, post, deputy, stands_from) values (gen_random_uuid(), $1, $2, '2026-01-01')`,
    [vacant.id, deputy],
  )
  await owner.query('select safar.vacate($1, $2)', [vacant.id, begin])
  const leave = () => Promise.all([owner.end(), opened.close()])
  return {
    connection,
    owner,
    desk,
    server,
    cases,
    visitor: (id) => visit(server, tokens.get(id)),
    enter: async (id) => visit(server, await logIn(id)),
    stranger: visit(server, undefined),
    pass: (seconds) => void (clock.now += seconds * 1000),
    former: visit(server, tokens.get(vacant.id)),
    async [Symbol.asyncDispose]() {
      await server.close()
      await leave()
      await database.drop()
    },
  }
}

/** Opens a case whose answers can be told from those of all others. */
async function openMarked(desk: Desk, programme: Programme, owner: Post, number: number): Promise<Marked> {
  const acting = actingAs(accountOf(owner.id), owner)
  const id = randomUUIDv7()
  const mark = (word: string) => `${word}${'абвгдежзиклмнопрст'[number]}${'абвгдежзиклмнопрст'[number]}`
  const steps = programme === refuge || programme === witness ? await told(desk, acting, mark) : ordinary(mark)
  const acts = steps.acts.map(([step, answers], at) => ({
    id: randomUUIDv7(),
    case: id,
    programme: programme.name,
    step,
    at: new Date(begin.getTime() - 86_400_000 + at * 1000).toISOString(),
    answers,
  }))
  const verdicts = await submit(desk, acting, acts)
  const refused = verdicts.find(({ verdict }) => verdict !== 'kept')
  if (refused) throw new Error(`The case could not be opened: ${JSON.stringify(refused)}`)
  return { id, programme, owner, marks: steps.marks, file: steps.file }
}

type Mark = (word: string) => string

const ordinary = (mark: Mark) => ({
  acts: [
    ['enrol', { ...person, name: mark('Номдор'), document: undefined }],
    ['correct', { note: mark('Қайд') }],
  ] as const,
  marks: { name: mark('Номдор'), note: mark('Қайд') },
  file: undefined,
})

async function told(desk: Desk, acting: ReturnType<typeof actingAs>, mark: Mark) {
  const content = Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.from(mark('Акс'))])
  const file = await keepUpload(desk, acting, { field: 'proof', filename: 'x.jpg', content })
  if (!file) throw new Error('The file was not taken')
  return {
    acts: [
      ['report', { name: mark('Номдор'), need: 'shelter' }],
      ['assess', { danger: mark('Хатар') }],
      ['hear', { story: mark('Қисса'), proof: [file] }],
    ] as const,
    marks: { name: mark('Номдор'), danger: mark('Хатар'), story: mark('Қисса'), proof: mark('Акс') },
    file: file.id,
  }
}
