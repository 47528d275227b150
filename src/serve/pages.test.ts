import { afterAll, beforeAll, expect, test } from 'vitest'

import { count, fill, languages } from '#kernel/words.ts'
import { orientation } from '#programmes/orientation/index.ts'
import { hold } from '#store/posts.ts'
import { act, attendance, enrolment, person } from '#test/acts.ts'
import { type TestOffice, accountOf, openOffice, password, posts } from '#test/office.ts'
import { addressesIn, countSaid, filled, formTo, formsIn, mistakeAt, wordsOf } from '#test/page.ts'
import { type Visitor, visit } from '#test/visitor.ts'
import { words } from '#words/serve/words.ts'

let office: TestOffice
let trainer: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
})
afterAll(() => office[Symbol.asyncDispose]())

const say = words.en
const enrolPage = '/new/orientation/enrol'

/** What a person writes into the enrolment form. */
const written = {
  name: String(person['name']),
  born: '1998-04-02',
  sex: 'female',
  document: 'A0000001',
  phone: '60 000 00 01',
  district: '3505401',
  destination: 'Россия',
}

/** Opens the form, writes into it, and presses a button. */
async function fillIn(address: string, answers: Readonly<Record<string, string | readonly string[]>>, by = trainer) {
  const { text } = await by.open(address)
  const form = formTo(text, address)
  const inputs = filled(form, { _send: 'yes', ...answers })
  return form.sendsFiles ? by.post(address, inputs, []) : by.post(address, inputs)
}

const caseIn = (reply: { readonly headers: Readonly<Record<string, string>> }) =>
  /^\/case\/([0-9a-f-]{36})/.exec(reply.headers['location'] ?? '')?.[1] ?? ''

test('the way in: the start leads to the log-in page, a right password to today, logging out back', async () => {
  const stranger = office.stranger()
  expect((await stranger.open('/')).headers['location']).toBe('/log-in')
  const page = await stranger.open('/log-in')
  expect(page.status).toBe(200)
  const entered = await stranger.post('/log-in', filled(formTo(page.text, '/log-in'), { login: 'khujand', password }))
  expect([entered.status, entered.headers['location']]).toEqual([303, '/today'])
  const cookie = entered.headers['set-cookie'] ?? ''
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
    expect([status, wordsOf(text)]).toEqual([401, expect.stringContaining(words[language].logIn.wrong)])
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
  expect([other.status, wordsOf(other.text)]).toEqual([403, expect.stringContaining(say.errors.forbidden)])
})

test('a person is enrolled by a form; the page after says that it is kept', async () => {
  const sent = await fillIn(enrolPage, written)
  expect([sent.status, sent.headers['location']]).toEqual([303, `/case/${caseIn(sent)}?kept=yes`])
  const page = wordsOf((await trainer.open(sent.headers['location'] ?? '')).text)
  for (const said of [
    say.form.kept,
    'Намуна Намунаева',
    '2 April 1998',
    '+992600000001',
    'Russian Federation',
    'Khujand',
  ])
    expect(page).toContain(said)
  expect(page).toContain('Корманди намунавӣ khujand')
  const today = wordsOf((await trainer.open('/today')).text)
  expect(today).toContain('Намуна Намунаева')
})

test('a form sent twice, as a browser does when the line drops, keeps one person', async () => {
  const { text } = await trainer.open(enrolPage)
  const inputs = filled(formTo(text, enrolPage), { ...written, _send: 'yes' })
  const before = await office.count()
  const [once, again] = [await trainer.post(enrolPage, inputs, []), await trainer.post(enrolPage, inputs, [])]
  expect(again.headers['location']).toBe(once.headers['location'])
  expect(await office.count()).toEqual({
    acts: before.acts + 1,
    cases: before.cases + 1,
    published: before.published + 1,
  })
})

