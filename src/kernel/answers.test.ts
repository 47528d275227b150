import { describe, expect, test } from 'vitest'

import { changesNothing, pageOf, readAnswers } from './answers.ts'
import { conditional, optional } from './field.ts'
import { defineForm, withoutUnasked } from './form.ts'
import { yesNo } from './kinds/choice.ts'
import { text } from './kinds/text.ts'
import { type LooseAnswers, defineRecord, readFields, sameAnswer } from './record.ts'
import { course, now, person } from './sample.ts'

const enrol = (answers: unknown, known: LooseAnswers = {}) =>
  readAnswers(course, { step: 'enrol', known, answers }, now)
const correct = (answers: unknown, known: LooseAnswers = person) =>
  readAnswers(course, { step: 'correct', known, answers }, now)

describe('the answers to a step', () => {
  test('are read, each as its question reads it', () => {
    expect(enrol({ ...person, name: '  Sample   One ', phone: '+992 93 123 45 67' })).toEqual({
      answers: { ...person, phone: '+992931234567' },
      problems: [],
    })
  })

  test('name every problem at once, in the order of the pages', () => {
    expect(enrol({ sex: 'woman', born: '', leaving: 'soon', trips: [{ country: 'RUS' }], shoe: 43 }).problems).toEqual([
      { field: 'shoe', says: 'not-asked' },
      { field: 'name', says: 'missing' },
      { field: 'born', says: 'missing' },
      { field: 'sex', says: 'not-in-list' },
      { field: 'leaving', says: 'malformed' },
      { field: 'trips.0.months', says: 'missing' },
    ])
  })

  test('are an object and nothing else', () => {
    for (const answers of [null, undefined, 'name', 7, [], [person]])
      expect(enrol(answers)).toEqual({
        answers: {},
        problems: [
          { field: '', says: 'malformed' },
          { field: 'name', says: 'missing' },
          { field: 'born', says: 'missing' },
          { field: 'sex', says: 'missing' },
        ],
      })
  })

  test('are not asked of a step that asks nothing, or that nobody knows', () => {
    expect(readAnswers(course, { step: 'fly', known: {}, answers: {} }, now)).toEqual({ answers: {}, problems: [] })
    expect(readAnswers(course, { step: 'attend', known: {}, answers: person }, now).problems).toHaveLength(3)
  })

  test('may stay open where the question may, and an empty one is open', () => {
    expect(enrol({ ...person, phone: '', leaving: undefined, trips: [], contract: null })).toEqual({
      answers: person,
      problems: [],
    })
    expect(enrol({ ...person, district: ' ', employer: '  ' }).problems).toEqual([
      { field: 'district', says: 'malformed' },
    ])
  })

  test('are owed where skip logic asks, and dropped where it does not, as the page would have hidden them', () => {
    expect(enrol({ ...person, contract: 'yes' }).problems).toEqual([{ field: 'employer', says: 'missing' }])
    expect(enrol({ ...person, contract: 'no', employer: 'Stroy' })).toEqual({
      answers: { ...person, contract: 'no' },
      problems: [],
    })
    expect(enrol({ ...person, contract: 'no', employer: 7 }).problems).toEqual([])
  })

  test('that only a hidden answer would have asked for are dropped with it', () => {
    expect(enrol({ ...person, contract: 'no', employer: 'Stroy', salary: 900 }).answers).toEqual({
      ...person,
      contract: 'no',
    })
    expect(enrol({ ...person, contract: 'yes', employer: 'Stroy', salary: 900 }).answers).toMatchObject({ salary: 900 })
  })

  test('are checked against each other, and against what the case knows, once each is right by itself', () => {
    const broken = [{ field: 'leaving', says: 'check', check: 'departure' }]
    expect(enrol({ ...person, born: '2026-11-20', leaving: '2026-11-19' }).problems).toEqual(broken)
    expect(enrol({ ...person, sex: 'x', born: '2026-11-20', leaving: '2026-11-19' }).problems).toEqual([
      { field: 'sex', says: 'not-in-list' },
    ])
  })

  test('a stranger is named without being repeated at length', () => {
    const [problem] = enrol({ ...person, ['x'.repeat(5000)]: 1 }).problems
    expect(problem?.field).toHaveLength(80)
  })
})

