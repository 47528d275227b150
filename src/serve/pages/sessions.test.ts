import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { enrolment } from '#test/acts.ts'
import { planSession } from '#test/course-sessions.ts'
import { type TestOffice, openOffice, posts } from '#test/office.ts'
import type { Inputs, Visitor } from '#test/visitor.ts'
import { words } from '#words/orientation/words.ts'

let office: TestOffice
let trainer: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = (await office.enter('khujand')).speaking('en')
})
afterAll(() => office[Symbol.asyncDispose]())
const { sessions: say } = words.en

const written = (changes: Readonly<Record<string, string>> = {}): Inputs =>
  Object.entries({
    id: crypto.randomUUID(),
    course: 'full',
    place: '3505401',
    startsOn: '2026-06-08',
    endsOn: '2026-06-12',
    trainer: posts.khujand.id,
    language: 'tg',
    capacity: '2',
    womenOnly: 'no',
    isPublic: 'yes',
    ...changes,
  })

describe('planning a course', () => {
  test('a trainer plans one, and finds it in the list and on its page with who planned it', async () => {
    const sent = await trainer.post('/sessions/new', written())
    expect(sent.status).toBe(303)
    const page = await trainer.open(sent.headers['location'] ?? '')
    expect(page.text).toContain('8 June 2026 to 12 June 2026')
    expect(page.text).toContain(say.changes)
    expect((await trainer.open('/sessions')).text).toContain(
      (sent.headers['location'] ?? '').slice('/sessions/'.length),
    )
  })

  test('what cannot be is said where it stands: a day that has passed, an end before the beginning, no seats, nobody who teaches', async () => {
    const refused = async (changes: Readonly<Record<string, string>>) => {
      const { status, text } = await trainer.post('/sessions/new', written(changes))
      return status === 422 ? text : `taken: ${status}`
    }
    expect(await refused({ startsOn: '2026-05-01' })).toContain(say.faults.past)
    expect(await refused({ endsOn: '2026-06-07' })).toContain(say.faults.order)
    expect(await refused({ endsOn: '2026-12-07' })).toContain(say.faults.long)
    expect(await refused({ capacity: '0' })).toContain(say.faults.capacity)
    expect(await refused({ capacity: 'many' })).toContain(say.faults.capacity)
    expect(await refused({ trainer: posts.desk.id })).toContain(say.faults.trainer)
    expect(await refused({ place: '3505220' })).toContain(say.faults.place)
    expect(await refused({ course: '' })).toContain(say.faults.missing)
  })

  test('seats that people have are not taken from them: the sentence says how many sit', async () => {
    const session = await planSession(office)
    const people = [enrolment(), enrolment()]
    await trainer.send(people)
    await trainer.post(
      `/sessions/${session.id}/add`,
      people.map(({ case: id }) => ['case', id] as const),
    )
    const less = await trainer.post(`/sessions/${session.id}/change`, written({ capacity: '1' }))
    expect([less.status, less.text.includes('2 people have a seat already')]).toEqual([422, true])
    expect((await trainer.post(`/sessions/${session.id}/change`, written({ capacity: '3' }))).status).toBe(303)
  })

  test('is held only once it has begun, and then not changed any more', async () => {
    const session = await planSession(office, { startsOn: '2026-06-02', endsOn: '2026-06-03' })
    const early = await trainer.post(`/sessions/${session.id}/change`, [['_do', 'held']])
    expect([early.status, early.text.includes(say.faults.early)]).toEqual([422, true])
    expect((await trainer.post(`/sessions/${session.id}/change`, [['_do', 'cancelled']])).status).toBe(303)
    expect((await trainer.open(`/sessions/${session.id}`)).text).toContain(say.over)
    expect((await trainer.open(`/sessions/${session.id}/change`)).status).toBe(403)
  })
})

describe('people in a course', () => {
  test('many are added at once from one’s list; those who find no seat wait, and the list to print has those who sit', async () => {
    const session = await planSession(office)
    const people = [1, 2, 3].map((number) => enrolment({ name: `Намуна Рақами ${number}`, document: undefined }))
    await trainer.send(people)
    expect((await trainer.open(`/sessions/${session.id}/add`)).text).toContain('Намуна Рақами 3')
    const done = await trainer.post(
      `/sessions/${session.id}/add`,
      people.map(({ case: id }) => ['case', id] as const),
    )
    expect(done.text).toContain('3 people have joined. 1 of them waits for a seat.')
    const list = await trainer.open(`/sessions/${session.id}/list`)
    expect(['Намуна Рақами 1', 'Намуна Рақами 2', 'Намуна Рақами 3'].map((name) => list.text.includes(name))).toEqual([
      true,
      true,
      false,
    ])
    expect((await trainer.post(`/sessions/${session.id}/add`, [])).text).toContain(say.chooseSome)
    expect((await trainer.open(`/case/${people[0]?.case}`)).text).toContain('8 June 2026')
    expect((await trainer.open(`/case/${people[0]?.case}/join`)).text).toContain(session.id)
  })
})

