import { randomUUIDv7 } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { type RegisterOffice, account, openRegisters, posts, today } from '#test/registers.ts'

import { type DatabaseRole, openPool } from './database.ts'
import {
  type NewDelivery,
  findSameFile,
  keepDelivery,
  listDeliveries,
  partsOf,
  settleDelivery,
  standingDeliveries,
  standingMonths,
} from './deliveries.ts'
import { findMapping, saveMapping } from './mappings.ts'

let place: RegisterOffice
beforeAll(async () => {
  place = await openRegisters()
})
afterAll(() => place[Symbol.asyncDispose]())

let files = 0
const hash = (number: number) => Buffer.alloc(32, number)

const delivery = (more: Partial<NewDelivery> = {}): NewDelivery => ({
  id: randomUUIDv7(),
  register: 'returns',
  version: 1,
  owner: 'MIGSERV',
  state: 'accepted',
  fileHash: hash(++files),
  fileBytes: 10,
  contentHash: hash(100 + files),
  contentBytes: 6,
  rows: 5,
  refused: 0,
  synthetic: true,
  account,
  receivedAt: today,
  months: new Map([['2026-01', 5]]),
  ...more,
})

const keep = (what: NewDelivery, post: string = posts.statistician) =>
  keepDelivery(place.web, post, what, [Buffer.from('abc'), Buffer.from('def')])

/** What a role, acting for a post, gets for a statement; whatever it does is taken back. */
async function as(role: DatabaseRole, statement: string, post = ''): Promise<readonly unknown[]> {
  const pool = openPool(place.connection, role, 1)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('safar.post', $1, true)`, [post])
    return (await client.query(statement)).rows
  } finally {
    await client.query('rollback')
    client.release()
    await pool.end()
  }
}

const denied = /permission denied|row-level security/

test('who brings a delivery cannot read its rows again; who publishes reads them, and nothing of who brought them', async () => {
  const what = delivery({ register: 'foreign' })
  expect(await keep(what)).toBe(1)
  await expect(as('web', 'select content from registers.parts', posts.statistician)).rejects.toThrow(denied)
  const content = Buffer.concat(await Array.fromAsync(partsOf(place.snapshots.publisher, what.id)))
  expect(content.toString()).toBe('abcdef')
  for (const column of ['post', 'account', 'file_hash', 'owner'])
    await expect(as('publisher', `select ${column} from registers.deliveries`)).rejects.toThrow(denied)
  await expect(as('publisher', 'select * from registers.mappings')).rejects.toThrow(denied)
})

test('only a statistician sees deliveries and brings them, each in the name of the own post', async () => {
  await expect(keep(delivery(), posts.trainer)).rejects.toThrow(denied)
  expect(await listDeliveries(place.web, posts.trainer, 'foreign')).toEqual([])
  expect(await listDeliveries(place.web, posts.other, 'foreign')).toHaveLength(1)
  const [there] = await listDeliveries(place.web, posts.statistician, 'foreign')
  const slipIn = `insert into registers.parts values ('${there?.id}', 7, 'x')`
  await expect(as('web', slipIn, posts.other)).rejects.toThrow(denied)
  const late = `insert into registers.months values ('${there?.id}', '2020-01', 1)`
  await expect(as('web', late, posts.other)).rejects.toThrow(denied)
  const inNameOf = `update registers.deliveries set post = '${posts.other}'`
  await expect(as('web', inNameOf, posts.statistician)).rejects.toThrow(denied)
})

test('deliveries are never changed in what they say, nor removed', async () => {
  for (const table of ['deliveries', 'months', 'parts', 'mappings'])
    await expect(as('web', `delete from registers.${table}`, posts.statistician)).rejects.toThrow(denied)
  for (const set of ['rows = 1', `content_hash = '\\x00'`, 'number = 7', 'synthetic = false'])
    await expect(as('web', `update registers.deliveries set ${set}`, posts.statistician)).rejects.toThrow(denied)
  for (const statement of [
    `update registers.deliveries set state = 'withdrawn'`,
    'delete from registers.parts',
    `select registers.settle('returns')`,
  ])
    await expect(as('publisher', statement)).rejects.toThrow(denied)
  await expect(as('worker', 'select * from registers.deliveries')).rejects.toThrow(denied)
})

test('of two that bring the same file at the same moment one keeps it', async () => {
  const what = delivery({ register: 'remittances' })
  const both = await Promise.all([keep(what), keep({ ...what, id: randomUUIDv7() })])
  expect(new Set(both)).toEqual(new Set([1, undefined]))
  expect(await findSameFile(place.web, posts.statistician, what)).toMatchObject({ number: 1 })
})

test('what breaks off in the middle leaves nothing behind', async () => {
  async function* breaking(): AsyncGenerator<Buffer> {
    yield Buffer.from('abc')
    throw new Error('the cable was pulled')
  }
  const what = delivery({ register: 'prospective' })
  await expect(keepDelivery(place.web, posts.statistician, what, breaking())).rejects.toThrow('the cable was pulled')
  expect(await listDeliveries(place.web, posts.statistician, 'prospective')).toEqual([])
  expect((await place.owner.query('select from registers.parts where delivery = $1', [what.id])).rowCount).toBe(0)
})

test('a month stands with the latest delivery that covers it; the state of the others follows', async () => {
  const months = (...some: readonly string[]) => new Map(some.map((month) => [month, 3]))
  const all = delivery({ months: months('2025-01', '2025-02') })
  const one = delivery({ months: months('2025-02') })
  const both = delivery({ months: months('2025-01', '2025-02') })
  for (const each of [all, one, both]) await keep(each)
  const states = async () =>
    Object.fromEntries(
      (await listDeliveries(place.web, posts.statistician, 'returns')).map(({ id, state }) => [id, state]),
    )
  const settle = (id: string, to: 'accepted' | 'withdrawn') =>
    settleDelivery(place.web, { post: posts.statistician, id, to, at: today })
  expect(await states()).toEqual({ [all.id]: 'superseded', [one.id]: 'superseded', [both.id]: 'accepted' })
  expect(await settle(both.id, 'withdrawn')).toBe(true)
  expect(await states()).toEqual({ [all.id]: 'accepted', [one.id]: 'accepted', [both.id]: 'withdrawn' })
  expect(await standingDeliveries(place.snapshots.publisher, 'returns')).toMatchObject([
    { delivery: all.id, months: ['2025-01'], brought: 2 },
    { delivery: one.id, months: ['2025-02'], brought: 1 },
  ])
  expect([...(await standingMonths(place.web, posts.statistician, 'returns')).keys()]).toEqual(['2025-01', '2025-02'])
  expect(await settle(both.id, 'accepted')).toBe(false)
  expect(await settle(all.id, 'accepted')).toBe(false)
})

test('what columns were taken for is remembered for each owner and each set of headings', async () => {
  const headings = ['Пол', 'Моҳ\nи сол']
  const what = { register: 'returns', owner: 'MIGSERV', headings }
  expect(await findMapping(place.web, posts.statistician, what)).toBeUndefined()
  await saveMapping(place.web, posts.statistician, { ...what, mapping: ['sex', null], at: today })
  await saveMapping(place.web, posts.other, { ...what, mapping: ['sex', 'month'], at: today })
  expect(await findMapping(place.web, posts.statistician, what)).toEqual(['sex', 'month'])
  expect(await findMapping(place.web, posts.statistician, { ...what, owner: 'AEA' })).toBeUndefined()
  expect(await findMapping(place.web, posts.trainer, what)).toBeUndefined()
})