describe('a correction', () => {
  const known = {
    ...person,
    phone: '+992931234567',
    contract: 'yes',
    employer: 'Stroy',
    salary: 900,
    modules: ['M1', 'M2'],
  }

  test('names any questions of the programme and leaves the others', () => {
    expect(correct({ sex: 'male', score: '70' }, known)).toEqual({ answers: { sex: 'male', score: 70 }, problems: [] })
    expect(correct({ shoe: 43 }, known).problems).toEqual([{ field: 'shoe', says: 'not-asked' }])
    expect(correct('sex', known).problems).toEqual([{ field: '', says: 'malformed' }])
  })

  test('takes an answer back when it is left empty, unless one is owed', () => {
    for (const empty of [null, '', '  ']) {
      expect(correct({ note: empty }, { ...known, note: 'calls late' })).toEqual({
        answers: { note: null },
        problems: [],
      })
      expect(correct({ name: empty }, known).problems).toEqual([{ field: 'name', says: 'missing' }])
    }
    expect(correct({ modules: [] }, known)).toEqual({ answers: { modules: null }, problems: [] })
    expect(correct({ note: null }, known)).toEqual({ answers: {}, problems: [] })
  })

  test('takes back what it leaves unasked', () => {
    expect(correct({ contract: 'no' }, known).answers).toEqual({ contract: 'no', employer: null, salary: null })
    expect(correct({ contract: 'no', employer: 'Other' }, known).answers).toEqual({
      contract: 'no',
      employer: null,
      salary: null,
    })
  })

  test('answers what it newly asks', () => {
    expect(correct({ contract: 'yes' }).problems).toEqual([{ field: 'employer', says: 'missing' }])
    expect(correct({ contract: 'yes', employer: 'Stroy' })).toEqual({
      answers: { contract: 'yes', employer: 'Stroy' },
      problems: [],
    })
    expect(correct({ employer: '' }, known).problems).toEqual([{ field: 'employer', says: 'missing' }])
  })

  test('is checked where it touches, not where old answers break a newer rule', () => {
    const broken = { ...person, born: '2026-11-20', leaving: '2026-11-19' }
    expect(correct({ sex: 'male' }, broken).problems).toEqual([])
    expect(correct({ born: '2026-11-21' }, broken).problems).toEqual([
      { field: 'leaving', says: 'check', check: 'departure' },
    ])
    expect(correct({ born: '2026-11-18' }, broken).problems).toEqual([])
  })

  test('that changes nothing is noticed', () => {
    expect(changesNothing(known, {})).toBe(true)
    expect(changesNothing(known, { sex: 'female', note: null, modules: ['M1', 'M2'] })).toBe(true)
    expect(changesNothing(known, { sex: 'female', phone: null })).toBe(false)
    expect(changesNothing(known, { modules: ['M1'] })).toBe(false)
  })
})

test('two answers are the same when their parts are, in any order of names but not of rows', () => {
  expect(sameAnswer([{ a: 1, b: ['x'] }], [{ b: ['x'], a: 1 }])).toBe(true)
  expect(sameAnswer(['x', 'y'], ['y', 'x'])).toBe(false)
  expect(sameAnswer({ a: 1 }, { a: 1, b: undefined })).toBe(false)
  expect(sameAnswer(['x'], { 0: 'x' })).toBe(false)
  expect(sameAnswer(null, {})).toBe(false)
  expect(sameAnswer('1', 1)).toBe(false)
})

test('a question is found on its page', () => {
  expect(pageOf(course, 'trips')).toBe('work')
  expect(pageOf(course, 'village')).toBeUndefined()
})

test('a question that may stay open is owed where the reader says so', () => {
  const fields = { remark: optional(text()) }
  expect(readFields(fields, {}, now).problems).toEqual([])
  expect(readFields(fields, { remark: ' ' }, now, () => true).problems).toEqual([{ field: 'remark', says: 'missing' }])
})

test('skip logic that goes in a circle asks neither question of the other', () => {
  const record = defineRecord({ one: optional(yesNo()), other: optional(yesNo()) })
  const form = defineForm(record, {
    pages: { only: ['one', 'other'] },
    asked: { one: (answer) => answer.other.isKnown(), other: (answer) => answer.one.isKnown() },
    lists: [],
  })
  expect(withoutUnasked(form, { one: 'yes' })).toEqual({})
  expect(withoutUnasked(form, { one: 'yes', other: 'no' })).toEqual({ one: 'yes', other: 'no' })
})

test('a form that asks a question twice, never, or on a condition it does not name is refused', () => {
  const record = defineRecord({ one: text(), other: conditional(text()) })
  expect(() => defineForm(record, { pages: { only: ['one'] }, lists: [] })).toThrow('No page asks other')
  expect(() => defineForm(record, { pages: { only: ['one', 'other', 'one'] }, lists: [] })).toThrow('asks one twice')
  expect(() => defineForm(record, { pages: { only: ['one', 'other'] }, lists: [] })).toThrow('other is conditional')
})
