import type { Where } from '#kernel/table.ts'

import type { Classification } from './classification.ts'
import { type Column, makeColumn } from './column.ts'
import type { Attack, AttackedAxis, AttackedTable, Split } from './input.ts'

/** An axis of a table over one column: which set of leaves each code is, and which codes are made of which. */
export interface LaidAxis {
  readonly column: number
  readonly sets: Int32Array
  readonly splits: readonly Split[]
  /** How many cells lie between two neighbouring codes. */
  readonly stride: number
}

/** Which people the cells of a table are: one set per column, by axis, or the same for all cells. Other columns leave nobody out. */
export interface Layout {
  readonly axes: readonly LaidAxis[]
  readonly fixed: readonly { readonly column: number; readonly set: number }[]
  readonly cells: number
}

/** A table laid over the columns of all releases; of each rate, also those whom it asks for. */
export interface LaidTable {
  readonly release: number
  readonly table: AttackedTable
  readonly all: Layout
  readonly among: ReadonlyMap<string, Layout>
}

export interface Ground {
  readonly columns: readonly Column[]
  readonly tables: readonly LaidTable[]
}

/** Lays every table of the releases named over common columns. */
export function layOut({ releases }: Attack, classification: Classification, linked: readonly number[]): Ground {
  const { time } = classification
  const names = new Set([time])
  const axed = new Set<string>()
  const restrictionsOf = ({ where, figures }: AttackedTable): readonly Where[] => [
    where,
    ...figures.flatMap(({ declared }) => (declared.kind === 'rate' ? [declared.of] : [])),
  ]
  const tables = linked.flatMap((release) => (releases[release]?.tables ?? []).map((table) => ({ release, table })))
  for (const { table } of tables) {
    for (const { column } of table.axes) axed.add(column)
    for (const column of [...table.axes.map((axis) => axis.column), ...restrictionsOf(table).flatMap(Object.keys)])
      names.add(column)
  }
  const columns = [...names].map((name) => makeColumn(name, name === time))
  const places = new Map(columns.map(({ name }, at) => [name, at]))
  const columnOf = (name: string): { readonly at: number; readonly column: Column } => {
    const at = places.get(name) ?? 0
    const column = columns[at]
    if (!column) throw new Error(`No column ${name}`)
    return { at, column }
  }
  const leaves = (release: number, name: string, code: string): readonly number[] =>
    classification.leavesOf(release, name, code).map(columnOf(name).column.leafOf)
  const times = (release: number): readonly number[] =>
    classification.timesOf(release).map(columnOf(time).column.leafOf)

  // All leaves first: only then is known which set is everybody.
  for (const { release, table } of tables) {
    times(release)
    for (const { column, codes } of table.axes) for (const code of codes.slice(1)) leaves(release, column, code)
    for (const where of restrictionsOf(table))
      for (const [column, codes = []] of Object.entries(where)) for (const code of codes) leaves(release, column, code)
  }
  for (const column of columns) column.close(axed.has(column.name))

  const layoutOf = (release: number, { axes }: AttackedTable, restrictions: readonly Where[]): Layout => {
    const limits = new Map<string, ReadonlySet<number>>()
    for (const where of restrictions)
      for (const [name, codes = []] of Object.entries(where)) {
        const some = codes.flatMap((code) => leaves(release, name, code))
        const before = limits.get(name)
        limits.set(name, new Set(before ? some.filter((leaf) => before.has(leaf)) : some))
      }
    const cells = axes.reduce((product, { codes }) => product * codes.length, 1)
    let stride = cells
    const laid = axes.map((axis): LaidAxis => {
      const { at, column } = columnOf(axis.column)
      const limit = limits.get(axis.column)
      const sets = Int32Array.from(axis.codes, (code, place) => {
        const whole = place > 0 ? leaves(release, axis.column, code) : column.isTime ? times(release) : null
        if (!whole) return limit ? column.setOf(limit) : 0
        const set = column.setOf(limit ? whole.filter((leaf) => limit.has(leaf)) : whole)
        if (classification.isOpaque(axis.column, code)) column.exclude(set)
        return set
      })
      stride /= axis.codes.length
      // Codes outside of what the table counts are empty: they are no part of anything.
      const isEmpty = (place: number): boolean => column.sets[sets[place] ?? 0]?.length === 0
      const splits = (axis.splits ?? splitsOf(axis))
        .filter(({ whole }) => !isEmpty(whole))
        .map(({ whole, parts }) => ({ whole, parts: parts.filter((part) => !isEmpty(part)) }))
      return { column: at, sets, stride, splits }
    })
    const free = columns.filter(({ name }) => !axes.some(({ column }) => column === name))
    const fixed = free.flatMap(({ name, isTime }) => {
      const { at, column } = columnOf(name)
      const limit = limits.get(name)
      if (!isTime) return limit ? [{ column: at, set: column.setOf(limit) }] : []
      const whole = times(release)
      return [{ column: at, set: column.setOf(limit ? whole.filter((leaf) => limit.has(leaf)) : whole) }]
    })
    return { axes: laid, fixed, cells }
  }

  return {
    columns,
    tables: tables.map(({ release, table }) => ({
      release,
      table,
      all: layoutOf(release, table, [table.where]),
      among: new Map(
        table.figures.flatMap(({ name, declared }) =>
          declared.kind === 'rate' ? [[name, layoutOf(release, table, [table.where, declared.of])] as const] : [],
        ),
      ),
    })),
  }
}

/** Each code with the codes just below it. */
function splitsOf({ above }: AttackedAxis): readonly Split[] {
  const parts = new Map<number, number[]>()
  for (const [code, parent] of above.entries())
    if (parent >= 0) { const own = parts.get(parent) ?? []; own.push(code); parts.set(parent, own) }
  return [...parts].map(([whole, below]) => ({ whole, parts: below }))
}
