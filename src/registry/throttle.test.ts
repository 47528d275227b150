import { afterAll, beforeAll, expect, test } from 'vitest'

import { type TestOffice, accountOf, openOffice } from '#test/office.ts'

import { type Guess, mayTry, network } from './throttle.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

const login = (more: Partial<Extract<Guess, { at: 'login' }>> = {}): Guess => ({
  at: 'login',
  login: 'somebody',
  from: '192.0.2.1',
  device: undefined,
  ...more,
})

/** How many of so many tries are let through. */
async function letThrough(many: number, guess: (at: number) => Guess): Promise<number> {
  const tried = await Promise.all(Array.from({ length: many }, (_, at) => mayTry(office.desk, guess(at))))
  return tried.filter(Boolean).length
}

test('a login is tried eight times a minute, wherever from; what was tried flows back evenly', async () => {
  expect(await letThrough(20, (at) => login({ from: `192.0.2.${at}` }))).toBe(8)
  office.pass(15)
  expect(await letThrough(20, () => login({ from: '198.51.100.1' }))).toBe(2)
  office.pass(61)
  expect(await letThrough(20, () => login({ login: ' SOMEBODY ' }))).toBe(8)
})

test('an address is tried from sixty times a minute, whatever logins; what one limit refuses takes nothing from the other', async () => {
  office.pass(61)
  expect(await letThrough(80, (at) => login({ login: `login ${at}` }))).toBe(60)
  const stranger = login({ login: 'not tried yet', from: '192.0.2.1' })
  expect(await mayTry(office.desk, stranger)).toBe(false)
  expect(await letThrough(20, () => ({ ...stranger, from: '192.0.2.2' }) as Guess)).toBe(8)
})

test('whoever uses up the tries of a whole office holds up nobody at a device that they have logged in from', async () => {
  office.pass(61)
  await letThrough(70, (at) => login({ login: `colleague ${at % 7}` }))
  expect(await mayTry(office.desk, login({ login: 'colleague 3' }))).toBe(false)
  const atTheirs = login({ login: 'colleague 3', device: 'a device' })
  expect(await letThrough(20, () => atTheirs)).toBe(8)
  expect(await mayTry(office.desk, login({ login: 'colleague 4', device: 'a device' }))).toBe(true)
})

test('codes are tried five times in five minutes and thirty times a day, for each account', async () => {
  const code: Guess = { at: 'code', account: accountOf('ngo') }
  expect(await letThrough(9, () => code)).toBe(5)
  expect(await mayTry(office.desk, { at: 'code', account: accountOf('desk') })).toBe(true)
  // Twenty-five more, five at a time; then the day is over.
  const more = []
  for (let round = 0; round < 8; round += 1) {
    office.pass(300)
    more.push(await letThrough(6, () => code))
  }
  expect(more.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(26)
  office.pass(24 * 3600)
  expect(await letThrough(9, () => code)).toBe(5)
})

test('what was tried outlasts the process, is forgotten after a day, and names nobody', async () => {
  await mayTry(office.desk, login({ login: 'my password by mistake' }))
  const { rows } = await office.owner.query<{ row: string }>('select t::text as row from safar.tries t')
  expect(rows.length).toBeGreaterThan(0)
  for (const { row } of rows) expect(row).not.toMatch(/password|192\.0\.2/)
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s stands for %s', (address, whole) => {
  expect(network(address)).toBe(whole)
})
