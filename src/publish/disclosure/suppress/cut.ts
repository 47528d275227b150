import { room, type Instance } from './instance.ts'
import type { Demand, Problem } from './problem.ts'

/** What every safe pattern satisfies: Σ weight × withheld ≥ 1, over secondary cells. */
export type Cut = { readonly cells: Int32Array; readonly weights: Float64Array }

/**
 * The capacity cut that a combination of relations proves: the combination ties the demanded cell to other cells, so withheld ones
 * among them must have room enough for its need. Room beyond the need counts as the need, primaries count as withheld, and
 * both only make the cut stronger. Null when the primaries alone give room enough.
 * Source: Fischetti & Salazar-González (2001), capacity constraints and their strengthening.
 */
export function capacityCut(instance: Instance, demand: Demand, multipliers: ArrayLike<number>): Cut | null {
  const { cell, direction, need } = demand
  const combined = combine(instance, multipliers)
  const own = combined.get(cell) ?? 0
  if (Math.abs(own) < 1e-9) return null
  const capacities = [...combined].flatMap(([other, coefficient]) => {
    const known = instance.cells[other]
    if (!known || other === cell || known.status === 'z') return []
    const rate = (-direction * coefficient) / own
    const capacity = rate > 0 ? rate * room(known).up : -rate * room(known).down
    return capacity > 1e-9 * need ? [{ other, capacity, primary: known.status === 'u' }] : []
  })
  const given = capacities.reduce((sum, { capacity, primary }) => sum + (primary ? capacity : 0), 0)
  const missing = need - given
  if (missing <= 1e-9 * need) return null
  const open = capacities.filter(({ primary }) => !primary)
  return {
    cells: Int32Array.from(open, ({ other }) => other),
    weights: Float64Array.from(open, ({ capacity }) => Math.min(1, capacity / missing)),
  }
}

/**
 * The bridge-less cut for a secondary cell that one relation ties to others: withheld alone there it would be no help, so no
 * cheapest pattern withholds it alone. As Σ others − cell ≥ 0.
 */
export type Bridge = { readonly cell: number; readonly others: readonly number[] }

// Multipliers of a vertex are simple fractions; the grid keeps rounding from tying cells that are not.
const grid = 2 ** 24

function combine(instance: Instance, multipliers: ArrayLike<number>): Map<number, number> {
  const sums = new Map<number, number>()
  for (const [at, relation] of instance.cons.entries()) {
    const multiplier = Math.round((multipliers[at] ?? 0) * grid) / grid
    if (multiplier !== 0)
      for (const [cell, coefficient] of relation) sums.set(cell, (sums.get(cell) ?? 0) + multiplier * coefficient)
  }
  for (const [cell, sum] of sums) if (Math.abs(sum) < 1e-9) sums.delete(cell)
  return sums
}

/** The cut of each single relation that a demanded cell stands in: the cheapest ones, known before any search. */
export const relationCuts = ({ instance, demands }: Problem): readonly Cut[] =>
  demands.flatMap((demand) =>
    instance.cons.flatMap((relation, at) => {
      if (!relation.some(([cell]) => cell === demand.cell)) return []
      const cut = capacityCut(instance, demand, { length: instance.cons.length, [at]: 1 })
      return cut ? [cut] : []
    }),
  )
