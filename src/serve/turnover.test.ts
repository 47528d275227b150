import { afterAll, beforeAll, expect, test } from 'vitest'

import { actsOf } from '#store/acts.ts'
import { verify } from '#store/verify.ts'
import { act, attendance, enrolment, shortCourse } from '#test/acts.ts'
import { type TestOffice, accountOf, keys, openOffice, posts } from '#test/office.ts'
import { filled, formTo, wordsOf } from '#test/page.ts'

// A holder leaves, the post is vacant, the deputy and the head go on as themselves, and the next holder finds everything.

let office: TestOffice
const ours = enrolment()
beforeAll(async () => {
  office = await openOffice()
  const trainer = await office.enter('khujand')
  await trainer.send([ours, enrolment({ name: 'Дигар Намунаев', document: 'A0000002', phone: undefined })])
})
afterAll(() => office[Symbol.asyncDispose]())

const trainerPost = `/posts/${posts.khujand.id}`

test('a post names its deputy; while it is held the deputy sees nothing more than before', async () => {
  const trainer = await office.enter('khujand')
  const page = await trainer.open(trainerPost)
  expect(wordsOf(page.text)).toContain('While this post is vacant, the deputy sees all its cases')
  const sent = await trainer.post(
    trainerPost,
    filled(formTo(page.text, trainerPost), { _do: 'deputy', deputy: posts.isfara.id, until: '' }),
  )
  expect(sent.headers['location']).toBe(`${trainerPost}?done=deputy-named`)
  const isfara = await office.enter('isfara')
  expect((await isfara.call('GET', `/api/cases/${ours.case}`)).status).toBe(404)
})

test('nobody vacates the post who does not look after it; whoever does reads beforehand what will happen', async () => {
  const colleague = await office.enter('desk')
  const refused = await colleague.post(trainerPost, [['_do', 'vacate']])
  expect([refused.status, wordsOf(refused.text).includes('Your post does not look after this one')]).toEqual([
    422,
    true,
  ])
  expect((await (await office.enter('ngo')).post(trainerPost, [['_do', 'vacate']])).status).toBe(404)
  const head = await office.enter('sughd')
  const page = await head.open(trainerPost)
  expect(wordsOf(page.text)).toContain('Its holder is logged out at once')
})

test('when the holder leaves, their sessions end at once and nothing they kept opens anything', async () => {
  const leaving = await office.enter('khujand')
  expect((await leaving.open('/today')).status).toBe(200)
  const head = await office.enter('sughd')
  const vacated = await head.post(trainerPost, [['_do', 'vacate']])
  expect(vacated.headers['location']).toBe(`${trainerPost}?done=vacated`)
  for (const url of ['/today', '/people', `/case/${ours.case}`, '/posts', '/audit', '/glass'])
    expect([url, (await leaving.open(url)).status]).not.toEqual([url, 200])
  expect((await leaving.call('GET', `/api/cases/${ours.case}`)).status).toBe(401)
  const log = await office
    .stranger()
    .call('POST', '/api/session', { login: 'khujand', password: 'one good password of four words' })
  expect([log.status, log.text.includes('token')]).not.toEqual([200, true])
})

test('the deputy sees the work, reads on the case for which post it is, and acts as themselves', async () => {
  const isfara = await office.enter('isfara')
  expect(wordsOf((await isfara.open('/today')).text)).toContain('Vacant posts that you stand in for')
  const page = await isfara.open(`/case/${ours.case}`)
  expect(wordsOf(page.text)).toContain(`kept as done for the post “${posts.khujand.title.en}”`)
  const [verdict] = await isfara.send([attendance(ours.case, shortCourse, 1)])
  expect(verdict).toMatchObject({ verdict: 'kept', state: 'attending' })
  const acts = await actsOf(office.desk.database, posts.isfara.id, [ours.case])
  expect(acts.at(-1)?.by).toEqual({ post: posts.isfara.id, account: accountOf('isfara'), for: posts.khujand.id })
  expect(wordsOf((await isfara.open(`/case/${ours.case}`)).text)).toContain(
    `for the vacant post “${posts.khujand.title.en}”`,
  )
})

