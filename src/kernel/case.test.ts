import { describe, expect, test } from 'vitest'

import { type Act, momentAfter, standsAfterWhatItSaw } from './act.ts'
import { type Case, fold, hasSeenAll, isNext, move, stepOf } from './case.ts'
import { course } from './sample.ts'

let written = 0
/** An act of one case; each is a minute later than the one before, unless the test says otherwise. */
function act(step: string, after: readonly Act[], answers: Act['answers'] = {}, id?: string): Act {
  written += 1
  const at = new Date(Date.UTC(2026, 10, 23) + written * 60_000).toISOString()
  return {
    id: id ?? `act-${String(written).padStart(4, '0')}`,
    case: 'case',
    step,
    at,
    after: after.map((each) => each.id),
    answers,
  }
}

const folded = (...acts: readonly Act[]): Case => {
  const now = fold(course, acts)
  if (!now) throw new Error('No case')
  return now
}

describe('a case is what its acts make it', () => {
  const enrol = act('enrol', [], { sex: 'female' })
  const attend = act('attend', [enrol], { modules: ['M1', 'M2'] })
  const certify = act('certify', [attend], { score: 80 })

  test('enrolled, taught and certified', () => {
    expect(folded(enrol, attend, certify)).toEqual({
      id: 'case',
      state: 'certified',
      answers: { sex: 'female', modules: ['M1', 'M2'], score: 80 },
      opened: enrol.at,
      since: certify.at,
      last: { at: certify.at, id: certify.id },
      heads: [certify.id],
      setAside: [],
      clashes: [],
    })
  })

  test('a step that leaves the state as it is does not make it younger', () => {
    const again = act('attend', [attend], { modules: ['M3'] })
    expect(folded(enrol, attend, again).since).toBe(attend.at)
  })

  test('without an act that opens it there is no case', () => {
    expect(fold(course, [])).toBeUndefined()
    expect(fold(course, [attend])).toBeUndefined()
    expect(move(course, undefined, attend)).toEqual({ ok: false, why: 'no-such-case' })
  })

  test('it is opened once', () => {
    expect(move(course, folded(enrol), act('enrol', [enrol]))).toEqual({ ok: false, why: 'already-open' })
  })

  test('a step is taken only from its own states', () => {
    expect(move(course, folded(enrol), act('certify', [enrol]))).toEqual({ ok: false, why: 'not-from-here' })
  })

  test('a step waits for its condition, which may speak of what the act itself answers', () => {
    const one = act('attend', [enrol], { modules: ['M1'] })
    expect(move(course, folded(enrol, one), act('certify', [one]))).toEqual({ ok: false, why: 'not-yet' })
    expect(move(course, folded(enrol, one), act('certify', [one], { modules: ['M2'] }))).toMatchObject({ ok: true })
  })

  test('a step that opens a case waits for its condition too', () => {
    const { enrol: opening, ...others } = course.workflow.steps
    const when = { op: 'is', field: 'sex', value: 'male' } as const
    const rules = {
      record: course.record,
      workflow: { ...course.workflow, steps: { ...others, enrol: { ...opening, when } } },
    }
    expect(move(rules, undefined, enrol)).toEqual({ ok: false, why: 'not-yet' })
  })

  test('a step nobody declared is unknown, and so is one that every object has', () => {
    expect(move(course, folded(enrol), act('fly', [enrol]))).toEqual({ ok: false, why: 'unknown-step' })
    expect(stepOf(course, 'toString')).toBeUndefined()
    expect(stepOf(course, '__proto__')).toBeUndefined()
  })

  test('a retired step still counts', () => {
    const steps = { ...course.workflow.steps, leave: { ...course.workflow.steps.leave, retired: true as const } }
    expect(
      move({ ...course, workflow: { ...course.workflow, steps } }, folded(enrol), act('leave', [enrol])),
    ).toMatchObject({
      ok: true,
      value: { state: 'left' },
    })
  })
})

describe('a correction', () => {
  const enrol = act('enrol', [], { sex: 'female', phone: '+992931234567' })
  const attend = act('attend', [enrol], { modules: ['M1', 'M2'] })

  test('says an answer anew and leaves the state', () => {
    const correct = act('correct', [attend], { sex: 'male' })
    expect(folded(enrol, attend, correct)).toMatchObject({
      state: 'learning',
      since: attend.at,
      answers: { sex: 'male' },
    })
  })

  test('takes an answer back', () => {
    expect(folded(enrol, act('correct', [enrol], { phone: null })).answers).toEqual({ sex: 'female' })
  })

  test('takes away a module that was ticked by mistake, which attending cannot', () => {
    const correct = act('correct', [attend], { modules: ['M2'] })
    expect(folded(enrol, attend, correct).answers).toMatchObject({ modules: ['M2'] })
    const again = act('attend', [correct], { modules: ['M3'] })
    expect(folded(enrol, attend, correct, again).answers).toMatchObject({ modules: ['M2', 'M3'] })
  })
})

