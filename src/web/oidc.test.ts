import { afterAll, beforeAll, expect, test } from 'vitest'

import { findLink } from '#store/credentials.ts'
import { vacate } from '#store/posts.ts'
import { giveApp } from '#test/factors.ts'
import { type Jar, browse } from '#test/jar.ts'
import { type TestOffice, accountOf, openOffice, password, posts } from '#test/office.ts'
import { addressesIn, wordsOf } from '#test/page.ts'
import { type Identity, type SignInServer, openSignInServer } from '#test/sign-in-service.ts'
import { words } from '#words/account/words.ts'

let service: SignInServer
let office: TestOffice
beforeAll(async () => {
  service = await openSignInServer()
  office = await openOffice({ access: accessWith({ claim: undefined }) })
})
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await service.stop()
})

const label = { tg: 'Хадамоти санҷишӣ', ru: 'Служба для проверки', en: 'The test service' }
const accessWith = ({ claim, secret = service.secret }: { claim: string | undefined; secret?: string }) => ({
  address: 'http://localhost',
  signIn: { issuer: service.issuer, client: service.client, secret, label, claim },
})

/** Leaves for the service, lets somebody log in there, and gives the address that leads back. */
async function leave(browser: Jar, identity: Identity): Promise<string> {
  const left = await browser.open('/log-in/sign-in')
  expect(left.status).toBe(303)
  return service.logIn(left.location ?? '', identity)
}

async function come(identity: Identity, at: TestOffice = office, browser: Jar = browse(at.server)) {
  const back = await leave(browser, identity)
  const reply = await browser.open(back)
  return { browser, back, reply, isIn: browser.cookies.has('safar_session') }
}

/** Logs in with the password and links the account with an identity. */
async function link(login: string, identity: Identity, browser: Jar = browse(office.server)) {
  await browser.post('/log-in', [
    ['login', login],
    ['password', password],
  ])
  const page = await browser.post('/account/sign-in', [])
  const [address = ''] = addressesIn(page.text).filter((each) => each.startsWith(service.issuer))
  return { browser, page, address, reply: await browser.open(service.logIn(address, identity)) }
}

const refused = '/log-in?refused=1'
const late = '/log-in?late=1'

test('the log-in page has the button that the configuration names, and none without a service', async () => {
  for (const language of ['tg', 'ru', 'en'] as const)
    expect(wordsOf((await browse(office.server, { language }).open('/log-in')).text)).toContain(label[language])
  await using plain = await openOffice()
  expect((await browse(plain.server).open('/log-in')).text).not.toContain('/log-in/sign-in')
  expect((await browse(plain.server).open('/log-in/sign-in')).status).toBe(404)
})

