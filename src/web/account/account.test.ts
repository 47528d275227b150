import { afterAll, beforeAll, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { hasSecondFactor } from '#store/credentials.ts'
import { hold } from '#store/posts.ts'
import { makeAuthenticator } from '#test/authenticator.ts'
import { askedBy, codeAt, givePasskey } from '#test/factors.ts'
import { type Browsing, type Jar, browse, enterByPassword, isIn } from '#test/jar.ts'
import { type PostName, type TestOffice, accountOf, openOffice, password, posts } from '#test/office.ts'
import { addressesIn, filled, formTo, formsIn, mistakeAt, wordsOf } from '#test/page.ts'
import { words } from '#words/account/words.ts'
import { words as screenWords } from '#words/screen/words.ts'
import { words as web } from '#words/web/words.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

const say = words.en

const enter = (login: PostName, browsing?: Browsing) => enterByPassword(office, login, browsing)
const secretIn = (html: string) => /<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? ''
const codesIn = (html: string) => [...html.matchAll(/<code>([0-9a-z-]{19})<\/code>/g)].map(([, code]) => code)

/** Sets up an authenticator app as a person does. */
async function setUp(browser: Jar) {
  const page = await browser.open('/account/totp')
  const secret = secretIn(page.text)
  const done = await browser.post(
    '/account/totp',
    filled(formTo(page.text, '/account/totp'), { code: codeAt(secret, office.desk.now()) }),
  )
  return { page, secret, done }
}

test('the account page says who one is, which posts one holds and which of them acts', async () => {
  for (const language of languages) {
    const page = await (await enter('khujand', { language })).open('/account')
    const { account } = words[language]
    const text = wordsOf(page.text)
    for (const said of [
      'Корманди намунавӣ khujand',
      account.present,
      account.changePassword,
      account.setUp,
      account.here,
    ])
      expect(text).toContain(said)
    expect(text).not.toContain(account.act)
  }
})

test('none of its pages has anything inline or from elsewhere, and none is for a stranger', async () => {
  const browser = await enter('khujand')
  for (const address of ['/account', '/account/prove', '/account/totp', '/account/passkey', '/password', '/post']) {
    const { text, headers } = await browser.open(address)
    expect(headers['cache-control'], address).toBe('no-store')
    expect(text, address).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|javascript:/i)
    for (const link of addressesIn(text)) expect(link, address).toMatch(/^(?:\/(?!\/)|#|otpauth:\/\/totp\/)/)
    for (const form of formsIn(text)) expect([form.method, form.action.startsWith('/')]).toEqual(['post', true])
    expect((await browse(office.server).open(address)).location, address).toBe('/log-in?ended=1')
  }
  for (const address of [
    '/account/prove',
    '/account/totp',
    '/account/totp/remove',
    '/account/codes',
    '/account/passkey',
    '/account/passkey/remove',
    '/account/sessions/end',
  ])
    // prettier-ignore
    expect((await browse(office.server).post(address, [])).location, address).toBe('/log-in?ended=1')
})

test('who holds two posts sees which acts on every page, and changes it by a press; the session ends when it would have', async () => {
  await hold(office.own, {
    id: crypto.randomUUID(),
    post: posts.administrator.id,
    account: accountOf('desk'),
    from: new Date('2026-02-01'),
  })
  const browser = await enter('desk')
  const before = browser.cookies.get('safar_session')
  office.pass(3600)
  const page = await browser.open('/account')
  expect(wordsOf(page.text)).toContain(screenWords.en.changePost)
  const [switching] = formsIn(page.text).filter(({ action }) => action === '/post')
  expect(switching?.inputs).toEqual([['post', 'desk-khujand']])
  const changed = await browser.post('/post', switching?.inputs ?? [])
  expect([changed.status, changed.location]).toEqual([303, '/today'])
  expect(changed.headers['set-cookie']).toMatch(/Max-Age=39600/)
  expect(wordsOf((await browser.open('/today')).text)).toContain('Post desk-khujand')
  const old = browse(office.server, { cookies: new Map([['safar_session', before ?? '']]) })
  expect(await isIn(old)).toBe(false)
  expect(wordsOf((await (await enter('khujand')).open('/account')).text)).not.toContain(screenWords.en.changePost)
})

test('an authenticator app is set up with a picture, the key in letters and a right code; the codes are shown once', async () => {
  const [browser, elsewhere] = [await enter('isfara'), await enter('isfara')]
  const { page, secret, done } = await setUp(browser)
  expect(page.text).toContain('<svg class="qr"')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(addressesIn(page.text).find((each) => each.startsWith('otpauth:'))).toContain(`secret=${secret}`)
  const codes = codesIn(done.text)
  expect([done.status, codes.length, new Set(codes).size]).toEqual([200, 10, 10])
  // Other sessions of the account end with it; this one stays.
  expect([await isIn(browser), await isIn(elsewhere)]).toEqual([true, false])
  const account = await browser.open('/account')
  expect(wordsOf(account.text)).toContain('10 are left')
  for (const code of codes) expect(account.text).not.toContain(code)
  const { rows } = await office.owner.query<{ row: string }>('select c::text as row from safar.recovery_codes c')
  for (const { row } of rows) for (const code of codes) expect(row).not.toContain(code?.slice(0, 9))
  const drawn = await browser.post('/account/codes', [])
  expect(codesIn(drawn.text).filter((code) => codes.includes(code))).toEqual([])
})

test('a wrong code sets nothing up and keeps the key; another’s key, and one of half an hour ago, are not taken', async () => {
  const browser = await enter('khujand')
  const page = await browser.open('/account/totp')
  const form = formTo(page.text, '/account/totp')
  const wrong = await browser.post('/account/totp', filled(form, { code: '000000' }))
  expect([wrong.status, mistakeAt(wrong.text, 'code'), secretIn(wrong.text)]).toEqual([
    422,
    say.totp.wrong,
    secretIn(page.text),
  ])
  const code = () => codeAt(secretIn(page.text), office.desk.now())
  const theirs = await (await enter('ngo')).post('/account/totp', filled(form, { code: code() }))
  expect(theirs.location).toBe('/account?done=late')
  expect(await hasSecondFactor(office.desk.database, accountOf('ngo'))).toBe(false)
  for (const _ of Array(4).keys()) await browser.post('/account/totp', filled(form, { code: '000000' }))
  expect((await browser.post('/account/totp', filled(form, { code: code() }))).status).toBe(429)
  office.pass(1801)
  await browser.post('/account/prove', [['password', password]])
  expect((await browser.post('/account/totp', filled(form, { code: code() }))).location).toBe('/account?done=late')
  expect(await hasSecondFactor(office.desk.database, accountOf('khujand'))).toBe(false)
})

test('what guards an account changes only within a quarter of an hour after its owner has shown who they are', async () => {
  office.pass(600)
  const browser = await enter('khujand')
  office.pass(901)
  for (const [address, to] of [
    ['/account/totp', '/account/totp'],
    ['/account/passkey', '/account/passkey'],
  ] as const)
    expect((await browser.open(address)).location).toBe(`/account/prove?to=${to}`)
  for (const address of [
    '/account/totp',
    '/account/totp/remove',
    '/account/codes',
    '/account/passkey',
    '/account/passkey/remove',
  ])
    expect((await browser.post(address, [])).location, address).toMatch(/^\/account\/prove\?to=\/account/)
  const asked = await browser.open('/account/prove?to=/account/totp')
  const form = formTo(asked.text, '/account/prove')
  const wrong = await browser.post('/account/prove', filled(form, { password: 'not the password' }))
  expect([wrong.status, mistakeAt(wrong.text, 'password')]).toEqual([422, say.prove.wrong])
  expect((await browser.open('/account/totp')).status).toBe(303)
  expect((await browser.post('/account/prove', filled(form, { password }))).location).toBe('/account/totp')
  expect((await browser.open('/account/totp')).status).toBe(200)
  for (const to of ['//elsewhere.example', 'https://elsewhere.example', '/log-out', ''])
    expect(formTo((await browser.open(`/account/prove?to=${to}`)).text, '/account/prove').inputs).toContainEqual(['to', '/account']) // prettier-ignore
  for (const _ of Array(8).keys()) await browser.post('/account/prove', [['password', 'a guess']])
  const often = await browser.post('/account/prove', [['password', password]])
  expect([often.status, mistakeAt(often.text, 'password')]).toEqual([429, web.en.errors.tooOften])
})

test('a present password is guessed at eight times a minute', async () => {
  office.pass(61)
  const browser = await enter('khujand')
  const send = (present: string) =>
    browser.post('/password', [
      ['present', present],
      ['wanted', 'гули сурхи баҳорони Хуҷанд'],
    ])
  for (const _ of Array(8).keys()) expect((await send('a guess')).status).toBe(422)
  const often = await send(password)
  expect([often.status, mistakeAt(often.text, 'present')]).toEqual([429, web.en.errors.tooOften])
})

test('a changed password ends every session of the account, and of no other', async () => {
  office.pass(61)
  const [browser, elsewhere, colleague] = [await enter('sughd'), await enter('sughd'), await enter('khujand')]
  const wanted = 'гули сурхи баҳорони Хуҷанд'
  const changed = await browser.post('/password', [
    ['present', password],
    ['wanted', wanted],
  ])
  expect(changed.location).toBe('/log-in?changed=1')
  expect([await isIn(browser), await isIn(elsewhere), await isIn(colleague)]).toEqual([false, false, true])
  const log = (given: string) => browse(office.server).post('/log-in', [['login', 'sughd'], ['password', given]]) // prettier-ignore
  expect([(await log(password)).status, (await log(wanted)).status]).toEqual([401, 303])
})

test('a passkey is added under a name, shown, and removed; with the first one come recovery codes', async () => {
  const browser = await enter('ngo')
  const elsewhere = await enter('ngo')
  const add = async (name: string) => {
    const { options, ticket } = askedBy((await browser.open('/account/passkey')).text)
    const credential = makeAuthenticator().create(options)
    return browser.post('/account/passkey', [
      ['name', name],
      ['ticket', ticket],
      ['credential', credential],
    ])
  }
  const nameless = await add('  ')
  expect([nameless.status, mistakeAt(nameless.text, 'name')]).toEqual([422, say.addPasskey.noName])
  const first = await add('Телефони корӣ')
  expect([first.status, codesIn(first.text).length]).toEqual([200, 10])
  expect(await isIn(elsewhere)).toBe(false)
  expect((await add('Компютер')).location).toBe('/account?done=passkey')
  const { options } = askedBy((await browser.open('/account/passkey')).text)
  expect((options['excludeCredentials'] as readonly unknown[]).length).toBe(2)
  const page = await browser.open('/account')
  for (const name of ['Телефони корӣ', 'Компютер']) expect(wordsOf(page.text)).toContain(name)
  const { rows } = await office.owner.query<{ row: string }>('select p::text as row from safar.passkeys p')
  for (const { row } of rows) expect(row).not.toMatch(/Телефони|Компютер/)
  for (const form of formsIn(page.text).filter(({ action }) => action === '/account/passkey/remove'))
    expect((await browser.post(form.action, form.inputs)).location).toBe('/account?done=removed')
  expect(await hasSecondFactor(office.desk.database, accountOf('ngo'))).toBe(false)
  expect((await browser.open('/account')).text).not.toContain('action="/account/codes"')
})

test('nobody removes the passkey or ends the session of somebody else', async () => {
  office.pass(61)
  await givePasskey(office, 'isfara')
  const { rows } = await office.owner.query<{ id: string }>('select id from safar.passkeys where account = $1', [
    accountOf('isfara'),
  ])
  const stranger = await enter('khujand')
  await stranger.post('/account/passkey/remove', [['passkey', rows[0]?.id ?? '']])
  expect(await hasSecondFactor(office.desk.database, accountOf('isfara'))).toBe(true)
  const sessions = await office.owner.query<{ id: string; account: string }>('select id, account from safar.sessions')
  for (const { id } of sessions.rows.filter(({ account }) => account !== accountOf('khujand')))
    await stranger.post('/account/sessions/end', [['session', id]])
  const after = await office.owner.query('select id from safar.sessions')
  expect(after.rows).toHaveLength(sessions.rows.length)
})
