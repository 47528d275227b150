import { expect, test } from 'vitest'

import type { Method, Table } from '#kernel/table.ts'
import { magnitudeOf, primaryStatus, protectionLevel } from '#publish/disclosure/primary.ts'
import { audit } from '#publish/disclosure/suppress/audit.ts'
import type { Instance } from '#publish/disclosure/suppress/instance.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import type { Axis, Tabulated } from '#publish/tabulate/cube.ts'

import { axis, crowd, tabulated, type Row } from './cube.fixture.ts'
import { protect } from './protect.ts'
import { type ProtectedTable, cellStatuses } from './protected.ts'
import { sumsOf } from './shape.ts'
import { doubts, withhold } from './withhold/withhold.ts'

const solver = await loadSolver()
const rules = { kind: 'suppression', least: 3, dominance: { n: 1, k: 75 } } as const satisfies Method
const table = (figures: Table['figures'], method: Table['method'] = rules): Table => ({
  by: [],
  figures,
  method,
  audience: 'public',
  schedule: 'year',
})
const paid = table({
  paid: { kind: 'sum', of: 'amount' },
  people: { kind: 'count' },
  mean: { kind: 'mean', of: 'amount' },
})

const flat = [axis('corridor', ['a', 'b', 'c', 'd', 'e', 'f']), axis('channel', ['bank', 'wire', 'app', 'post'])]
const deep = [
  axis('corridor', { east: ['a', 'b', 'c'], west: ['d', 'e'], south: ['f'] }),
  axis('month', { q1: ['m1', 'm2', 'm3'], q2: ['m4', 'm5', 'm6'] }),
  axis('sex', ['female', 'male']),
]

test.each([
  { name: 'a flat table', axes: flat, rows: 90, seed: 1, atOnce: 4000 },
  { name: 'another flat table', axes: flat, rows: 140, seed: 2, atOnce: 4000 },
  { name: 'a table of three questions and all levels', axes: deep, rows: 260, seed: 3, atOnce: 4000 },
  { name: 'the same, part by part', axes: deep, rows: 260, seed: 3, atOnce: 0 },
  { name: 'a sparse one, part by part', axes: deep, rows: 90, seed: 4, atOnce: 0 },
])(
  'whoever adds and takes away places no unsafe cell of $name within its level',
  async ({ axes, rows, seed, atOnce }) => {
    const counted = tabulated(axes, crowd(axes, rows, seed))
    const outcome = await withhold(paid, rules, counted, { atOnce })
    if (!outcome.ok) throw new Error(outcome.why.says)
    const { lattice, pattern } = outcome.value
    const withheld = [...counted.all.counts.keys()].filter((cell) => pattern[lattice.knotOf[cell] ?? -1] === 1)
    const unsafe = unsafeCells(counted)
    expect(unsafe.size).toBeGreaterThan(3)
    for (const cell of unsafe.keys()) expect(withheld).toContain(cell)
    const amounts = audit(solver, asSeen(axes, counted, counted.all.sums['amount'] ?? new Float64Array()), withheld)
    const people = audit(solver, asSeen(axes, counted, counted.all.counts), withheld)
    for (const { cell, a, lo, hi } of amounts.filter((each) => unsafe.has(each.cell))) {
      const level = unsafe.get(cell) ?? 0
      expect(hi - a).toBeGreaterThanOrEqual(level * 0.999)
      expect(a - lo).toBeGreaterThanOrEqual(Math.min(level, a) * 0.999)
    }
    expect(people.filter(({ cell, exact }) => unsafe.has(cell) && exact)).toEqual([])
  },
)

test('what the statistician is told of the doubt left is what an attack from outside finds', async () => {
  const counted = tabulated(deep, crowd(deep, 260, 3))
  const outcome = await withhold(paid, rules, counted)
  if (!outcome.ok) throw new Error(outcome.why.says)
  const told = (await doubts(outcome.value)).filter(({ layer }) => layer.kind === 'amount')
  expect(told.every(({ safe }) => safe)).toBe(true)
  const seen = audit(
    solver,
    asSeen(deep, counted, counted.all.sums['amount'] ?? new Float64Array()),
    told.map(({ cell }) => cell),
  )
  expect(told.map(({ cell }) => cell).length).toBeGreaterThan(10)
  for (const [at, { lo, hi, value }] of told.entries()) {
    expect(value).toBeCloseTo(seen[at]?.a ?? NaN, 3)
    // Bounds of the cell itself differ; what relations say does not.
    expect(lo).toBeGreaterThanOrEqual((seen[at]?.lo ?? NaN) - 1e-3)
    expect(hi).toBeLessThanOrEqual((seen[at]?.hi ?? NaN) + 1e-3)
  }
})

