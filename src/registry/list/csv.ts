import { CsvError, parse } from 'csv-parse/sync'
import type { Options } from 'csv-parse/sync'

import { bad, good } from '#kernel/outcome.ts'
import type { Outcome } from '#kernel/outcome.ts'

import { isEmpty, textOf } from './cell.ts'
import type { Row } from './cell.ts'
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

interface Reading {
  readonly separator: Separator
  readonly most: number
  /** Takes `ҶДММ "Сафар"` without doubled quotes, as people type it. */
  readonly forgiving: boolean
}

const rules = ({ separator, most, forgiving }: Reading): Options => ({
  delimiter: separator,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: forgiving,
  to: most,
})

// By the rule, and only where the file breaks it by what people mean: then a quote that is opened and not closed may
// have taken the next people into one cell, and nobody would miss them.
function parsed(text: string, separator: Separator): Outcome<readonly Row[], ListProblem> {
  const strict = attempt(text, { separator, most: limits.lines + 1, forgiving: false })
  const read = strict.ok ? strict : attempt(text, { separator, most: limits.lines + 1, forgiving: true })
  if (!read.ok) return notClosed(read.why + 1)
  if (read.value.length > limits.lines) return bad({ says: 'too-many-rows', values: { most: limits.rows } })
  const rows = asRows(read.value)
  const swallowing = strict.ok ? undefined : findSwallowing(rows, separator)
  return swallowing ? notClosed(swallowing.line) : good(rows)
}

const notClosed = (line: number) => bad({ says: 'quote-not-closed', values: { line } } as const)

/** The records, or how many came before the one that could not be read. */
function attempt(text: string, reading: Reading): Outcome<readonly (readonly string[])[], number> {
  try {
    return good(parse(text, rules(reading)))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return bad(Number(error['records']))
  }
}

function findSwallowing(rows: readonly Row[], separator: Separator): Row | undefined {
  const { width } = commonestWidth(rows)
  const holdsRow = (text: string) => /[\r\n]/.test(text) && text.split(separator).length >= width
  return rows.find(({ cells }) => width > 1 && cells.some((cell) => holdsRow(textOf(cell))))
}

const asRows = (records: readonly (readonly string[])[]): readonly Row[] =>
  records.map((cells, index) => ({ line: index + 1, cells })).filter(({ cells }) => !cells.every(isEmpty))

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
    const { width, times } = commonestWidth(rows)
    return { separator, marks: [findHeadingRow(rows, knows).known, times, width] }
  })
  const best = trials.reduce((one, other) => (isMore(other.marks, one.marks) ? other : one))
  return best.separator
}

// How many cells most rows have, rows of one cell aside: titles have one.
function commonestWidth(rows: readonly Row[]): { readonly width: number; readonly times: number } {
  const widths = rows.map(({ cells }) => cells.length).filter((width) => width > 1)
  const commonest = [...Map.groupBy(widths, (width) => width)]
    .map(([width, { length }]) => ({ width, times: length }))
    .toSorted((one, other) => other.times - one.times)
  return commonest[0] ?? { width: 1, times: 0 }
}

function isMore(marks: readonly number[], others: readonly number[]): boolean {
  const at = marks.findIndex((mark, index) => mark !== others[index])
  return at !== -1 && (marks[at] ?? 0) > (others[at] ?? 0)
}

function sample(text: string, separator: Separator): readonly Row[] {
  const records: string[][] = []
  const keep = (record: string[]) => void records.push(record)
  try {
    parse(text.slice(0, sampleLength), { ...rules({ separator, most: sampleRows, forgiving: true }), on_record: keep })
  } catch (error) {
    // The sample may end inside quotes, and with a wrong separator quotes stand anywhere: the rows before tell enough.
    if (!(error instanceof CsvError)) throw error
  }
  return asRows(records)
}
