import { afterAll, beforeAll, expect, test } from 'vitest'

import { askForNewPasskey, keepPasskey } from '#registry/passkey.ts'
import { vacate } from '#store/posts.ts'
import { type Authenticator, type Wrong, makeAuthenticator } from '#test/authenticator.ts'
import { askedBy, givePasskey, site } from '#test/factors.ts'
import { type Jar, browse } from '#test/jar.ts'
import { type TestOffice, accountOf, openOffice, posts } from '#test/office.ts'
import { wordsOf } from '#test/page.ts'
import { words } from '#words/account/words.ts'

let office: TestOffice
let own: Authenticator
beforeAll(async () => {
  office = await openOffice()
  own = await givePasskey(office, 'khujand')
})
afterAll(() => office[Symbol.asyncDispose]())

const address = '/log-in/passkey'

/** Opens the page, lets an authenticator answer it, and sends the answer. */
async function use(authenticator: Authenticator, wrong: Wrong = {}, browser: Jar = browse(office.server)) {
  const { options, ticket } = askedBy((await browser.open(address)).text)
  const credential = authenticator.get(options, wrong)
  const send = () =>
    browser.post(address, [
      ['ticket', ticket],
      ['credential', credential],
    ])
  return { browser, send, reply: await send() }
}

const refused = async (authenticator: Authenticator, wrong: Wrong = {}) => {
  const { browser, reply } = await use(authenticator, wrong)
  expect(browser.cookies.has('safar_session')).toBe(false)
  return [reply.status, wordsOf(reply.text).includes(words.en.enter.wrong)]
}
const no = [401, true]

test('a passkey alone is a whole log-in', async () => {
  const { browser, reply } = await use(own)
  expect([reply.status, reply.location]).toEqual([303, '/today'])
  expect(wordsOf((await browser.open('/today')).text)).toContain('Корманди намунавӣ khujand')
})

test('what the page asks names nobody and is new each time', async () => {
  const pages = [await browse(office.server).open(address), await browse(office.server).open(address)]
  const [one, other] = pages.map(({ text }) => askedBy(text))
  expect(one?.options).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] })
  expect(one?.options['challenge']).not.toBe(other?.options['challenge'])
  expect(pages[0]?.text).toContain(words.en.passkey.noScript)
})

test('an answer is taken once', async () => {
  const { send, reply } = await use(own)
  expect(reply.status).toBe(303)
  const again = await browse(office.server).open(address)
  expect(again.status).toBe(200)
  expect((await send()).status).toBe(401)
  const { options, ticket } = askedBy(again.text)
  const uncounted = await givePasskey(office, 'isfara', { counts: false })
  const credential = uncounted.get(options)
  const inputs = [
    ['ticket', ticket],
    ['credential', credential],
  ] as const
  const statuses = await Promise.all([1, 2].map(() => browse(office.server).post(address, inputs)))
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([303, 401]))
})

test('an answer to another page’s asking, or to one of five minutes ago, is not taken', async () => {
  const browser = browse(office.server)
  const [first, other] = [askedBy((await browser.open(address)).text), askedBy((await browser.open(address)).text)]
  const send = (ticket: string, credential: string) =>
    browser.post(address, [
      ['ticket', ticket],
      ['credential', credential],
    ])
  expect((await send(other.ticket, own.get(first.options))).status).toBe(401)
  const addingTicket = askForNewPasskey(office.desk, site, {
    account: accountOf('khujand'),
    login: 'x',
    known: [],
  }).ticket
  expect((await send(addingTicket, own.get(first.options))).status).toBe(401)
  const late = own.get(first.options)
  office.pass(301)
  expect((await send(first.ticket, late)).status).toBe(401)
})

test('what another site asked for is not taken', async () => {
  for (const wrong of [
    { origin: 'https://safar.example.elsewhere.example' },
    { origin: 'http://localhost:8081' },
    { origin: 'https://localhost' },
    { domain: 'elsewhere.example' },
    { crossOrigin: true },
    { type: 'webauthn.create' },
    { challenge: 'AAAA' },
  ])
    expect([wrong, await refused(own, wrong)]).toEqual([wrong, no])
})

test('an authenticator that did not ask for finger, face or PIN is not believed', async () => {
  expect(await refused(own, { verified: false })).toEqual(no)
})

