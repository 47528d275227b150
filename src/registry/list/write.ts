import { textOf } from './cell.ts'
import type { Cell } from './cell.ts'
import { disarm } from './harmless.ts'

/**
 * Writes rows as a CSV that spreadsheets in Tajikistan open right and run nothing of; `readList` finds every cell in it
 * as it was.
 */
export function writeSheet(lines: readonly (readonly Cell[])[]): Uint8Array {
  return new TextEncoder().encode(byteOrderMark + lines.map(sheetLine).join(''))
}

/** One line of such a sheet, for those that are too long to be written at once; the first has `byteOrderMark` before it. */
export const sheetLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => quoted(textOf(cell))).join(';')}\r\n`

// Excel here splits at semicolons and takes text for Windows-1251 unless a byte order mark says otherwise.
// (A line `sep=;` would make it overlook the mark.)
export const byteOrderMark = '\uFEFF'

const quoted = (text: string) => `"${disarm(text).replaceAll('"', '""')}"`
