import { expect, test } from 'vitest'

import type { Table } from '#kernel/table.ts'

import { axis, crowd, tabulated } from './cube.fixture.ts'
import { protect } from './protect.ts'
import { type ProtectedTable, cellStatuses } from './protected.ts'
import { sumsOf } from './shape.ts'

const axes = [
  axis('district', { north: ['n1', 'n2', 'n3'], south: ['s1', 's2'], east: ['e1'] }),
  axis('month', { q1: ['m1', 'm2'], q2: ['m3', 'm4'] }),
  axis('sex', ['female', 'male']),
]
const table = (figures: Table['figures'], base = 5): Table => ({
  by: [],
  figures,
  method: { kind: 'rounding', base },
  audience: 'public',
  schedule: 'year',
})
const counting = table({ people: { kind: 'count' } })

test.each([1, 2, 3])('cells of all levels add up, and none lies between 0 and the base (table %i)', async (seed) => {
  const counted = tabulated(axes, crowd(axes, 120, seed))
  const { figures, noise } = await done(counting, counted)
  const values = figures['people']?.values ?? []
  for (const { parent, children } of sumsOf(axes))
    expect(children.reduce((sum, child) => sum + (values[child] ?? 0), 0)).toBe(values[parent])
  for (const [cell, value] of values.entries()) {
    expect(value === 0 || value >= 5).toBe(true)
    expect(Math.abs(value - (counted.all.counts[cell] ?? 0))).toBeLessThanOrEqual(noise)
  }
})

test('every cell is said to be rounded, so that nobody can tell a true zero from another', async () => {
  const { figures } = await done(counting)
  expect([...new Set(figures['people']?.statuses)].map((status) => cellStatuses[status])).toEqual(['rounded'])
})

test('a rate is made of two rounded counts, and neither those among nor the others come out small', async () => {
  const { figures } = await done(table({ people: { kind: 'count' }, rate: { kind: 'rate', of: {}, per: 100 } }))
  for (const [cell, people] of (figures['people']?.values ?? []).entries()) {
    const rate = figures['rate']?.values[cell] ?? NaN
    if (people === 0) {
      expect(rate).toBeNaN()
      continue
    }
    const those = (rate * people) / 100
    expect(those).toBeCloseTo(Math.round(those), 6)
    for (const part of [those, people - those].map(Math.round)) expect(part === 0 || part >= 5).toBe(true)
  }
})

test.each([
  { says: 'protect-rounding-counts', figures: { paid: { kind: 'sum', of: 'amount' } } },
  {
    says: 'protect-rounding-rates',
    figures: { rate: { kind: 'rate', of: {}, per: 100 }, other: { kind: 'rate', of: {}, per: 100 } },
  },
] as const)('what rounding of counts would leave open is refused: $says', async ({ says, figures }) => {
  expect(await protect(table(figures), tabulated(axes, crowd(axes, 50, 1)), { table: 'returns.people' })).toMatchObject(
    {
      ok: false,
      why: { says },
    },
  )
})

test('a base below 2 is refused', async () => {
  const outcome = await protect(table(counting.figures, 1), tabulated(axes, []), { table: 'returns.people' })
  expect(outcome).toMatchObject({ ok: false, why: { says: 'round-base' } })
})

async function done(declared: Table, counted = tabulated(axes, crowd(axes, 200, 4))): Promise<ProtectedTable> {
  const outcome = await protect(declared, counted, { table: 'returns.people' })
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}