test('its supervisor may take its steps too, without being named; a colleague of another function may not', async () => {
  const head = await office.enter('sughd')
  const [kept] = await head.send([attendance(ours.case, ['M1'], 2)])
  expect(kept).toMatchObject({ verdict: 'kept' })
  const desk = await office.enter('desk')
  const [refused] = await desk.send([attendance(ours.case, ['M2'], 3)])
  expect(refused).toMatchObject({ verdict: 'refused', why: 'not-your-function' })
})

test('the packet names what is left: to the deputy with names, to an administrator with numbers alone', async () => {
  office.pass(40 * 86_400)
  const isfara = await office.enter('isfara')
  const packet = wordsOf((await isfara.open(`${trainerPost}/handover`)).text)
  expect(packet).toContain('Намуна Намунаева')
  expect(packet).toContain('Overdue')
  expect(packet).toMatch(/Written on .*, when the holder left/)
  const administrator = await office.enter('administrator')
  const numbers = wordsOf((await administrator.open(`${trainerPost}/handover`)).text)
  expect(numbers).not.toContain('Намуна')
  expect(numbers).toContain(`Case ${ours.case.slice(-6)}`)
  expect((await (await office.enter('ngo')).open(`${trainerPost}/handover`)).status).toBe(404)
})

test('the next holder finds everything, and who stood in sees it no more', async () => {
  const administrator = await office.enter('administrator')
  const page = await administrator.open(trainerPost)
  const wrong = await administrator.post(trainerPost, [['_do', 'give'], ['login', 'nobody.yet']]) // prettier-ignore
  expect([wrong.status, wordsOf(wrong.text).includes('There is no account with this login')]).toEqual([422, true])
  const given = await administrator.post(
    trainerPost,
    filled(formTo(page.text, trainerPost), {
      _do: 'give',
      login: 'next.trainer',
      name: 'Ояндаев Намуна',
      language: 'ru',
    }),
  )
  const [, password = ''] =
    /Tell its owner this password, once, and let them change it: (\S+)/.exec(wordsOf(given.text)) ?? []
  const entered = await office
    .stranger()
    .call<{ token: string; post: string }>('POST', '/api/session', { login: 'next.trainer', password })
  expect(entered.body.post).toBe(posts.khujand.id)
  const { body } = await office.stranger().raw({
    method: 'GET', url: '/api/cases', headers: { authorization: `Bearer ${entered.body.token}` },
  }) as { body: { total: number } } // prettier-ignore
  expect(body.total).toBe(2)
  const isfara = await office.enter('isfara')
  expect((await isfara.call('GET', `/api/cases/${ours.case}`)).status).toBe(404)
  const [refused] = await isfara.send([act('leave', ours.case, { reason: 'work' }, 5)])
  expect(refused).toMatchObject({ verdict: 'refused', why: 'no-such-case' })
})

test('an administrator cannot give a post to themselves', async () => {
  const administrator = await office.enter('administrator')
  const tried = await administrator.post(trainerPost, [['_do', 'give'], ['login', 'administrator']]) // prettier-ignore
  expect([tried.status, wordsOf(tried.text).includes('Nobody gives a post to themselves')]).toEqual([422, true])
})

