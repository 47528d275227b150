import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Prepared, prepare } from '#app/office.ts'
import { programmes } from '#app/programmes.ts'
import { postFunctions } from '#kernel/workflow.ts'
import { snapshotOf } from '#publish/register/snapshot.ts'
import { logIn } from '#registry/log-in.ts'
import { countStates, listCases } from '#store/cases.ts'
import { listHandovers } from '#store/handovers.ts'
import { listPosts } from '#store/posts.ts'
import { readSetting } from '#store/settings.ts'
import { verify } from '#store/verify.ts'
import { type TestDatabase, makeEmptyDatabase } from '#test/database.ts'

import { demoActs } from './acts.ts'
import type { Given } from './answers.ts'
import { type Demo, fillDemo, needsDemo } from './fill.ts'
import { signUps } from './sessions.ts'

const now = new Date()
const seed = 'safar'

interface Country {
  readonly database: TestDatabase
  readonly prepared: Prepared
  readonly sql: pg.Client
  close(): Promise<void>
}

/** A database as the first start prepares it, before the demonstration. */
async function openCountry(): Promise<Country> {
  const database = await makeEmptyDatabase()
  const folder = await mkdtemp(path.join(tmpdir(), 'safar-demo-'))
  const prepared = await prepare(database.connection, path.join(folder, 'keys.json'))
  const sql = new pg.Client(database.connection)
  await sql.connect()
  const close = async () => {
    await sql.end()
    await prepared.close()
    await database.drop()
    await rm(folder, { recursive: true })
  }
  return { database, prepared, sql, close }
}

let country: Country
let demo: Demo
beforeAll(async () => {
  country = await openCountry()
  demo = await fillDemo({ ...country.prepared, seed, now })
})
afterAll(() => country.close())

const countActs = async ({ sql }: Country) => Number((await sql.query('select count(*) from safar.acts')).rows[0].count)

test('every act was kept, nothing else, and the journal verifies', async () => {
  // Whoever signs up by themselves enrols and joins.
  expect(await countActs(country)).toBe(demoActs(seed, now).length + 2 * signUps)
  const cases = await country.sql.query('select count(*) from safar.cases')
  expect(cases.rows).toEqual([{ count: demo.cases }])
  const verdict = await verify(country.database.connection, { programmes, keys: country.prepared.keys })
  expect(verdict).toMatchObject({ ok: true })
})

test('every source of tables has rows to count, all of them marked as invented', async () => {
  const { publisher, sources } = country.prepared.office.press
  const folder = await mkdtemp(path.join(tmpdir(), 'safar-demo-'))
  for (const source of sources) {
    const snapshot = await snapshotOf({ publisher, folder }, source)
    expect([source.name, snapshot?.synthetic]).toEqual([source.name, true])
    expect(snapshot?.rows).toBeGreaterThan(100)
  }
  await rm(folder, { recursive: true })
})

test('the database says that everybody in it is synthetic', async () => {
  expect(await readSetting(country.prepared.owner, 'synthetic')).toBe(true)
  const { rows } = await country.sql.query('select count(*) from published.orientation where not synthetic')
  expect(rows).toEqual([{ count: 0 }])
})

test('there is one account for each kind of post, and its password opens it', async () => {
  const { office } = country.prepared
  const functions = await Promise.all(
    demo.accounts.map(async ({ login, password }) => {
      const entered = await logIn(office, { login, password, from: 'test' })
      return typeof entered === 'string' || entered.step !== 'in'
        ? 'not in'
        : entered.posts.flatMap((post) => post.functions)
    }),
  )
  expect(functions.flat().toSorted()).toEqual([...postFunctions].toSorted())
})

test('one post is vacant, and its people are still in the care of the head of office', async () => {
  const posts = await listPosts(country.prepared.owner, now)
  expect(posts.filter(({ holder }) => holder === null).map(({ id }) => id)).toEqual(['migserv-vose-trainer-2'])
  expect(await seenFrom('migserv-khatlon-head')).toContain('migserv-vose-trainer-2')
})

