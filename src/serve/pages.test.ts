import { afterAll, beforeAll, expect, test } from 'vitest'

import { count, fill, languages } from '#kernel/words.ts'
import { hold } from '#store/posts.ts'
import { act, enrolment } from '#test/acts.ts'
import { type TestOffice, accountOf, openOffice, password, posts } from '#test/office.ts'
import { addressesIn, countSaid, filled, formTo, formsIn, mistakeAt, wordsOf } from '#test/page.ts'
import { type Visitor, visit } from '#test/visitor.ts'
import { words } from '#words/serve/words.ts'
import { words as web } from '#words/web/words.ts'

let office: TestOffice
let trainer: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
})
afterAll(() => office[Symbol.asyncDispose]())

const say = words.en

test('the way in: the start leads to the log-in page, a right password to today, logging out back', async () => {
  const stranger = office.stranger()
  expect((await stranger.open('/')).headers['location']).toBe('/figures')
  const page = await stranger.open('/log-in')
  expect(page.status).toBe(200)
  const entered = await stranger.post('/log-in', filled(formTo(page.text, '/log-in'), { login: 'khujand', password }))
  expect([entered.status, entered.headers['location']]).toEqual([303, '/today'])
  const [cookie = ''] = (entered.headers['set-cookie'] ?? '').split(', safar_device=')
  expect(cookie).toMatch(/^safar_session=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)

  const visitor = visit(office.server, /=([^;]+)/.exec(cookie)?.[1])
  expect(wordsOf((await visitor.open('/today')).text)).toContain('Корманди намунавӣ khujand')
  expect((await visitor.open('/log-in')).headers['location']).toBe('/today')
  const out = await visitor.post('/log-out', [])
  expect([out.status, out.headers['location']]).toEqual([303, '/log-in'])
  expect((await visitor.open('/today')).headers['location']).toBe('/log-in?ended=1')
})

test('a wrong password says so in the reader’s language, keeps the login and forgets the password', async () => {
  for (const language of languages) {
    const { status, text } = await office
      .stranger()
      .speaking(language)
      .post('/log-in', [
        ['login', 'isfara'],
        ['password', 'not my password'],
      ])
    expect([status, wordsOf(text)]).toEqual([401, expect.stringContaining(web[language].logIn.wrong)])
    expect(text).toContain('value="isfara"')
    expect(text).not.toContain('not my password')
  }
})

test('who holds two posts chooses one, and may change it later', async () => {
  await hold(office.own, {
    id: crypto.randomUUID(),
    post: posts.administrator.id,
    account: accountOf('desk'),
    from: new Date('2026-02-01'),
  })
  const entered = await office.stranger().post('/log-in', [
    ['login', 'desk'],
    ['password', password],
  ])
  expect(entered.headers['location']).toBe('/post')
  const tokenOf = (reply: typeof entered) => /=([^;]+)/.exec(reply.headers['set-cookie'] ?? '')?.[1]
  const visitor = visit(office.server, tokenOf(entered))
  const page = await visitor.open('/post')
  expect(wordsOf(page.text)).toContain('Post administrator')
  const chosen = await visitor.post('/post', [['post', 'desk-khujand']])
  expect(chosen.headers['location']).toBe('/today')
  expect(wordsOf((await visit(office.server, tokenOf(chosen)).open('/today')).text)).toContain('Post desk-khujand')
  expect((await visitor.open('/today')).status).toBe(303)
  const other = await visit(office.server, tokenOf(chosen)).post('/post', [['post', 'trainer-isfara']])
  expect([other.status, wordsOf(other.text)]).toEqual([403, expect.stringContaining(web.en.errors.forbidden)])
})

