import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import { good } from '#kernel/outcome.ts'
import type { Table } from '#kernel/table.ts'
import type { Fraction, RandomSource } from '#publish/disclosure/chance.ts'

import type { Chance } from './context.ts'
import { axis, crowd, tabulated } from './cube.fixture.ts'
import { levelsOf } from './noise.ts'
import { protect } from './protect.ts'
import { type ProtectedTable, cellStatuses } from './protected.ts'
import { billionths, rhoOf } from './rho.ts'

const axes = [axis('district', { north: ['n1', 'n2'], south: ['s1', 's2'] }), axis('sex', ['female', 'male'])]
const table = (figures: Table['figures'], rho = '1/20'): Table => ({
  by: [],
  figures,
  method: { kind: 'noise', rho },
  audience: 'public',
  schedule: 'year',
})
const counting = table({ people: { kind: 'count' } })

test('a cell of every combination of levels holds a person, and the noise is made for all of them', async () => {
  // Total, group and district, each with and without sex.
  expect(levelsOf(axes)).toBe(6)
  const { method, noise } = await done(counting)
  expect(noise).toBe(Infinity)
  // σ² = Δ² / 2ρ = 6 / 0.1; source: Bun & Steinke (2016).
  expect(method).toMatchObject({ variance: 60, histograms: 6, rowsPerPerson: 1, rho: '1/20' })
})

test('a rate has a histogram of its own, and who may have two rows weighs four times', async () => {
  const both = table({ people: { kind: 'count' }, rate: { kind: 'rate', of: {}, per: 100 } })
  expect((await done(both)).method).toMatchObject({ histograms: 12, variance: 120 })
  expect((await done(counting, { rowsPerPerson: 2 })).method).toMatchObject({ variance: 240 })
})

test('the noise is right on average and as wide as stated; what is published is never below 0', async () => {
  const alone = axis(
    'all',
    Array.from({ length: 1500 }, (_, at) => `c${at}`),
  )
  const threes = alone.codes
    .slice(1)
    .flatMap((code) => Array.from({ length: 3 }, (_, at) => ({ at: [code], person: `${code} ${at}` })))
  const { figures } = await done(counting, {}, tabulated([alone], threes))
  const noisy = [...(figures['people']?.noisy ?? [])].slice(1).map((value) => value - 3)
  const mean = noisy.reduce((sum, change) => sum + change, 0) / noisy.length
  const variance = noisy.reduce((sum, change) => sum + change * change, 0) / noisy.length
  // Two levels: σ² = 20. Four standard errors of each.
  expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(20 / noisy.length))
  expect(Math.abs(variance - 20)).toBeLessThan(4 * 20 * Math.sqrt(2 / noisy.length))
  for (const [cell, value] of (figures['people']?.values ?? []).entries())
    expect(value).toBe(Math.max(0, figures['people']?.noisy?.[cell] ?? NaN))
})

test('every cell is noisy, empty ones too', async () => {
  const { figures } = await done(counting, {}, tabulated(axes, []))
  expect([...new Set(figures['people']?.statuses)].map((status) => cellStatuses[status])).toEqual(['noisy'])
  expect(figures['people']?.noisy?.some((value) => value !== 0)).toBe(true)
})

test('ρ is charged exactly as it is declared, before anything is drawn', async () => {
  const events: string[] = []
  let charged: Fraction | undefined
  await done(table(counting.figures, '1/30'), {
    random: (bytes) => {
      events.push('drawn')
      return seeded(bytes)
    },
    charge: (rho) => {
      events.push('charged')
      charged = rho
      return Promise.resolve(good(undefined))
    },
  })
  expect(events[0]).toBe('charged')
  expect(events.filter((event) => event === 'charged')).toHaveLength(1)
  expect(charged).toEqual({ of: 1n, over: 30n })
})

test('a rate stands on twenty people, as published, and is never beyond all of them', async () => {
  const both = table({ people: { kind: 'count' }, rate: { kind: 'rate', of: {}, per: 1000 } }, '2')
  const { figures } = await done(both, {}, tabulated(axes, crowd(axes, 400, 2)))
  for (const [cell, rate] of (figures['rate']?.values ?? []).entries()) {
    const base = figures['people']?.values[cell] ?? 0
    expect(Number.isNaN(rate)).toBe(base < 20)
    if (base >= 20) expect(rate >= 0 && rate <= 1000).toBe(true)
  }
})

test.each(['0', '-1', '1/0', 'a little', '1e-3', '', '1/2/3', '0/5'])('ρ written as "%s" is refused', async (rho) => {
  expect(await tried(table(counting.figures, rho))).toMatchObject({ ok: false, why: { says: 'protect-rho' } })
})

test('amounts are refused: one person could change them by any amount', async () => {
  expect(await tried(table({ paid: { kind: 'sum', of: 'amount' } }))).toMatchObject({
    ok: false,
    why: { says: 'protect-noise-counts', values: { figure: 'paid' } },
  })
})

test('ρ is read exactly and charged as no less than it is', () => {
  expect(rhoOf('0.05')).toEqual({ of: 5n, over: 100n })
  expect(rhoOf('0.5/2')).toEqual({ of: 5n, over: 20n })
  expect(billionths({ of: 1n, over: 3n })).toBe(333_333_334)
  expect(billionths({ of: 1n, over: 20n })).toBe(50_000_000)
})

let drawn = 0
const seeded: RandomSource = (bytes) =>
  createHash('shake256', { outputLength: bytes })
    .update(`${(drawn += 1)}`)
    .digest()

const tried = (declared: Table, chance: Partial<Chance> = {}, counted = tabulated(axes, crowd(axes, 60, 1))) =>
  protect(declared, counted, {
    table: 'returns.removals',
    chance: { random: seeded, rowsPerPerson: 1, charge: () => Promise.resolve(good(undefined)), ...chance },
  })

async function done(...asked: Parameters<typeof tried>): Promise<ProtectedTable> {
  const outcome = await tried(...asked)
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}
