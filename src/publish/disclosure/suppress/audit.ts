import type { Highs } from 'highs'

import { attackerOf } from './attacker.ts'
import { room, type Instance } from './instance.ts'
import { tolerance } from './solver.ts'

/** What an attacker can find out about a withheld cell: it lies between `lo` and `hi`, in the unit of the table. */
export type Interval = {
  readonly cell: number
  readonly a: number
  readonly lo: number
  readonly hi: number
  /** Whether the attacker knows the value itself. */
  readonly exact: boolean
  /** Whether the interval reaches as far as the cell's protection levels ask; always true for cells that ask nothing. */
  readonly safe: boolean
}

/**
 * The interval of every withheld cell, by two linear programmes each over what everybody knows: the relations, the published cells and the
 * bounds. Exact up to the solver's tolerance of 1e-6. `withheld` lists places of cells.
 */
export function audit(solver: Highs, instance: Instance, withheld: readonly number[]): readonly Interval[] {
  const attacker = attackerOf(solver, instance, withheld, { share: () => 1, most: Infinity })
  const intervals = withheld.map((at) => {
    const cell = instance.cells[at]
    if (!cell) throw new Error(`no cell ${at}`)
    const lo = cell.a - attacker.reach(at, -1, room(cell).down).amount
    const hi = cell.a + attacker.reach(at, 1, room(cell).up).amount
    const demands = cell.status === 'u'
    const safe = !demands || (cell.a - lo >= cell.lpl * (1 - tolerance) && hi - cell.a >= cell.upl * (1 - tolerance))
    return { cell: at, a: cell.a, lo: tidy(lo), hi: tidy(hi), exact: hi - lo < tolerance, safe }
  })
  attacker.close()
  return intervals
}

// Vertices of whole tables are whole: rounding of the solver is not shown as knowledge.
const tidy = (value: number): number => {
  const near = Math.round(value * 1e6) / 1e6
  return near === 0 ? 0 : near
}
