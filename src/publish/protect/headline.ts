import { total } from '#kernel/hierarchy.ts'
import { stridesOf } from '#publish/tabulate/roll-up.ts'

import { type CellStatus, type ProtectedTable, cellStatuses } from './protected.ts'
import { codeAt, product } from './shape.ts'

/** One number as a tile, a map or a sentence may show it. */
export interface Headline {
  readonly table: string
  readonly figure: string
  readonly at: Readonly<Record<string, string>>
  /** Null where none is published. */
  readonly value: number | null
  readonly status: CellStatus
}

/**
 * One published cell: its codes by question, a question left out counting everybody. Tiles, maps and sentences take their numbers from
 * here and so from a protected table, never from a count. `undefined` when the table has no such figure, question or code.
 */
export function headline(
  table: ProtectedTable,
  figure: string,
  at: Readonly<Record<string, string>> = {},
): Headline | undefined {
  const { axes, figures } = table
  const named = figures[figure]
  if (named === undefined || Object.keys(at).some((column) => axes.every((axis) => axis.column !== column)))
    return undefined
  const places = axes.map(({ codes, column }) => codes.indexOf(at[column] ?? total))
  if (places.includes(-1)) return undefined
  const [cell = 0] = product(
    axes,
    places.map((place) => [place]),
  )
  const value = named.values[cell] ?? NaN
  return {
    table: table.table,
    figure,
    at: Object.fromEntries(axes.map(({ codes, column }, axis) => [column, codes[places[axis] ?? 0] ?? total])),
    value: Number.isNaN(value) ? null : value,
    status: cellStatuses[named.statuses[cell] ?? -1] ?? 'missing',
  }
}

/** The published cells of one level of a question, code by code: a map of regions, a bar for each age. */
export function headlines(
  table: ProtectedTable,
  figure: string,
  { column, level, at = {} }: { readonly column: string; readonly level: string; readonly at?: Headline['at'] },
): readonly Headline[] {
  const axis = table.axes.find((each) => each.column === column)
  const depth = axis?.levels.indexOf(level) ?? -1
  const codes = axis?.codes.filter((_, code) => axis.level[code] === depth) ?? []
  return codes.flatMap((code) => headline(table, figure, { ...at, [column]: code }) ?? [])
}

/** The codes of a cell by question, totals too: how a table is read cell by cell. */
export function codesOf({ axes }: ProtectedTable, cell: number): Readonly<Record<string, string>> {
  const strides = stridesOf(axes)
  return Object.fromEntries(
    axes.map((axis, at) => [axis.column, axis.codes[codeAt(cell, strides[at] ?? 1, axis)] ?? total]),
  )
}