test('a cell is withheld in every figure or in none, and what is not withheld is true', async () => {
  const counted = tabulated(deep, crowd(deep, 260, 3))
  const { figures, noise } = await done(paid, counted)
  expect(noise).toBe(0)
  for (const cell of counted.all.counts.keys()) {
    const [sum, people] = [figures['paid'], figures['people']]
    expect(sum?.statuses[cell]).toBe(people?.statuses[cell])
    if (cellStatuses[sum?.statuses[cell] ?? 0] !== 'exact') {
      expect([sum?.values[cell], people?.values[cell], figures['mean']?.values[cell]]).toEqual([NaN, NaN, NaN])
      continue
    }
    expect(sum?.values[cell]).toBe(counted.all.sums['amount']?.[cell])
    expect(people?.values[cell]).toBe(counted.all.counts[cell])
  }
})

test('the same table always has the same pattern, at once and part by part', async () => {
  for (const atOnce of [4000, 0]) {
    const [one, other] = await Promise.all(
      [3, 3].map((seed) => withhold(paid, rules, tabulated(deep, crowd(deep, 200, seed)), { atOnce })),
    )
    expect(one?.ok && one.value.pattern).toEqual(other?.ok && other.value.pattern)
  }
})

test('operators who belong to one owner count as one: their cell is withheld', async () => {
  const rows = (contributors: readonly string[]): readonly Row[] =>
    ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((corridor) =>
      ['bank', 'wire', 'app', 'post'].flatMap((channel) =>
        Array.from({ length: 12 }, (_, at) => ({
          at: [corridor, channel],
          person: `${corridor} ${channel} ${at}`,
          contributor: corridor === 'a' && channel === 'bank' ? (contributors[at % 3] ?? '') : `x${at}`,
          amount: 100,
        })),
      ),
    )
  const status = async (contributors: readonly string[]) => {
    const { figures } = await done(paid, tabulated(flat, rows(contributors)))
    return cellStatuses[figures['paid']?.statuses[flat[1] ? flat[1].codes.length + 1 : 0] ?? 0]
  }
  expect(await status(['x1', 'x2', 'x3'])).toBe('exact')
  expect(await status(['x1', 'x1', 'x2'])).toBe('withheld')
})

test('a group of whom all gave one answer is not shown where the table must not answer for a group', async () => {
  const axes = [axis('district', ['n', 's', 'e']), axis('reason', ['home', 'removed', 'ill'])]
  const rows = [
    ...Array.from({ length: 9 }, (_, at) => ({ at: ['n', 'removed'], person: `n ${at}` })),
    ...['s', 'e'].flatMap((district) =>
      ['home', 'removed', 'ill'].flatMap((reason) =>
        Array.from({ length: 8 }, (_, at) => ({ at: [district, reason], person: `${district} ${reason} ${at}` })),
      ),
    ),
  ]
  const counting = (method: Table['method']) => table({ people: { kind: 'count' } }, method)
  const open = await done(counting({ kind: 'suppression', least: 3 }), tabulated(axes, rows))
  expect(open.figures['people']?.values).not.toContain(NaN)
  const counted = tabulated(axes, rows)
  const closed = await done(counting({ kind: 'suppression', least: 3, attributes: ['reason'] }), counted)
  const place = (district: number, reason: number) => district * 4 + reason
  const status = (cell: number) => cellStatuses[closed.figures['people']?.statuses[cell] ?? 0]
  // An empty cell of the group is withheld too: somebody might have given that answer.
  expect([status(place(1, 1)), status(place(1, 3))]).toContain('withheld')
  const seen = audit(
    solver,
    { ...asSeen(axes, counted, counted.all.counts), cells: openCells(counted) },
    withheldIn(closed),
  )
  expect(seen.find(({ cell }) => cell === place(1, 1) || cell === place(1, 3))?.hi).toBeGreaterThanOrEqual(1)
})

test('which cells broke a rule is said where amounts alone are published, and not where counts are', async () => {
  const counted = tabulated(
    flat,
    ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((corridor) =>
      ['bank', 'wire', 'app', 'post'].flatMap((channel) =>
        Array.from({ length: 12 }, (_, at) => ({
          at: [corridor, channel],
          person: `${corridor} ${channel} ${at}`,
          amount: corridor === 'a' && channel === 'bank' && at === 0 ? 5000 : 100,
        })),
      ),
    ),
  )
  const said = async (declared: Table) =>
    new Set(
      [...((await done(declared, counted)).figures['paid']?.statuses ?? [])].map((status) => cellStatuses[status]),
    )
  expect(await said(table({ paid: { kind: 'sum', of: 'amount' } }))).toEqual(
    new Set(['exact', 'withheld', 'withheld-beside']),
  )
  expect(await said(paid)).toEqual(new Set(['exact', 'withheld']))
})

