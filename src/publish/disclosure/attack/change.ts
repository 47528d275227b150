import { cellStatuses } from '#publish/protect/protected.ts'

import { alignCells, tableBefore } from './alignment.ts'
import { monthsOf } from './classification.ts'
import type { Attack } from './input.ts'
import type { Knowledge } from './knowledge.ts'
import type { Placed } from './placing.ts'
import type { Ties } from './propagation.ts'
import { isKnown } from './region.ts'

/** A cell of the candidate that is known, and differs by few people from the same cell the last time it was published. */
export interface Change {
  readonly group: number
  /** The table within the candidate, its figure and cell. */
  readonly table: number
  readonly figure: number
  readonly cell: number
  readonly before: { readonly release: number; readonly table: number; readonly figure: number; readonly cell: number }
  readonly by: number
}

const exact = cellStatuses.indexOf('exact')

/**
 * Counts that changed by fewer than `least` people since they were published last, though they are of the same codes: whoever came or left is
 * seen. What the candidate withholds and yet gives away counts as well. Times that have only grown longer are compared elsewhere.
 */
export function findChanges(
  { releases, period, policy }: Attack,
  knowledge: Knowledge,
  ties: Ties,
  placedOf: (release: number, table: number) => readonly Placed[],
): readonly Change[] {
  const newest = releases.length - 1
  const candidate = releases[newest]
  return (candidate?.tables ?? []).flatMap((table, place) => {
    const before = tableBefore(releases, newest, table.table)
    const old = before && releases[before.release]
    const cells = before && alignCells(table, before.table)
    if (!before || !old || !cells || !candidate) return []
    const at = table.axes.findIndex(({ column }) => column === period)
    if (period === undefined ? old.asOf === candidate.asOf : at < 0) return []
    const stride = table.axes.slice(at + 1).reduce((product, { codes }) => product * codes.length, 1)
    const grown = table.axes[at]?.codes.map(
      (code, one) => one === 0 || monthsOf(code, candidate.asOf)?.join() !== monthsOf(code, old.asOf)?.join(),
    )
    return table.figures.flatMap(({ name, declared }, figure): Change[] => {
      const own = placedOf(newest, place).find((each) => each.figure === figure)
      const there = before.table.figures.findIndex((each) => each.name === name && each.declared.kind === 'count')
      const then = before.table.figures[there]
      if (declared.kind !== 'count' || !own || !then) return []
      const older = placedOf(before.release, before.place).find((each) => each.figure === there)
      const found: Change[] = []
      for (let cell = 0; cell < cells.length; cell += 1) {
        const from = cells[cell] ?? -1
        const group = own.groups[cell] ?? 0
        if (from < 0 || then.statuses[from] !== exact || group === older?.groups[from]) continue
        if (grown?.[Math.floor(cell / stride) % grown.length] === true || !isKnown(knowledge, ties, group)) continue
        const by = (knowledge.lo[group] ?? 0) - (then.values[from] ?? NaN)
        if (by === by && by !== 0 && Math.abs(by) < policy.least)
          found.push({ group, table: place, figure, cell, before: { release: before.release, table: before.place, figure: there, cell: from }, by })
      }
      return found
    })
  })
}
