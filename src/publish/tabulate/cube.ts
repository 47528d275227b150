/** One dimension of a cube: the codes of all its levels, the total first and each code after the one that it belongs to. */
export interface Axis {
  readonly column: string
  readonly codes: readonly string[]
  /** The place of the code that each belongs to; −1 for the total. */
  readonly above: Int32Array
  /** The level of each code: its place in `levels`. A code that belongs to no group stands at the level of the groups, once. */
  readonly level: Uint8Array
  /** The names of the levels, the coarsest first: `total`, `region`, `district`. */
  readonly levels: readonly string[]
}

/**
 * All cells of a table, totals too. The place of a cell is its codes' places read as the digits of one number, the first
 * axis being the highest digit.
 */
export interface Cube {
  readonly axes: readonly Axis[]
  /** How many records stand in each cell. */
  readonly counts: Float64Array
  /** The XOR of the 64-bit keys of those records, in halves: the leading 32 bits and the others. */
  readonly keys: { readonly high: Uint32Array; readonly low: Uint32Array }
  /** For each measured question that the table asks for: its sum. */
  readonly sums: Readonly<Record<string, Float64Array>>
  /** Where a rule asks who is behind a sum: contributors of each cell, and the largest contributions, falling, cell by cell. */
  readonly behind: Readonly<Record<string, Behind>>
  /** Where a median is asked for. */
  readonly medians: Readonly<Record<string, Float64Array>>
}

/** What a table counts, before anything is done to it: nobody outside ever sees it. The cubes are of the same axes. */
export interface Tabulated {
  readonly all: Cube
  /** For each rate, by its figure's name: those among all whom it asks for. */
  readonly among: Readonly<Record<string, Cube>>
  /** For each measured question of a mean or a median: those among all who answered it. */
  readonly answered: Readonly<Record<string, Cube>>
}

export interface Behind {
  readonly contributors: Float64Array
  /** `most` numbers for each cell, 0 where there are fewer contributors. */
  readonly largest: Float64Array
  readonly most: number
}

/** How many cells a cube of these axes has. */
export const cellCount = (axes: readonly Axis[]): number => axes.reduce((cells, { codes }) => cells * codes.length, 1)
