import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { roundSmallCounts, type Additive } from './round.ts'

// SmallCountRounding 1.1.0: its example tables, base 5.
type Cell = { readonly [dimension: string]: string | number; readonly original: number; readonly rounded: number }
const read = JSON.parse(readFileSync('test/vectors/small-count-rounding.json', 'utf8')) as Readonly<
  Record<
    'exPSD' | 'e6',
    {
      readonly inner: readonly Cell[]
      readonly publish: readonly Cell[]
      readonly metrics: { readonly maxdiff: number }
    }
  >
>
const groups: Readonly<Record<string, readonly string[]>> = { EU: ['Portugal', 'Spain'], nonEU: ['Iceland'] }

test.each([
  { name: 'exPSD', dimensions: ['rows', 'cols'], expected: [28, 15, 8, 5, 7, 5, 5, 5, 6] },
  { name: 'e6', dimensions: ['geo', 'year'], expected: undefined },
] as const)('the published rounding of $name is reached', ({ name, dimensions, expected }) => {
  const { inner, publish, metrics } = read[name]
  const covers = (total: Cell, part: Cell) =>
    dimensions.every((dimension) => {
      const code = String(total[dimension])
      return code === 'Total' || code === part[dimension] || (groups[code] ?? []).includes(String(part[dimension]))
    })
  const table: Additive = {
    inner: inner.map((cell) => cell.original),
    published: publish.map((total) => inner.flatMap((part, at) => (covers(total, part) ? [at] : []))),
  }
  const outcome = rounded(table, 5)
  expect(outcome.published).toEqual(publish.map((cell) => cell.rounded))
  expect(outcome.published).toEqual(expected ?? outcome.published)
  expect(outcome.worst).toBe(metrics.maxdiff)
})

const tables = fc.record({
  rows: fc.integer({ min: 1, max: 8 }),
  columns: fc.integer({ min: 1, max: 8 }),
  base: fc.integer({ min: 2, max: 10 }),
  counts: fc.array(fc.oneof(fc.nat({ max: 12 }), fc.constant(0)), { minLength: 64, maxLength: 64 }),
})

test('no published count is small afterwards, all add up, and the same table gives the same answer', () => {
  fc.assert(
    fc.property(tables, ({ rows, columns, base, counts }) => {
      const table = crossed(counts.slice(0, rows * columns), rows, columns)
      const once = rounded(table, base)
      expect(once).toEqual(rounded(table, base))
      for (const [at, count] of once.published.entries()) {
        expect(count === 0 || count >= base).toBe(true)
        expect((table.published[at] ?? []).reduce((sum, cell) => sum + (once.inner[cell] ?? 0), 0)).toBe(count)
      }
      for (const [cell, count] of once.inner.entries())
        expect(once.touched.includes(cell) ? [0, base] : [table.inner[cell]]).toContain(count)
    }),
    { numRuns: process.env['SAFAR_LONG'] ? 1000 : 60, seed: 2 },
  )
})

test('a large table of small counts changes no margin by much', () => {
  const counts = Array.from({ length: 1200 }, (_, at) => (at * at) % 7)
  const outcome = rounded(crossed(counts, 30, 40), 5)
  expect(outcome.worst).toBeLessThanOrEqual(5)
})

test.each([
  { table: { inner: [1.5], published: [[0]] }, base: 5, says: 'round-count' },
  { table: { inner: [-1], published: [[0]] }, base: 5, says: 'round-count' },
  { table: { inner: [1], published: [[1]] }, base: 5, says: 'round-published' },
  { table: { inner: [1], published: [[0, 0]] }, base: 5, says: 'round-published' },
  { table: { inner: [1], published: [[0]] }, base: 1, says: 'round-base' },
])('what cannot be rounded is refused: $says', ({ table, base, says }) => {
  expect(roundSmallCounts(table, base)).toMatchObject({ ok: false, why: { says } })
})

/** A two-way table with its inner cells and both margins published. */
function crossed(counts: readonly number[], rows: number, columns: number): Additive {
  const row = (r: number) => Array.from({ length: columns }, (_, c) => r * columns + c)
  const column = (c: number) => Array.from({ length: rows }, (_, r) => r * columns + c)
  return {
    inner: counts,
    published: [
      counts.map((_, at) => at),
      ...Array.from({ length: rows }, (_, r) => row(r)),
      ...Array.from({ length: columns }, (_, c) => column(c)),
      ...counts.map((_, at) => [at]),
    ],
  }
}

function rounded(table: Additive, base: number) {
  const outcome = roundSmallCounts(table, base)
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}
