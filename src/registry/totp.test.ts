import fc from 'fast-check'
import { HOTP, Secret } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { passwordHashOf } from '#store/accounts.ts'
import { type TestOffice, accountOf, openOffice } from '#test/office.ts'

import { beginTotp, drawSecret, plainCode, secretAddress, stepOf, takeTotp } from './totp.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

// RFC 6238, appendix B: the secret of SHA-1, and its last six digits at each moment.
const published = Buffer.from('12345678901234567890')
const base32 = new Secret({ buffer: new Uint8Array(published).buffer }).base32
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at second %i of the published vectors the code is %s', (second, code) => {
  const now = new Date(second * 1000)
  expect(stepOf(base32, code, now)).toBe(Math.floor(second / 30))
  expect(stepOf(base32, ` ${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(Math.floor(second / 30))
})

/** The code of a secret so many seconds from a moment. */
const codeAt = (secret: string, now: Date, seconds = 0) =>
  HOTP.generate({
    secret: Secret.fromBase32(secret),
    counter: Math.floor((now.getTime() / 1000 + seconds) / 30),
  })

test('a clock that is half a minute wrong gives a right code, one that is a minute and a half wrong does not', () => {
  const now = new Date('2026-06-01T08:00:15Z')
  for (const seconds of [-30, 0, 30]) expect(stepOf(base32, codeAt(base32, now, seconds), now)).toBeDefined()
  for (const seconds of [-90, -60, 60, 90]) expect(stepOf(base32, codeAt(base32, now, seconds), now)).toBeUndefined()
})

test('nothing but six digits is a code', () => {
  const now = new Date('2026-06-01T08:00:15Z')
  const right = codeAt(base32, now)
  for (const wrong of ['', right.slice(1), `${right}0`, `0${right}`, '      ', 'abcdef', '१२३४५६'])
    expect(stepOf(base32, wrong, now)).toBeUndefined()
  const others = fc.string().filter((typed) => !/^\d{6}$/.test(plainCode(typed)))
  fc.assert(fc.property(others, (typed) => stepOf(base32, typed, now) === undefined))
})

test('a secret has 160 bits and is never drawn twice', () => {
  const drawn = Array.from({ length: 50 }, drawSecret)
  expect(new Set(drawn).size).toBe(50)
  for (const each of drawn) expect(each).toMatch(/^[A-Z2-7]{32}$/)
  expect(secretAddress('JBSWY3DPEHPK3PXP', 'м.раҳимова')).toMatch(/^otpauth:\/\/totp\/Safar.*secret=JBSWY3DPEHPK3PXP/)
})

test('a code is taken once, and no code that is older than one taken', async () => {
  const { desk } = office
  const [account, secret] = [accountOf('ngo'), drawSecret()]
  const now = desk.now()
  expect(await takeTotp(desk, account, codeAt(secret, now))).toBe(false)
  expect(await beginTotp(desk, { account, secret, code: codeAt(drawSecret(), now) })).toBe(false)
  expect(await beginTotp(desk, { account, secret, code: codeAt(secret, now) })).toBe(true)
  // The code that set it up counts as taken.
  expect(await takeTotp(desk, account, codeAt(secret, now))).toBe(false)
  expect(await takeTotp(desk, account, codeAt(secret, now, -30))).toBe(false)
  expect(await takeTotp(desk, account, codeAt(secret, now, 30))).toBe(true)
  expect(await takeTotp(desk, account, codeAt(secret, now, 30))).toBe(false)
  office.pass(30)
  expect(await takeTotp(desk, account, codeAt(secret, desk.now()))).toBe(false)
  office.pass(30)
  const both = [codeAt(secret, desk.now()), codeAt(secret, desk.now())]
  const taken = await Promise.all(both.map((code) => takeTotp(desk, account, code)))
  expect(taken.filter(Boolean)).toHaveLength(1)
  expect(await takeTotp(desk, accountOf('desk'), codeAt(secret, desk.now(), 30))).toBe(false)
})

test('the secret stands in the database sealed', async () => {
  const secret = drawSecret()
  const account = accountOf('isfara')
  await beginTotp(office.desk, { account, secret, code: codeAt(secret, office.desk.now()) })
  const { rows } = await office.owner.query<{ sealed: string }>('select sealed from safar.totp where account = $1', [
    account,
  ])
  expect(rows[0]?.sealed).toMatch(/^k1\./)
  expect(rows[0]?.sealed).not.toContain(secret)
  expect(await passwordHashOf(office.desk.database, account)).toMatch(/^\$argon2id/)
})
