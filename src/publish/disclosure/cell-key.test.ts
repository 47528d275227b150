import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  bitsOfFraction,
  changeOf,
  leadingBits,
  lookupOf,
  perturb,
  perturbWeighted,
  sumKey,
  xorKey,
  type Lookup,
} from './cell-key.ts'
import { noiseTable, type NoiseRow, type NoiseRule } from './ptable.ts'
import { onsRow, tenFive } from './ten-five.ts'

type PublishedCell = { readonly n: number; readonly ckey: number; readonly pert: number; readonly perturbed: number }
type Published = { readonly cells: readonly PublishedCell[]; readonly published_perturbed?: readonly number[] }
const read = (name: string): unknown => JSON.parse(readFileSync(`test/vectors/${name}.json`, 'utf8'))
// sdcTools/cellKey: the vignette's two printed tables and the cells of its unit test.
const counts = read('cell-key-counts') as Readonly<Record<string, Published>>

const rules: Readonly<Record<string, NoiseRule>> = {
  vignette_total: { D: 2, V: 1.05, js: 1, monotone: false },
  vignette_cnt_highincome: { D: 8, V: 3, js: 2, pstay: 0.5 },
  test_countvars: { D: 5, V: 3, js: 2, pstay: 0.5 },
}

test.each(Object.entries(rules))('the published counts of %s come out of our own table', (name, rule) => {
  const { cells = [], published_perturbed: printed } = counts[name] ?? {}
  const ours = perturb(
    lookup(rule),
    cells.map((cell) => cell.n),
    cells.map((cell) => bitsOfFraction(cell.ckey)),
  )
  expect(cells).toHaveLength(21)
  expect([...ours]).toEqual(cells.map((cell) => cell.perturbed))
  expect(printed ?? [...ours]).toEqual([...ours])
})

test('the averages that the reference unit test states are reached', () => {
  // test_countvars.R: mean change −0.048 and mean published count 872.333 (to 3 decimals), third row 1147.
  const cells = counts['test_countvars']?.cells ?? []
  const ours = [
    ...perturb(
      lookup({ D: 5, V: 3, js: 2, pstay: 0.5 }),
      cells.map((cell) => cell.n),
      cells.map((cell) => bitsOfFraction(cell.ckey)),
    ),
  ]
  expect(ours.reduce((sum, count) => sum + count, 0) / 21).toBeCloseTo(872.333, 3)
  expect(ours.reduce((sum, count, at) => sum + count - (cells[at]?.n ?? 0), 0) / 21).toBeCloseTo(-0.048, 3)
  expect(ours[2]).toBe(1147)
})

test('the ONS 10-5 rule is its published table, row by row', () => {
  const { pvalues, doc_rows } = read('ons-ten-five') as {
    pvalues: number[]
    doc_rows: [number, number, number, number | null][]
  }
  expect(pvalues.map((change, at) => at + 1 + change)).toEqual(pvalues.map((_, at) => tenFive(at + 1) ?? 0))
  for (const [count, , , published] of doc_rows) expect(tenFive(count)).toBe(published)
  for (const count of [751, 999, 1000, 1001, 4580])
    expect(tenFive(count)).toBe(count + (pvalues[onsRow(count) - 1] ?? NaN))
})

test('the same records have the same key in any order, and a key that no record left', () => {
  const keys = fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { maxLength: 30 })
  fc.assert(
    fc.property(keys, (some) => {
      expect(xorKey(some.toReversed())).toBe(xorKey(some))
      expect(leadingBits(xorKey(some))).toBe(Number(xorKey(some) >> 32n))
      expect(xorKey([...some, ...some])).toBe(0n)
    }),
  )
  expect(sumKey([200, 100, 255n], 256)).toBe(43)
})

test('a look-up with whole numbers gives the interval that the table states, at its very edges too', () => {
  const table = noiseTable({ D: 5, V: 3, js: 2, pstay: 0.5 })
  if (!table.ok) throw new Error(table.why.says)
  const ready = lookup({ D: 5, V: 3, js: 2, pstay: 0.5 })
  for (const [i, , p, v, upper] of table.value.rows.slice(1)) {
    expect(changeOf(ready, i, Math.round(upper * 2 ** 32) - 1)).toBe(v)
    expect(changeOf(ready, i, Math.round((upper - p) * 2 ** 32))).toBe(v)
  }
  expect(changeOf(ready, 1_000_000, 0)).toBe(changeOf(ready, 8, 0))
  expect(changeOf(ready, 0, 12345)).toBe(0)
})

test('no key makes a small count appear or a count negative', () => {
  const ready = lookup({ D: 5, V: 3, js: 2, pstay: 0.5 })
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.nat({ max: 0xffffffff }), (count, key) => {
      const published = count + changeOf(ready, count, key)
      expect(published === 0 || published > 2).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('weighted counts follow their counts', () => {
  expect(perturbWeighted(120, 10, 12)).toBe(144)
  expect(perturbWeighted(0, 0, 0)).toBe(0)
})

test.each<{ wrong: string; rows: readonly NoiseRow[] }>([
  { wrong: 'no rows', rows: [] },
  {
    wrong: 'a gap',
    rows: [
      [0, 0, 1, 0, 1],
      [2, 2, 1, 0, 1],
    ],
  },
  {
    wrong: 'an end below 1',
    rows: [
      [0, 0, 1, 0, 1],
      [1, 1, 0.9, 0, 0.9],
    ],
  },
  {
    wrong: 'a negative result',
    rows: [
      [0, 0, 1, 0, 1],
      [1, -1, 1, -2, 1],
    ],
  },
  {
    wrong: 'falling bounds',
    rows: [
      [0, 0, 1, 0, 1],
      [1, 0, 0.5, -1, 0.5],
      [1, 1, 0.5, 0, 0.4],
      [1, 2, 0, 1, 1],
    ],
  },
])('a table with $wrong is refused', ({ rows }) => {
  expect(lookupOf(rows).ok).toBe(false)
})

test.runIf(process.env['SAFAR_LONG'])('twenty million cells are looked up in a second', () => {
  const ready = lookup({ D: 5, V: 3, js: 2, pstay: 0.5 })
  const size = 20_000_000
  const keys = new Uint32Array(size).map((_, at) => Math.imul(at, 2654435761))
  const some = new Uint32Array(size).map((_, at) => at % 97)
  perturb(ready, some.subarray(0, 1e6), keys)
  const started = performance.now()
  perturb(ready, some, keys)
  expect(performance.now() - started).toBeLessThan(1000)
})

function lookup(rule: NoiseRule): Lookup {
  const table = noiseTable(rule)
  const ready = table.ok ? lookupOf(table.value.rows) : table
  if (!ready.ok) throw new Error(ready.why.says)
  return ready.value
}
