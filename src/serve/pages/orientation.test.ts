import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { confirmText } from '#store/courses.ts'
import { planSession } from '#test/course-sessions.ts'
import { type TestOffice, accountOf, openOffice, posts } from '#test/office.ts'
import type { Inputs } from '#test/visitor.ts'
import { words } from '#words/orientation/words.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

const stranger = () => office.stranger().speaking('en')
const say = words.en

const answers = (changes: Readonly<Record<string, string>> = {}): Inputs =>
  Object.entries({
    ticket: crypto.randomUUID(),
    name: 'Намуна Намунаева',
    born: '1998-04-02',
    sex: 'female',
    district: '3505401',
    phone: '93 123 45 67',
    languages: 'tg',
    destination: 'RUS',
    consent: 'yes',
    ...changes,
  })

function signUp(session: string, inputs: Inputs) {
  office.pass(1)
  return stranger().post(`/orientation/sessions/${session}`, inputs)
}

describe('reading without an account', () => {
  test('every page of every course can be read in every language', async () => {
    for (const language of languages) {
      const reader = office.stranger().speaking(language)
      for (const url of ['/orientation', '/orientation/courses', '/orientation/find'])
        expect([url, (await reader.open(url)).status]).toEqual([url, 200])
      for (const course of office.desk.curriculum.courses) {
        const page = await reader.open(`/orientation/courses/${course.id}`)
        expect(page.text).toContain(course.name[language])
        for (const text of course.texts) {
          const { status, text: html } = await reader.open(`/orientation/courses/${course.id}/${text}`)
          expect([text, status]).toEqual([text, 200])
          expect(html).toContain(words[language].text.unconfirmed)
        }
      }
    }
  })

  test('a page says when it was checked, and once that is 90 days ago that it is overdue', async () => {
    await office.owner.query(`insert into safar.course_owners (text, post, since) values ('m3', $1, now())`, [
      posts.khujand.id,
    ])
    const by = { post: posts.khujand.id, account: accountOf('khujand'), at: office.desk.now() }
    const read = async () => (await stranger().open('/orientation/courses/short/m3')).text
    await confirmText(office.desk.database, by, { text: 'm3', version: 1, on: '2026-02-01' })
    expect(await read()).toContain(say.text.overdue)
    await confirmText(office.desk.database, by, { text: 'm3', version: 1, on: '2026-06-01' })
    expect(await read()).toContain('Checked on 1 June 2026')
  })

  test('the nearest courses come first: one’s district, then one’s region', async () => {
    const there = await planSession(
      office,
      { startsOn: '2026-06-08', place: '3505220', trainer: posts.isfara.id },
      'isfara',
    )
    const here = await planSession(office, { startsOn: '2026-07-08', endsOn: '2026-07-09' })
    const { text } = await stranger().open('/orientation/find?district=3505401')
    expect(text.indexOf(here.id)).toBeGreaterThan(0)
    expect(text.indexOf(here.id)).toBeLessThan(text.indexOf(there.id))
    expect(text.indexOf(say.find.near.here)).toBeLessThan(text.indexOf(say.find.near.region))
  })

  test('what is not there is not there: a course, a text, a session, a place, a recording', async () => {
    for (const url of [
      'courses/none',
      'courses/short/m1',
      `sessions/${crypto.randomUUID()}`,
      `place/${crypto.randomUUID()}`,
      `media/${crypto.randomUUID()}`,
      'sessions/x',
    ])
      expect([url, (await stranger().open(`/orientation/${url}`)).status]).toEqual([url, 404])
  })
})

