import { describe, expect, test } from 'vitest'

import { type Act, momentAfter } from '#kernel/act.ts'
import { readAnswers } from '#kernel/answers.ts'
import { type Case, fold, move } from '#kernel/case.ts'
import type { Field } from '#kernel/field.ts'
import { project, projectionColumns, tabulate } from '#kernel/statistics.ts'

import { orientation } from './index.ts'

// A list that is not at hand is not looked into: the codes of Tajikistan are tested with Tajikistan.
const today = { today: '2026-11-23', lists: {} }
const form = {
  name: 'Sample  One ',
  born: '1998-04-02',
  sex: 'female',
  phone: '+992 93 123 45 67',
  district: 'TJ-SU-01',
  education: '3',
  destination: 'RUS',
  contract: 'no',
  leaving: '2027-02-01',
}
const shortCourse = ['M3', 'M4', 'M5', 'M6', 'M9']

const read = (step: string, answers: unknown, now?: Case) =>
  readAnswers(orientation, { step, known: now?.answers ?? {}, answers }, today)

/** Takes a step as a desk does: read the form, write the act, move the case. Gives the refusal when there is one. */
function take(now: Case | undefined, step: string, answers: object = {}): Case | string {
  const given = read(step, answers, now)
  if (given.problems.length > 0) return given.problems.map(({ field, says }) => `${field} ${says}`).join(', ')
  const at = momentAfter(now?.last.at, '2026-11-23T08:00:00.000Z')
  const act: Act = { id: `${step} ${at}`, case: 'one', step, at, after: now?.heads ?? [], answers: given.answers }
  const moved = move(orientation, now, act)
  return moved.ok ? moved.value : moved.why
}

/** The case after all these steps; each must be possible. */
const after = (...steps: readonly (readonly [step: string, answers?: object])[]) =>
  steps.reduce<Case | undefined>((now, [step, answers]) => {
    const next = take(now, step, answers)
    if (typeof next === 'string') throw new Error(`${step}: ${next}`)
    return next
  }, undefined) as Case

const enrolled = () => after(['enrol', form])
const attending = (...modules: readonly string[]) =>
  after(['enrol', form], ['attend', { attended: '2026-11-20', modules }])
const certified = (answers: object = {}) =>
  after(
    ['enrol', { ...form, ...answers }],
    ['attend', { attended: '2026-11-23', modules: shortCourse }],
    ['certify', { score: 84 }],
  )

