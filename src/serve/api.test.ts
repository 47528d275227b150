import { randomUUIDv7 } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { act, attendance, enrolment, person, shortCourse } from '#test/acts.ts'
import { type TestOffice, openOffice } from '#test/office.ts'
import type { Visitor } from '#test/visitor.ts'
import { words } from '#words/serve/words.ts'

import { mostActs } from './submit.ts'

let office: TestOffice
let trainer: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
})
afterAll(() => office[Symbol.asyncDispose]())

/** The verdict on one act. */
async function sent(each: unknown, visitor = trainer) {
  const [verdict] = await visitor.send([each])
  return verdict
}

/** What this adds to the database. */
async function added(doing: () => Promise<unknown>) {
  const before = await office.count()
  await doing()
  const now = await office.count()
  return {
    acts: now.acts - before.acts,
    cases: now.cases - before.cases,
    published: now.published - before.published,
  }
}

const nothing = { acts: 0, cases: 0, published: 0 }

test('acts go in batches and each gets a verdict of its own, in the order sent', async () => {
  const [good, bad, other] = [enrolment(), enrolment({ sex: 'f' }), enrolment()]
  const attended = attendance(good.case, ['M1'], 1)
  const grown = await added(async () => {
    expect(await trainer.send([good, bad, attended, other, good])).toEqual([
      { id: good.id, verdict: 'kept', case: good.case, state: 'enrolled' },
      {
        id: bad.id,
        verdict: 'refused',
        why: 'answers-have-problems',
        says: words.en.refusals['answers-have-problems'],
        problems: [{ field: 'sex', says: 'not-in-list', sentence: words.en.problems['not-in-list'] }],
      },
      { id: attended.id, verdict: 'kept', case: good.case, state: 'attending' },
      { id: other.id, verdict: 'kept', case: other.case, state: 'enrolled' },
      { id: good.id, verdict: 'duplicate', case: good.case },
    ])
  })
  expect(grown).toEqual({ acts: 3, cases: 2, published: 2 })
})

test('a person is led from enrolment to a certificate, and four of five modules are not enough', async () => {
  const enrol = enrolment()
  const attend = (minutes: number, ...modules: readonly string[]) => attendance(enrol.case, modules, minutes)
  const verdicts = await trainer.send([
    enrol,
    attend(1, ...shortCourse.slice(1)),
    act('certify', enrol.case, { score: 84 }, 2),
    attend(3, 'M3'),
    act('certify', enrol.case, { score: 84 }, 4),
  ])
  expect(verdicts.map((each) => (each.verdict === 'kept' ? each.state : each))).toEqual([
    'enrolled',
    'attending',
    expect.objectContaining({ verdict: 'refused', why: 'not-yet' }),
    'attending',
    'certified',
  ])
})

test('the same batch sent twice changes nothing the second time', async () => {
  const enrol = enrolment()
  const batch = [enrol, attendance(enrol.case, ['M1'], 1), enrolment()]
  await trainer.send(batch)
  const grown = await added(async () => {
    const again = await trainer.send(batch)
    expect(again).toEqual(batch.map(({ id, case: caseId }) => ({ id, verdict: 'duplicate', case: caseId })))
  })
  expect(grown).toEqual(nothing)
})

test('every refusal has a sentence in the language asked for, and a problem has one of its own', async () => {
  const bad = enrolment({ phone: '12', leaving: '1999-01-01' })
  for (const language of languages) {
    const verdict = await sent(bad, trainer.speaking(language))
    const say = words[language]
    expect(verdict).toMatchObject({
      says: say.refusals['answers-have-problems'],
      problems: [
        { field: 'phone', sentence: say.problems.malformed.phone },
        { field: 'leaving', says: 'too-early' },
      ],
    })
    expect(JSON.stringify(verdict)).not.toMatch(/\{\w+\}/)
  }
})

