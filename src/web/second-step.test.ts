import { afterAll, beforeAll, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { vacate } from '#store/posts.ts'
import { askedBy, giveApp, givePasskey } from '#test/factors.ts'
import { type Jar, browse } from '#test/jar.ts'
import { type TestOffice, openOffice, password, posts } from '#test/office.ts'
import { filled, formsIn, mistakeAt, wordsOf } from '#test/page.ts'
import { words } from '#words/account/words.ts'

let office: TestOffice
let app: Awaited<ReturnType<typeof giveApp>>
beforeAll(async () => {
  office = await openOffice()
  app = await giveApp(office, 'khujand')
})
afterAll(() => office[Symbol.asyncDispose]())

const say = words.en.second

/** Writes the password of somebody into a browser. */
async function begin(login: string, browser: Jar = browse(office.server)): Promise<Jar> {
  const entered = await browser.post('/log-in', [
    ['login', login],
    ['password', password],
  ])
  expect([entered.status, entered.location]).toEqual([303, '/log-in/second'])
  return browser
}

const second = (browser: Jar, asked: 'code' | 'recovery', written: string) =>
  browser.post('/log-in/second', [[asked, written]])

test('with an authenticator app the password alone opens nothing; with its code it opens today', async () => {
  const browser = await begin('khujand')
  expect(browser.cookies.has('safar_session')).toBe(false)
  expect((await browser.open('/today')).location).toBe('/log-in?ended=1')
  const page = await browser.open('/log-in/second')
  expect([page.status, wordsOf(page.text)]).toEqual([200, expect.stringContaining(say.code)])
  const [form] = formsIn(page.text).filter(({ action }) => action === '/log-in/second')
  if (!form) throw new Error('no form')
  office.pass(30)
  const entered = await browser.post(form.action, filled(form, { code: app.code() }))
  expect([entered.status, entered.location]).toEqual([303, '/today'])
  expect((await browser.open('/today')).status).toBe(200)
  expect(browser.cookies.has('safar_second')).toBe(false)
})

test('a code that was used is not taken a second time, nor is the ticket of the password', async () => {
  office.pass(61)
  const [one, other] = [await begin('khujand'), await begin('khujand')]
  const code = app.code()
  const kept = new Map(one.cookies)
  expect((await second(one, 'code', code)).location).toBe('/today')
  const again = await second(other, 'code', code)
  expect([again.status, mistakeAt(again.text, 'code')]).toEqual([401, say.wrong])
  office.pass(30)
  const copied = browse(office.server, { cookies: kept })
  expect((await second(copied, 'code', app.code())).location).toBe('/log-in?secondLate=1')
  expect(copied.cookies.has('safar_session')).toBe(false)
})

test('a wrong code says so in the reader’s language and keeps the step; five wrong ones are enough for five minutes', async () => {
  office.pass(301)
  for (const language of languages) {
    const browser = await begin('khujand', browse(office.server, { language }))
    const wrong = await second(browser, 'code', '000000')
    expect([wrong.status, mistakeAt(wrong.text, 'code')]).toEqual([401, words[language].second.wrong])
    expect((await browser.open('/log-in/second')).status).toBe(200)
  }
  const browser = await begin('khujand')
  await second(browser, 'code', '000001')
  await second(browser, 'code', '000002')
  const late = await second(browser, 'code', app.code())
  expect([late.status, mistakeAt(late.text, 'code')]).toEqual([429, say.tooOften])
  office.pass(301)
  expect((await second(browser, 'code', app.code())).location).toBe('/today')
})

test('a recovery code opens once, however it is written, and leads to the account', async () => {
  const [first = '', next = ''] = app.codes
  const browser = await begin('khujand')
  const entered = await second(browser, 'recovery', ` ${first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')}`)
  expect([entered.status, entered.location]).toEqual([303, '/account?done=recovered'])
  const account = await browser.open('/account?done=recovered')
  expect(wordsOf(account.text)).toContain('9 are left')
  const again = await second(await begin('khujand'), 'recovery', first)
  expect([again.status, mistakeAt(again.text, 'recovery')]).toEqual([401, say.wrongRecovery])
  office.pass(61)
  const both = [await begin('khujand'), await begin('khujand')]
  const statuses = (await Promise.all(both.map((each) => second(each, 'recovery', next)))).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([303, 401]))
})