describe('acts that come late', () => {
  const enrol = act('enrol', [], {})
  const attend = act('attend', [enrol], { modules: ['M1', 'M2'] })
  const certify = act('certify', [attend], {})
  const leave = act('leave', [attend], {})

  test('an act that arrives before the one it was done after is set aside, and takes effect when that one comes', () => {
    expect(folded(enrol, certify)).toMatchObject({
      state: 'enrolled',
      setAside: [{ act: certify.id, why: 'not-from-here' }],
    })
    expect(folded(enrol, certify, attend)).toMatchObject({ state: 'certified', setAside: [] })
  })

  test('of two steps that exclude each other the earlier one stands and the other is set aside for a person to see', () => {
    expect(folded(enrol, attend, leave, certify)).toMatchObject({
      state: 'certified',
      heads: [certify.id, leave.id].toSorted(),
      setAside: [{ act: leave.id, why: 'not-from-here' }],
    })
  })

  test('only somebody who had seen every act can be refused', () => {
    const now = folded(enrol, attend, leave)
    expect(hasSeenAll(now, certify)).toBe(false)
    expect(hasSeenAll(now, act('certify', [leave]))).toBe(true)
  })

  test('the first act is next; later ones when they come last and their author had seen everything', () => {
    expect(isNext(undefined, enrol)).toBe(true)
    expect(isNext(folded(enrol), attend)).toBe(true)
    expect(isNext(folded(enrol, attend), { ...certify, at: enrol.at })).toBe(false)
    expect(isNext(folded(enrol, attend, certify), leave)).toBe(false)
  })

  test('a device whose clock is behind writes just after the last act it saw', () => {
    expect(momentAfter(undefined, '2026-11-23T08:00:00.000Z')).toBe('2026-11-23T08:00:00.000Z')
    expect(momentAfter('2026-11-23T08:00:00.000Z', '2026-11-23T09:00:00.000Z')).toBe('2026-11-23T09:00:00.000Z')
    expect(momentAfter('2026-11-23T09:59:59.999Z', '2026-11-23T08:00:00.000Z')).toBe('2026-11-23T10:00:00.000Z')
  })

  test('an act that claims to be earlier than one its author saw is noticed', () => {
    expect(standsAfterWhatItSaw(attend, [enrol, leave])).toBe(true)
    expect(standsAfterWhatItSaw({ ...attend, at: '2020-01-01T00:00:00.000Z' }, [enrol])).toBe(false)
  })
})

describe('two people who answer one question without knowing of each other', () => {
  const enrol = act('enrol', [], { sex: 'female', note: 'calls in the evening' })
  const hers = act('correct', [enrol], { note: 'speaks Russian' })
  const his = act('correct', [enrol], { note: 'speaks Tajik' })
  const clash = { field: 'note', acts: [hers.id, his.id] }

  test('clash when they differ: the later one stands, both are shown', () => {
    expect(folded(enrol, hers, his)).toMatchObject({ answers: { note: 'speaks Tajik' }, clashes: [clash] })
  })

  test('do not clash when they say the same, whatever the order its parts were written in', () => {
    const same = act('correct', [enrol], { note: 'speaks Tajik' })
    expect(folded(enrol, his, same).clashes).toEqual([])
    const [one, other] = [
      { country: 'RUS', months: 3 },
      { months: 3, country: 'RUS' },
    ]
    const trips = [act('correct', [enrol], { trips: [one] }), act('correct', [enrol], { trips: [other] })]
    expect(folded(enrol, ...trips).clashes).toEqual([])
  })

  test('do not clash when one of them had seen the other', () => {
    expect(folded(enrol, hers, act('correct', [hers], { note: 'speaks both' })).clashes).toEqual([])
  })

  test('do not clash with what the other had corrected meanwhile: only with what stands', () => {
    const agreed = act('correct', [his], { note: 'speaks Russian' })
    expect(folded(enrol, hers, his, agreed).clashes).toEqual([])
  })

  test('one takes back what the other changes: a clash', () => {
    const back = act('correct', [enrol], { note: null })
    expect(folded(enrol, hers, back)).toMatchObject({ clashes: [{ field: 'note', acts: [hers.id, back.id] }] })
    expect(folded(enrol, hers, back).answers).not.toHaveProperty('note')
  })

  test('three who differ are three clashes', () => {
    const third = act('correct', [enrol], { note: 'speaks Uzbek' })
    expect(folded(enrol, hers, his, third).clashes).toHaveLength(3)
  })

  test('the clash is shown until somebody who had seen both answers again', () => {
    const unaware = act('correct', [hers], { sex: 'male' })
    const other = act('correct', [hers, his], { sex: 'male' })
    const settled = act('correct', [hers, his], { note: 'speaks both' })
    expect(folded(enrol, hers, his, unaware).clashes).toEqual([clash])
    expect(folded(enrol, hers, his, other).clashes).toEqual([clash])
    expect(folded(enrol, hers, his, settled).clashes).toEqual([])
    expect(move(course, folded(enrol, hers, his), other)).toMatchObject({ value: { clashes: [clash] } })
    expect(move(course, folded(enrol, hers, his), settled)).toMatchObject({ value: { clashes: [] } })
  })

  test('modules from two classes add up and never clash', () => {
    const morning = act('attend', [enrol], { modules: ['M10', 'M2'] })
    const evening = act('attend', [enrol], { modules: ['M1', 'M2'] })
    expect(folded(enrol, morning, evening)).toMatchObject({ answers: { modules: ['M1', 'M2', 'M10'] }, clashes: [] })
  })

  test('a correction of the modules clashes with a class that it did not know of', () => {
    const morning = act('attend', [enrol], { modules: ['M1'] })
    const evening = act('attend', [morning], { modules: ['M2'] })
    const correct = act('correct', [morning], { modules: ['M3'] })
    const clashes = [{ field: 'modules', acts: [evening.id, correct.id] }]
    expect(folded(enrol, morning, evening, correct)).toMatchObject({ answers: { modules: ['M3'] }, clashes })
    const more = act('attend', [evening, correct], { modules: ['M10'] })
    expect(folded(enrol, morning, evening, correct, more)).toMatchObject({
      answers: { modules: ['M3', 'M10'] },
      clashes,
    })
    expect(move(course, folded(enrol, morning, evening, correct), more)).toMatchObject({ value: { clashes } })
  })
})
