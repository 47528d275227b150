import { expect, test } from 'vitest'

import type { Table } from '#kernel/table.ts'

import { axis, crowd, tabulated } from './cube.fixture.ts'
import { codesOf, headline, headlines } from './headline.ts'
import { protect } from './protect.ts'

const axes = [axis('district', { north: ['n1', 'n2'], south: ['s1', 's2'] }), axis('sex', ['female', 'male'])]
const counted = tabulated(axes, crowd(axes, 300, 1))
const table: Table = {
  by: [],
  figures: { people: { kind: 'count' }, rate: { kind: 'rate', of: {}, per: 100 } },
  method: { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 },
  audience: 'public',
  schedule: 'year',
}
const outcome = await protect(table, counted, { table: 'returns.people' })
if (!outcome.ok) throw new Error(outcome.why.says)
const released = outcome.value

test('a tile shows the cell of the protected table, and says what was done to it', () => {
  const cell = [...counted.all.counts.keys()].find((each) => codesOf(released, each)['district'] === 'north') ?? 0
  expect(codesOf(released, cell)).toEqual({ district: 'north', sex: '_T' })
  expect(headline(released, 'people', { district: 'north' })).toEqual({
    table: 'returns.people',
    figure: 'people',
    at: { district: 'north', sex: '_T' },
    value: released.figures['people']?.values[cell],
    status: 'perturbed',
  })
})

test('a map takes one level of a question, cell by cell', () => {
  const map = headlines(released, 'people', { column: 'district', level: 'group', at: { sex: 'female' } })
  expect(map.map(({ at }) => at)).toEqual([
    { district: 'north', sex: 'female' },
    { district: 'south', sex: 'female' },
  ])
})

test('what is not published is no number', () => {
  const few = tabulated(axes, crowd(axes, 8, 1))
  return protect(table, few, { table: 'returns.people' }).then((protectedFew) => {
    if (!protectedFew.ok) throw new Error(protectedFew.why.says)
    expect(headline(protectedFew.value, 'rate')).toMatchObject({ value: null, status: 'withheld' })
  })
})

test('a figure, question or code that the table does not have gives no tile', () => {
  expect(headline(released, 'income')).toBeUndefined()
  expect(headline(released, 'people', { age: '15' })).toBeUndefined()
  expect(headline(released, 'people', { sex: 'other' })).toBeUndefined()
  expect(headlines(released, 'people', { column: 'district', level: 'village' })).toEqual([])
})

test('a tile cannot be made of what was counted', () => {
  // @ts-expect-error A cube is what was counted, before anything protects it.
  expect(() => headline(counted.all, 'people')).toThrow(TypeError)
})
