import { CsvError, parse } from 'csv-parse/sync'
import type { Options } from 'csv-parse/sync'

import { bad, good } from '#kernel/outcome.ts'
import type { Outcome } from '#kernel/outcome.ts'

import { isEmpty } from './cell.ts'
import type { Row } from './cell.ts'
import { rearm } from './harmless.ts'
import type { Knows } from './heading-row.ts'
import { findHeadingRow } from './heading-row.ts'
import { limits } from './limits.ts'
import type { ListProblem } from './problem.ts'

/** `;` where the comma is for decimals (Russian and Tajik Windows), `,` elsewhere, tab in Excel's “Unicode text”. */
export const separators = [';', ',', '\t'] as const
export type Separator = (typeof separators)[number]

/** Reads separated text (RFC 4180 and what spreadsheets make of it) as rows, finding the separator. */
export function readSeparated(
  text: string,
  knows: Knows,
): Outcome<{ readonly rows: readonly Row[]; readonly separator: Separator }, ListProblem> {
  const [directive = '', named] = directiveLine.exec(text) ?? []
  const body = text.slice(directive.length)
  const separator = separators.find((each) => each === named) ?? likeliestSeparator(body, knows)
  const rows = parsed(body, separator)
  if (!rows.ok) return rows
  const problem = beyond(rows.value)
  return problem ? bad(problem) : good({ rows: rows.value, separator })
}

// Excel's own note of the separator; it shows the line to nobody, so it is not counted.
const directiveLine = /^sep=(.)\r?\n/i

const rules = (separator: Separator, most: number): Options => ({
  delimiter: separator,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  // `ҶДММ "Сафар"` without doubled quotes is how people type.
  relax_quotes: true,
  to: most,
})

const tooManyRows = bad({ says: 'too-many-rows', values: { most: limits.rows } } as const)

function parsed(text: string, separator: Separator): Outcome<readonly Row[], ListProblem> {
  try {
    const records = parse(text, rules(separator, limits.lines + 1))
    return records.length > limits.lines ? tooManyRows : good(asRows(records))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED') return bad({ says: 'not-a-list' })
    return bad({ says: 'quote-not-closed', values: { line: Number(error['records']) + 1 } })
  }
}

const asRows = (records: readonly (readonly string[])[]): readonly Row[] =>
  records
    .map((cells, index) => ({ line: index + 1, cells: cells.map(rearm) }))
    .filter(({ cells }) => !cells.every(isEmpty))

function beyond(rows: readonly Row[]): ListProblem | undefined {
  const wide = rows.find(({ cells }) => cells.findLastIndex((cell) => !isEmpty(cell)) >= limits.columns)
  if (wide) return { says: 'too-many-columns', values: { line: wide.line, most: limits.columns } }
  const long = rows.find(({ cells }) => cells.some((cell) => String(cell).length > limits.characters))
  if (long) return { says: 'cell-too-long', values: { line: long.line, most: limits.characters } }
  const cells = rows.reduce((sum, row) => sum + row.cells.length, 0)
  return cells > limits.cells ? { says: 'too-many-cells', values: { most: limits.cells } } : undefined
}

const sampleLength = 64 * 1024
const sampleRows = 50

// The separator that brings forth the most known headings; among equals, the one that cuts the most rows into equally
// many cells; among equals again, into the most cells.
function likeliestSeparator(text: string, knows: Knows): Separator {
  const trials = separators.map((separator) => {
    const rows = sample(text, separator)
    const widths = Map.groupBy(
      rows.map(({ cells }) => cells.length).filter((width) => width > 1),
      (width) => width,
    )
    const [width = 1, agreeing = []] = [...widths].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? []
    return { separator, marks: [findHeadingRow(rows, knows).known, agreeing.length, width] }
  })
  const best = trials.reduce((one, other) => (isMore(other.marks, one.marks) ? other : one))
  return best.separator
}

function isMore(marks: readonly number[], others: readonly number[]): boolean {
  const at = marks.findIndex((mark, index) => mark !== others[index])
  return at !== -1 && (marks[at] ?? 0) > (others[at] ?? 0)
}

function sample(text: string, separator: Separator): readonly Row[] {
  const records: string[][] = []
  const keep = (record: string[]) => void records.push(record)
  try {
    parse(text.slice(0, sampleLength), { ...rules(separator, sampleRows), on_record: keep })
  } catch (error) {
    // The sample may end inside quotes, and with a wrong separator quotes stand anywhere: the rows before tell enough.
    if (!(error instanceof CsvError)) throw error
  }
  return asRows(records)
}
