import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { audit } from './audit.ts'
import { primaries, readInstance, type Instance } from './instance.ts'
import { costOf, problemOf } from './problem.ts'
import { separate } from './separation.ts'
import { loadSolver } from './solver.ts'
import { suppress, usualEffort, type Suppression } from './suppress.ts'

// Instances with their published or independently proven optima; the file names the sources.
type Bounds = { readonly i: number; readonly a: number; readonly lo: number; readonly hi: number }
type Published = {
  readonly I: unknown
  readonly r: { readonly obj: number; readonly sup: readonly number[] }
  readonly attack_before?: readonly Bounds[]
  readonly audit_after?: readonly Bounds[]
}
const published = JSON.parse(readFileSync('test/vectors/suppression-instances.json', 'utf8')) as Readonly<
  Record<string, Published>
>
const solver = await loadSolver()

test.each(Object.entries(published))('the published optimum of %s is reached, proven and safe', (_, { I, r }) => {
  const instance = read(I)
  const answer = solved(instance)
  expect(answer.cost).toBe(r.obj)
  expect(answer.bound).toBe(r.obj)
  expect(answer.gap).toBe(0)
  expect(answer.primary).toEqual(primaries(instance))
  expect(answer.intervals.filter(({ safe }) => !safe)).toEqual([])
})

test('the audit finds the cell that two suppressions in every row and column do not protect', () => {
  const { I, attack_before: before = [], r, audit_after: after = [] } = published['sdcTable_problemdata_4x4'] ?? fail()
  const instance = read(I)
  const bounds = (intervals: ReturnType<typeof audit>) =>
    intervals.map(({ cell, a, lo, hi }) => ({ i: cell, a, lo, hi }))
  expect(bounds(audit(solver, instance, primaries(instance)))).toEqual(before)
  expect(audit(solver, instance, primaries(instance))[1]).toMatchObject({
    a: 47,
    lo: 47,
    hi: 47,
    exact: true,
    safe: false,
  })
  expect(bounds(audit(solver, instance, r.sup))).toEqual(after)
})

test('the same table always gets the same pattern', () => {
  const instance = crossed([12, 12], { primaries: 10, level: 0.3, seed: 5 })
  expect(solved(instance)).toEqual(solved(instance))
})

test('with no effort at all the pattern is still safe, and says how far from the optimum it may be', () => {
  const instance = crossed([12, 12], { primaries: 10, level: 0.3, seed: 6 })
  const hasty = suppress(solver, instance, { nodes: 0, work: 0 })
  const careful = solved(instance)
  expect(hasty.ok && hasty.value.intervals.every(({ safe }) => safe)).toBe(true)
  expect(hasty.ok && hasty.value.bound).toBeLessThanOrEqual(careful.bound)
  expect(hasty.ok && hasty.value.cost).toBeGreaterThanOrEqual(careful.cost)
})

test.each([1, 2, 3, 4, 5, 6])('no choice of cells is cheaper than the one proven cheapest (table %i)', (seed) => {
  const instance = crossed([2, 3], { primaries: 2, level: 0.4, seed })
  const problem = problemOf(solver, instance)
  const open = instance.cells.flatMap(({ status }, cell) => (status === 's' ? [cell] : []))
  let least = Infinity
  for (let choice = 0; choice < 2 ** open.length; choice += 1) {
    const pattern = Uint8Array.from(instance.cells, ({ status }) => (status === 'u' ? 1 : 0))
    for (const [at, cell] of open.entries()) pattern[cell] = (choice >> at) & 1
    const cost = costOf(instance, pattern)
    if (cost < least && separate(problem, { shares: pattern, sharp: false }).unmet.length === 0) least = cost
  }
  const answer = suppress(solver, instance)
  expect(answer.ok ? answer.value.cost : Infinity).toBe(least)
})

test('a three-way table is protected too', () => {
  const answer = solved(crossed([4, 4, 3], { primaries: 4, level: 0.3, seed: 3 }))
  expect(answer.intervals.every(({ safe }) => safe)).toBe(true)
  expect(answer.bound).toBeLessThanOrEqual(answer.cost)
})