test('the deputy of the vacant post has gone on with some of its people, each act saying for whom', async () => {
  const { rows } = await country.sql.query<{ post: string; stands_for: string; acts: number }>(
    `select body::jsonb #>> '{by,post}' as post, body::jsonb #>> '{by,for}' as stands_for, count(*)::int as acts
     from safar.acts where body::jsonb #>> '{by,for}' is not null group by 1, 2`,
  )
  expect(rows).toEqual([
    { post: 'migserv-vose-trainer', stands_for: 'migserv-vose-trainer-2', acts: expect.any(Number) },
  ])
  expect(rows[0]?.acts).toBeGreaterThan(3)
})

test('whoever left wrote down what they left, and the next holder of the other post found everything', async () => {
  const { owner, office } = country.prepared
  const [left] = await listHandovers(office.database, 'migserv-khatlon-head', 'migserv-vose-trainer-2')
  expect(left?.packet.states.reduce((sum, { cases }) => sum + cases, 0)).toBe(50)
  const [earlier] = await listHandovers(office.database, 'migserv-vose-trainer', 'migserv-vose-trainer')
  const found = earlier?.packet.states.reduce((sum, { cases }) => sum + cases, 0) ?? 0
  expect(found).toBeGreaterThan(30)
  const posts = await listPosts(owner, now)
  expect(posts.find(({ id }) => id === 'migserv-vose-trainer')?.holder).toBe('trainer.vose')
  const { total } = await listCases(
    office.database,
    'migserv-vose-trainer',
    { of: 'migserv-vose-trainer' },
    { from: 0, most: 1 },
  )
  expect(total).toBe(130 + 10)
})

async function seenFrom(post: string): Promise<readonly string[]> {
  const { lines } = await listCases(country.prepared.office.database, post, {}, { from: 0, most: 1000 })
  return [...new Set(lines.map((line) => line.post))].toSorted()
}

test('a head of office sees the people of the posts of the region, and nobody else', async () => {
  expect(await seenFrom('migserv-khatlon-head')).toEqual([
    'migserv-bokhtar-caseworker',
    'migserv-bokhtar-trainer',
    'migserv-vose-trainer',
    'migserv-vose-trainer-2',
  ])
  expect(await seenFrom('migserv-sughd-head')).toEqual(['migserv-khujand-trainer'])
  expect(await seenFrom('migserv-dushanbe-head')).toEqual(['migserv-dushanbe-trainer'])
})

test('a trainer sees the people of their desk in every state; statistician and administrator see nobody', async () => {
  expect(await seenFrom('migserv-bokhtar-trainer')).toEqual(['migserv-bokhtar-caseworker', 'migserv-bokhtar-trainer'])
  const states = await countStates(country.prepared.office.database, 'migserv-bokhtar-trainer')
  expect(states.map(({ state }) => state).toSorted()).toEqual(['attending', 'certified', 'enrolled', 'left'])
  expect(await seenFrom('tajstat-migration-statistician')).toEqual([])
  expect(await seenFrom('molme-secretariat-administrator')).toEqual([])
})

test('a few cases wait for a person: answers that clash, and acts set aside', async () => {
  const { office } = country.prepared
  const unsettled = (post: string) => listCases(office.database, post, { unsettled: true }, { from: 0, most: 50 })
  expect((await unsettled('migserv-bokhtar-trainer')).total).toBe(3)
  const { rows } = await country.sql.query(
    "select count(*) filter (where clashes <> '[]') as clashing, count(*) filter (where set_aside <> '[]') as aside from safar.cases",
  )
  expect(rows).toEqual([{ clashing: 3, aside: 2 }])
})

