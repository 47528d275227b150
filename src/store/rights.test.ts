import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type TestJournal, attended, bokhtar, enrolled, keepScan, khujand, openJournal, person } from '#test/journal.ts'

import { actsOf, load } from './acts.ts'
import { type DatabaseRole, openPool } from './database.ts'

const [ours, theirs] = ['0192a000-0000-7000-8000-00000000000a', '0192a000-0000-7000-8000-00000000000b'] as const

let journal: TestJournal
beforeAll(async () => {
  journal = await openJournal()
  const scan = await keepScan(journal, 'a photo of a paper')
  await journal.keep(
    khujand,
    ours,
    { ...enrolled(), answers: { ...person, scan: [scan] } },
    attended('2026-03-02T09:00:00.000Z', 'M1'),
  )
  await journal.keep(bokhtar, theirs, enrolled())
})
afterAll(() => journal[Symbol.asyncDispose]())

/** What a role, acting for a post, gets for a statement; whatever it does is taken back. */
async function as(role: DatabaseRole, statement: string, post = ''): Promise<readonly unknown[]> {
  const pool = openPool(journal.connection, role, 1)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('safar.post', $1, true)`, [post])
    const { rows, rowCount } = await client.query(statement)
    return rows.length > 0 ? rows : Array.from({ length: rowCount ?? 0 }, () => 'done')
  } finally {
    await client.query('rollback')
    client.release()
    await pool.end()
  }
}

const denied = /permission denied|row-level security/

test('a post sees its own cases, acts, keys and files, and nothing of another post', async () => {
  for (const [table, column] of [
    ['cases', 'id'],
    ['acts', 'case_id'],
    ['case_keys', 'case_id'],
    ['files', 'case_id'],
  ] as const) {
    const seen = async (post: string) =>
      (await as('web', `select distinct ${column} as id from safar.${table}`, post)) as { id: string }[]
    expect([table, await seen(khujand)]).toEqual([table, [{ id: ours }]])
    expect([table, await seen(bokhtar)]).toEqual([table, table === 'files' ? [] : [{ id: theirs }]])
    expect([table, await seen('')]).toEqual([table, []])
    expect([table, await seen('no-such-post')]).toEqual([table, []])
  }
})

test('the store finds nothing of a case that the post may not see', async () => {
  expect((await load(journal.web, bokhtar, [ours], [])).cases.size).toBe(0)
  expect(await actsOf(journal.web, bokhtar, [ours])).toEqual([])
  expect((await load(journal.web, khujand, [ours], [])).cases.size).toBe(1)
})

test('a post cannot go on with a case of another post, nor open a case under its id', async () => {
  await expect(journal.keep(bokhtar, ours, enrolled())).rejects.toThrow('moved on')
  expect(await actsOf(journal.web, khujand, [ours])).toHaveLength(2)
})

test('a post cannot slip an act, a key or a file into a case of another post, nor a case into its caseload', async () => {
  const act = `insert into safar.acts values (gen_random_uuid(), '${theirs}', 2, '{}', '\\x00')`
  const key = `insert into safar.case_keys values ('${theirs}', 'k1.', '{}')`
  const file = `insert into safar.files (id, post, case_id, kind, bytes, sha256, wrapped, content) values (gen_random_uuid(), '${khujand}', '${theirs}', 'x', 1, '', '', '')`
  const given = `insert into safar.cases select gen_random_uuid(), programme, '${bokhtar}', state, opened_at, since_at, last_at, last_id, heads, set_aside, clashes, answers, seq, head from safar.cases`
  for (const statement of [act, key, file, given, `update safar.cases set post = '${bokhtar}'`])
    await expect(as('web', statement, khujand)).rejects.toThrow(denied)
})

test('a post changes no row of another post', async () => {
  expect(await as('web', `update safar.cases set state = 'left' where id = '${theirs}'`, khujand)).toEqual([])
  expect(await as('web', `update safar.cases set state = 'left' where id = '${ours}'`, khujand)).toEqual(['done'])
})

test('acts, keys and definitions are never changed or removed by who serves people', async () => {
  for (const table of ['acts', 'case_keys', 'definitions', 'checkpoints'])
    for (const statement of [
      `update safar.${table} set ${table === 'case_keys' ? 'wrapped' : 'body'} = ''`,
      `delete from safar.${table}`,
      `truncate safar.${table}`,
    ])
      await expect(as('web', statement, khujand)).rejects.toThrow(denied)
  for (const table of ['cases', 'files', 'unsigned_heads'])
    await expect(as('web', `delete from safar.${table}`, khujand)).rejects.toThrow(denied)
  await expect(as('web', 'alter table safar.acts disable row level security', khujand)).rejects.toThrow('must be owner')
  await expect(as('web', 'create table public.mine ()', khujand)).rejects.toThrow(denied)
})

test('who serves people writes published rows and cannot read, change or remove them directly', async () => {
  for (const statement of [
    'select * from published.orientation',
    `update published.orientation set state = 'left'`,
    'delete from published.orientation',
  ])
    await expect(as('web', statement, khujand)).rejects.toThrow(denied)
})

test('who signs sees the ends of chains, and no case, act, answer, key or file', async () => {
  expect(await as('worker', 'select case_id, seq, hash from safar.unsigned_heads')).toHaveLength(2)
  for (const table of ['cases', 'acts', 'case_keys', 'files', 'accounts', 'definitions'])
    await expect(as('worker', `select * from safar.${table}`)).rejects.toThrow(denied)
  await expect(as('worker', 'select * from published.orientation')).rejects.toThrow(denied)
  await expect(as('worker', `update safar.checkpoints set body = ''`)).rejects.toThrow(denied)
  await expect(as('worker', 'delete from safar.checkpoints')).rejects.toThrow(denied)
})

test('who publishes reads rows of codes and a number, and nothing that leads back to a person', async () => {
  const rows = (await as('publisher', 'select * from published.orientation')) as Readonly<Record<string, unknown>>[]
  expect(rows).toHaveLength(2)
  const [row = {}] = rows
  expect(Object.keys(row).toSorted()).toEqual([
    'born',
    'contract',
    'destination',
    'district',
    'education',
    'opened_month',
    'record',
    'sex',
    'since_month',
    'state',
    'synthetic',
  ])
  const text = JSON.stringify(rows)
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  expect(text).not.toMatch(/Намуна|A0000001|1998|sealed/)
})

test('who publishes enters nothing else and writes nothing', async () => {
  const { rows } = await journal.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'safar'`,
  )
  expect(rows.length).toBeGreaterThan(10)
  for (const { name } of rows) await expect(as('publisher', `select * from safar.${name}`)).rejects.toThrow(denied)
  for (const statement of [
    `update published.orientation set state = 'left'`,
    'delete from published.orientation',
    `select published.put_orientation('[]', '{}')`,
    `select safar.load('${khujand}', '{}', '{}')`,
    `select safar.find_cases('{}', '{}')`,
  ])
    await expect(as('publisher', statement)).rejects.toThrow(denied)
})

test('whoever is none of the three sees nothing at all', async () => {
  const { owner, connection } = journal
  await owner.query('drop role if exists passer_by')
  await owner.query('create role passer_by login')
  const client = new pg.Client({ ...connection, user: 'passer_by' })
  await client.connect()
  for (const statement of [
    'select * from safar.cases',
    'select * from published.orientation',
    `select safar.load('${khujand}', '{}', '{}')`,
    `select safar.find_cases('{}', '{}')`,
    `select safar.append('${khujand}', '{}', false)`,
  ])
    await expect(client.query(statement)).rejects.toThrow(denied)
  await client.end()
  await owner.query('drop role passer_by')
})
