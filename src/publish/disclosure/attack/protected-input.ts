import type { Table } from '#kernel/table.ts'
import type { ProtectedTable } from '#publish/protect/protected.ts'

import type { AttackedTable } from './input.ts'

/** A protected table as an attacker reads it; of the declaration only what everybody is told counts. */
export function attackedTable(
  { table, axes, figures, method, noise }: ProtectedTable,
  { where = {}, figures: declared }: Pick<Table, 'where' | 'figures'>,
): AttackedTable {
  const variance = method['V']
  return {
    table,
    axes,
    where,
    figures: Object.entries(figures).flatMap(([name, { values, statuses }]) => {
      const figure = declared[name]
      return figure ? [{ name, declared: figure, values, statuses }] : []
    }),
    noise,
    ...(typeof variance === 'number' && variance > 0 && { variance }),
  }
}