test('a case offers the steps that the post can take now, and no others', async () => {
  const enrol = enrolment()
  await trainer.send([enrol])
  const steps = async (visitor: Visitor) =>
    addressesIn((await visitor.open(`/case/${enrol.case}`)).text)
      .filter((address) => address.startsWith(`/case/${enrol.case}/`))
      .map((address) => address.split('/').at(-1))
  expect(await steps(trainer)).toEqual(['join', 'attend', 'leave', 'correct'])
  expect(await steps(await office.enter('sughd'))).toEqual(['correct'])
  const wrong = await (await office.enter('sughd')).open(`/case/${enrol.case}/attend`)
  expect([wrong.status, wordsOf(wrong.text)]).toEqual([403, expect.stringContaining(web.en.errors.forbidden)])
})

test('one class is ticked for many people at once; who cannot take the step is named', async () => {
  const [one, two, done] = [enrolment({ name: 'Намунаи Якум' }), enrolment(), enrolment({ name: 'Намунаи Рафта' })]
  await trainer.send([one, two, done, act('leave', done.case, { reason: 'work' }, 1)])
  const people = await trainer.open('/people')
  const choosing = formTo(people.text, '/many')
  expect(choosing.buttons).toEqual([
    ['step', 'orientation/join'],
    ['step', 'orientation/attend'],
    ['step', 'orientation/certify'],
  ])
  const cases = [one, two, done].map((each) => each.case)
  const asked = await trainer.post('/many', filled(choosing, { case: cases, step: 'orientation/attend' }))
  expect([asked.status, countSaid(asked.text, say.people.found)]).toEqual([200, 3])
  const form = formTo(asked.text, '/many')
  expect(form.inputs.filter(([name]) => name === 'case').map(([, id]) => id)).toEqual(cases)
  const result = wordsOf(
    (await trainer.post('/many', filled(form, { attended: '2026-05-30', modules: ['M3', 'M4'], _send: 'yes' }))).text,
  )
  const { manyDone, manyRefused } = say.form
  const some = (many: number) => ({ people: count('en', say.people.found, many) })
  for (const said of [
    fill(manyDone, some(2)),
    fill(manyRefused, some(1)),
    'Намунаи Рафта',
    say.refusals['not-from-here'],
  ])
    expect(result).toContain(said)
  expect((await trainer.call('GET', `/api/cases/${two.case}`)).body).toMatchObject({
    state: 'attending',
    answers: { modules: ['M3', 'M4'] },
  })
})

test('a step for many without people, with a wrong answer, or not for many, changes nothing and says what to do', async () => {
  const enrol = enrolment()
  await trainer.send([enrol])
  const before = await office.count()
  const none = await trainer.post('/many', [['step', 'orientation/attend']])
  expect([none.status, wordsOf(none.text)]).toEqual([422, expect.stringContaining(say.people.noneChosen)])
  const wrong = await trainer.post('/many', [
    ['step', 'orientation/attend'],
    ['case', enrol.case],
    ['modules', 'M99'],
    ['_send', 'yes'],
  ])
  expect([wrong.status, mistakeAt(wrong.text, 'modules')]).toEqual([422, say.problems['not-in-list']])
  for (const step of ['orientation/leave', 'orientation/none', 'none/attend', ''])
    expect(
      (
        await trainer.post('/many', [
          ['step', step],
          ['case', enrol.case],
        ])
      ).status,
      step,
    ).toBe(404)
  expect(await office.count()).toEqual(before)
})

test('people are searched by POST: no form of the page puts what is sought into an address', async () => {
  await trainer.send([enrolment({ name: 'Ҷумъаев Ғайрат' })])
  const page = await trainer.open('/people')
  for (const { method } of formsIn(page.text)) expect(method).toBe('post')
  const found = await trainer.post('/people', filled(formTo(page.text, '/people'), { q: 'Чумъаев' }))
  expect([found.status, wordsOf(found.text)]).toEqual([200, expect.stringContaining('Ҷумъаев Ғайрат')])
  expect(wordsOf(found.text)).not.toContain('Намунаи')
  for (const address of addressesIn(found.text)) expect(decodeURIComponent(address)).not.toContain('Чумъаев')
  const ignored = wordsOf((await trainer.open('/people?q=Чумъаев')).text)
  expect(ignored).toContain('Намунаи')
})