test('an authenticator whose counter stands still or goes back may be a copy, and is not taken', async () => {
  office.pass(61)
  const counting = await givePasskey(office, 'ngo')
  expect((await use(counting, { counter: 7 })).reply.status).toBe(303)
  for (const counter of [7, 6, 0]) expect([counter, await refused(counting, { counter })]).toEqual([counter, no])
  expect((await use(counting, { counter: 8 })).reply.status).toBe(303)
  const uncounted = await givePasskey(office, 'ngo', { counts: false })
  for (const _ of [1, 2]) expect((await use(uncounted)).reply.status).toBe(303)
})

test('another’s handle, an unknown passkey and another key under a known name are one answer', async () => {
  office.pass(61)
  const handle = Buffer.from(accountOf('sughd').replaceAll('-', ''), 'hex').toString('base64url')
  expect(await refused(own, { userHandle: handle })).toEqual(no)
  expect(await refused(own, { userHandle: undefined })).toEqual(no)
  expect(await refused(makeAuthenticator())).toEqual(no)
  const other = makeAuthenticator()
  const impostor: Authenticator = {
    ...other,
    get: (asked, wrong) =>
      JSON.stringify({ ...(JSON.parse(other.get(asked, wrong)) as object), id: own.id, rawId: own.id }),
  }
  expect(await refused(impostor)).toEqual(no)
})

test('whatever else is sent as an answer opens nothing and breaks nothing', async () => {
  office.pass(61)
  const browser = browse(office.server)
  const { ticket } = askedBy((await browser.open(address)).text)
  for (const credential of [
    '',
    'null',
    '[]',
    '{}',
    '"x"',
    '{"id":"x"}',
    '{"id":"x","response":null}',
    '{"id":"x","response":{"clientDataJSON":5}}',
    '{"id":"../x","response":{"clientDataJSON":"bnVsbA"}}',
    '{"id":"AAAA","response":{"clientDataJSON":"bnVsbA"}}',
    '{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA"}}',
    'x'.repeat(30_000),
    '{"id":"\\u0000","response":{"clientDataJSON":"e30"}}',
  ] /* prettier-ignore */)
    expect([credential.slice(0, 60), (await browser.post(address, [['ticket', ticket], ['credential', credential]])).status]) // prettier-ignore
      .toEqual([credential.slice(0, 60), 401])
  expect((await browser.post(address, [])).status).toBe(401)
})

test('a new passkey is kept only for whoever asked, from our site, verified, and once', async () => {
  const account = accountOf('desk')
  const keep = async (wrong: Wrong, more: { account?: string; authenticator?: Authenticator } = {}) => {
    const { options, ticket } = askForNewPasskey(office.desk, site, { account, login: 'desk', known: [] })
    const credential = (more.authenticator ?? makeAuthenticator()).create(options, wrong)
    const given = { account: more.account ?? account, name: 'Калид', ticket, credential, site }
    return { first: await keepPasskey(office.desk, given), again: () => keepPasskey(office.desk, given) }
  }
  for (const wrong of [
    { origin: 'https://elsewhere.example' },
    { domain: 'elsewhere.example' },
    { verified: false },
    { type: 'webauthn.get' },
    { challenge: 'AAAA' },
    { crossOrigin: true },
  ])
    expect([wrong, (await keep(wrong)).first]).toEqual([wrong, false])
  expect((await keep({}, { account: accountOf('sughd') })).first).toBe(false)
  const kept = await keep({})
  expect([kept.first, await kept.again()]).toEqual([true, false])
  // The same authenticator under the same name is somebody's already.
  expect((await keep({}, { authenticator: own })).first).toBe(false)
})

test('a passkey of a closed account opens nothing, nor one whose owner holds no post', async () => {
  office.pass(61)
  const [closed, posted] = [await givePasskey(office, 'desk'), await givePasskey(office, 'sughd')]
  await office.owner.query('update safar.accounts set closed_at = now() where id = $1', [accountOf('desk')])
  expect(await refused(closed)).toEqual(no)
  await vacate(office.own, posts.sughd.id, office.desk.now())
  office.pass(1)
  expect((await use(posted)).reply.location).toBe('/log-in?noPost=1')
})

test('sixty answers a minute from one address are enough', async () => {
  office.pass(61)
  const tried = Array.from({ length: 65 }, () => browse(office.server, { from: '192.0.2.99' }).post(address, []))
  const statuses = (await Promise.all(tried)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(5)
})
