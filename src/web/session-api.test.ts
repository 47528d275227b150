import { afterAll, beforeAll, expect, test } from 'vitest'

import { hold, vacate } from '#store/posts.ts'
import { accountOf, openOffice, password, posts, type TestOffice } from '#test/office.ts'
import type { Visitor } from '#test/visitor.ts'
import { words } from '#words/web/words.ts'

let office: TestOffice
let stranger: Visitor
beforeAll(async () => {
  office = await openOffice()
  stranger = office.stranger()
})
afterAll(() => office[Symbol.asyncDispose]())

interface Session {
  readonly token: string
  readonly expires: string
  readonly post: string
  readonly posts: readonly { readonly id: string }[]
}

/** Logs in as a program; each from an address of its own, unless told otherwise. */
const logIn = (login: string, given = password, more: { readonly post?: string; readonly from?: string } = {}) =>
  stranger.raw({
    method: 'POST',
    url: '/api/session',
    headers: { 'accept-language': 'en' },
    remoteAddress: more.from ?? '192.0.2.1',
    payload: { login, password: given, ...(more.post !== undefined && { post: more.post }) },
  })

const as =
  (token: string | undefined) =>
  (url: string, method: 'GET' | 'DELETE' = 'GET') =>
    stranger.raw({ method, url, headers: { authorization: `Bearer ${token}` } })

test('who logs in acts as the post they hold, for a working day', async () => {
  const { status, body } = await logIn(' Khujand ')
  const { token, expires, ...session } = body as Session
  expect([status, session]).toMatchObject([200, { post: 'trainer-khujand', posts: [{ id: 'trainer-khujand' }] }])
  expect(Date.parse(expires) - office.desk.now().getTime()).toBe(12 * 3_600_000)
  expect((await as(token)('/api/session')).body).toEqual({
    account: accountOf('khujand'),
    post: { id: 'trainer-khujand', organisation: 'MIGSERV', functions: ['trainer'] },
  })
})

test('the database knows the token of nobody', async () => {
  const { token } = (await logIn('khujand')).body as Session
  const { rows } = await office.owner.query<{ row: string }>('select s::text as row from safar.sessions s')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ row }) => row.includes(token))).toEqual([])
})

test('after logging out the token opens nothing', async () => {
  const ask = as(((await logIn('isfara')).body as Session).token)
  expect((await ask('/api/session', 'DELETE')).status).toBe(204)
  expect((await ask('/api/session')).status).toBe(401)
})

test('a token is taken from the header and the cookie, never from an address', async () => {
  const { token } = await office.enter('khujand')
  const open = await stranger.raw({ method: 'GET', url: `/api/session?token=${token}&access_token=${token}` })
  expect(open.status).toBe(401)
  const cookie = await stranger.raw({ method: 'GET', url: '/api/session', cookies: { safar_session: token ?? '' } })
  expect(cookie.status).toBe(200)
})

test('a wrong password and an unknown login cannot be told apart', async () => {
  const wrong = await logIn('khujand', 'not the password')
  const unknown = await logIn('nobody', 'not the password')
  expect([wrong.status, wrong.body]).toEqual([401, { error: 'wrongLogIn', says: words.en.errors.wrongLogIn }])
  expect([unknown.status, unknown.text, Object.keys(unknown.headers)]).toEqual([
    wrong.status,
    wrong.text,
    Object.keys(wrong.headers),
  ])
})

test('a password is what it is: neither empty, nor cut, nor in other letters', async () => {
  for (const almost of ['', ' ', password.toUpperCase(), password.slice(0, -1), `${password} `, `${password}\0`])
    expect((await logIn('administrator', almost)).status, JSON.stringify(almost)).toBe(401)
  office.pass(61)
})

test('a ninth try within a minute is refused, whoever knocks, even with the right password; a minute later it is not', async () => {
  for (const _ of Array(8).keys()) expect((await logIn('ngo', 'a guess')).status).toBe(401)
  const throttled = await logIn('ngo')
  expect([throttled.status, throttled.body]).toEqual([429, { error: 'tooOften', says: words.en.errors.tooOften }])
  expect((await logIn('NGO', password, { from: '192.0.2.9' })).status).toBe(429)
  expect((await logIn('khujand')).status).toBe(200)
  office.pass(61)
  expect((await logIn('ngo')).status).toBe(200)
})

test('one address may try sixty times in a minute, whatever logins it tries', async () => {
  office.pass(61)
  const tries = Array.from({ length: 61 }, (_, at) => logIn(`login-${at}`, 'a guess', { from: '192.0.2.7' }))
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  expect((await logIn('khujand', password, { from: '192.0.2.8' })).status).toBe(200)
})

test('who holds several posts says which; a post that they do not hold is refused', async () => {
  office.pass(61)
  await hold(office.own, {
    id: crypto.randomUUID(),
    post: posts.administrator.id,
    account: accountOf('desk'),
    from: new Date('2026-05-01'),
  })
  expect((await logIn('desk')).body).toMatchObject({ post: 'administrator', posts: [{}, { id: 'desk-khujand' }] })
  expect((await logIn('desk', password, { post: 'desk-khujand' })).body).toMatchObject({ post: 'desk-khujand' })
  expect(await logIn('desk', password, { post: 'supervisor-sughd' })).toMatchObject({
    status: 403,
    body: { error: 'forbidden' },
  })
})

test('a session that is used ends after its working day', async () => {
  const trainer = await office.enter('khujand')
  for (const _ of Array(11).keys()) {
    office.pass(3600)
    expect((await trainer.call('GET', '/api/session')).status).toBe(200)
  }
  office.pass(3599)
  expect((await trainer.call('GET', '/api/session')).status).toBe(200)
  office.pass(2)
  expect((await trainer.call('GET', '/api/session')).status).toBe(401)
  expect(await trainer.open('/today')).toMatchObject({ status: 303, headers: { location: '/log-in?ended=1' } })
})

test('whoever no longer holds a post can do nothing at once, and cannot come back', async () => {
  const visitor = await office.enter('isfara')
  expect((await visitor.call('GET', '/api/cases')).status).toBe(200)
  await vacate(office.own, posts.isfara.id, office.desk.now())
  office.pass(1)
  for (const url of ['/api/cases', '/api/session']) expect((await visitor.call('GET', url)).status, url).toBe(401)
  expect((await visitor.call('POST', '/api/acts', { acts: [] })).status).toBe(401)
  for (const url of ['/today', '/people', '/people.csv', '/new/orientation/enrol', '/import/orientation'])
    expect((await visitor.open(url)).headers['location'], url).toBe('/log-in?ended=1')
  expect(await logIn('isfara')).toMatchObject({ status: 403, body: { error: 'forbidden' } })
})

test('a closed account and a closed post open nothing', async () => {
  const closing = async (table: 'accounts' | 'posts', id: string) =>
    office.owner.query(`update safar.${table} set closed_at = now() where id = $1`, [id])
  const [trainer, head] = [await office.enter('khujand'), await office.enter('sughd')]
  await closing('accounts', accountOf('khujand'))
  await closing('posts', posts.sughd.id)
  expect((await trainer.call('GET', '/api/session')).status).toBe(401)
  expect((await head.call('GET', '/api/session')).status).toBe(401)
  expect((await logIn('khujand')).status).toBe(401)
  expect((await logIn('sughd')).status).toBe(403)
})
