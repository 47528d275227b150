import type { Source } from '#kernel/source.ts'
import type { Split, Table } from '#kernel/table.ts'
import type { Posted } from '#web/received.ts'

/** What somebody left out of a declared table: dimensions, levels below one, periods. Nothing can be added, and the method stays. */
export interface Options {
  /** Columns that do not split it. */
  readonly without: readonly string[]
  /** The finest level shown, by column. */
  readonly from: Readonly<Record<string, string>>
  /** The years that are counted; empty counts all. */
  readonly years: readonly string[]
  readonly isNarrower: boolean
}

// In an address and in a form they are called `o.register.table.column`, with `-` for a dimension that is left out.
const prefix = 'o.'

/** The options among what was posted or asked for, for all tables. */
export const optionsIn = (posted: Posted): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(posted).flatMap(([name, value]) =>
      name.startsWith(prefix) && name.length < 150 && value !== '' && value.length > 0
        ? [[name, [value].flat().join(' ').slice(0, 300)]]
        : [],
    ),
  )

/** The options of one table, `register.table`. */
export function readOptions(options: Readonly<Record<string, string>>, table: string): Options {
  const own = Object.entries(options).flatMap(([name, value]) =>
    name.startsWith(`${prefix}${table}.`) ? [[name.slice(prefix.length + table.length + 1), value] as const] : [],
  )
  const without = own.filter(([, value]) => value === '-').map(([column]) => column)
  const from = Object.fromEntries(own.filter(([column, value]) => value !== '-' && column !== 'years'))
  const years = (own.find(([column]) => column === 'years')?.[1] ?? '')
    .split(' ')
    .filter((year) => /^\d{4}$/.test(year))
  return { without, from, years, isNarrower: without.length + Object.keys(from).length + years.length > 0 }
}

/** What an option of a table is called in a form. */
export const optionName = (table: string, column: string): string => `${prefix}${table}.${column}`

/** The levels of a dimension that a table declares to show, the finest first, its question's own codes among them. */
export function shownLevels({ column, levels = [], from = column }: Split): readonly string[] {
  const all = [column, ...levels.map(({ name }) => name)]
  return all.slice(Math.max(0, all.indexOf(from)))
}

/** A declared table with what was left out of it; what the declaration does not allow is not heard. */
export function narrow(table: Table, { without, from, years }: Options, period: string): Table {
  const by = table.by
    .filter(({ column }) => !without.includes(column))
    .map((split) => {
      const wanted = from[split.column]
      return wanted !== undefined && shownLevels(split).includes(wanted) ? { ...split, from: wanted } : split
    })
  const months = years.flatMap((year) =>
    Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`),
  )
  const isOpen = table.where?.[period] === undefined
  return {
    ...table,
    // A table of everybody together says nothing that a total does not.
    by: by.length === 0 ? table.by : by,
    ...(months.length > 0 && isOpen && { where: { ...table.where, [period]: months } }),
  }
}

/** A source whose tables are narrowed as was asked. */
export const narrowed = (source: Source, options: Readonly<Record<string, string>>): Source => ({
  ...source,
  tables: Object.fromEntries(
    Object.entries(source.tables).map(([name, table]) => [
      name,
      narrow(table, readOptions(options, `${source.name}.${name}`), source.period),
    ]),
  ),
})