const cell = { a: 5, w: 5, lb: 0, ub: 20, status: 's', lpl: 1, upl: 1 }
test.each([
  { says: 'instance-shape', instance: [] },
  { says: 'instance-cell', instance: { cells: [{ ...cell, lb: 6 }], cons: [] } },
  { says: 'instance-cell', instance: { cells: [{ ...cell, status: 'x' }], cons: [] } },
  { says: 'instance-relation', instance: { cells: [cell], cons: [[[1, 1]]] } },
  {
    says: 'instance-uneven',
    instance: {
      cells: [cell, cell],
      cons: [
        [
          [0, 1],
          [1, -2],
        ],
      ],
    },
  },
  { says: 'instance-cramped', instance: { cells: [{ ...cell, status: 'u', upl: 16 }], cons: [] } },
])('an instance that cannot be read is refused: $says', ({ says, instance }) => {
  expect(readInstance(instance)).toMatchObject({ ok: false, why: { says } })
})

test('a primary whose relations are all published cannot be protected, and is named', () => {
  const cells = [
    { ...cell, status: 'u' },
    { ...cell, status: 'z' },
  ]
  expect(
    suppress(
      solver,
      read({
        cells,
        cons: [
          [
            [0, 1],
            [1, -1],
          ],
        ],
      }),
    ),
  ).toMatchObject({ ok: false, why: { says: 'instance-unprotectable', values: { cell: 0 } } })
})

test.runIf(process.env['SAFAR_LONG'])(
  'a table of 100 × 100 with 100 primaries is audited safe in ten seconds',
  { timeout: 60_000 },
  () => {
    const instance = crossed([100, 100], { primaries: 100, level: 0.3, seed: 8 })
    // Processor time, since other work may share the machine.
    const started = process.cpuUsage()
    const answer = solved(instance)
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1e6).toBeLessThan(10)
    expect(answer.intervals.every(({ safe }) => safe)).toBe(true)
    expect(answer.gap).toBeLessThan(0.15)
  },
)

/** A table with all margins, its inner values from a small generator, and some inner cells primary. */
function crossed(
  sizes: readonly number[],
  { primaries: many, level, seed }: { primaries: number; level: number; seed: number },
): Instance {
  let state = seed
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const strides = sizes.map((_, axis) => sizes.slice(axis + 1).reduce((product, size) => product * (size + 1), 1))
  const count = sizes.reduce((product, size) => product * (size + 1), 1)
  const code = (at: number, axis: number): number => Math.floor(at / (strides[axis] ?? 1)) % ((sizes[axis] ?? 0) + 1)
  const isTotal = (at: number, axis: number): boolean => code(at, axis) === sizes[axis]
  const inner = Array.from({ length: count }, (_, at) => at).filter((at) =>
    sizes.every((__, axis) => !isTotal(at, axis)),
  )
  const values = new Float64Array(count)
  for (const at of inner) values[at] = random() < 0.15 ? 0 : Math.floor(Math.exp(random() * 4.4))
  const cons: [number, number][][] = []
  for (const [axis, size] of sizes.entries())
    for (let at = 0; at < count; at += 1) {
      if (!isTotal(at, axis)) continue
      const parts = Array.from({ length: size }, (_, part) => at - (size - part) * (strides[axis] ?? 1))
      // Axis by axis: the parts of this margin are complete when all later axes are inner codes.
      if (sizes.every((_, later) => later <= axis || !isTotal(at, later)))
        values[at] = parts.reduce((sum, part) => sum + (values[part] ?? 0), 0)
      cons.push([[at, -1], ...parts.map((part): [number, number] => [part, 1])])
    }
  const primary = new Set(
    inner
      .filter((at) => (values[at] ?? 0) > 0)
      .toSorted((one, other) => ((one * 7919 + seed) % 1009) - ((other * 7919 + seed) % 1009))
      .slice(0, many),
  )
  const cells = Array.from(values, (a, at) => {
    const need = Math.ceil(level * a)
    return { a, w: a, lb: 0, ub: 2 * a + 20, status: primary.has(at) ? 'u' : 's', lpl: need, upl: need }
  })
  return read({ cells, cons })
}

function read(from: unknown): Instance {
  const instance = readInstance(from)
  return instance.ok ? instance.value : fail(instance.why.says)
}

function solved(instance: Instance): Suppression {
  const answer = suppress(solver, instance, usualEffort)
  return answer.ok ? answer.value : fail(answer.why.says)
}

function fail(why = 'missing'): never {
  throw new Error(why)
}