test('what cannot be taken is said at its question in the reader’s language, and every answer is kept', async () => {
  const before = await office.count()
  for (const language of languages) {
    const { problems } = words[language]
    const { status, text } = await fillIn(
      enrolPage,
      { ...written, name: ' ', phone: '12', born: '31.02.1998', contract: 'yes', employer: '', leaving: '1999-01-01' },
      trainer.speaking(language),
    )
    expect(status).toBe(422)
    expect(mistakeAt(text, 'name')).toBe(problems.missing)
    expect(mistakeAt(text, 'phone')).toBe(problems.malformed.phone)
    expect(mistakeAt(text, 'born')).toBe(problems.malformed.date)
    expect(mistakeAt(text, 'employer')).toBe(problems.missing)
    expect(mistakeAt(text, 'sex')).toBeUndefined()
    // The summary above names each and leads to it.
    expect(addressesIn(text)).toEqual(
      expect.arrayContaining(['#f-name', '#f-phone', '#f-born', '#f-employer', '#f-leaving']),
    )
    const kept = Object.fromEntries(formTo(text, enrolPage).inputs)
    expect(kept).toMatchObject({
      phone: '12',
      born: '31.02.1998',
      sex: 'female',
      document: 'A0000001',
      district: '3505401',
    })
    expect(wordsOf(text)).not.toMatch(/\{\w+\}/)
  }
  expect(await office.count()).toEqual(before)
})

test('a question that depends on another is hidden until that one is answered so', async () => {
  const hidden = (text: string) => /<div data-asked="employer"[^>]*hidden/.test(text)
  expect(hidden((await trainer.open(enrolPage)).text)).toBe(true)
  expect(hidden((await fillIn(enrolPage, { ...written, contract: 'yes' })).text)).toBe(false)
  const sent = await fillIn(enrolPage, { ...written, contract: 'no', employer: 'Nobody' })
  expect(sent.status).toBe(303)
  expect(wordsOf((await trainer.open(`/case/${caseIn(sent)}`)).text)).not.toContain('Nobody')
})

test('rows are added and removed without script, and nothing written is lost on the way', async () => {
  const one = await fillIn(enrolPage, { ...written, _add: 'trips' })
  expect(one.status).toBe(200)
  const first = { 'trips.0.country': 'Қазоқистон', 'trips.0.from': '2019-03-01' }
  const press = async (html: string, answers: Readonly<Record<string, string>>) =>
    trainer.post(enrolPage, filled(formTo(html, enrolPage), answers), [])
  const two = await press(one.text, { ...first, _add: 'trips' })
  const second = { 'trips.1.country': 'RUS', 'trips.1.from': '2020-05-01' }
  const third = await press(two.text, { ...second, _add: 'trips' })
  const dropped = await press(third.text, { _drop: 'trips.0' })
  const left = Object.fromEntries(formTo(dropped.text, enrolPage).inputs)
  expect(left).toMatchObject({
    name: written.name,
    'trips.0.country': 'Russian Federation',
    'trips.0.from': '2020-05-01',
  })
  expect(left).not.toHaveProperty('trips.2.country')
  const sent = await press(dropped.text, { _send: 'yes' })
  const { body } = await trainer.call<{ answers: object }>('GET', `/api/cases/${caseIn(sent)}`)
  expect(body.answers).toMatchObject({ trips: [{ country: 'RUS', from: '2020-05-01' }] })
})

test('a file survives a mistake elsewhere, is kept encrypted, and is served to those who may see the case', async () => {
  const photo = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.from('a face that nobody has')])
  const { text } = await trainer.open(enrolPage)
  const wrong = await trainer.post(
    enrolPage,
    filled(formTo(text, enrolPage), { ...written, sex: 'other', _send: 'yes' }),
    [{ field: 'scan', filename: 'намуна.jpg', content: photo }],
  )
  expect(wrong.status).toBe(422)
  const sent = await trainer.post(enrolPage, filled(formTo(wrong.text, enrolPage), { sex: 'female', _send: 'yes' }), [])
  expect(sent.status).toBe(303)
  const link = addressesIn(wrong.text).find((address) => address.startsWith('/files/')) ?? ''
  const seen = await trainer.open(link)
  expect([seen.status, seen.bytes, seen.headers['content-type']]).toEqual([200, photo, 'image/jpeg'])
  expect(seen.headers).toMatchObject({ 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' })
  expect((await (await office.enter('ngo')).open(link)).status).toBe(404)
  const { rows } = await office.owner.query<{ content: Buffer }>('select content from safar.files')
  for (const { content } of rows) expect(content.includes('a face that nobody has')).toBe(false)
})

