import { afterAll, beforeAll, expect, test } from 'vitest'

import { writeSetting } from '#store/settings.ts'
import { codeAt } from '#test/factors.ts'
import { type Browsing, type Jar, browse, enterByPassword, isIn } from '#test/jar.ts'
import { type PostName, type TestOffice, openOffice, password } from '#test/office.ts'
import { addressesIn, filled, formTo, formsIn, wordsOf } from '#test/page.ts'
import { words } from '#words/account/words.ts'
import { words as web } from '#words/web/words.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

const say = words.en

const enter = (login: PostName, browsing?: Browsing) => enterByPassword(office, login, browsing)

/** Sets up an authenticator app. */
async function setUp(browser: Jar): Promise<void> {
  const { text } = await browser.open('/account/totp')
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
  const code = codeAt(secret, office.desk.now())
  await browser.post('/account/totp', filled(formTo(text, '/account/totp'), { code }))
}

test('one sees where one is logged in, and ends one session or all others', async () => {
  office.pass(7300)
  const phone = await enter('khujand', {
    agent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
  })
  const desktop = await enter('khujand', {
    agent: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  const tablet = await enter('khujand')
  const page = await tablet.open('/account')
  const text = wordsOf(page.text)
  for (const said of ['Chrome · Android', 'Firefox · Windows', say.account.unknownDevice]) expect(text).toContain(said)
  const ends = formsIn(page.text).filter(({ action }) => action === '/account/sessions/end')
  expect(ends).toHaveLength(3)
  // The latest used first: the desktop stands before the telephone.
  await tablet.post('/account/sessions/end', ends[0]?.inputs ?? [])
  expect([await isIn(phone), await isIn(desktop), await isIn(tablet)]).toEqual([true, false, true])
  await phone.post('/account/sessions/end', [['session', 'others']])
  expect([await isIn(phone), await isIn(tablet)]).toEqual([true, false])
})

test('a post that needs a second factor opens only the account until there is one, then everything', async () => {
  await writeSetting(office.own, 'second-factor', ['administrator', 'statistician'])
  const browser = await enter('administrator')
  const today = await browser.open('/today')
  expect([today.status, wordsOf(today.text)]).toEqual([403, expect.stringContaining(web.en.errors.secondFactorNeeded)])
  expect(addressesIn(today.text)).toContain('/account')
  expect(addressesIn(today.text)).not.toContain('/people')
  const account = await browser.open('/account')
  expect([account.status, wordsOf(account.text)]).toEqual([200, expect.stringContaining(say.account.needed)])
  const token = browser.cookies.get('safar_session')
  const call = (method: 'GET' | 'DELETE', url: string) =>
    office.stranger().raw({ method, url, headers: { authorization: `Bearer ${token}` } })
  for (const url of ['/api/cases', '/api/session'])
    expect(await call('GET', url)).toMatchObject({ status: 403, body: { error: 'secondFactorNeeded' } })
  await setUp(browser)
  expect((await browser.open('/today')).status).toBe(200)
  expect(wordsOf((await browser.open('/account')).text)).not.toContain(say.account.needed)
  // Taken away again, the session opens no more than before.
  await browser.post('/account/totp/remove', [])
  expect((await browser.open('/today')).status).toBe(403)
  expect((await call('DELETE', '/api/session')).status).toBe(204)
  expect((await (await enter('khujand')).open('/today')).status).toBe(200)
})

test('in a demonstration nobody needs one', async () => {
  await writeSetting(office.own, 'synthetic', true)
  expect((await (await enter('administrator')).open('/today')).status).toBe(200)
  await writeSetting(office.own, 'synthetic', false)
})

test('a post with much power is advised to have one, and others are not', async () => {
  await writeSetting(office.own, 'second-factor', [])
  expect(wordsOf((await (await enter('administrator')).open('/account')).text)).toContain(say.account.recommended)
  expect(wordsOf((await (await enter('khujand')).open('/account')).text)).not.toContain(say.account.recommended)
})

test('whoever logs in where somebody is logged in takes their place', async () => {
  const browser = await enter('khujand')
  const before = browser.cookies.get('safar_session') ?? ''
  await browser.post('/log-in', [
    ['login', 'isfara'],
    ['password', password],
  ])
  expect(browser.cookies.get('safar_session')).not.toBe(before)
  expect(await isIn(browse(office.server, { cookies: new Map([['safar_session', before]]) }))).toBe(false)
})

test('a session ends when it is not used for two hours, and twelve hours after it began', async () => {
  const browser = await enter('khujand')
  office.pass(7199)
  expect(await isIn(browser)).toBe(true)
  office.pass(7201)
  expect(await isIn(browser)).toBe(false)
  const busy = await enter('khujand')
  const worked = []
  for (let hour = 1; hour <= 12; hour += 1) {
    office.pass(3600)
    worked.push(await isIn(busy))
  }
  expect(worked).toEqual([...Array<boolean>(11).fill(true), false])
})

test('a device that somebody logged in from lets them in although strangers have used up their tries', async () => {
  const browser = await enter('khujand')
  await browser.post('/log-out', [])
  const guess = (login: string) => browse(office.server).post('/log-in', [['login', login], ['password', 'a guess']]) // prettier-ignore
  for (const login of ['khujand', 'nobody']) for (const _ of Array(9).keys()) await guess(login)
  expect((await guess('khujand')).status).toBe(429)
  const send = (login: string, given: string) => browser.post('/log-in', [['login', login], ['password', given]]) // prettier-ignore
  expect((await send('khujand', password)).location).toBe('/today')
  await browser.post('/log-out', [])
  // Only for logins that were let in there, and not without limit either.
  expect((await send('nobody', password)).status).toBe(429)
  for (const _ of Array(8).keys()) await send('khujand', 'a guess')
  expect((await send('khujand', password)).status).toBe(429)
})