describe('signing up without an account', () => {
  test('opens a case at the post that teaches, sealed, and tells a number and a seat', async () => {
    const session = await planSession(office)
    const sent = await signUp(session.id, answers())
    expect(sent.status).toBe(303)
    const place = await stranger().open(sent.headers['location'] ?? '')
    expect(place.text).toContain(say.signUp.seated)
    expect(place.text).not.toContain('Намуна')
    const trainer = (await office.enter('khujand')).speaking('en')
    const page = await trainer.open(`/sessions/${session.id}`)
    expect(page.text).toContain('Намуна Намунаева')
    const number = /place-number">([0-9A-F]{6})</.exec(place.text)?.[1] ?? 'none'
    expect(page.text).toContain(number)
    const id = /\/case\/([0-9a-f-]{36})/.exec(page.text)?.[1]
    expect((await trainer.open(`/case/${id}`)).text).toContain(say.signUp.themselves)
    const { rows } = await office.owner.query(`select answers::text as kept from safar.cases where id = $1`, [id])
    expect(rows[0].kept).not.toMatch(/Намуна|931234567/)
  })

  test('sent twice is one place; the next two sign up and the third of two seats waits as number one', async () => {
    const session = await planSession(office)
    const twice = answers()
    const before = await office.count()
    const [one, other] = [await signUp(session.id, twice), await signUp(session.id, twice)]
    expect(one.headers['location']).toBe(other.headers['location'])
    await signUp(session.id, answers())
    const third = await signUp(session.id, answers())
    expect((await stranger().open(third.headers['location'] ?? '')).text).toContain(
      'You are number 1 on the waiting list',
    )
    expect((await office.count()).cases - before.cases).toBe(3)
  })

  test('says the same to somebody who is known and to somebody who is not', async () => {
    const session = await planSession(office, { capacity: 9 })
    const known = await signUp(session.id, answers())
    const again = await signUp(session.id, answers())
    const unknown = await signUp(
      session.id,
      answers({ name: 'Дигар Намунаев', phone: '93 765 43 21', born: '1990-01-01' }),
    )
    const plain = async (location = '') =>
      (await stranger().open(location)).text.replaceAll(/[0-9a-f-]{36}/g, '').replaceAll(/>[0-9A-F]{6}</g, '')
    expect(await plain(again.headers['location'])).toBe(await plain(known.headers['location']))
    expect(await plain(unknown.headers['location'])).toBe(await plain(known.headers['location']))
  })

  test('a mistake is said where it stands, what was written stays, and nothing is kept', async () => {
    const session = await planSession(office)
    const before = await office.count()
    const wrong = await signUp(session.id, answers({ name: '', phone: '12', district: 'nowhere' }))
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain(say.signUp.name)
    expect(wrong.text).toContain('1998-04-02')
    expect((await signUp(session.id, answers({ consent: '' }))).text).toContain(say.signUp.consentNeeded)
    expect(await office.count()).toEqual(before)
  })

  test('reads nothing: answers to questions that are not asked are not kept, and a number that was made up leads nowhere', async () => {
    const session = await planSession(office)
    const sent = await signUp(session.id, [
      ...answers(),
      ['document', 'A0000009'],
      ['case', crypto.randomUUID()],
      ['note', 'x'],
    ])
    expect(sent.status).toBe(303)
    const { rows } = await office.owner.query(`select answers from safar.cases where answers->>'courseSession' = $1`, [
      session.id,
    ])
    expect(Object.keys(rows[0].answers).toSorted()).toEqual([
      'born',
      'courseSession',
      'destination',
      'district',
      'languages',
      'name',
      'phone',
      'sex',
    ])
  })

  test('is not possible for a session that is not public, nor by a man where it is for women only', async () => {
    const hidden = await planSession(office, { isPublic: false })
    expect((await signUp(hidden.id, answers())).status).toBe(404)
    const women = await planSession(office, { womenOnly: true })
    const man = await signUp(women.id, answers({ sex: 'male' }))
    expect([man.status, man.text.includes('women only')]).toEqual([422, true])
  })

  test('is throttled: an address that signs up again and again is told to wait', async () => {
    const session = await planSession(office)
    const statuses: number[] = []
    for (let at = 0; at < 40; at++) statuses.push((await signUp(session.id, answers({ born: '' }))).status)
    expect(statuses.at(-1)).toBe(429)
    office.pass(3600)
    expect((await signUp(session.id, answers())).status).toBe(303)
  })
})