test('who is led away carries a state, a nonce and a challenge, each new', async () => {
  const [one, other] = [
    await browse(office.server).open('/log-in/sign-in'),
    await browse(office.server).open('/log-in/sign-in'),
  ]
  const [asked, again] = [one, other].map(({ location = '' }) => new URL(location).searchParams)
  expect(Object.fromEntries(asked ?? [])).toMatchObject({
    client_id: 'safar',
    response_type: 'code',
    redirect_uri: 'http://localhost/log-in/sign-in/back',
    scope: 'openid',
    code_challenge_method: 'S256',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(asked?.get(name)?.length).toBeGreaterThan(40)
    expect(asked?.get(name)).not.toBe(again?.get(name))
  }
})

test('an identity that is not linked opens nothing, and makes no account', async () => {
  const before = await office.owner.query('select count(*) from safar.accounts')
  const { reply, isIn, browser } = await come({ sub: 'a stranger', claims: { email: 'khujand', email_verified: true } })
  expect([reply.location, isIn]).toEqual(['/log-in?notLinked=1', false])
  expect(wordsOf((await browser.open('/log-in?notLinked=1')).text)).toContain(words.en.signIn.notLinked)
  expect((await office.owner.query('select count(*) from safar.accounts')).rows).toEqual(before.rows)
})

test('whoever links it on the account page is let in by it from then on', async () => {
  const linked = await link('khujand', { sub: 'person-1' })
  expect(wordsOf(linked.page.text)).toContain(new URL(service.issuer).host)
  expect(linked.reply.location).toBe('/account?done=linked')
  expect(wordsOf((await linked.browser.open('/account?done=linked')).text)).toContain(words.en.done.linked)
  const { reply, browser } = await come({ sub: 'person-1' })
  expect([reply.status, reply.location]).toEqual([303, '/today'])
  expect(wordsOf((await browser.open('/today')).text)).toContain('Корманди намунавӣ khujand')
})

test('one identity opens one account, and an account has one identity', async () => {
  expect((await link('isfara', { sub: 'person-1' })).reply.location).toBe('/account?done=taken')
  expect((await link('khujand', { sub: 'person-2' })).reply.location).toBe('/account?done=taken')
  expect((await link('khujand', { sub: 'person-1' })).reply.location).toBe('/account?done=linked')
  expect(await findLink(office.desk.database, service.issuer, 'person-1')).toBe(accountOf('khujand'))
  expect(await findLink(office.desk.database, service.issuer, 'person-2')).toBeUndefined()
})

test('a link is made only while its owner is logged in in that browser', async () => {
  const browser = browse(office.server)
  await browser.post('/log-in', [
    ['login', 'isfara'],
    ['password', password],
  ])
  const page = await browser.post('/account/sign-in', [])
  const [address = ''] = addressesIn(page.text).filter((each) => each.startsWith(service.issuer))
  await browser.post('/log-out', [])
  expect((await browser.open(service.logIn(address, { sub: 'whoever comes next' }))).location).toBe(late)
  expect(await findLink(office.desk.database, service.issuer, 'whoever comes next')).toBeUndefined()
})

test.each([
  ['of another issuer', { issuer: 'https://elsewhere.example' }],
  ['with another nonce', { nonce: 'not the one that was sent' }],
  ['for another client', { audience: 'somebody else' }],
  ['signed with a key that the service does not publish', { forged: true }],
  ['that ran out long ago', { expired: true }],
] as const)('a token %s is not believed', async (_, wrong) => {
  const { reply, isIn } = await come({ sub: 'person-1', ...wrong })
  expect([reply.location, isIn]).toEqual([refused, false])
})

test('what came back once comes back in vain, with its own cookie too', async () => {
  const browser = browse(office.server)
  const back = await leave(browser, { sub: 'person-1' })
  const kept = new Map(browser.cookies)
  expect((await browser.open(back)).location).toBe('/today')
  const exchanged = service.exchanged()
  const replayed = browse(office.server, { cookies: kept })
  expect((await replayed.open(back)).location).toBe(late)
  expect([service.exchanged(), replayed.cookies.has('safar_session')]).toEqual([exchanged, false])
})

test('what was begun in another browser, with another state, or ten minutes ago is not finished here', async () => {
  const [victim, attacker] = [browse(office.server), browse(office.server)]
  const theirs = await leave(attacker, { sub: 'person-1' })
  // Nothing was begun here: an address that somebody sent leads nowhere.
  expect((await victim.open(theirs)).location).toBe(late)
  await leave(victim, { sub: 'person-1' })
  expect((await victim.open(theirs)).location).toBe(refused)
  const slow = browse(office.server)
  const back = await leave(slow, { sub: 'person-1' })
  office.pass(601)
  expect((await slow.open(back)).location).toBe(late)
  const told = browse(office.server)
  const { searchParams } = new URL(await leave(told, { sub: 'person-1' }), 'http://localhost')
  const denied = `/log-in/sign-in/back?error=access_denied&state=${searchParams.get('state')}`
  expect((await told.open(denied)).location).toBe(refused)
  for (const each of [victim, attacker, slow, told]) expect(each.cookies.has('safar_session')).toBe(false)
})

test('the account’s own second factor is asked for, unless the service says that it used more than one itself', async () => {
  const app = await giveApp(office, 'khujand')
  const { reply, browser } = await come({ sub: 'person-1' })
  expect(reply.location).toBe('/log-in/second')
  expect((await browser.post('/log-in/second', [['code', app.code()]])).location).toBe('/today')
  expect((await come({ sub: 'person-1', claims: { amr: ['pwd'] } })).reply.location).toBe('/log-in/second')
  expect((await come({ sub: 'person-1', claims: { amr: ['pwd', 'mfa'] } })).reply.location).toBe('/today')
})

test('a link that was removed opens nothing, nor does one of a closed account or of whoever holds no post', async () => {
  const { browser } = await link('isfara', { sub: 'person-3' })
  expect((await browser.post('/account/sign-in/remove', [])).location).toBe('/account?done=removed')
  expect((await come({ sub: 'person-3' })).reply.location).toBe('/log-in?notLinked=1')
  await link('ngo', { sub: 'person-4' })
  await vacate(office.own, posts.ngo.id, office.desk.now())
  office.pass(1)
  expect((await come({ sub: 'person-4' })).reply.location).toBe('/log-in?noPost=1')
  await office.owner.query('update safar.accounts set closed_at = now() where id = $1', [accountOf('ngo')])
  expect((await come({ sub: 'person-4' })).reply.location).toBe('/log-in?notLinked=1')
})

test('where a claim is agreed on, it links the account of that login once, and only when it is verified', async () => {
  await using claiming = await openOffice({ access: accessWith({ claim: 'email' }) })
  const ask = (sub: string, claims: Readonly<Record<string, unknown>>) => come({ sub, claims }, claiming)
  for (const claims of [
    { email: 'khujand' },
    { email: 'khujand', email_verified: false },
    { email: 'khujand', email_verified: 'true' },
    { email: 'nobody', email_verified: true },
    { email: ['khujand'], email_verified: true },
    { email: 'khujand\0', email_verified: true },
    { email_verified: true },
  ])
    expect([claims, (await ask('person-5', claims)).reply.location]).toEqual([claims, '/log-in?notLinked=1'])
  const sure = { email: 'Khujand', email_verified: true }
  expect((await ask('person-5', sure)).reply.location).toBe('/today')
  expect((await ask('person-5', {})).reply.location).toBe('/today')
  // Whoever says the same later, under another name, is another person.
  expect((await ask('person-6', sure)).reply.location).toBe('/log-in?notLinked=1')
})

test('a service that does not answer or does not know us says so, and the password still opens', async () => {
  await using silent = await openOffice({
    access: {
      ...accessWith({ claim: undefined }),
      signIn: { ...accessWith({ claim: undefined }).signIn, issuer: 'http://localhost:9' },
    },
  })
  const browser = browse(silent.server)
  expect((await browser.open('/log-in/sign-in')).location).toBe('/log-in?silent=1')
  expect(wordsOf((await browser.open('/log-in?silent=1')).text)).toContain(words.en.signIn.silent)
  expect((await browser.post('/log-in', [['login', 'khujand'], ['password', password]])).location).toBe('/today') // prettier-ignore
  expect((await browser.post('/account/sign-in', [])).location).toBe('/account?done=silent')
})
