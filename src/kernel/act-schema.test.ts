import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { actSchemas } from './act-schema.ts'
import { readAnswers } from './answers.ts'
import { stepOf } from './case.ts'
import type { Field } from './field.ts'
import { type LooseAnswers, readFields } from './record.ts'
import { course, now, person } from './sample.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: false })
addFormats.default(ajv)
const schemas = actSchemas(course)
const steps = Object.keys(schemas)
const validate = Object.fromEntries(
  steps.map((step) => [step, ajv.compile(schemas[step]?.properties?.['answers'] ?? false)]),
)

const anyAct = (step: string, answers: unknown) => ({
  id: '0192f0c4-7a3b-7c11-8000-0123456789ab',
  case: '0192f0c4-7a3b-7c11-8000-0123456789ac',
  programme: 'course',
  step,
  at: '2026-11-23T08:00:00.000Z',
  answers,
})

describe('the JSON Schema of an act', () => {
  test('there is one for every step, and for the correction', () => {
    expect(steps).toEqual(['enrol', 'attend', 'certify', 'leave', 'correct'])
  })

  test('takes a whole act and names what is missing or too much', () => {
    const whole = ajv.compile(schemas['enrol'] ?? false)
    expect(whole(anyAct('enrol', person))).toBe(true)
    expect(whole({ ...anyAct('enrol', person), version: 1, after: [] })).toBe(true)
    expect(whole(anyAct('attend', person))).toBe(false)
    expect(whole(anyAct('enrol', {}))).toBe(false)
    expect(whole({ ...anyAct('enrol', person), by: 'me' })).toBe(false)
  })

  test('lets a correction take back what may stay open, and nothing else', () => {
    expect(validate['correct']?.({ note: null, sex: 'male' })).toBe(true)
    expect(validate['correct']?.({ sex: null })).toBe(false)
  })

  test('calls every question by its English label', () => {
    expect(schemas['enrol']?.properties?.['answers']?.properties?.['born']).toEqual({
      type: 'string',
      format: 'date',
      title: 'Born',
    })
  })
})

// Answers as a person, a spreadsheet or an attacker may give them.
const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '\uD800',
    '\u0000',
    ' ',
    '__proto__',
    'constructor',
    'x'.repeat(100_000),
    Number.NaN,
    Infinity,
    -0,
    1e21,
    undefined,
  ),
  fc.constantFrom([[[[]]]], [null], [{}], { length: 3 }, Array(1000).fill('M1'), [['M1']]),
)