test('a file of another kind, or one that is too heavy, is not kept and the form says why', async () => {
  const { text } = await trainer.open(enrolPage)
  const send = (content: Uint8Array) =>
    trainer.post(enrolPage, filled(formTo(text, enrolPage), { ...written, _send: 'yes' }), [
      { field: 'scan', filename: 'x.jpg', content },
    ])
  const page = await send(Buffer.from('<html><script>alert(1)</script>'))
  expect([page.status, mistakeAt(page.text, 'scan')]).toEqual([422, expect.stringContaining('jpeg, png, webp, pdf')])
  const heavy = Buffer.alloc(6 * 1024 * 1024)
  heavy.write('ffd8ffe0', 'hex')
  expect(mistakeAt((await send(heavy)).text, 'scan')).toContain('5 MB')
})

test('a correction shows what is known, sends what was changed, and says when nothing was', async () => {
  const enrol = enrolment({ trips: [{ country: 'RUS', from: '2019-03-01' }] })
  await trainer.send([enrol])
  const address = `/case/${enrol.case}/correct`
  const known = Object.fromEntries(formTo((await trainer.open(address)).text, address).inputs)
  expect(known).toMatchObject({
    name: person['name'],
    born: '1998-04-02',
    'trips.0.from': '2019-03-01',
    district: '3505401',
  })
  const same = await fillIn(address, {})
  expect([same.status, wordsOf(same.text)]).toEqual([422, expect.stringContaining(say.refusals['nothing-corrected'])])
  const mended = await fillIn(address, { name: 'Намунаи Дигар', phone: '' })
  expect([mended.status, mended.text]).toEqual([303, ''])
  const { body } = await trainer.call<{ acts: readonly { step: string; answers: object }[] }>(
    'GET',
    `/api/cases/${enrol.case}/acts`,
  )
  expect(body.acts.at(-1)).toMatchObject({ step: 'correct', answers: { name: 'Намунаи Дигар', phone: null } })
  expect(Object.keys(body.acts.at(-1)?.answers ?? {})).toEqual(['name', 'phone'])
})

test('a case offers the steps that the post can take now, and no others', async () => {
  const enrol = enrolment()
  await trainer.send([enrol])
  const steps = async (visitor: Visitor) =>
    addressesIn((await visitor.open(`/case/${enrol.case}`)).text)
      .filter((address) => address.startsWith(`/case/${enrol.case}/`))
      .map((address) => address.split('/').at(-1))
  expect(await steps(trainer)).toEqual(['attend', 'leave', 'correct'])
  expect(await steps(await office.enter('sughd'))).toEqual(['correct'])
  const wrong = await (await office.enter('sughd')).open(`/case/${enrol.case}/attend`)
  expect([wrong.status, wordsOf(wrong.text)]).toEqual([403, expect.stringContaining(say.errors.forbidden)])
  const early = await fillIn(`/case/${enrol.case}/certify`, { score: '80' })
  expect([early.status, wordsOf(early.text)]).toEqual([422, expect.stringContaining(say.refusals['not-from-here'])])
})

test('a step is said in the programme’s own words when it cannot be taken yet', async () => {
  const enrol = enrolment()
  await trainer.send([enrol, attendance(enrol.case, ['M1'], 1)])
  const reply = await fillIn(`/case/${enrol.case}/certify`, { score: '80' })
  expect(wordsOf(reply.text)).toContain(orientation.words.en.notYet.certify)
})

test('one class is ticked for many people at once; who cannot take the step is named', async () => {
  const [one, two, done] = [enrolment({ name: 'Намунаи Якум' }), enrolment(), enrolment({ name: 'Намунаи Рафта' })]
  await trainer.send([one, two, done, act('leave', done.case, { reason: 'work' }, 1)])
  const people = await trainer.open('/people')
  const choosing = formTo(people.text, '/many')
  expect(choosing.buttons).toEqual([
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