describe('who may not', () => {
  test('another organisation finds no session page, no list and no form; a stranger is sent to log in', async () => {
    const session = await planSession(office)
    const ngo = await office.enter('ngo')
    for (const page of ['', '/list', '/add', '/change'])
      expect([page, (await ngo.open(`/sessions/${session.id}${page}`)).status]).not.toEqual([page, 200])
    expect((await office.stranger().open(`/sessions/${session.id}`)).status).not.toBe(200)
  })

  test('a caseworker of the house reads and adds people, and plans nothing', async () => {
    const session = await planSession(office)
    const desk = await office.enter('desk')
    expect((await desk.open(`/sessions/${session.id}`)).status).toBe(200)
    expect((await desk.open(`/sessions/${session.id}/add`)).status).toBe(200)
    expect((await desk.open('/sessions/new')).status).toBe(403)
    expect((await desk.post(`/sessions/${session.id}/change`, written())).status).toBe(403)
  })

  test('a centre elsewhere sees that a seat is taken, and no name', async () => {
    const session = await planSession(office)
    const person = enrolment({ name: 'Намуна Пинҳонӣ', document: undefined })
    await trainer.send([person])
    await trainer.post(`/sessions/${session.id}/add`, [['case', person.case]])
    const elsewhere = (await office.enter('isfara')).speaking('en')
    const page = await elsewhere.open(`/sessions/${session.id}`)
    expect([page.text.includes('Пинҳонӣ'), page.text.includes(say.outOfReach)]).toEqual([false, true])
  })
})

describe('texts of courses', () => {
  const { texts: sayText } = words.en
  const own = async (text: string) => {
    const administrator = await office.enter('administrator')
    expect(
      (
        await administrator.post('/texts', [
          ['text', text],
          ['to', posts.khujand.id],
        ])
      ).status,
    ).toBe(303)
  }
  const body = (version: number, changes: Readonly<Record<string, string>> = {}): Inputs =>
    Object.entries({
      version: String(version),
      'said.tg': 'Матни нав [1]',
      'said.ru': 'Новый текст [1]',
      'said.en': 'A new text [1]',
      sources: 'A law | https://example.org/law | 2026',
      validFrom: '2026-05-01',
      ...changes,
    })

  test('the owner sees it on the page of the day, writes a version, confirms it, and readers see both', async () => {
    await own('m8')
    expect((await trainer.open('/today')).text).toContain('/texts/m8')
    expect((await trainer.post('/texts/m8', body(1, { _do: 'preview' }))).text).toContain('A new text')
    expect((await trainer.post('/texts/m8', body(1))).status).toBe(303)
    const read = async () => (await office.stranger().speaking('en').open('/orientation/courses/full/m8')).text
    expect(await read()).toContain('A new text')
    expect(await read()).toContain(words.en.text.unconfirmed)
    expect(
      (
        await trainer.post('/texts/m8', [
          ['_do', 'confirm'],
          ['version', '2'],
        ])
      ).status,
    ).toBe(303)
    expect(await read()).toContain('Checked on 1 June 2026')
    expect((await trainer.open('/today')).text).not.toContain('/texts/m8')
  })

  test('what is not whole is said: a language left out, a source that is not there, a line that is no source, somebody else’s version', async () => {
    await own('m7')
    const refused = async (inputs: Inputs) => {
      const { status, text } = await trainer.post('/texts/m7', inputs)
      return status === 422 ? text : `taken: ${status}`
    }
    expect(await refused(body(1, { 'said.ru': '' }))).toContain(sayText.faults.missing)
    expect(await refused(body(1, { 'said.en': 'Said [4]' }))).toContain('source [4]')
    expect(await refused(body(1, { sources: 'x | javascript:alert(1)' }))).toContain(sayText.faults.sources)
    expect(await refused(body(1, { validFrom: 'soon' }))).toContain(sayText.faults.day)
    expect(await refused(body(0))).toContain(sayText.faults.meanwhile)
    expect(
      await refused([
        ['_do', 'confirm'],
        ['version', '7'],
      ]),
    ).toContain(sayText.faults.meanwhile)
  })

  test('a recording stands first for readers of its language; anything that is no recording or picture is not taken', async () => {
    await own('m6')
    const about: Inputs = [
      ['_do', 'media'],
      ['language', 'en'],
      ['about.tg', 'Садо'],
      ['about.ru', 'Звук'],
      ['about.en', 'The page, read aloud'],
    ]
    const file = (content: Uint8Array) => [{ field: 'file', filename: 'sound.mp3', content }]
    const page = await trainer.post('/texts/m6', about, file(Buffer.from('<html>')))
    expect([page.status, page.text.includes(sayText.faults.file)]).toEqual([422, true])
    expect((await trainer.post('/texts/m6', about, file(Buffer.from('4944330400000000', 'hex')))).status).toBe(303)
    const read = await office.stranger().speaking('en').open('/orientation/courses/short/m6')
    const address = /src="(\/orientation\/media\/[^"]+)"/.exec(read.text)?.[1] ?? ''
    expect(read.text.indexOf('<audio')).toBeLessThan(read.text.indexOf('class="prose"'))
    expect((await office.stranger().open(address)).headers['content-type']).toBe('audio/mpeg')
    expect((await office.stranger().speaking('tg').open('/orientation/courses/short/m6')).text).not.toContain('<audio')
    const id = address.split('/').at(-1) ?? ''
    expect(
      (
        await trainer.post('/texts/m6', [
          ['_do', 'remove'],
          ['medium', id],
        ])
      ).status,
    ).toBe(303)
    expect((await office.stranger().open(address)).status).toBe(404)
  })

  test('nobody but its owner writes, confirms or illustrates a text, and only the administrator of the country gives it', async () => {
    const isfara = await office.enter('isfara')
    expect((await isfara.open('/texts/m5')).status).toBe(200)
    for (const act of ['save', 'confirm', 'media', 'remove', 'preview'])
      expect([act, (await isfara.post('/texts/m5', body(1, { _do: act }))).status]).toEqual([act, 403])
    expect(
      (
        await isfara.post('/texts', [
          ['text', 'm5'],
          ['to', posts.isfara.id],
        ])
      ).status,
    ).toBe(403)
    expect((await office.stranger().open('/texts/m5')).status).not.toBe(200)
  })
})