test('what is not known here is named: a programme, a step, a version, a field, a part of the act', async () => {
  const good = enrolment()
  const { answers: _, ...unanswered } = good
  const why = async (each: unknown) => {
    const verdict = await sent(each)
    return verdict?.verdict === 'refused' && [verdict.why, ...(verdict.problems ?? []).map(({ field }) => field)]
  }
  const grown = await added(async () => {
    expect(await why({ ...good, programme: 'counselling' })).toEqual(['unknown-programme'])
    expect(await why({ ...good, programme: 'constructor' })).toEqual(['unknown-programme'])
    expect(await why({ ...good, step: 'enroll' })).toEqual(['unknown-step'])
    expect(await why({ ...good, step: 'toString' })).toEqual(['unknown-step'])
    expect(await why({ ...good, version: 2 })).toEqual(['unknown-version'])
    expect(await why({ ...good, answers: { ...person, shoe: 43 } })).toEqual(['answers-have-problems', 'shoe'])
    expect(await why({ ...good, shoe: 43, id: 'first' })).toEqual(['malformed-act', 'id', 'shoe'])
    expect(await why(unanswered)).toEqual(['malformed-act', 'answers'])
    expect(await why(null)).toEqual(['malformed-act', ''])
    expect(await why({ ...good, at: '2026-02-30T10:00:00Z' })).toEqual(['malformed-act', 'at'])
  })
  expect(grown).toEqual(nothing)
})

test('an act from the future is refused; a clock that runs a little ahead is not', async () => {
  const ahead = (minutes: number) => act('enrol', randomUUIDv7(), person, 60 + minutes)
  expect(await sent(ahead(4))).toMatchObject({ verdict: 'kept' })
  expect(await sent(ahead(6))).toMatchObject({ verdict: 'refused', why: 'from-the-future' })
})

test('an act that does not say when it happened has happened now', async () => {
  const { at: _, ...timeless } = enrolment()
  expect(await sent(timeless)).toMatchObject({ verdict: 'kept' })
  const { body } = await trainer.call('GET', `/api/cases/${timeless.case}`)
  expect(body).toMatchObject({ opened: office.desk.now().toISOString() })
})

test('a step that the post may not take is refused, and so is one that is not possible now', async () => {
  const enrol = enrolment()
  await trainer.send([enrol])
  const desk = await office.enter('desk')
  const head = await office.enter('sughd')
  const attend = attendance(enrol.case, ['M1'], 1)
  expect(await sent(attend, desk)).toMatchObject({ verdict: 'refused', why: 'not-your-function' })
  expect(await sent(enrolment(), head)).toMatchObject({ verdict: 'refused', why: 'not-your-function' })
  expect(await sent(act('certify', enrol.case, {}, 1))).toMatchObject({ verdict: 'refused', why: 'not-from-here' })
  expect(await sent(act('enrol', enrol.case, person, 1))).toMatchObject({ verdict: 'refused', why: 'already-open' })
  expect(await sent(attend)).toMatchObject({ verdict: 'kept', state: 'attending' })
})

test('a trainer teaches whom the caseworker of the same centre has enrolled', async () => {
  const enrol = enrolment()
  expect(await sent(enrol, await office.enter('desk'))).toMatchObject({ verdict: 'kept' })
  expect(await sent(attendance(enrol.case, ['M1'], 1))).toMatchObject({
    verdict: 'kept',
  })
})

test('a correction changes what was wrong, and one that changes nothing is not kept', async () => {
  const enrol = enrolment()
  const head = await office.enter('sughd')
  await trainer.send([enrol])
  expect(await sent(act('correct', enrol.case, { name: person['name'], sex: 'female' }, 1))).toMatchObject({
    verdict: 'refused',
    why: 'nothing-corrected',
  })
  expect(await sent(act('correct', enrol.case, { sex: 'male', phone: null }, 1), head)).toMatchObject({
    verdict: 'kept',
  })
  const { body } = await trainer.call<{ answers: object }>('GET', `/api/cases/${enrol.case}`)
  expect(body.answers).toMatchObject({ sex: 'male', name: person['name'] })
  expect(body.answers).not.toHaveProperty('phone')
})

test('all or none: one refused act keeps the others back, and says so', async () => {
  const batch = [enrolment(), enrolment({ born: 'yesterday' }), enrolment()]
  const grown = await added(async () => {
    const verdicts = await trainer.send(batch, { whole: true })
    expect(verdicts.map((each) => each.verdict === 'refused' && each.why)).toEqual([
      'others-refused',
      'answers-have-problems',
      'others-refused',
    ])
    const spoilt = await trainer.send([enrolment(), 'no act'], { whole: true })
    expect(spoilt).toMatchObject([{ why: 'others-refused' }, { why: 'malformed-act' }])
  })
  expect(grown).toEqual(nothing)
  const good = await trainer.send([enrolment(), enrolment()], { whole: true })
  expect(good).toMatchObject([{ verdict: 'kept' }, { verdict: 'kept' }])
})

