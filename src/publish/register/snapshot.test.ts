import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { inventDelivery } from '#app/generate/write.ts'
import { sources } from '#app/registers.ts'
import { openDatabase, openPool } from '#store/database.ts'
import { recordNumber } from '#store/seal.ts'
import { ask, bringFile, sourceOf } from '#test/delivery.ts'
import { enrolled, khujand, openJournal, person } from '#test/journal.ts'
import { type RegisterOffice, openRegisters, registerNamed } from '#test/registers.ts'

import { type Snapshot, snapshotOf } from './snapshot.ts'

const remittances = registerNamed('remittances')

let place: RegisterOffice
beforeAll(async () => {
  place = await openRegisters()
  await bring('one', '2025-12')
})
afterAll(() => place[Symbol.asyncDispose]())

async function bring(seed: string, until: string): Promise<void> {
  const file = path.join(place.folder, `${seed}.csv`)
  await inventDelivery(file, { register: remittances, rows: 2000, seed, until, language: 'en' })
  await bringFile(place, file, remittances)
}

async function taken(): Promise<Snapshot> {
  const snapshot = await snapshotOf(place.snapshots, remittances)
  if (!snapshot) throw new Error('There are no rows')
  return snapshot
}

test('a snapshot has a column of codes for each published question, one of amounts for each measured, and keys', async () => {
  const columns = await ask(`describe select * from ${sourceOf((await taken()).path)}`)
  expect(columns.map(({ column_name: name, column_type: type }) => `${String(name)} ${String(type)}`)).toEqual([
    'month VARCHAR',
    'corridor VARCHAR',
    'channel VARCHAR',
    'currency VARCHAR',
    'recipientSex VARCHAR',
    'district VARCHAR',
    'amount DOUBLE',
    'record_key UBIGINT',
    'contributor_key UBIGINT',
    'synthetic BOOLEAN',
  ])
  const { path: file } = await taken()
  const [sums] = await ask(
    `select cast(count(distinct record_key) as double) as people, cast(count(distinct contributor_key) as double) as operators,
       bool_and(synthetic) as synthetic, bool_and(contributor_key <> 0) as contributed, count_if(recipientSex = '_U') > 100 as unsaid
     from ${sourceOf(file)}`,
  )
  expect(sums).toEqual({ people: 2000, operators: 14, synthetic: true, contributed: true, unsaid: true })
})

test('a snapshot is found again by its fingerprint, and made again when it is gone: the same rows, the same fingerprint', async () => {
  const first = await taken()
  const made = await stat(first.path)
  expect(await taken()).toEqual(first)
  expect((await stat(first.path)).ino).toBe(made.ino)
  await rm(first.path)
  expect(await taken()).toEqual(first)
  expect((await stat(first.path)).ino).not.toBe(made.ino)
  expect((await stat(place.snapshots.folder)).mode & 0o777).toBe(0o700)
})

test('where deliveries overlap, the later one stands for their common months', async () => {
  const before = await taken()
  await bring('two', '2026-06')
  const after = await taken()
  expect(after.hash).not.toBe(before.hash)
  expect(after.months.at(0)).toBe(before.months.at(0))
  expect(after.months.at(-1)).toBe('2026-06')
  expect(new Set(after.months).size).toBe(after.months.length)
  // Two deliveries of 36 months each, six of which only the first has.
  expect(after.rows).toBeGreaterThan(2000)
  expect(after.rows).toBeLessThan(2600)
})

test('of the snapshots from before, those that nobody has asked for in a day are removed', async () => {
  const { path: present, hash } = await taken()
  const others = (await readdir(place.snapshots.folder)).filter((name) => !name.includes(hash))
  expect(others).not.toEqual([])
  const longAgo = new Date(Date.now() - 25 * 3_600_000)
  for (const each of others) await utimes(path.join(place.snapshots.folder, each), longAgo, longAgo)
  const foreign = path.join(place.snapshots.folder, 'remittances-of-somebody.parquet')
  await writeFile(foreign, '')
  await utimes(foreign, longAgo, longAgo)
  await taken()
  expect((await readdir(place.snapshots.folder)).toSorted()).toEqual(
    [path.basename(present), path.basename(foreign)].toSorted(),
  )
})

test('rows that were altered in the database make no snapshot', async () => {
  await using altered = await openRegisters()
  const file = path.join(altered.folder, 'r.csv')
  await inventDelivery(file, { register: remittances, rows: 100, seed: 'a', until: '2026-06', language: 'en' })
  await bringFile(altered, file, remittances)
  await altered.owner.query(`update registers.parts set content = set_byte(content, 100, get_byte(content, 100) # 1)`)
  await expect(snapshotOf(altered.snapshots, remittances)).rejects.toThrow('are not those that were delivered')
})

test('a register without deliveries has no snapshot', async () => {
  expect(await snapshotOf(place.snapshots, registerNamed('foreign'))).toBeUndefined()
})

test('a programme of our own is a source too: its published codes, each case under its number', async () => {
  await using journal = await openJournal()
  const orientation = sources.find(({ name }) => name === 'orientation')
  if (!orientation) throw new Error('Orientation declares no tables')
  const pool = openPool(journal.connection, 'publisher', 2)
  const snapshots = { publisher: openDatabase(pool), folder: path.join(place.folder, 'programme') }
  expect(await snapshotOf(snapshots, orientation)).toBeUndefined()

  const ids = [1, 2, 3].map((number) => `0192a000-0000-7000-8000-00000000000${number}`)
  for (const id of ids) await journal.keep(khujand, id, { ...enrolled(), answers: { ...person, education: '3' } })
  const snapshot = await snapshotOf(snapshots, orientation)
  if (!snapshot) throw new Error('There are no rows')
  expect(snapshot).toMatchObject({ rows: 3, months: ['2026-03'] })
  const rows = await ask(`select * from ${sourceOf(snapshot.path)} order by record_key`)
  const numbers = ids.map((id) => BigInt.asUintN(64, BigInt(recordNumber(journal.keys, id))))
  expect(rows.map((row) => row['record_key'])).toEqual(numbers.toSorted((one, other) => (one < other ? -1 : 1)))
  expect(rows[0]).toMatchObject({
    state: 'enrolled',
    openedMonth: '2026-03',
    sex: 'female',
    born: '18-29',
    education: '3',
    contract: '_U',
    contributor_key: 0n,
  })

  expect(await snapshotOf(snapshots, orientation)).toEqual(snapshot)
  await journal.keep(khujand, '0192a000-0000-7000-8000-000000000004', enrolled())
  expect((await snapshotOf(snapshots, orientation))?.hash).not.toBe(snapshot.hash)
  await pool.end()
})
