import { attackerOf } from './attacker.ts'
import { capacityCut, type Cut } from './cut.ts'
import type { Demand, Problem } from './problem.ts'
import { tolerance } from './solver.ts'

/** A pattern, whole or fractional: for each cell the share of it that is withheld. */
export type Shares = ArrayLike<number>

/** What an attack on a pattern shows: cuts that it violates, demands it does not meet, and the work: questions × cells withheld. */
export type Separation = { readonly cuts: readonly Cut[]; readonly unmet: readonly Demand[]; readonly work: number }

/**
 * Attacks a pattern: for every demand that it does not meet, the cut that says why. With `sharp` no cell is credited with more
 * room than the need, which finds the strengthened cuts of fractional patterns; whole patterns are judged without it.
 */
export function separate(
  { solver, instance, demands }: Problem,
  { shares, sharp }: { readonly shares: Shares; readonly sharp: boolean },
): Separation {
  const share = (cell: number): number => Math.min(1, shares[cell] ?? 0)
  const support = instance.cells.flatMap((_, cell) => (share(cell) > tolerance ? [cell] : []))
  const attacker = attackerOf(solver, instance, support, { share, most: Infinity })
  const place = new Map(support.map((cell, at) => [cell, at]))
  const cuts: Cut[] = []
  const unmet: Demand[] = []
  let questions = 0
  for (const [need, group] of Map.groupBy(demands, (demand) => demand.need)) {
    if (sharp) attacker.allow({ share, most: need })
    const met = new Set<Demand>()
    for (const demand of group) {
      if (met.has(demand)) continue
      questions += 1
      const { amount, move, multipliers } = attacker.reach(demand.cell, demand.direction, need)
      if (amount >= need * (1 - tolerance)) {
        // A move that helps one demand often helps others of the same need.
        for (const other of group)
          if (other.direction * (move[place.get(other.cell) ?? -1] ?? 0) >= need * (1 - tolerance)) met.add(other)
        continue
      }
      unmet.push(demand)
      const cut = capacityCut(instance, demand, multipliers)
      if (cut && value(cut, shares) < 1 - 1e-5) cuts.push(cut)
    }
  }
  attacker.close()
  return { cuts: distinct(cuts), unmet, work: questions * support.length }
}

const value = ({ cells, weights }: Cut, shares: Shares): number =>
  cells.reduce((sum, cell, at) => sum + (weights[at] ?? 0) * (shares[cell] ?? 0), 0)

const distinct = (cuts: readonly Cut[]): readonly Cut[] => [
  ...new Map(cuts.map((cut) => [`${cut.cells.join()} ${cut.weights.join()}`, cut])).values(),
]
