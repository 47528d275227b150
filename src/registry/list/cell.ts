/**
 * What stands in one cell: text as it was written, a number or a yes-or-no as a workbook keeps them, a date cell as
 * `1998-04-02`. An empty cell is `''`.
 */
export type Cell = string | number | boolean

/** One row of a list, with the number that a spreadsheet shows beside it. */
export interface Row {
  readonly line: number
  readonly cells: readonly Cell[]
}

/** What a person would read in the cell. */
export const textOf = (cell: Cell | undefined): string => (cell === undefined ? '' : String(cell))

/** Whether nothing can be read in the cell. */
export const isEmpty = (cell: Cell | undefined): boolean => textOf(cell).trim() === ''
