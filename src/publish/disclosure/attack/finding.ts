import type { PlacedCell } from './refinement.ts'

/** How something that should stay hidden comes out; each has an argument in words. */
export type Leak =
  | 'equal-sets'
  | 'difference'
  | 'combination'
  | 'narrow'
  | 'small-difference'
  | 'unequal'
  | 'small-change'

/** Something that should stay hidden: how it comes out, of which cell, by which published cells, and the cheapest repair. */
export type Finding = {
  readonly leak: Leak
  readonly cell: PlacedCell
  /** The published cells that give it away, each with how often it is added (or taken away). */
  readonly by: readonly { readonly cell: PlacedCell; readonly coefficient: number }[]
  readonly lo: number
  readonly hi: number
  /** The cells to withhold as well, cheapest first found; empty when withholding one cell of the newest release is not enough. */
  readonly repair: readonly PlacedCell[]
}
