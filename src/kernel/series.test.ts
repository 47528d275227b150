import { expect, test } from 'vitest'

import { type Observation, type Series, conflictsOf, defineSeries, figureKey, newestOf } from './series.ts'

const phrase = (text: string) => ({ tg: text, ru: text, en: text })
const value = (time: string, number: number, more: Partial<Observation> = {}): Observation => ({
  time,
  by: {},
  value: number,
  precision: 'exact',
  source: 'one',
  definition: 'counted',
  status: 'verified',
  ...more,
})
const given = (observations: readonly Observation[]): Series => ({
  id: 'travellers',
  subject: 'context',
  title: phrase('Travellers'),
  finding: phrase('{all} travelled'),
  unit: 'person',
  kind: 'flow',
  frequency: 'year',
  area: 'TJK',
  breakdowns: { sex: { name: phrase('Sex'), codes: { F: phrase('Women'), M: phrase('Men') } } },
  definitions: { counted: { name: phrase('Counted'), text: phrase('Whoever was counted') } },
  sources: {
    one: { name: phrase('One'), reference: 'a book', licence: 'quoted' },
    other: { name: phrase('Other'), reference: 'a paper', licence: 'quoted' },
  },
  figures: { all: {} },
  pictures: [],
  observations,
})

test('a series refuses what names something that it does not declare, and the same value twice', () => {
  const refuses = (more: Partial<Observation>) => () => defineSeries(given([value('2024', 1, more)]))
  expect(refuses({ source: 'nobody' })).toThrow('no source nobody')
  expect(refuses({ definition: 'guessed' })).toThrow('no definition guessed')
  expect(refuses({ by: { sex: 'X' } })).toThrow('sex X')
  expect(refuses({ by: { age: 'Y15T19' } })).toThrow('age Y15T19')
  expect(refuses({ time: 'lately' })).toThrow('lately is no time')
  expect(refuses({ value: Number.NaN })).toThrow('no value')
  expect(() => defineSeries(given([value('2024', 1), value('2024', 2)]))).toThrow('twice')
  expect(() => defineSeries({ ...given([]), pictures: [{ kind: 'bars', by: 'colour' }] })).toThrow(
    'not split by colour',
  )
})

test('two sources that differ are a conflict with both values; two that agree, and one that nobody verified, are none', () => {
  const other = { source: 'other' } as const
  expect(conflictsOf(given([value('2024', 1), value('2024', 2, other)]))).toMatchObject([
    { time: '2024', said: [{ value: 1 }, { value: 2 }] },
  ])
  expect(conflictsOf(given([value('2024', 1), value('2024', 1, other)]))).toEqual([])
  expect(conflictsOf(given([value('2024', 1), value('2023', 2, other)]))).toEqual([])
  expect(conflictsOf(given([value('2024', 1), value('2024', 2, { ...other, status: 'unverified' })]))).toEqual([])
})

test('of events a part of a year with more than the year is a conflict; of people at a moment it is none', () => {
  const values = [value('2023', 652), value('2023-01-01/P9M', 673, { source: 'other' }), value('2023-S1', 300)]
  expect(conflictsOf(given(values)).map(({ time, said }) => [time, said.map((each) => each.value)])).toEqual([
    ['2023', [652, 673]],
  ])
  expect(conflictsOf({ ...given(values), kind: 'stock' })).toEqual([])
})

test('the newest is of a whole year where there is one, is verified, and has every source of that year', () => {
  const newest = (observations: readonly Observation[]) => newestOf(given(observations), {}).map((each) => each.value)
  expect(newest([value('2023', 5), value('2024-S1', 3)])).toEqual([5])
  expect(newest([value('2024-S1', 3)])).toEqual([3])
  expect(newest([value('2023', 5), value('2024', 9, { status: 'unverified' })])).toEqual([5])
  expect(newest([value('2023', 5), value('2023', 6, { source: 'other' })])).toEqual([5, 6])
  expect(newest([value('2023', 5, { by: { sex: 'F' } })])).toEqual([])
})

test('a figure is named by its time, cell, definition and source, however its cell is written', () => {
  const one = value('2024', 1, { by: { sex: 'F', to: 'RUS' } })
  expect(figureKey(one)).toBe(figureKey({ ...one, value: 2, by: { to: 'RUS', sex: 'F', from: '_T' } }))
  expect(figureKey(one)).not.toBe(figureKey({ ...one, source: 'other' }))
})
