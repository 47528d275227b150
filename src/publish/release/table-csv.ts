import { cellStatuses, type ProtectedFigure } from '#publish/protect/protected.ts'

import { cellsOf } from './candidate.ts'
import { numberText } from './canonical.ts'

/** What a table file needs to know of a table: the codes of its axes and the cells of its figures. */
export interface TableShape {
  readonly axes: readonly { readonly column: string; readonly codes: readonly { readonly code: string }[] }[]
  readonly figures: readonly { readonly name: string; readonly cells: ProtectedFigure }[]
}

/** The columns of a table's file: a code for each dimension; for each figure its value, its status, and the raw noise where there is some. */
export const columnsOf = ({ axes, figures }: TableShape): readonly string[] => [
  ...axes.map(({ column }) => column),
  ...figures.flatMap(({ name, cells }) => [name, `${name}_status`, ...(cells.noisy ? [`${name}_noisy`] : [])]),
]

// Quoted only where it must be. Source: RFC 4180, section 2; lines end with LF, so that a line is a cell on every machine.
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const manyCells = 20_000

/** The file of a table: one line for each cell, in the order of the cube, withheld and impossible ones too; never a number for a status. */
export function tableCsv(table: TableShape): Buffer {
  const cells = cellsOf(table)
  const axes = table.axes.map(({ codes }) => codes.map(({ code }) => quoted(code)))
  const parts: Buffer[] = [Buffer.from(`${columnsOf(table).map(quoted).join(',')}\n`)]
  const places = axes.map(() => 0)
  let lines = ''
  for (let cell = 0; cell < cells; cell += 1) {
    for (const [axis, codes] of axes.entries()) lines += `${axis === 0 ? '' : ','}${codes[places[axis] ?? 0] ?? ''}`
    for (const [at, { cells: of }] of table.figures.entries())
      lines += `${at === 0 && axes.length === 0 ? '' : ','}${cellText(of, cell)}`
    lines += '\n'
    stepOn(places, axes)
    if ((cell + 1) % manyCells === 0) {
      parts.push(Buffer.from(lines))
      lines = ''
    }
  }
  parts.push(Buffer.from(lines))
  return Buffer.concat(parts)
}

const cellText = ({ values, statuses, noisy }: ProtectedFigure, cell: number): string =>
  [
    numberText(values[cell] ?? NaN),
    cellStatuses[statuses[cell] ?? 0] ?? '',
    ...(noisy ? [numberText(noisy[cell] ?? NaN)] : []),
  ].join(',')

/** Turns to the next cell: the last axis runs fastest, as the digits of a number do. */
function stepOn(places: number[], axes: readonly (readonly string[])[]): void {
  for (let axis = places.length - 1; axis >= 0; axis -= 1) {
    const next = (places[axis] ?? 0) + 1
    if (next < (axes[axis]?.length ?? 0)) {
      places[axis] = next
      return
    }
    places[axis] = 0
  }
}

const statusPlaces = new Map<string, number>(cellStatuses.map((status, place) => [status, place]))

/**
 * Reads the figures of a table's file back; the cells stand in the order in which they were written, so codes are passed over. Throws
 * when the file is not one that was written for this table: bundles are verified before they are read.
 */
export function readTableCsv(
  csv: Buffer,
  { figures, cells }: { readonly figures: readonly { readonly isNoisy: boolean }[]; readonly cells: number },
): readonly ProtectedFigure[] {
  const columns = figures.reduce((sum, { isNoisy }) => sum + (isNoisy ? 3 : 2), 0)
  const read = figures.map(({ isNoisy }) => ({
    values: new Float64Array(cells),
    statuses: new Uint8Array(cells),
    ...(isNoisy && { noisy: new Float64Array(cells) }),
  }))
  let from = csv.indexOf(lineBreak) + 1
  for (let cell = 0; cell < cells; cell += 1) {
    const end = csv.indexOf(lineBreak, from)
    if (end === -1) throw new Error(`A table file ends after ${cell} of ${cells} cells`)
    // Counted from the end, where numbers and statuses stand: a code may be quoted and have commas of its own.
    const parts = csv.toString('utf8', from, end).split(',')
    let at = parts.length - columns
    for (const figure of read) {
      const status = statusPlaces.get(parts[at + 1] ?? '')
      if (status === undefined) throw new Error(`Cell ${cell} of a table file has no status`)
      figure.values[cell] = numberIn(parts[at])
      figure.statuses[cell] = status
      if (figure.noisy) figure.noisy[cell] = numberIn(parts[at + 2])
      at += figure.noisy ? 3 : 2
    }
    from = end + 1
  }
  if (from !== csv.length) throw new Error(`A table file has more than ${cells} cells`)
  return read
}

const lineBreak = 0x0a

const numberIn = (text: string | undefined): number => (text === undefined || text === '' ? NaN : Number(text))
