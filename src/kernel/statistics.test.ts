import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Case } from './case.ts'
import { record, statistics } from './sample.ts'
import { type Measure, type Projection, project, projectionColumns, tabulate } from './statistics.ts'

const now: Case = {
  id: 'case',
  state: 'certified',
  answers: { name: 'Sample One', phone: '+992931234567', born: '1998-04-02', sex: 'female', note: 'calls late' },
  opened: '2026-10-05T08:00:00.000Z',
  since: '2026-11-23T08:00:00.000Z',
  last: { at: '2026-11-23T08:00:00.000Z', id: 'act' },
  heads: ['act'],
  setAside: [],
  clashes: [],
}

test('of a case only published codes leave, and a question without an answer is unknown', () => {
  expect(project(record, now)).toEqual({
    state: 'certified',
    openedMonth: '2026-10',
    sinceMonth: '2026-11',
    born: 'adult',
    sex: 'female',
    district: 'unknown',
  })
})

test('the columns of the projection are named in the record, so that no other can be filled', () => {
  expect(projectionColumns(record)).toEqual(['state', 'openedMonth', 'sinceMonth', 'born', 'sex', 'district'])
  expect(Object.keys(project(record, now))).toEqual(projectionColumns(record))
})

test('an age is the age when the case was opened, not when it is counted', () => {
  expect(project(record, { ...now, answers: { born: '2008-11-01' } })).toMatchObject({ born: 'child' })
  expect(
    project(record, { ...now, answers: { born: '2008-11-01' }, opened: '2026-11-01T00:00:00.000Z' }),
  ).toMatchObject({ born: 'adult' })
})

const row = (sex: string, state = 'certified'): Projection => ({ state, sex, born: 'adult', district: 'unknown' })

test('people are counted in the states that the figure names, and cells of fewer than five are withheld', () => {
  const rows = [...Array.from({ length: 5 }, () => row('female')), row('male'), row('male', 'left')]
  expect(tabulate(statistics.certified, rows)).toEqual([
    { sex: 'female', born: 'adult', district: 'unknown', people: 5 },
    { sex: 'male', born: 'adult', district: 'unknown', people: null },
  ])
})

test('no cell ever shows fewer people than its threshold, and none are lost but withheld', () => {
  const codes = fc.constantFrom('a', 'b', '"', ',', 'unknown')
  const rows = fc.array(fc.record({ state: fc.constantFrom('in', 'out'), x: codes, y: codes }), { maxLength: 60 })
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 6 }), (people, atLeast) => {
      const measure: Measure<string, 'x' | 'y'> = { counts: ['in'], by: ['x', 'y'], atLeast }
      for (const cell of tabulate(measure, people)) {
        const counted = people.filter(({ state, x, y }) => state === 'in' && x === cell.x && y === cell.y).length
        expect(cell.people).toBe(counted < atLeast ? null : counted)
      }
    }),
  )
})
