import type { Row } from './programme.ts'
import type { Ties } from './propagation.ts'
import { membersOf, type Region } from './region.ts'

/** Which groups are columns of a programme, in which unit, and between which numbers all others lie. */
export interface Unknowns {
  readonly column: ReadonlyMap<number, number>
  readonly unit: (group: number) => number
  readonly number: (group: number) => readonly [lo: number, hi: number]
}

/** The lines of a programme: first what adds up, one line each, then two lines for each rate or mean. */
export function rowsOf(ties: Ties, { relations, ratios }: Pick<Region, 'relations' | 'ratios'>, unknowns: Unknowns): readonly Row[] {
  const { column, unit, number } = unknowns
  const line = (terms: readonly (readonly [group: number, factor: number])[], from: number, to: number): Row => {
    // In the unit of the first term, so that the solver sees numbers of one size.
    const size = unit(terms[0]?.[0] ?? 0)
    const columns: number[] = []
    const factors: number[] = []
    const known: (readonly [number, number])[] = []
    let [lo, hi, doubt] = [from, to, 0]
    for (const [group, factor] of terms) {
      const at = column.get(group)
      if (at === undefined) {
        const [least, most] = number(group)
        const middle = (factor * (least + most)) / 2
        lo -= middle
        hi -= middle
        known.push([group, factor / size])
        doubt += Math.abs((factor * (most - least)) / 2) + 1e-9 * Math.abs(middle)
      } else {
        columns.push(at)
        factors.push((factor * unit(group)) / size)
      }
    }
    return { columns, factors, known, lo: (lo - doubt) / size, hi: (hi + doubt) / size }
  }
  return [
    ...relations.map((relation) => {
      const [whole = 0, ...parts] = membersOf(ties, relation)
      return line([[whole, -1], ...parts.map((part) => [part, 1] as const)], 0, 0)
    }),
    ...ratios.flatMap((at) => {
      const { part = 0, whole = 0, lo = 0, hi = 0 } = ties.ratios[at] ?? {}
      return [line([[part, 1], [whole, -lo]], 0, Infinity), line([[part, 1], [whole, -hi]], -Infinity, 0)]
    }),
  ]
}