test('the recovery codes and the code of somebody else open nothing', async () => {
  office.pass(61)
  const theirs = await giveApp(office, 'desk')
  const browser = await begin('khujand')
  expect((await second(browser, 'recovery', theirs.codes[0] ?? '')).status).toBe(401)
  expect((await second(browser, 'code', theirs.code())).status).toBe(401)
  expect((await second(await begin('desk'), 'recovery', theirs.codes[0] ?? '')).status).toBe(303)
})

test('the step is awaited for ten minutes, in the browser that began it, and nothing else is a ticket to it', async () => {
  office.pass(301)
  const browser = await begin('khujand')
  expect((await browse(office.server).open('/log-in/second')).location).toBe('/log-in?secondLate=1')
  expect((await second(browse(office.server), 'code', app.code())).location).toBe('/log-in?secondLate=1')
  const ticket = browser.cookies.get('safar_second') ?? ''
  // Ours, and for something else.
  const other = askedBy((await browse(office.server).open('/log-in/passkey')).text).ticket
  for (const forged of ['', 'k1.', 'x', `${ticket.slice(0, -2)}AA`, other])
    expect(
      (await browse(office.server, { cookies: new Map([['safar_second', forged]]) }).open('/log-in/second')).location,
    ).toBe('/log-in?secondLate=1')
  office.pass(601)
  expect((await browser.open('/log-in/second')).location).toBe('/log-in?secondLate=1')
  expect((await second(browser, 'code', app.code())).location).toBe('/log-in?secondLate=1')
})

test('with a passkey alone the step offers the passkey and a recovery code, and asks for no code of an app', async () => {
  await givePasskey(office, 'sughd')
  const page = await (await begin('sughd')).open('/log-in/second')
  expect(page.text).toContain('href="/log-in/passkey"')
  expect(page.text).not.toContain('name="code"')
  expect(page.text).toContain('name="recovery"')
})

test('whoever has lost the post meanwhile is not let in by a second factor', async () => {
  office.pass(301)
  const browser = await begin('khujand')
  await vacate(office.own, posts.khujand.id, office.desk.now())
  office.pass(1)
  expect((await second(browser, 'code', app.code())).location).toBe('/log-in?noPost=1')
  expect(browser.cookies.has('safar_session')).toBe(false)
})

test('a program sends the code together with the password; without it, it is told that one is needed', async () => {
  office.pass(601)
  const ask = (payload: object) =>
    office.stranger().raw({
      method: 'POST',
      url: '/api/session',
      headers: { 'accept-language': 'en' },
      payload: { login: 'desk', password, ...payload },
    })
  const theirs = await giveApp(office, 'desk')
  expect(await ask({})).toMatchObject({ status: 401, body: { error: 'codeNeeded' } })
  expect(await ask({ code: '000000' })).toMatchObject({ status: 401, body: { error: 'wrongCode' } })
  expect(await ask({ password: 'wrong', code: theirs.code() })).toMatchObject({
    status: 401,
    body: { error: 'wrongLogIn' },
  })
  const entered = await ask({ code: theirs.code() })
  expect(entered).toMatchObject({ status: 200, body: { post: 'desk-khujand' } })
  expect(await ask({ code: theirs.code() })).toMatchObject({ status: 401, body: { error: 'wrongCode' } })
  expect(await ask({ code: theirs.codes[1] })).toMatchObject({ status: 200 })
  // Who has no second factor is not asked for one, and a code in vain does no harm.
  expect(await ask({ login: 'isfara', code: '123456' })).toMatchObject({ status: 200 })
  for (const _ of Array(5).keys()) await ask({ code: '111111' })
  expect(await ask({ code: '111111' })).toMatchObject({ status: 429, body: { error: 'tooOften' } })
})
