import { afterAll, beforeAll, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { orientation } from '#programmes/orientation/index.ts'
import { attendance, enrolment, person } from '#test/acts.ts'
import { type TestOffice, openOffice } from '#test/office.ts'
import { addressesIn, filled, formTo, mistakeAt, wordsOf } from '#test/page.ts'
import type { Visitor } from '#test/visitor.ts'
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

test('a step that cannot be taken yet says why, in the programme’s own words where it has some', async () => {
  const enrol = enrolment()
  await trainer.send([enrol])
  const early = await fillIn(`/case/${enrol.case}/certify`, { score: '80' })
  expect([early.status, wordsOf(early.text)]).toEqual([422, expect.stringContaining(say.refusals['not-from-here'])])
  await trainer.send([attendance(enrol.case, ['M1'], 1)])
  const reply = await fillIn(`/case/${enrol.case}/certify`, { score: '80' })
  expect(wordsOf(reply.text)).toContain(orientation.words.en.notYet.certify)
})

test('two people correct different answers at once: neither undoes the other, and nothing clashes', async () => {
  const enrol = enrolment()
  await trainer.send([enrol])
  const address = `/case/${enrol.case}/correct`
  const drawn = formTo((await trainer.open(address)).text, address)
  expect((await fillIn(address, { sex: 'male' }, await office.enter('desk'))).status).toBe(303)
  const sent = await trainer.post(address, filled(drawn, { education: '6', _send: 'yes' }), [])
  expect(sent.status).toBe(303)
  expect((await trainer.call('GET', `/api/cases/${enrol.case}`)).body).toMatchObject({
    answers: { sex: 'male', education: '6' },
    clashes: [],
  })
})
