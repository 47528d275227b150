import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { oddText } from '#test/fuzz.ts'
import { browse } from '#test/jar.ts'
import { type TestOffice, accountOf, openOffice } from '#test/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

const addresses = [
  '/log-in', '/log-in/second', '/log-in/passkey', '/post', '/password', '/account/prove', '/account/totp', '/account/totp/remove', '/account/codes',
  '/account/passkey', '/account/passkey/remove', '/account/sessions/end',
] as const // prettier-ignore
const names = [
  'login',
  'password',
  'code',
  'recovery',
  'ticket',
  'credential',
  'name',
  'to',
  'passkey',
  'session',
  'post',
]
const cookies = ['safar_device', 'safar_second', 'safar_sign_in', 'safar_session'] as const

// A cookie is what a header can carry.
const cookie = oddText.map((text) => encodeURIComponent(text.toWellFormed()))

test('whatever is written into the doors of an account, and whatever cookies come along, nothing breaks and nobody gets in', async () => {
  const { token } = await office.enter('khujand')
  const own = accountOf('khujand')
  const count = async () =>
    (await office.owner.query('select count(*) from safar.sessions where account <> $1', [own])).rows
  const before = await count()
  const asked = fc.record({
    address: fc.constantFrom(...addresses),
    inputs: fc.array(
      fc.tuple(
        fc.constantFrom(...names),
        oddText.map((text) => text.toWellFormed()),
      ),
      { maxLength: 5 },
    ),
    jar: fc.dictionary(fc.constantFrom(...cookies), cookie),
    host: fc.constantFrom('localhost', 'safar.example:8443', '[::1]:3000', 'a b', '', '%', 'x'.repeat(300)),
    isIn: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(asked, async ({ address, inputs, jar, host, isIn }) => {
      office.pass(60)
      const session = isIn ? [['safar_session', token ?? ''] as const] : []
      const browser = browse(office.server, { host, cookies: new Map([...Object.entries(jar), ...session]) })
      const statuses = [(await browser.post(address, inputs)).status]
      if (address !== '/log-in') statuses.push((await browser.open(address)).status)
      for (const status of statuses) expect(status).toBeLessThan(500)
    }),
    { numRuns: 250 },
  )
  expect(await count()).toEqual(before)
  expect(office.log.filter((line) => line.includes('"broken"'))).toEqual([])
}, 60_000)
