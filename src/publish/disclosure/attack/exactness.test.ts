import fc from 'fast-check'
import { expect, test } from 'vitest'

import { loadSolver } from '#publish/disclosure/suppress/solver.ts'

import { attack } from './attack.ts'
import { usualPolicy } from './input.ts'
import { attackOf } from './json-input.ts'
import type { ReleasedCell } from './release.ts'

const solver = await loadSolver()

/** A table of counts with all its totals, of which some cells are withheld: who is counted where, and the places that are not shown. */
interface Sample {
  readonly sides: readonly number[]
  readonly inner: readonly number[]
  readonly hidden: ReadonlySet<number>
}

const dimensions = ['x', 'y', 'z']

/** A sample with few withheld inner cells, so that all tables that look like it can be tried. */
const samples = (sides: readonly number[], most: number): fc.Arbitrary<Sample> => {
  const inner = sides.reduce((product, side) => product * side, 1)
  const all = sides.reduce((product, side) => product * (side + 1), 1)
  return fc
    .record({
      inner: fc.array(fc.integer({ min: 0, max: most }), { minLength: inner, maxLength: inner }),
      hidden: fc.uniqueArray(fc.integer({ min: 1, max: all - 1 }), { minLength: 1, maxLength: 6 }),
    })
    .map(({ inner: values, hidden }) => ({ sides, inner: values, hidden: new Set(hidden) }))
}

/** Every cell: its codes, 0 for the total, and the inner cells that it adds up. */
function cellsOf(sides: readonly number[]): readonly { readonly codes: readonly number[]; readonly parts: readonly number[] }[] {
  const count = sides.reduce((product, side) => product * (side + 1), 1)
  return Array.from({ length: count }, (_, place) => {
    let rest = place
    const codes = sides.toReversed().map((side) => {
      const code = rest % (side + 1)
      rest = Math.floor(rest / (side + 1))
      return code
    }).toReversed()
    const parts = codes.reduce<readonly number[]>(
      (places, code, at) => {
        const side = sides[at] ?? 1
        const own = code === 0 ? Array.from({ length: side }, (_each, each) => each) : [code - 1]
        return places.flatMap((each) => own.map((one) => each * side + one))
      },
      [0],
    )
    return { codes, parts }
  })
}

const sum = (parts: readonly number[], inner: readonly number[]): number => parts.reduce((all, at) => all + (inner[at] ?? 0), 0)

/** What every withheld cell can be, by trying all tables of whole numbers that show the same figures. */
function tryAll({ sides, inner, hidden }: Sample): ReadonlyMap<number, readonly [number, number]> {
  const cells = cellsOf(sides)
  const shown = cells.flatMap(({ parts }, place) => (hidden.has(place) ? [] : [{ parts, value: sum(parts, inner) }]))
  const fixed = new Map(shown.flatMap(({ parts, value }) => (parts.length === 1 ? [[parts[0] ?? 0, value] as const] : [])))
  const open = [...inner.keys()].filter((at) => !fixed.has(at))
  const bounds = new Map([...hidden].map((place) => [place, [Infinity, -Infinity] as readonly [number, number]]))
  const table = inner.map((_, at) => fixed.get(at) ?? 0)
  const go = (next: number): void => {
    const at = open[next]
    if (at === undefined) {
      if (shown.some(({ parts, value }) => sum(parts, table) !== value)) return
      for (const place of hidden) {
        const value = sum(cells[place]?.parts ?? [], table)
        const [lo, hi] = bounds.get(place) ?? [0, 0]
        bounds.set(place, [Math.min(lo, value), Math.max(hi, value)])
      }
      return
    }
    const limits = shown.filter(({ parts }) => parts.includes(at)).map(({ parts, value }) => value - sum(parts.filter((each) => !open.slice(next).includes(each)), table))
    for (let value = 0; value <= Math.min(...limits); value += 1) {
      table[at] = value
      go(next + 1)
    }
    table[at] = 0
  }
  go(0)
  return bounds
}

async function judge({ sides, inner, hidden }: Sample, least: number) {
  const cells = cellsOf(sides).map(
    ({ codes, parts }, place): ReleasedCell => ({
      at: Object.fromEntries(codes.flatMap((code, at) => (code === 0 ? [] : [[dimensions[at] ?? '', `${dimensions[at]}${code}`]]))),
      value: hidden.has(place) ? null : sum(parts, inner),
    }),
  )
  const input = attackOf([{ release: 'June', asOf: '', groups: {}, tables: [{ table: 't', noise: 0, cells }] }], { ...usualPolicy, least, width: least })
  const outcome = input.ok ? await attack(solver, input.value, { allBounds: true }) : input
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}

const nameOf = (at: Readonly<Record<string, string>>): string => dimensions.map((dimension) => at[dimension] ?? '').join()

test.each([
  [[3, 3], 4, 40],
  [[2, 5], 3, 40],
  [[2, 2, 2], 3, 40],
  [[2, 2, 3], 2, 30],
])('bounds are those of all tables of whole numbers that look alike: %j', async (sides, most, numRuns) => {
  await fc.assert(
    fc.asyncProperty(samples(sides, most), async (sample) => {
      const { bounds, findings } = await judge(sample, 3)
      const cells = cellsOf(sample.sides)
      const told = new Map(bounds.map(({ cell, lo, hi }) => [nameOf(cell.at), [lo, hi]]))
      const found = new Set(findings.filter(({ leak }) => leak !== 'small-difference').map(({ cell }) => nameOf(cell.at)))
      for (const [place, [lo, hi]] of tryAll(sample)) {
        const name = (cells[place]?.codes ?? []).map((code, at) => (code === 0 ? '' : `${dimensions[at]}${code}`)).concat(['', '']).slice(0, 3).join()
        expect([name, told.get(name)]).toEqual([name, [lo, hi]])
        expect([name, found.has(name)]).toEqual([name, hi - lo < 3])
      }
    }),
    { numRuns },
  )
})

test('the argument of an exact recovery adds up to the figure that it gives away', async () => {
  await fc.assert(
    fc.asyncProperty(samples([3, 3], 9), async (sample) => {
      const { findings } = await judge(sample, 1)
      for (const { lo, hi, by, leak } of findings) {
        if (leak === 'narrow' || lo !== hi) continue
        const total = by.reduce((all, { cell, coefficient }) => all + coefficient * (cell.value ?? NaN), 0)
        // An argument of no figures gives nobody: all that is left is none.
        expect(total).toBeCloseTo(lo, 6)
      }
    }),
    { numRuns: 50 },
  )
})

test('repairs that withhold leave the cell open', async () => {
  await fc.assert(
    fc.asyncProperty(samples([3, 3], 9), async (sample) => {
      const { findings } = await judge(sample, 1)
      for (const finding of findings) {
        const withheld = finding.repairs.flatMap((repair) => (repair.kind === 'withhold' ? repair.cells : [])).map(({ at }) => nameOf(at))
        if (withheld.length === 0) continue
        const places = cellsOf(sample.sides).flatMap(({ codes }, place) =>
          withheld.includes(codes.map((code, at) => (code === 0 ? '' : `${dimensions[at]}${code}`)).concat(['']).slice(0, 3).join()) ? [place] : [],
        )
        const after = await judge({ ...sample, hidden: new Set([...sample.hidden, ...places]) }, 1)
        expect(after.findings.some(({ cell }) => nameOf(cell.at) === nameOf(finding.cell.at))).toBe(false)
      }
    }),
    { numRuns: 30 },
  )
})
