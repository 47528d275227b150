import { good, type Outcome } from '#kernel/outcome.ts'
import type { Method, Table } from '#kernel/table.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import type { Context } from '#publish/protect/context.ts'
import { nameOf } from '#publish/protect/shape.ts'
import type { Tabulated } from '#publish/tabulate/cube.ts'

import { found, groupsOf, intervals } from './attack.ts'
import { type Lattice, latticeOf } from './lattice.ts'
import { type Layer, layersOf } from './layer.ts'
import { lean, repair } from './repair.ts'
import { type Case, mostAtOnce, searchParts, searchWhole } from './search.ts'

type Rules = Extract<Method, { kind: 'suppression' }>

/** Which cells of a table are withheld. Whoever sees `unsafe` and the intervals sees more than is published. */
export interface Withheld {
  readonly lattice: Lattice
  readonly layers: readonly Layer[]
  /** 1 for each knot withheld, and for each that breaks a rule in one of the layers. */
  readonly pattern: Uint8Array
  readonly unsafe: Uint8Array
  /** What the pattern costs, and what no safe pattern can cost less than, in the weights of the lattice. */
  readonly cost: number
  readonly bound: number
  /** Whether the table was searched at once or part by part. */
  readonly inParts: boolean
}

/**
 * Chooses the cells to withhold: those that break a rule in any figure, and others beside them so that nobody who adds and takes away
 * can place an unsafe one within its protection levels in any figure. One pattern serves all figures of a table. What more than
 * `atOnce` knots make up is searched part by part, then attacked as a whole and repaired. The same table has the same pattern.
 */
export async function withhold(
  table: Table,
  rules: Rules,
  tabulated: Tabulated,
  { pause = () => Promise.resolve(), atOnce = mostAtOnce }: Pick<Context, 'pause'> & { readonly atOnce?: number } = {},
): Promise<Outcome<Withheld, Refusal>> {
  if (!(rules.least >= 3)) return refuse('protect-least', { least: rules.least })
  const layers = layersOf(table, rules, tabulated)
  if (!layers.ok) return layers
  const { axes, counts } = tabulated.all
  const lattice = latticeOf(axes, counts, { emptyToo: (rules.attributes ?? []).length > 0 })
  const unsafe = Uint8Array.from(lattice.knots, (cells) =>
    layers.value.some(({ primary }) => cells.some((cell) => primary[cell] === 1)) ? 1 : 0,
  )
  const solver = await loadSolver()
  const pattern = unsafe.slice()
  const inParts = lattice.knots.length > atOnce
  let bound = 0
  const cases = layers.value.map((layer): Case => ({
    solver,
    lattice,
    layer,
    pattern,
    isUnsafe: (knot) => unsafe[knot] === 1,
  }))
  for (const [at, one] of cases.entries()) {
    if (!unsafe.includes(1)) break
    await pause()
    if (at > 0 && isSafe(one)) continue
    const searched = inParts ? await searchParts(one, pause) : searchWhole(one)
    if (!searched.ok) return named(searched, lattice)
    // The next layers find cells withheld already, so that only the first bound holds for any pattern.
    if (at === 0) bound = searched.value
    const repaired = inParts ? await repair(one, pause) : good(null)
    if (!repaired.ok) return named(repaired, lattice)
  }
  const leanest = inParts || cases.length > 1 ? await leanOf(cases, pattern, pause) : pattern
  const cost = leanest.reduce((sum, share, knot) => sum + (share === 1 ? (lattice.weights[knot] ?? 0) : 0), 0)
  return good({ lattice, layers: layers.value, pattern: leanest, unsafe, cost, bound: Math.min(bound, cost), inParts })
}

const isSafe = (one: Case): boolean =>
  groupsOf(one.lattice, one.pattern).every((group) => found(one, group).length === 0)

// What one layer can do without another may need; what all keep together is safe in each, since withholding more never tells more.
async function leanOf(cases: readonly Case[], pattern: Uint8Array, pause: () => Promise<void>): Promise<Uint8Array> {
  const kept = new Uint8Array(pattern.length)
  for (const one of cases)
    for (const [knot, share] of (await lean(one, pause)).entries()) if (share === 1) kept[knot] = 1
  return kept
}

const named = ({ why }: { readonly why: Refusal }, { axes, knots }: Lattice): ReturnType<typeof refuse> =>
  refuse(why.says, { ...why.values, cell: nameOf(axes, knots[Number(why.values['cell'])]?.[0] ?? 0) })

/** What an attacker is left with of one withheld cell in one layer: it lies between `lo` and `hi`. For the statistician, never published. */
export interface Doubt {
  readonly cell: number
  readonly layer: Pick<Layer, 'kind' | 'name'>
  readonly value: number
  readonly lo: number
  readonly hi: number
  readonly unsafe: boolean
  /** Whether the doubt is as wide as the rules ask; always true of cells that break none. */
  readonly safe: boolean
}

/** What an attacker is left with of every withheld cell, in every layer. */
export async function doubts({ lattice, layers, pattern, unsafe }: Withheld): Promise<readonly Doubt[]> {
  const solver = await loadSolver()
  const isUnsafe = (knot: number): boolean => unsafe[knot] === 1
  return layers.flatMap((layer) =>
    groupsOf(lattice, pattern).flatMap((group) =>
      intervals({ solver, lattice, layer, pattern, isUnsafe }, group).flatMap(({ knot, a, lo, hi, safe }) =>
        (lattice.knots[knot] ?? []).map((cell) => ({
          cell,
          layer: { kind: layer.kind, name: layer.name },
          value: a,
          lo,
          hi,
          unsafe: isUnsafe(knot),
          safe,
        })),
      ),
    ),
  )
}
