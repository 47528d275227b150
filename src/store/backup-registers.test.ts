import path from 'node:path'

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { inventDelivery } from '#app/generate/write.ts'
import { programmes } from '#app/programmes.ts'
import { snapshotOf } from '#publish/register/snapshot.ts'
import { type TestDatabase, makeDatabase } from '#test/database.ts'
import { bringFile } from '#test/delivery.ts'
import { type RegisterOffice, openRegisters, registerNamed } from '#test/registers.ts'

import { backup } from './backup.ts'
import { openDatabase, openPool } from './database.ts'
import { migrate } from './migrate.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

const register = registerNamed('prospective')

let place: RegisterOffice
let fresh: TestDatabase
beforeAll(async () => {
  place = await openRegisters()
  fresh = await makeDatabase('migrated-whole', (connection) => migrate(connection, programmes))
  for (const until of ['2026-01', '2026-06']) {
    const file = path.join(place.folder, `${until}.csv`)
    await inventDelivery(file, { register, rows: 500, seed: until, until, language: 'ru' })
    await bringFile(place, file, register)
  }
})
afterAll(async () => {
  await fresh.drop()
  await place[Symbol.asyncDispose]()
})

const asked = () => ({ programmes, keys: place.office.keys })

test('deliveries and their rows come back from a backup as they were, and verify', async () => {
  const before = await snapshotOf(place.snapshots, register)
  const file = path.join(place.folder, 'safar.backup')
  const { ending } = await backup(place.connection, place.office.keys, { file, now: place.office.now() })
  expect(ending.rows).toMatchObject({ 'registers.deliveries': 2, 'registers.mappings': 1 })
  const witnessPath = path.join(place.folder, 'restored.log')
  await restore(fresh.connection, {
    file,
    ...asked(),
    witnessPath,
    ledgerWitnessPath: path.join(place.folder, 'restored-ledger.log'),
    now: place.office.now(),
  })
  const pool = openPool(fresh.connection, 'publisher', 2)
  const folder = path.join(place.folder, 'restored')
  const after = await snapshotOf({ publisher: openDatabase(pool), folder }, register)
  await pool.end()
  expect(after).toEqual({ ...before, path: path.join(folder, path.basename(before?.path ?? '')) })
  expect(await verify(fresh.connection, asked())).toMatchObject({ ok: true, walked: { deliveries: 2 } })
})

test.each([
  [
    'a byte of its rows was changed',
    'update registers.parts set content = set_byte(content, 9, get_byte(content, 9) # 1)',
    'delivery-altered',
  ],
  ['its rows are gone', 'delete from registers.parts', 'delivery-altered'],
  ['a month was taken from it', `delete from registers.months where month = '2026-06'`, 'delivery-altered'],
  [
    'it was removed',
    `delete from registers.parts p using registers.deliveries d where d.id = p.delivery and number = 1;
     delete from registers.months m using registers.deliveries d where d.id = m.delivery and number = 1;
     delete from registers.deliveries where number = 1`,
    'delivery-missing',
  ],
])('a verification finds a delivery of which %s', async (_, harm, what) => {
  const copy = await makeCopy()
  const client = new pg.Client(copy.connection)
  await client.connect()
  await client.query(harm)
  await client.end()
  const verdict = await verify(copy.connection, asked())
  await copy.drop()
  expect(verdict).toMatchObject({ ok: false, break: { what, values: { register: 'prospective' } } })
})

/** A database with the same deliveries, to do harm to. */
async function makeCopy(): Promise<TestDatabase> {
  const copy = await makeDatabase('migrated-whole', (connection) => migrate(connection, programmes))
  const file = path.join(place.folder, `copy-${crypto.randomUUID()}`)
  await backup(place.connection, place.office.keys, { file, now: place.office.now() })
  await restore(copy.connection, {
    file,
    ...asked(),
    witnessPath: `${file}.log`,
    ledgerWitnessPath: `${file}-ledger.log`,
    now: place.office.now(),
  })
  return copy
}
