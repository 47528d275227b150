import { describe, expect, test } from 'vitest'

import { type Definition, breaches, describe as described } from './definition.ts'
import { course } from './sample.ts'

const old = described(course)

/** The definition with one question of its record changed. */
const withField = (name: string, change: object): Definition => ({
  ...old,
  record: { ...old.record, [name]: { ...old.record[name], ...change } as Definition['record'][string] },
})
const withStep = (name: string, change: object): Definition => ({
  ...old,
  steps: { ...old.steps, [name]: { ...old.steps[name], ...change } as Definition['steps'][string] },
})
const without = <Part>(parts: Readonly<Record<string, Part>>, name: string) =>
  Object.fromEntries(Object.entries(parts).filter(([each]) => each !== name))

test('a programme written down and read again is the same', () => {
  expect(JSON.parse(JSON.stringify(old))).toEqual(old)
})

test('what is written down holds every question with its codes, and the words in every language', () => {
  expect(old.record['sex']).toEqual({
    kind: 'choice',
    codes: ['female', 'male'],
    published: true,
    bands: ['female', 'male'],
  })
  expect(old.record['born']).toEqual({ kind: 'date', published: true, bands: ['child', 'adult'] })
  expect(old.record['name']).toEqual({ kind: 'text', sealed: 'by-words' })
  expect(old.record['district']).toEqual({ kind: 'place', list: 'place', level: 'district', published: true })
  expect(old.record['trips']?.fields?.['country']).toEqual({ kind: 'code', list: 'country' })
  expect(Object.keys(old.words)).toEqual(['tg', 'ru', 'en'])
})

describe('nothing is lost', () => {
  test('when nothing changes, or only words, pages, rights and rules between answers do', () => {
    expect(breaches(old, old)).toEqual([])
    expect(
      breaches(old, { ...old, version: 2, words: { ...old.words, en: { ...old.words.en, title: 'Training' } } }),
    ).toEqual([])
    expect(breaches(old, { ...old, pages: {}, asked: {}, checks: {}, statistics: {} })).toEqual([])
    expect(breaches(old, withStep('enrol', { by: ['caseworker'], asks: [], retired: true }))).toEqual([])
  })

  test('when something is added', () => {
    const more: Definition = {
      ...withField('sex', { codes: ['female', 'male', 'other'], bands: ['female', 'male', 'other'] }),
      states: [...old.states, 'archived'],
      steps: { ...old.steps, archive: { from: ['left'], to: 'archived', by: ['supervisor'], asks: [] } },
    }
    expect(breaches(old, more)).toEqual([])
    expect(breaches(old, withField('language', { published: true, bands: ['tg', 'ru'] }))).toEqual([])
    expect(
      breaches(old, withField('trips', { fields: { ...old.record['trips']?.fields, pay: { kind: 'whole' } } })),
    ).toEqual([])
  })

  test('when a step may also be taken from a state that no old case was ever in', () => {
    const next = {
      ...withStep('leave', { from: ['learning', 'archived', 'enrolled'] }),
      states: [...old.states, 'archived'],
    }
    expect(breaches(old, next)).toEqual([])
  })
})

describe('a loss is named', () => {
  test('when a question, a state or a step is gone', () => {
    expect(breaches(old, { ...old, record: without(old.record, 'note') })).toEqual([{ what: 'field', name: 'note' }])
    expect(breaches(old, { ...old, states: old.states.filter((state) => state !== 'left') })).toEqual([
      { what: 'state', name: 'left' },
    ])
    expect(breaches(old, { ...old, steps: without(old.steps, 'leave') })).toEqual([{ what: 'step', name: 'leave' }])
  })

  test('when a question asks for something else', () => {
    expect(breaches(old, withField('score', { kind: 'text' }))).toEqual([{ what: 'kind', name: 'score' }])
    expect(breaches(old, withField('destination', { list: 'destination' }))).toEqual([
      { what: 'kind', name: 'destination' },
    ])
    expect(breaches(old, withField('district', { level: 'region' }))).toEqual([{ what: 'kind', name: 'district' }])
    expect(breaches(old, withField('modules', { gathered: undefined }))).toEqual([{ what: 'kind', name: 'modules' }])
  })

  test('when a code is gone', () => {
    expect(breaches(old, withField('modules', { codes: ['M1', 'M3'] }))).toEqual([
      { what: 'code', name: 'modules.M2' },
      { what: 'code', name: 'modules.M10' },
    ])
  })

  test('when identity is opened, or what was open is sealed', () => {
    expect(breaches(old, withField('name', { sealed: undefined }))).toEqual([{ what: 'sealing', name: 'name' }])
    expect(breaches(old, withField('note', { sealed: 'not-found' }))).toEqual([{ what: 'sealing', name: 'note' }])
    expect(breaches(old, withField('name', { sealed: 'whole' }))).toEqual([])
  })

  test('when a published column or one of its bands would disappear', () => {
    expect(breaches(old, withField('born', { bands: ['adult'] }))).toEqual([{ what: 'published', name: 'born' }])
    expect(breaches(old, withField('born', { published: undefined, bands: undefined }))).toEqual([
      { what: 'published', name: 'born' },
    ])
    expect(breaches(old, withField('district', { published: undefined }))).toEqual([
      { what: 'published', name: 'district' },
    ])
  })

  test('when a section loses a part', () => {
    const { why: _, ...fields } = old.record['trips']?.fields ?? {}
    expect(breaches(old, withField('trips', { fields }))).toEqual([{ what: 'field', name: 'trips.why' }])
    expect(breaches(old, withField('trips', { fields: undefined }))).toHaveLength(3)
  })

  test('when a step would lead old cases elsewhere, or let other acts count', () => {
    const changed = [{ what: 'step', name: 'certify' }]
    expect(breaches(old, withStep('certify', { to: 'left' }))).toEqual(changed)
    expect(breaches(old, withStep('certify', { from: ['enrolled'] }))).toEqual(changed)
    expect(breaches(old, withStep('certify', { from: ['enrolled', 'learning'] }))).toEqual(changed)
    expect(breaches(old, withStep('certify', { when: { op: 'countAtLeast', field: 'modules', value: 3 } }))).toEqual(
      changed,
    )
    expect(breaches(old, withStep('certify', { when: undefined }))).toEqual(changed)
    expect(breaches(old, withStep('enrol', { from: ['left'] }))).toEqual([{ what: 'step', name: 'enrol' }])
  })
})
