import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { magnitudeOf, primaryStatus, protectionLevel, revealedCategory, type Magnitude } from './primary.ts'

// τ-ARGUS, data/tableinput/pp.tab: 162 cells with their two largest contributors, status under (2,75), protection levels of p = 15.
type PublishedCell = Readonly<Record<'value' | 'freq' | 'top1' | 'top2' | 'lpl', number>> & {
  readonly status: 'S' | 'U' | 'E'
}
const { cells } = JSON.parse(readFileSync('test/vectors/dominance.json', 'utf8')) as { cells: readonly PublishedCell[] }
const magnitude = ({ value, freq, top1, top2 }: PublishedCell): Magnitude => ({
  value,
  contributors: freq,
  largest: [top1, top2],
})
const letter = { S: 'safe', E: 'empty', U: ['dominance'] } as const

test('the 162 published statuses of the dominance rule are reached', () => {
  expect(cells).toHaveLength(162)
  expect(cells.map((cell) => primaryStatus(magnitude(cell), { dominance: { n: 2, k: 75 } }))).toEqual(
    cells.map((cell) => letter[cell.status]),
  )
})

test('a published protection level is that of the p% rule with p = 15', () => {
  const cell = cells.find(({ lpl }) => lpl === 1288.15)
  expect(cell && protectionLevel(magnitude(cell), { percent: { p: 15 } })).toBeCloseTo(1288.15, 2)
})

test('holdings are merged before any rule: two shops of one owner are one contributor', () => {
  const shops = [
    { contributor: 'a', holder: 'owner', value: 40 },
    { contributor: 'b', holder: 'owner', value: 40 },
    { contributor: 'c', value: 30 },
    { contributor: 'd', value: 10 },
  ]
  expect(magnitudeOf(shops)).toEqual({ value: 120, contributors: 3, largest: [80, 30] })
  expect(primaryStatus(magnitudeOf(shops), { dominance: { n: 1, k: 60 } })).toEqual(['dominance'])
  expect(
    primaryStatus(magnitudeOf(shops.map(({ contributor, value }) => ({ contributor, value }))), {
      dominance: { n: 1, k: 60 },
    }),
  ).toBe('safe')
  expect(primaryStatus(magnitudeOf(shops), { least: 4, percent: { p: 15 } })).toEqual(['least', 'percent'])
})

test('a cell whose value is moved by its protection level breaks the rule no longer', () => {
  const shares = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(shares, fc.integer({ min: 5, max: 40 }), fc.integer({ min: 50, max: 95 }), (values, p, k) => {
      const cell = magnitudeOf(values.map((value, at) => ({ contributor: String(at), value })))
      const rules = { percent: { p }, dominance: { n: 2, k } }
      const moved = { ...cell, value: cell.value + protectionLevel(cell, rules) + 1e-6 }
      expect(primaryStatus(moved, rules)).toBe('safe')
    }),
  )
})

test('everybody in one category tells that category of each of them', () => {
  expect(revealedCategory([0, 7, 0])).toBe(1)
  expect(revealedCategory([1, 6, 0])).toBeNull()
  expect(revealedCategory([0, 0])).toBeNull()
})