describe('orientation, from a form to a published figure', () => {
  test('a person is enrolled from a form, written as people write', () => {
    expect(enrolled()).toMatchObject({
      state: 'enrolled',
      answers: { name: 'Sample One', phone: '+992931234567', contract: 'no' },
    })
  })

  test('every problem of a form is named at once, where it stands', () => {
    const { name: _, ...unnamed } = form
    const { problems } = read('enrol', { ...unnamed, sex: 'f', born: '2027-01-01', phone: '93 123', shoe: 43 })
    expect(problems).toEqual([
      { field: 'shoe', says: 'not-asked' },
      { field: 'name', says: 'missing' },
      { field: 'born', says: 'too-late', values: { until: '2026-11-23' } },
      { field: 'sex', says: 'not-in-list' },
      { field: 'phone', says: 'malformed' },
    ])
  })

  test('whoever has a written contract says with whom; nobody else is asked', () => {
    expect(take(undefined, 'enrol', { ...form, contract: 'yes' })).toBe('employer missing')
    expect(take(undefined, 'enrol', { ...form, contract: 'yes', employer: 'A farm' })).toMatchObject({
      state: 'enrolled',
    })
    expect(enrolled().answers).not.toHaveProperty('employer')
  })

  test('nobody leaves before being born', () => {
    expect(take(undefined, 'enrol', { ...form, born: '2026-11-22', leaving: '2026-11-21' })).toBe('born check')
  })

  test('modules from several classes add up, in the order of the course', () => {
    const now = after(
      ['enrol', form],
      ['attend', { attended: '2026-11-20', modules: ['M10', 'M3'] }],
      ['attend', { attended: '2026-11-20', modules: ['M1', 'M3'] }],
    )
    expect(now).toMatchObject({ state: 'attending', answers: { modules: ['M1', 'M3', 'M10'] } })
  })

  test('four of the five modules of the short course are not enough for a certificate, five are', () => {
    expect(take(attending(...shortCourse.slice(1)), 'certify')).toBe('not-yet')
    expect(take(attending(...shortCourse), 'certify', { score: 84 })).toMatchObject({ state: 'certified' })
  })

  test('a certificate is for those who attend', () => {
    expect(take(enrolled(), 'certify')).toBe('not-from-here')
    expect(take(undefined, 'attend', { attended: '2026-11-20', modules: ['M1'] })).toBe('no-such-case')
    expect(take(certified(), 'leave', { reason: 'work' })).toBe('not-from-here')
  })

  test('who leaves says why, and may come back to where they were', () => {
    expect(take(enrolled(), 'leave', { reason: 'other' })).toBe('otherReason missing')
    const back = after(
      ['enrol', form],
      ['attend', { attended: '2026-11-20', modules: ['M1'] }],
      ['leave', { reason: 'illness' }],
      ['return'],
    )
    expect(back).toMatchObject({ state: 'attending', answers: { modules: ['M1'], reason: 'illness' } })
  })

  test('a mistake is corrected, and what it no longer asks is taken back', () => {
    const now = after(
      ['enrol', { ...form, contract: 'yes', employer: 'A farm' }],
      ['correct', { contract: 'no', sex: 'male' }],
    )
    expect(now).toMatchObject({ state: 'enrolled', answers: { contract: 'no', sex: 'male' } })
    expect(now.answers).not.toHaveProperty('employer')
  })

  test('two tablets in two classrooms, both offline: both classes count, whichever is sent first', () => {
    const enrol: Act = { id: 'a', case: 'one', step: 'enrol', at: '2026-11-23T08:00:00.000Z', after: [], answers: {} }
    const north: Act = {
      ...enrol,
      id: 'b',
      step: 'attend',
      at: '2026-11-23T09:00:00.000Z',
      after: ['a'],
      answers: { modules: ['M3', 'M4'] },
    }
    const south: Act = { ...north, id: 'c', at: '2026-11-23T09:30:00.000Z', answers: { modules: ['M5', 'M6', 'M9'] } }
    const certify: Act = {
      ...south,
      id: 'd',
      step: 'certify',
      at: '2026-11-23T10:00:00.000Z',
      after: ['c'],
      answers: {},
    }
    expect(fold(orientation, [enrol, south, certify])).toMatchObject({
      state: 'attending',
      setAside: [{ act: 'd', why: 'not-yet' }],
    })
    expect(fold(orientation, [enrol, south, certify, north])).toMatchObject({
      state: 'certified',
      setAside: [],
      clashes: [],
    })
  })

  test('of a case only published codes leave: no name, no birthday, no telephone', () => {
    expect(project(orientation.record, certified())).toEqual({
      state: 'certified',
      openedMonth: '2026-11',
      sinceMonth: '2026-11',
      born: '18-29',
      sex: 'female',
      district: 'TJ-SU-01',
      education: '3',
      destination: 'RUS',
      contract: 'no',
    })
  })

  test('identity has no column to be published in', () => {
    const sealed = Object.entries<Field>(orientation.record).flatMap(([name, field]) => (field.sealed ? [name] : []))
    expect(sealed).toEqual(['name', 'document', 'phone', 'scan', 'employer', 'note'])
    expect(projectionColumns(orientation.record).filter((column) => sealed.includes(column))).toEqual([])
  })

  test('the figure counts the certified, and withholds cells of fewer than five people', () => {
    const women = Array.from({ length: 5 }, () => certified())
    const people = [...women, certified({ sex: 'male' }), enrolled()]
    const rows = people.map((each) => project(orientation.record, each))
    const cell = { born: '18-29', district: 'TJ-SU-01', destination: 'RUS' }
    expect(tabulate(orientation.statistics.certified, rows)).toEqual([
      { ...cell, sex: 'female', people: 5 },
      { ...cell, sex: 'male', people: null },
    ])
  })
})