test('all or none, sent again after the answer was lost, is all duplicates', async () => {
  const batch = [enrolment(), enrolment()]
  await trainer.send(batch, { whole: true })
  expect(await trainer.send(batch, { whole: true })).toMatchObject([{ verdict: 'duplicate' }, { verdict: 'duplicate' }])
})

test('a batch over the limit is refused as a whole, and so is a body that carries no acts', async () => {
  const grown = await added(async () => {
    const many = Array.from({ length: mostActs + 1 }, () => enrolment())
    const tooMany = await trainer.call('POST', '/api/acts', { acts: many })
    expect(tooMany).toMatchObject({ status: 413, body: { error: 'tooManyActs' } })
    const heavy = { acts: [enrolment({ note: 'x'.repeat(9 * 1024 * 1024) })] }
    expect(await trainer.call('POST', '/api/acts', heavy)).toMatchObject({ status: 413, body: { error: 'tooLarge' } })
    for (const body of [{}, [], { acts: 'all' }, { acts: null }])
      expect(await trainer.call('POST', '/api/acts', body)).toMatchObject({ status: 400, body: { error: 'noActs' } })
  })
  expect(grown).toEqual(nothing)
})

test('the id of an act belongs to one case: a second case cannot take it, nor tell whose it is', async () => {
  const [first, second] = [enrolment(), enrolment()]
  await trainer.send([first])
  const stolen = { ...second, id: first.id }
  expect(await sent(stolen)).toMatchObject({ verdict: 'refused', why: 'id-taken' })
  // Another organisation sees neither the act nor its case, and learns no more.
  const stranger = await office.enter('ngo')
  const alongside = enrolment()
  const grown = await added(async () =>
    expect(await stranger.send([stolen, alongside])).toMatchObject([
      { verdict: 'refused', why: 'id-taken' },
      { verdict: 'kept' },
    ]),
  )
  expect(grown).toEqual({ acts: 1, cases: 1, published: 1 })
})

test('one id twice in a batch, for two cases, is kept once', async () => {
  const first = enrolment()
  const verdicts = await trainer.send([first, { ...enrolment(), id: first.id }])
  expect(verdicts).toMatchObject([{ verdict: 'kept' }, { verdict: 'refused', why: 'id-taken' }])
})

test('the id of a case is nobody else’s: opening it again elsewhere is refused, acting on it finds no case', async () => {
  const own = enrolment()
  await trainer.send([own])
  const stranger = await office.enter('ngo')
  const grown = await added(async () => {
    expect(await sent({ ...enrolment(), case: own.case }, stranger)).toMatchObject({ why: 'id-taken' })
    const leave = { reason: 'work' }
    const hidden = await sent(act('leave', own.case, leave, 1), stranger)
    const absent = await sent(act('leave', randomUUIDv7(), leave, 1), stranger)
    expect(hidden).toEqual({ ...absent, id: hidden?.id })
    expect(absent).toMatchObject({ verdict: 'refused', why: 'no-such-case' })
  })
  expect(grown).toEqual(nothing)
})

test('without a session nothing is taken and nothing is told', async () => {
  const enrol = enrolment()
  await trainer.send([enrol])
  const nobody = office.stranger()
  const grown = await added(async () => {
    for (const [method, url, body] of [
      ['POST', '/api/acts', { acts: [enrolment()] }],
      ['GET', `/api/cases/${enrol.case}`],
      ['GET', '/api/cases'],
      ['POST', '/api/cases/search', { search: 'Намуна' }],
      ['GET', `/api/cases/${enrol.case}/acts`],
      ['GET', '/api/session'],
      ['DELETE', '/api/session'],
    ] as const)
      expect(await nobody.call(method, url, body), url).toMatchObject({ status: 401, body: { error: 'logInFirst' } })
  })
  expect(grown).toEqual(nothing)
})
