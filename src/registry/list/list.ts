import { fold } from '#kernel/fold.ts'
import { bad, good } from '#kernel/outcome.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { words } from '#words/list/words.ts'

import { isEmpty, textOf } from './cell.ts'
import type { Cell, Row } from './cell.ts'
import { readSeparated } from './csv.ts'
import type { Separator } from './csv.ts'
import { kindOf } from './file-kind.ts'
import { rearm } from './harmless.ts'
import { findHeadingRow } from './heading-row.ts'
import type { Knows } from './heading-row.ts'
import { limits } from './limits.ts'
import type { ListProblem } from './problem.ts'
import { readText } from './text.ts'
import type { Encoding } from './text.ts'
import { openWorkbook } from './workbook.ts'

/** What the list was read from. */
export type Source =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly separator: Separator }
  | { readonly kind: 'workbook'; readonly sheet: string }

/** Why a row of the file is not a row of the list. */
export const asides = ['above-headings', 'headings-again', 'column-numbers', 'total'] as const
export type Aside = (typeof asides)[number]

/** A list that a training centre keeps. */
export interface List {
  readonly source: Source
  readonly headingLine: number
  /** One for each column; `''` where a column has none. */
  readonly headers: readonly string[]
  /** The rows in which something stands, each with as many cells as there are headers. */
  readonly rows: readonly Row[]
  /** What stands around the list and was left out. */
  readonly leftOut: readonly { readonly line: number; readonly why: Aside }[]
}

/**
 * Reads the list in a file, whatever its name says: CSV in any encoding and with any separator that spreadsheets here
 * use, or an XLSX workbook. It never throws on any bytes.
 */
export function readList(bytes: Uint8Array, knows: Knows): Outcome<List, ListProblem> {
  if (bytes.length === 0) return bad({ says: 'empty' })
  if (bytes.length > limits.bytes) return bad({ says: 'too-big', values: { most: limits.bytes / 1024 / 1024 } })
  const kind = kindOf(bytes)
  const found = kind === 'text' ? fromText(bytes, knows) : kind === 'workbook' ? fromWorkbook(bytes, knows) : bad(kind)
  return found.ok ? arrange(found.value, knows) : found
}

interface Found {
  readonly source: Source
  readonly rows: readonly Row[]
}

function fromText(bytes: Uint8Array, knows: Knows): Outcome<Found, ListProblem> {
  const read = readText(bytes)
  if (!read.ok) return read
  const { text, encoding } = read.value
  if (isWebPage(text)) return bad({ says: 'web-page' })
  const separated = readSeparated(text, knows)
  if (!separated.ok) return separated
  const { rows, separator } = separated.value
  return good({ source: { kind: 'text', encoding, separator }, rows })
}

/** Whether a text is a page: web systems often “export to Excel” by naming an HTML table, or Excel's XML of 2003, `.xls`. */
export const isWebPage = (text: string): boolean => webPage.test(text)
const webPage = /^\s{0,100}<(?:!doctype|\?xml|\?mso|html|head|meta|style|body|table|div)\b/i

// The first sheet with headings that we know; a list with none of them is in the first sheet that is not empty.
function fromWorkbook(bytes: Uint8Array, knows: Knows): Outcome<Found, ListProblem> {
  const sheets = openWorkbook(bytes)
  if (!sheets.ok) return sheets
  const filled: Found[] = []
  for (const sheet of sheets.value) {
    const rows = sheet.rows()
    if (!rows.ok) return rows
    const found: Found = { source: { kind: 'workbook', sheet: sheet.name }, rows: rows.value }
    if (findHeadingRow(rows.value, knows).known > 0) return good(found)
    if (rows.value.length > 0) filled.push(found)
  }
  return filled[0] ? good(filled[0]) : bad({ says: 'empty' })
}

function arrange({ source, rows }: Found, knows: Knows): Outcome<List, ListProblem> {
  const at = findHeadingRow(rows, knows).at
  const headingRow = rows[at]
  if (!headingRow) return bad({ says: 'empty' })
  const width = rows.slice(at).reduce((widest, { cells }) => Math.max(widest, filledWidth(cells)), 0)
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !saysWhyRefused(textOf(headingRow.cells[column])),
  )
  const headers = columns.map((column) => rearm(textOf(headingRow.cells[column])))
  const numbered = new Set(columns.keys().filter((column) => isNumbering(headers[column] ?? '')))

  const below = rows
    .slice(at + 1)
    .map(({ line, cells }) => ({ line, cells: columns.map((column) => asItWas(cells[column])) }))
    // Forms come with their rows numbered in advance; a number alone is nobody.
    .filter(({ cells }) => cells.some((cell, column) => !numbered.has(column) && !isEmpty(cell)))
  const judged = below.map((row) => ({ row, why: asideOf(row, headers) }))
  const kept = judged.filter(({ why }) => why === undefined).map(({ row }) => row)
  if (kept.length === 0) return bad({ says: 'no-rows' })
  if (kept.length > limits.rows) return bad({ says: 'too-many-rows', values: { most: limits.rows } })
  return good({
    source,
    headingLine: headingRow.line,
    headers,
    rows: kept,
    leftOut: [
      ...rows.slice(0, at).map(({ line }) => ({ line, why: 'above-headings' as const })),
      ...judged.flatMap(({ row, why }) => (why ? [{ line: row.line, why }] : [])),
    ],
  })
}

// A returned list may come back as CSV or saved as a workbook.
const asItWas = (cell: Cell = ''): Cell => (typeof cell === 'string' ? rearm(cell) : cell)

const filledWidth = (cells: Row['cells']) => cells.findLastIndex((cell) => !isEmpty(cell)) + 1

// The column that `writeRefused` adds; it is made anew each time.
const refusedHeadings = new Set(Object.values(words).map(({ whyRefused }) => fold(whyRefused)))
/** Whether a column is the one that we add to refused rows. */
export const saysWhyRefused = (heading: string): boolean => refusedHeadings.has(fold(heading.slice(0, 100)))

// What stands above the numbers of the rows; №, # and other signs fold to nothing.
const numberings = new Set(
  ['№', '№ п/п', 'N', 'No.', 'Р/т', 'Т/р', 'Рақами тартибӣ', 'Порядковый номер', 'Row number'].map(fold),
)
const isNumbering = (heading: string) => !isEmpty(heading) && numberings.has(fold(heading.slice(0, 100)))

/** Why a row is no row of the list, when it is none. */
export function asideOf({ cells }: Pick<Row, 'cells'>, headers: readonly string[]): Aside | undefined {
  const filled = cells.map((cell) => textOf(cell).trim()).filter((text) => text !== '')
  const named = headers.filter((heading) => !isEmpty(heading))
  if (filled.length === named.length && cells.every((cell, column) => textOf(cell) === headers[column]))
    return 'headings-again'
  // Forms of ministries number their columns: 1, 2, 3 …
  if (filled.length > 2 && filled.every((text, place) => text === String(place + 1))) return 'column-numbers'
  if (filled.length <= 3 && filled.some((text) => totals.test(fold(text.slice(0, 100))))) return 'total'
  return undefined
}

// Ҳамагӣ, Ҷамъ, Итого, Всего, Total as `fold` writes them; the count may stand in the same cell.
const totals = new RegExp(
  `^(?:${['Ҳамагӣ', 'Ҷамъ', 'Ҷамъулҷамъ', 'Итого', 'Всего', 'Total'].map(fold).join('|')})(?: |$)`,
)
