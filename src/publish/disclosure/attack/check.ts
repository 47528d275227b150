import { good, type Outcome } from '#kernel/outcome.ts'
import { cellStatuses } from '#publish/protect/protected.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

import type { Attack, AttackedTable } from './input.ts'

/** A cube of more cells than this is refused rather than laid out. */
const mostCells = 50_000_000

/** Refuses releases that cannot be attacked: none at all, tables whose parts do not fit together, and more than can be held. */
export function checkAttack({ releases }: Attack): Outcome<number, Refusal> {
  if (releases.length === 0) return refuse('attack-empty')
  let cells = 0
  for (const { release, tables } of releases)
    for (const table of tables) {
      if (!isWhole(table)) return refuse('attack-table', { release, table: table.table })
      cells += cellsIn(table)
    }
  return cells > mostCells ? refuse('attack-too-large', { cells }) : good(cells)
}

const cellsIn = ({ axes }: AttackedTable): number => axes.reduce((product, { codes }) => product * codes.length, 1)

const isWhole = (table: AttackedTable): boolean => {
  const cells = cellsIn(table)
  return (
    table.noise >= 0 &&
    new Set(table.axes.map(({ column }) => column)).size === table.axes.length &&
    table.axes.every(
      ({ codes, above, splits = [] }) =>
        codes.length > 0 &&
        above.length === codes.length &&
        above[0] === -1 &&
        above.every((parent, at) => at === 0 || (parent >= 0 && parent < at)) &&
        splits.every(({ whole, parts }) => [whole, ...parts].every((at) => Number.isInteger(at) && at >= 0 && at < codes.length)),
    ) &&
    table.figures.every(
      ({ values, statuses }) =>
        values.length === cells &&
        statuses.length === cells &&
        statuses.every((status) => status < cellStatuses.length) &&
        values.every((value) => value !== Infinity && value !== -Infinity),
    )
  )
}
