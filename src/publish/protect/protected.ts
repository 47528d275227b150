import type { Axis } from '#publish/tabulate/cube.ts'

/** What a reader must know of a cell; the page has a sentence for each. */
export const cellStatuses = [
  /** As counted. */
  'exact',
  /** Changed by chance within a stated bound. */
  'perturbed',
  /** Set to 0 or to the base of the rounding. */
  'rounded',
  /** With noise of a stated variance. */
  'noisy',
  /** Withheld, because it would give a contributor away. */
  'withheld',
  /** Withheld, because it would give another cell away. */
  'withheld-beside',
  /** Nobody can be there. */
  'impossible',
  /** Not known: the source does not say. */
  'missing',
] as const
export type CellStatus = (typeof cellStatuses)[number]

/** One figure of a protected table: a value for each cell, NaN where none is published, and the place of its status in `cellStatuses`. */
export interface ProtectedFigure {
  readonly values: Float64Array
  readonly statuses: Uint8Array
  /** Under noise, what was drawn before anything below 0 became 0: only this is right on average, and may be published too. */
  readonly noisy?: Float64Array
}

/** What was done to a table, in numbers that may be published: parameters, moments achieved, bounds, budget spent. */
export type MethodReport = Readonly<Record<string, string | number | boolean | null>>

/** A table as it may be released: cells in the order of a cube of the same axes. */
export interface ProtectedTable {
  /** `register.table`. */
  readonly table: string
  readonly axes: readonly Axis[]
  readonly figures: Readonly<Record<string, ProtectedFigure>>
  readonly method: MethodReport
  /** The most by which a published count may differ from the truth; 0 when they are true, infinite under noise. */
  readonly noise: number
}

/** The place of a status, as figures keep it. */
export const statusPlace = (status: CellStatus): number => cellStatuses.indexOf(status)

/** Makes a figure cell by cell: what `cell` gives is its value, NaN where none is published, and its status. */
export function makeFigure(
  cells: number,
  cell: (at: number) => readonly [value: number, status: CellStatus],
): ProtectedFigure {
  const values = new Float64Array(cells)
  const statuses = new Uint8Array(cells)
  for (let at = 0; at < cells; at += 1) {
    const [value, status] = cell(at)
    values[at] = value
    statuses[at] = statusPlace(status)
  }
  return { values, statuses }
}