test('the published projection holds codes, numbers of records and the mark, nothing else', async () => {
  const { rows } = await country.sql.query('select * from published.orientation')
  expect(rows).toHaveLength(demo.cases)
  const values = rows.flatMap(({ record, synthetic, ...codes }) => {
    expect([typeof synthetic, /^-?\d+$/.test(String(record))]).toEqual(['boolean', true])
    return Object.values(codes)
  })
  expect(values.filter((value) => !/^[0-9A-Za-z._-]{1,24}$/.test(String(value)))).toEqual([])
})

/** The tables in which any of these words stands. */
async function tablesWith(...words: readonly string[]): Promise<readonly string[]> {
  const { rows: tables } = await country.sql.query<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('safar', 'published', 'public')",
  )
  const pattern = words.map((word) => word.replaceAll('+', String.raw`\+`)).join('|')
  const searches = tables.map(
    ({ name }) => `select '${name}' as name where exists (select from ${name} as line where line::text ~ $1)`,
  )
  const { rows } = await country.sql.query<{ name: string }>(searches.join(' union all '), [pattern])
  return rows.map(({ name }) => name).toSorted()
}

test('no name, telephone or passport stands anywhere in the database in plain letters', async () => {
  const people = demoActs(seed, now).flatMap(({ sent }) => (sent.step === 'enrol' ? [sent.answers as Given] : []))
  const surnames = new Set(people.flatMap(({ name }) => name?.split(' ')[0] ?? []))
  expect(surnames.size).toBeGreaterThan(100)
  expect(await tablesWith(...surnames)).toEqual([])
  expect(await tablesWith(...people.flatMap(({ phone }) => phone ?? []).slice(0, 50), 'DEMO-00')).toEqual([])
  // The search does find what stands there: the district of Bokhtar.
  expect(await tablesWith('3507401')).toEqual([
    'published.orientation',
    'safar.acts',
    'safar.cases',
    'safar.course_sessions',
    'safar.places',
    'safar.posts',
    'safar.services',
    'safar.session_changes',
  ])
})

test('a second filling changes nothing', async () => {
  const before = await countActs(country)
  expect(await needsDemo(country.prepared.owner, now)).toBe(false)
  const again = await fillDemo({ ...country.prepared, seed: 'another', now: new Date(now.getTime() + 86_400_000) })
  expect(again).toEqual(demo)
  expect(await countActs(country)).toBe(before)
})

test('a first start that is killed half-way goes on at the second one, days later, without doubling anything', async () => {
  const other = await openCountry()
  try {
    const kill = ({ kept, of }: { readonly kept: number; readonly of: number }) => {
      if (kept > of / 2) throw new Error('killed')
    }
    await expect(fillDemo({ ...other.prepared, seed, now, report: kill })).rejects.toThrow('killed')
    expect(await countActs(other)).toBeGreaterThan(500)
    expect(await needsDemo(other.prepared.owner, now)).toBe(true)
    const completed = await fillDemo({
      ...other.prepared,
      seed: 'another',
      now: new Date(now.getTime() + 3 * 86_400_000),
    })
    expect(completed).toEqual(demo)
    expect(await countActs(other)).toBe(demoActs(seed, now).length + 2 * signUps)
    expect((await listPosts(other.prepared.owner, now)).filter(({ holder }) => holder === null)).toHaveLength(1)
  } finally {
    await other.close()
  }
})

test('a database with posts of its own is refused: no synthetic person comes among real ones', async () => {
  const other = await openCountry()
  try {
    await other.sql.query(
      `insert into safar.posts (id, organisation, functions, title) values ('real-trainer', 'MIGSERV', '{trainer}', '{}')`,
    )
    expect(await needsDemo(other.prepared.owner, now)).toBe(false)
    await expect(fillDemo({ ...other.prepared, seed, now })).rejects.toMatchObject({ says: 'database-not-empty' })
    expect(await readSetting(other.prepared.owner, 'synthetic')).toBeUndefined()
  } finally {
    await other.close()
  }
})