const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }).map((some) => `a${some}`)
const likely: Readonly<Record<keyof typeof course.record, fc.Arbitrary<unknown>>> = {
  name: letters,
  born: fc
    .date({ min: new Date('1920-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  sex: fc.constantFrom('female', 'male'),
  district: fc.constantFrom('TJ-SU-01', ''),
  phone: fc.constantFrom('+992 93 123 45 67', '00992931234567'),
  paper: fc.constantFrom('a 123456', '400123456', 400123456),
  scan: fc.constantFrom(
    [],
    [{ id: '0192f0c4-7a3b-7c11-8000-0123456789ab', kind: 'image/png', bytes: 9, sha256: 'f'.repeat(64), more: 1 }],
  ),
  language: fc.constantFrom('tg', 'ru'),
  contract: fc.constantFrom('yes', 'no'),
  employer: letters,
  salary: fc.oneof(fc.double({ min: 1, max: 1e5, noNaN: true }), fc.constantFrom('900,5', '1 200')),
  leaving: fc.constantFrom('2027-02-01', null),
  destination: fc.constantFrom('KAZ', 'RUS'),
  visited: fc.array(fc.constantFrom('KAZ', 'RUS'), { maxLength: 4 }),
  trips: fc.array(
    fc.record(
      { country: fc.constant('KAZ'), months: fc.constantFrom(3, '12'), why: letters },
      { requiredKeys: ['country', 'months'] },
    ),
    { maxLength: 3 },
  ),
  modules: fc.array(fc.constantFrom('M1', 'M2', 'M3', 'M10'), { maxLength: 6 }),
  score: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom('70')),
  note: fc.constantFrom('one\r\n two ', 'и\u200D\u0306'),
  village: letters,
}
const almost = fc.constantFrom(
  'Male',
  'TJ-SU',
  '93 123',
  'ABC',
  'kaz',
  70.5,
  '1,000',
  [{}],
  [{ country: 'XXX' }],
  '2026-02-30',
  'long '.repeat(60),
)

/** Answers to these questions, most of them right. */
const answersTo = (names: readonly string[]) =>
  fc.record(
    Object.fromEntries(
      Object.entries(likely)
        .filter(([name]) => names.includes(name))
        .map(([name, right]) => [
          name,
          fc.oneof(
            { weight: 30, arbitrary: right },
            { weight: 1, arbitrary: almost },
            { weight: 1, arbitrary: strange },
          ),
        ]),
    ),
    { requiredKeys: [] },
  )

const questions = (step: string) =>
  step === 'correct'
    ? Object.keys(likely)
    : (stepOf(course, step)?.asks ?? []).flatMap((page) => course.form.pages[page as keyof typeof course.form.pages])
const known = fc.constantFrom<LooseAnswers>({}, person, {
  ...person,
  contract: 'yes',
  employer: 'Stroy',
  salary: 5,
  modules: ['M2'],
})
const asked = fc.constantFrom(...steps, 'fly').chain((step) =>
  fc.record({
    step: fc.constant(step),
    known,
    answers: fc.oneof(
      { weight: 5, arbitrary: answersTo(questions(step)) },
      {
        weight: 5,
        arbitrary: answersTo(questions(step)).map((answers) =>
          step === 'enrol' ? { ...person, ...answers } : answers,
        ),
      },
      {
        weight: 1,
        arbitrary: fc.dictionary(
          fc.oneof(fc.string(), fc.constantFrom(...Object.keys(likely), '__proto__', 'toString')),
          strange,
        ),
      },
      { weight: 1, arbitrary: strange },
    ),
  }),
)
const often = { numRuns: 1000 }

describe('whatever is given as answers', () => {
  test('is read or refused, but never breaks the reader', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { answers, problems } = readAnswers(course, question, now)
        expect(Object.getPrototypeOf(answers)).toBe(Object.prototype)
        expect(problems.every(({ field }) => typeof field === 'string' && field.length <= 100)).toBe(true)
      }),
      often,
    )
  })

  test('is valid by the JSON Schema once it is accepted', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { answers, problems } = readAnswers(course, question, now)
        const isValid = validate[question.step]
        if (problems.length > 0 || !isValid) return
        expect([isValid(answers), isValid.errors]).toEqual([true, null])
      }),
      often,
    )
  })

  test('is the same when what was accepted is read again', () => {
    fc.assert(
      fc.property(asked, ({ step, known: before, answers: given }) => {
        const first = readAnswers(course, { step, known: before, answers: given }, now)
        if (first.problems.length > 0) return
        // A correction already holds what it takes back.
        expect(readAnswers(course, { step, known: before, answers: first.answers }, now)).toEqual(first)
        expect(JSON.parse(JSON.stringify(first.answers))).toEqual(first.answers)
      }),
      often,
    )
  })

  test('is refused when the JSON Schema refuses it and there is nothing to tidy', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.entries<Field>(course.record)), strange, ([name, field], answer) => {
        const { answers, problems } = readFields({ [name]: field }, { [name]: answer }, now)
        const accepted = answers[name]
        if (accepted === undefined || problems.length > 0) return
        // What is accepted although the schema refuses it was written another way: `12` as text, a space too much.
        if (!ajv.validate(field.schema, answer)) expect(JSON.stringify(accepted)).not.toBe(JSON.stringify(answer))
        expect(ajv.validate(field.schema, accepted)).toBe(true)
      }),
      often,
    )
  })
})
