import type { NamedCell } from './input.ts'

/** What can be done about a finding; `cost` is how many published figures are lost or made coarser by it. */
export type Repair =
  /** Withhold these cells too. */
  | { readonly kind: 'withhold'; readonly cells: readonly NamedCell[]; readonly cost: number }
  /** Publish in these cells the values given, which are out already for the same people. */
  | { readonly kind: 'repeat'; readonly table: string; readonly cells: readonly NamedCell[]; readonly cost: number }
  /** Put two codes of a column together. */
  | { readonly kind: 'merge'; readonly table: string; readonly column: string; readonly codes: readonly [string, string]; readonly cost: number }
  /** Leave out the finest codes of a column. */
  | { readonly kind: 'widen'; readonly table: string; readonly column: string; readonly cost: number }
  /** Round the counts of a table. */
  | { readonly kind: 'round'; readonly table: string; readonly base: number; readonly cost: number }
  /** Leave a table out. */
  | { readonly kind: 'leave-out'; readonly table: string; readonly cost: number }

/** The base to which small counts are rounded where rounding mends a finding. */
export const roundingBase = 5
