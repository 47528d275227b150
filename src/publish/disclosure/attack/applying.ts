import { total } from '#kernel/hierarchy.ts'
import { type CellStatus, statusPlace } from '#publish/protect/protected.ts'

import type { AttackedAxis, AttackedFigure, AttackedRelease, AttackedTable, NamedCell } from './input.ts'
import type { Repair } from './repair.ts'

/**
 * The candidate with a repair applied, so that it can be attacked again. Withheld and repeated cells are final. Coarser tables are as far as
 * they can be told from what was published; counting them anew may show more, and is attacked again then.
 */
export function applyRepair(candidate: AttackedRelease, repair: Repair): AttackedRelease {
  const change = (table: AttackedTable): readonly AttackedTable[] => {
    switch (repair.kind) {
      case 'withhold':
        return [setCells(table, repair.cells, () => [NaN, 'withheld-beside'])]
      case 'repeat':
        return [setCells(table, repair.cells, ({ value }) => [value ?? NaN, table.noise > 0 ? 'perturbed' : 'exact'])]
      case 'merge':
        return repair.table === table.table ? [merge(table, repair.column, repair.codes)] : [table]
      case 'widen':
        return repair.table === table.table ? [widen(table, repair.column)] : [table]
      case 'round':
        return repair.table === table.table ? [round(table, repair.base)] : [table]
      case 'leave-out':
        return repair.table === table.table ? [] : [table]
    }
  }
  return { ...candidate, tables: candidate.tables.flatMap(change) }
}

/** The place of a named cell in its table; −1 when the table has no such codes. */
export function placeOf({ axes }: AttackedTable, at: NamedCell['at']): number {
  let place = 0
  for (const { column, codes } of axes) {
    const code = at[column]
    // Where a code stands at two levels, the finer one comes last; both count the same people.
    const own = code === undefined || code === total ? 0 : codes.lastIndexOf(code)
    if (own < 0) return -1
    place = place * codes.length + own
  }
  return place
}

function setCells(
  table: AttackedTable,
  cells: readonly NamedCell[],
  say: (cell: NamedCell) => readonly [value: number, status: CellStatus],
): AttackedTable {
  const own = cells.filter((cell) => cell.table === table.table)
  if (own.length === 0) return table
  return {
    ...table,
    figures: table.figures.map((figure) => {
      const [values, statuses] = [figure.values.slice(), figure.statuses.slice()]
      for (const cell of own.filter(({ figure: name }) => name === figure.name)) {
        const place = placeOf(table, cell.at)
        if (place < 0) continue
        const [value, status] = say(cell)
        values[place] = value
        statuses[place] = statusPlace(status)
      }
      return { ...figure, values, statuses }
    }),
  }
}

/** Cells are kept, added up, or given up: for each new code the old ones that it is made of. */
function recode(table: AttackedTable, column: string, axis: AttackedAxis, from: readonly (readonly number[])[]): AttackedTable {
  const at = table.axes.findIndex((each) => each.column === column)
  const old = table.axes[at]
  if (!old) return table
  const stride = table.axes.slice(at + 1).reduce((product, { codes }) => product * codes.length, 1)
  const blocks = table.axes.slice(0, at).reduce((product, { codes }) => product * codes.length, 1)
  const figures = table.figures.map((figure): AttackedFigure => {
    const values = new Float64Array(blocks * stride * axis.codes.length)
    const statuses = new Uint8Array(values.length)
    for (let block = 0; block < blocks; block += 1)
      for (const [code, makes] of from.entries())
        for (let cell = 0; cell < stride; cell += 1) {
          const to = (block * axis.codes.length + code) * stride + cell
          const sources = makes.map((each) => (block * old.codes.length + each) * stride + cell)
          const [one = 0] = sources
          const isKept = sources.length === 1
          const isSum = figure.declared.kind === 'count' || figure.declared.kind === 'sum'
          const isTrue = isSum && sources.every((each) => figure.statuses[each] === statusPlace('exact'))
          values[to] = isKept ? (figure.values[one] ?? NaN) : isTrue ? sources.reduce((sum, each) => sum + (figure.values[each] ?? 0), 0) : NaN
          statuses[to] = isKept ? (figure.statuses[one] ?? 0) : statusPlace(isTrue ? 'exact' : 'missing')
        }
    return { ...figure, values, statuses }
  })
  return { ...table, axes: table.axes.with(at, axis), figures }
}

function merge(table: AttackedTable, column: string, [one, other]: readonly [string, string]): AttackedTable {
  const axis = table.axes.find((each) => each.column === column)
  const [first = -1, second = -1] = [axis?.codes.lastIndexOf(one), axis?.codes.lastIndexOf(other)]
  if (!axis || first < 1 || second <= first) return table
  const kept = [...axis.codes.keys()].filter((code) => code !== second)
  return recode(
    table,
    column,
    {
      column,
      codes: kept.map((code) => (code === first ? mergedCode(one, other) : (axis.codes[code] ?? ''))),
      above: Int32Array.from(kept, (code) => kept.indexOf(axis.above[code] ?? -1)),
    },
    kept.map((code) => (code === first ? [first, second] : [code])),
  )
}

/** The code of two codes put together. */
export const mergedCode = (one: string, other: string): string => `${one}+${other}`

function widen(table: AttackedTable, column: string): AttackedTable {
  const axis = table.axes.find((each) => each.column === column)
  if (!axis) return table
  const isParent = new Set(axis.above)
  const kept = [...axis.codes.keys()].filter((code) => code === 0 || isParent.has(code))
  return recode(
    table,
    column,
    {
      column,
      codes: kept.map((code) => axis.codes[code] ?? ''),
      above: Int32Array.from(kept, (code) => kept.indexOf(axis.above[code] ?? -1)),
    },
    kept.map((code) => [code]),
  )
}

function round(table: AttackedTable, base: number): AttackedTable {
  return {
    ...table,
    noise: base - 1,
    figures: table.figures.map((figure) => ({
      ...figure,
      values: figure.values.map((value) => base * Math.round(value / base)),
      statuses: figure.statuses.map((status) => (status === statusPlace('exact') ? statusPlace('rounded') : status)),
    })),
  }
}
