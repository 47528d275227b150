import { expect, test } from 'vitest'

import type { Table } from '#kernel/table.ts'
import { codeAt } from '#publish/protect/shape.ts'
import { stridesOf } from '#publish/tabulate/roll-up.ts'

import { axis, crowd, tabulated } from './cube.fixture.ts'
import { protect } from './protect.ts'
import { type ProtectedTable, cellStatuses } from './protected.ts'

const places = axis('district', { north: ['n1', 'n2', 'n3'], south: ['s1', 's2'] })
const sexes = axis('sex', ['female', 'male'])
const ages = axis('age', ['15', '20', '25', '30'])
const people = crowd([places, sexes, ages], 900, 1)

const table = (figures: Table['figures'], method: Table['method'] = usual): Table => ({
  by: [],
  figures,
  method,
  audience: 'public',
  schedule: 'year',
})
const usual: Table['method'] = { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 }
const everything: Table['figures'] = {
  people: { kind: 'count' },
  rate: { kind: 'rate', of: {}, per: 100 },
  paid: { kind: 'sum', of: 'amount' },
  mean: { kind: 'mean', of: 'amount' },
  median: { kind: 'median', of: 'amount' },
}

test('no count is off by more than D, none is 1 or 2, and what is empty stays empty', async () => {
  const counted = tabulated([places, sexes, ages], people)
  const { figures, noise } = await done(table({ people: { kind: 'count' } }), counted)
  expect(noise).toBe(5)
  for (const [cell, count] of counted.all.counts.entries()) {
    const value = figures['people']?.values[cell] ?? NaN
    expect(Math.abs(value - count)).toBeLessThanOrEqual(5)
    expect([1, 2]).not.toContain(value)
    if (count === 0) expect(value).toBe(0)
  }
})

test('every count is said to be changed, so that nobody can tell which zeros are true', async () => {
  const { figures } = await done(table({ people: { kind: 'count' } }))
  expect(statuses(figures['people'])).toEqual(['perturbed'])
})

test('the same people have the same change in every table, in whatever order they come', async () => {
  const one = await done(table({ people: { kind: 'count' } }), tabulated([places, sexes, ages], people))
  const other = await done(
    table({ people: { kind: 'count' } }),
    tabulated(
      [sexes, places],
      people.toReversed().map((row) => ({ ...row, at: [row.at[1] ?? '', row.at[0] ?? ''] })),
    ),
  )
  for (const sex of sexes.codes)
    for (const place of places.codes)
      expect(valueAt(one, 'people', [place, sex, '_T'])).toBe(valueAt(other, 'people', [sex, place]))
})

test('over many tables the changes of a count add up to nothing', async () => {
  const alone = axis(
    'all',
    Array.from({ length: 3000 }, (_, at) => `c${at}`),
  )
  const sevens = alone.codes
    .slice(1)
    .flatMap((code) => Array.from({ length: 7 }, (_, at) => ({ at: [code], person: `${code} ${at}` })))
  const { figures } = await done(table({ people: { kind: 'count' } }), tabulated([alone], sevens))
  const changes = [...(figures['people']?.values ?? [])].slice(1).map((value) => value - 7)
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length
  const variance = changes.reduce((sum, change) => sum + change * change, 0) / changes.length
  // Four standard errors of a mean of 3000 changes of variance 3, and of their variance.
  expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(3 / 3000))
  expect(Math.abs(variance - 3)).toBeLessThan(0.35)
})

test('the report tells the moments that each row achieves', async () => {
  const { method } = await done(table({ people: { kind: 'count' } }))
  expect(method).toMatchObject({ kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5, 'mean.3': 0, 'variance.8': 3 })
})

test('a variance that no row can have is refused, and so is a mean', async () => {
  const impossible = table({ people: { kind: 'count' } }, { ...usual, V: 30 })
  expect(await tried(impossible)).toMatchObject({ ok: false, why: { says: 'noise-variance-unattainable' } })
  const biased = table({ people: { kind: 'count' } }, { ...usual, D: 1, js: 3 })
  expect(await tried(biased)).toMatchObject({ ok: false, why: { says: 'noise-mean-unattainable' } })
})

test('a rate is the published part of the published whole, and stands on twenty people', async () => {
  const { figures } = await done(table(everything))
  for (const [cell, rate] of (figures['rate']?.values ?? []).entries()) {
    const base = figures['people']?.values[cell] ?? 0
    expect(Number.isNaN(rate)).toBe(base < 20)
    if (base < 20) continue
    expect(rate).toBeLessThanOrEqual(100)
    expect((rate * base) / 100).toBeCloseTo(Math.round((rate * base) / 100), 6)
  }
})

test('no sum, mean or median is the true one to its last digit', async () => {
  const counted = tabulated([places, sexes, ages], people)
  const { figures } = await done(table(everything), counted)
  const { sums, counts, medians } = counted.all
  let told = 0
  for (const [cell, count] of counts.entries()) {
    const [paid, mean, base] = ['paid', 'mean', 'people'].map((name) => figures[name]?.values[cell] ?? NaN) as [
      number,
      number,
      number,
    ]
    expect(Number.isNaN(paid)).toBe(base < 20)
    expect(Number.isNaN(mean)).toBe(base < 20)
    if (base < 20) continue
    told += 1
    const truth = (sums['amount']?.[cell] ?? 0) / count
    // The sum is as far off as a count of people may be, the mean as two of them.
    expect(Math.abs(paid / truth - count)).toBeLessThanOrEqual(5.000001)
    expect(mean * base).toBeCloseTo(paid, 4)
    expect(Number(figures['median']?.values[cell]).toPrecision(2)).toBe((medians['amount']?.[cell] ?? 0).toPrecision(2))
  }
  expect(told).toBeGreaterThan(20)
  const exact = [...counts.keys()].filter((cell) => {
    const mean = figures['mean']?.values[cell] ?? NaN
    return Math.abs(mean - (sums['amount']?.[cell] ?? 0) / (counts[cell] ?? 1)) < 1e-9
  })
  expect(exact.length).toBeLessThan(told / 2)
})

const usualRows = tabulated([places, sexes, ages], people)
const tried = (declared: Table, counted = usualRows) => protect(declared, counted, { table: 'returns.people' })

async function done(declared: Table, counted = usualRows): Promise<ProtectedTable> {
  const outcome = await tried(declared, counted)
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}

const statuses = (figure: ProtectedTable['figures'][string] | undefined) =>
  [...new Set(figure?.statuses)].map((status) => cellStatuses[status])

function valueAt({ axes, figures }: ProtectedTable, figure: string, codes: readonly string[]): number {
  const strides = stridesOf(axes)
  const cells = [...(figures[figure]?.values.keys() ?? [])]
  const cell = cells.find((each) =>
    axes.every((one, at) => one.codes[codeAt(each, strides[at] ?? 1, one)] === codes[at]),
  )
  return figures[figure]?.values[cell ?? -1] ?? NaN
}
