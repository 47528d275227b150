import type { Outcome } from '#kernel/outcome.ts'
import type { Table } from '#kernel/table.ts'
import type { Refusal } from '#publish/disclosure/refusal.ts'
import type { Tabulated } from '#publish/tabulate/cube.ts'

import { protectByCellKey } from './cell-key.ts'
import type { Context } from './context.ts'
import { protectByNoise } from './noise.ts'
import type { ProtectedTable } from './protected.ts'
import { protectByRounding } from './rounding.ts'
import { protectBySuppression } from './suppression.ts'

/**
 * Protects a table by the method that its declaration names; nothing that leaves the publishing wing comes from anywhere else. Refuses,
 * with a sentence, what the method cannot protect.
 */
export async function protect(
  table: Table,
  tabulated: Tabulated,
  context: Context,
): Promise<Outcome<ProtectedTable, Refusal>> {
  const { method } = table
  switch (method.kind) {
    case 'cell-key':
      return protectByCellKey(table, method, tabulated, context)
    case 'suppression':
      return protectBySuppression(table, method, tabulated, context)
    case 'rounding':
      return protectByRounding(table, method, tabulated, context)
    case 'noise':
      return protectByNoise(table, method, tabulated, context)
  }
}
