import { cellStatuses } from '#publish/protect/protected.ts'

import { alignCells, tableBefore } from './alignment.ts'
import { monthsOf, type Revisions } from './classification.ts'
import type { Attack, AttackedFigure, AttackedTable } from './input.ts'

const exact = cellStatuses.indexOf('exact')
const perturbed = cellStatuses.indexOf('perturbed')
const rounded = cellStatuses.indexOf('rounded')

/** From this share of changed cells on, and none changed by more than chance could, it was chance that was drawn anew, not people who came. */
const anew = 0.2

/**
 * For each release, which months it counts otherwise than the release before. A month that was revised holds other people than it did, so
 * the two are not compared as one and the same; they are compared as a change.
 */
export function findRevisions({ releases, period }: Attack): Revisions {
  const counts = new Map<string, number>()
  return releases.map(({ asOf, tables }, release) => {
    const revised = new Set<string>()
    for (const table of period === undefined ? [] : tables) {
      const before = tableBefore(releases, release, table.table)
      if (!before) continue
      const day = releases[before.release]?.asOf ?? ''
      for (const code of revisedTimes(table, before.table, period ?? '')) {
        const [now, then] = [monthsOf(code, asOf), monthsOf(code, day)]
        if (now && then && now.join() === then.join()) for (const month of now) revised.add(month)
      }
    }
    for (const month of revised) counts.set(month, (counts.get(month) ?? 0) + 1)
    return new Map(counts)
  })
}

/** The finest times of a table in which it says something else than an earlier one did. */
function revisedTimes(later: AttackedTable, earlier: AttackedTable, period: string): readonly string[] {
  const at = later.axes.findIndex(({ column }) => column === period)
  const axis = later.axes[at]
  const cells = axis && alignCells(later, earlier)
  if (!axis || !cells) return []
  const stride = later.axes.slice(at + 1).reduce((product, { codes }) => product * codes.length, 1)
  const isParent = new Set(axis.above)
  const seen = axis.codes.map(() => ({ compared: 0, changed: 0, farthest: 0, isExact: false }))
  for (const figure of later.figures) {
    const kind = figure.declared.kind
    const old = earlier.figures.find(({ name, declared }) => name === figure.name && declared.kind === kind)
    if (!old || (kind !== 'count' && kind !== 'sum')) continue
    for (let cell = 0; cell < cells.length; cell += 1) {
      const there = cells[cell] ?? -1
      const code = Math.floor(cell / stride) % axis.codes.length
      const sight = seen[code]
      if (there < 0 || !sight || !areAlike(figure, old, cell, there)) continue
      const [now, then] = [figure.values[cell] ?? NaN, old.values[there] ?? NaN]
      const isExact = figure.statuses[cell] === exact
      if (now === then && now === 0) continue
      const away = Math.abs(now - then)
      if (!isExact && kind === 'sum') continue
      sight.compared += 1
      if (away <= 1e-9 * Math.abs(now) || (figure.statuses[cell] === rounded && away <= later.noise + earlier.noise)) continue
      sight.changed += 1
      sight.farthest = Math.max(sight.farthest, away)
      sight.isExact ||= isExact
    }
  }
  return axis.codes.filter((_, code) => {
    const { compared = 0, changed = 0, farthest = 0, isExact = false } = seen[code] ?? {}
    if (code === 0 || isParent.has(code) || changed === 0) return false
    return isExact || changed < anew * compared || farthest > later.noise + earlier.noise
  })
}

const areAlike = (now: AttackedFigure, then: AttackedFigure, cell: number, there: number): boolean => {
  const status = now.statuses[cell]
  return status === then.statuses[there] && (status === exact || status === perturbed || status === rounded)
}
