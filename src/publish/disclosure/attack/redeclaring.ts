import type { Level } from '#kernel/hierarchy.ts'
import type { Split, Table } from '#kernel/table.ts'

import { mergedCode } from './applying.ts'
import type { Repair } from './repair.ts'

/**
 * A table's declaration with a repair in it, to be counted anew: two codes put together as a level of its own, the finest codes left out, or
 * counts rounded. Null for a repair that is made in cells (withhold, repeat), and for a table that is left out altogether.
 */
export function redeclare(table: Table, repair: Repair): Table | null {
  switch (repair.kind) {
    case 'withhold':
    case 'repeat':
    case 'leave-out':
      return null
    case 'round':
      return { ...table, method: { kind: 'rounding', base: repair.base } }
    case 'widen':
      return { ...table, by: table.by.flatMap((split) => (split.column === repair.column ? widened(split) : [split])) }
    case 'merge':
      return {
        ...table,
        by: table.by.map((split) => (split.column === repair.column ? merged(split, repair.codes) : split)),
      }
  }
}

// Above the finest codes left there may be nothing more: then the table is not split by this column any more.
function widened({ column, levels = [], from }: Split): readonly Split[] {
  const at = from === undefined ? 0 : levels.findIndex(({ name }) => name === from) + 1
  const next = levels[at]
  return next ? [{ column, levels, from: next.name }] : []
}

function merged({ column, levels = [], from }: Split, codes: readonly [string, string]): Split {
  const together = mergedCode(...codes)
  const level: Level = {
    name: together,
    codes: [together],
    of: (finer) => (codes.includes(finer) ? together : finer),
  }
  const at = from === undefined ? 0 : levels.findIndex(({ name }) => name === from) + 1
  // What a level above says of the first of the two it says of both.
  const above = levels.slice(at).map((each) => ({
    ...each,
    of: (finer: string, lists: Parameters<Level['of']>[1]) => each.of(finer === together ? codes[0] : finer, lists),
  }))
  return { column, levels: [...levels.slice(0, at), level, ...above], from: together }
}