test('a deputy whose days are over, or have not begun, sees nothing', async () => {
  const head = await office.enter('sughd')
  await head.post(trainerPost, [['_do', 'vacate']])
  const isfara = await office.enter('isfara')
  expect((await isfara.call('GET', `/api/cases/${ours.case}`)).status).toBe(200)
  const page = await head.open(trainerPost)
  const { inputs } = formTo(page.text.slice(page.text.indexOf('naming') - 200), trainerPost)
  const ended = await head.post(trainerPost, inputs)
  expect(ended.headers['location']).toBe(`${trainerPost}?done=deputy-ended`)
  expect((await isfara.call('GET', `/api/cases/${ours.case}`)).status).toBe(404)
  const named = await head.post(trainerPost, [['_do', 'deputy'], ['deputy', posts.isfara.id], ['from', '2026-12-01'], ['until', '2026-12-31']]) // prettier-ignore
  expect(named.headers['location']).toBe(`${trainerPost}?done=deputy-named`)
  const keep = (moment: string) => office.owner.query('select safar.keep_reach($1)', [moment])
  expect((await isfara.call('GET', `/api/cases/${ours.case}`)).status).toBe(404)
  await keep('2026-12-05')
  expect((await isfara.call('GET', `/api/cases/${ours.case}`)).status).toBe(200)
  await keep('2027-01-01')
  expect((await isfara.call('GET', `/api/cases/${ours.case}`)).status).toBe(404)
})

test('a deputy of another organisation, itself, or ending before it begins is refused with a sentence', async () => {
  const administrator = await office.enter('administrator')
  const tries = [
    [{ deputy: posts.ngo.id, from: '', until: '' }, 'of the same organisation'],
    [{ deputy: posts.khujand.id, from: '', until: '' }, 'cannot be its own deputy'],
    [{ deputy: posts.isfara.id, from: '2026-12-05', until: '2026-12-01' }, 'ends before it begins'],
    [{ deputy: posts.isfara.id, from: '2026-13-05', until: '' }, 'a day that the calendar has'],
    [{ deputy: '', from: '', until: '' }, 'Answer this question'],
  ] as const
  for (const [written, says] of tries) {
    const reply = await administrator.post(trainerPost, [['_do', 'deputy'], ...Object.entries(written)])
    expect([says, reply.status, wordsOf(reply.text).includes(says)]).toEqual([says, 422, true])
  }
})

test('a post is made, and closed when it is vacant and owes nothing', async () => {
  const administrator = await office.enter('administrator')
  const page = await administrator.open('/posts/new')
  const form = formTo(page.text, '/posts/new')
  const written = {
    id: 'migserv-panjakent-trainer', organisation: 'MIGSERV', place: '3505226', functions: ['trainer'], 'title.tg': 'Омӯзгор', 'title.ru': 'Преподаватель', 'title.en': 'Trainer',
  } // prettier-ignore
  const wrong = await administrator.post('/posts/new', filled(form, { ...written, id: 'With Space', functions: [] }))
  expect([wrong.status, wordsOf(wrong.text).includes('small Latin letters')]).toEqual([422, true])
  const made = await administrator.post('/posts/new', filled(form, written))
  expect(made.headers['location']).toBe('/posts/migserv-panjakent-trainer?done=made')
  const again = await administrator.post('/posts/new', filled(form, written))
  expect([again.status, wordsOf(again.text).includes('this short name already')]).toEqual([422, true])
  const closed = await administrator.post('/posts/migserv-panjakent-trainer', [['_do', 'close']])
  expect(closed.headers['location']).toBe('/posts/migserv-panjakent-trainer?done=closed')
  const owing = await administrator.post(trainerPost, [['_do', 'close']])
  expect([owing.status, wordsOf(owing.text).includes('Cases of this post are still open')]).toEqual([422, true])
  expect((await (await office.enter('sughd')).open('/posts/new')).status).toBe(403)
})

test('what was done with posts is kept, shown to those who look after them, and cannot be altered unseen', async () => {
  const administrator = await office.enter('administrator')
  const audit = wordsOf((await administrator.open('/audit')).text)
  for (const says of ['vacated a post', 'gave a post', 'named a deputy', 'made a post', 'closed a post'])
    expect([says, audit.includes(says)]).toEqual([says, true])
  expect(audit).not.toContain('Намуна Намунаева')
  const programmes = [...office.desk.programmes.values()]
  expect(await verify(office.connection, { programmes, keys })).toMatchObject({ ok: true })
  await office.owner.query(`update safar.trail set what = 'read' where post = 'administrator' and seq = 1`)
  expect(await verify(office.connection, { programmes, keys })).toMatchObject({
    ok: false,
    break: { what: 'trail-altered' },
  })
})