test('a small numerator of a rate is withheld with its cell', async () => {
  const axes = [axis('district', ['n', 's', 'e', 'w']), axis('sex', ['female', 'male'])]
  const rows = ['n', 's', 'e', 'w'].flatMap((district) =>
    ['female', 'male'].flatMap((sex) =>
      Array.from({ length: 30 }, (_, at) => ({
        at: [district, sex],
        person: `${district} ${sex} ${at}`,
        among: at < (district === 'n' && sex === 'female' ? 1 : 10),
      })),
    ),
  )
  const { figures } = await done(
    table({ people: { kind: 'count' }, rate: { kind: 'rate', of: {}, per: 100 } }),
    tabulated(axes, rows),
  )
  expect(figures['rate']?.values[4]).toBeNaN()
  expect(figures['people']?.values[4]).toBeNaN()
  expect(figures['rate']?.values[0]).toBeCloseTo((100 * 71) / 240, 6)
})

test('a table whose rules leave nothing but its total is refused', async () => {
  const rows = Array.from({ length: 20 }, (_, at) => ({
    at: [flat[0]?.codes[1 + (at % 6)] ?? '', 'bank'],
    person: 'one',
    amount: 5,
  }))
  expect(await tried(paid, tabulated(flat, rows))).toMatchObject({ ok: false, why: { says: 'protect-nothing-left' } })
})

test('fewer than three contributors are no rule, and amounts below 0 are no shares', async () => {
  const rows = crowd(flat, 90, 1)
  expect(await tried(table(paid.figures, { kind: 'suppression', least: 2 }), tabulated(flat, rows))).toMatchObject({
    ok: false,
    why: { says: 'protect-least' },
  })
  const owed = tabulated(flat, [{ at: ['a', 'bank'], person: 'one', amount: -5 }, ...rows.slice(0, 1)])
  expect(await tried(paid, owed)).toMatchObject({ ok: false })
})

test('an empty table is an empty table', async () => {
  const { figures } = await done(paid, tabulated(flat, []))
  expect(new Set(figures['people']?.values)).toEqual(new Set([0]))
  expect(new Set([...(figures['mean']?.statuses ?? [])].map((status) => cellStatuses[status]))).toEqual(
    new Set(['missing']),
  )
})

test('what is not wanted any more stops between two pieces of work', async () => {
  const pause = () => Promise.reject(new Error('cancelled'))
  await expect(
    protect(paid, tabulated(deep, crowd(deep, 260, 3)), { table: 'remittances.paid', pause }),
  ).rejects.toThrow('cancelled')
})

const tried = (declared: Table, counted: Tabulated) => protect(declared, counted, { table: 'remittances.paid' })

async function done(declared: Table, counted: Tabulated): Promise<ProtectedTable> {
  const outcome = await tried(declared, counted)
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}

/** The cells that break a rule, with what they need, worked out from the cube alone. */
function unsafeCells({ all }: Tabulated): ReadonlyMap<number, number> {
  const { contributors, largest, most } = all.behind['amount'] ?? {
    contributors: [],
    largest: new Float64Array(),
    most: 0,
  }
  return new Map(
    [...all.counts.keys()].flatMap((cell): [number, number][] => {
      const shares = [...largest.subarray(cell * most, (cell + 1) * most)]
      const magnitude = {
        ...magnitudeOf([]),
        value: all.sums['amount']?.[cell] ?? 0,
        contributors: contributors[cell] ?? 0,
        largest: shares,
      }
      const status = primaryStatus(magnitude, rules)
      return status === 'empty' || status === 'safe' ? [] : [[cell, protectionLevel(magnitude, rules)]]
    }),
  )
}

/** The cells of which a table publishes no count. */
const withheldIn = ({ figures }: ProtectedTable): readonly number[] =>
  [...(figures['people']?.values ?? [])].flatMap((value, cell) => (Number.isNaN(value) ? [cell] : []))

/** Counts of which nobody knows beforehand which ones are empty. */
const openCells = ({ all }: Tabulated): Instance['cells'] =>
  [...all.counts].map((a) => ({ a, w: 1, lb: 0, ub: 2 * a + 30, status: 's' as const, lpl: 0, upl: 0 }))

/** A table cell by cell, as somebody sees it who knows each amount to within its double, and which cells are empty. */
function asSeen(axes: readonly Axis[], { all }: Tabulated, values: Float64Array): Instance {
  const cells = [...values].map((a, cell) => {
    const top = (all.counts[cell] ?? 0) === 0 ? 0 : 2 * a + Math.max(30, (values[0] ?? 0) / 10)
    return { a, w: 1, lb: 0, ub: top, status: 's' as const, lpl: 0, upl: 0 }
  })
  const cons = [...sumsOf(axes)].map(({ parent, children }) => [
    [parent, -1] as const,
    ...children.map((child) => [child, 1] as const),
  ])
  return { cells, cons }
}
