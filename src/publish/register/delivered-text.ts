import { createReadStream } from 'node:fs'

import { type Outcome, good } from '#kernel/outcome.ts'
import { type Cell, type Row, isEmpty } from '#registry/list/cell.ts'
import { type Separator, readSeparated } from '#registry/list/csv.ts'
import { rearm } from '#registry/list/harmless.ts'
import { type Knows, findHeadingRow } from '#registry/list/heading-row.ts'
import { isWebPage, saysWhyRefused } from '#registry/list/list.ts'
import { type Encoding, markedEncoding, readPiece } from '#registry/list/text.ts'

import { type Batch, type DeliveredFile, type Scanned, firstBytes } from './delivered.ts'
import { type FileProblem, decline } from './file-problem.ts'
import { splitRecords } from './split-records.ts'
import { isMark } from './synthetic.ts'

const sampleBytes = 256 * 1024
const sampleRows = 20
// Small, so that what is made of a piece is gone before it grows old.
const pieceBytes = 64 * 1024

interface Layout {
  readonly encoding: Encoding
  readonly separator: Separator
  /** The record in which the headings stand, the first being 1. */
  readonly headingLine: number
  /** The places of the columns that are read. */
  readonly columns: readonly number[]
  readonly headings: readonly string[]
  readonly marked: boolean
}

/** Opens separated text: finds the encoding, the separator and the headings by its beginning. */
export async function openSeparated(scanned: Scanned, knows: Knows): Promise<Outcome<DeliveredFile, FileProblem>> {
  const found = await findLayout(scanned, knows)
  if (!found.ok) return found
  const { layout, sample } = found.value
  return good({
    format: 'text',
    sha256: scanned.sha256,
    bytes: scanned.bytes,
    headings: layout.headings,
    sample,
    synthetic: layout.marked,
    batches: () => batchesOf(scanned, layout),
  })
}

async function findLayout(scanned: Scanned, knows: Knows) {
  const bytes = await firstBytes(scanned.path, sampleBytes)
  const encoding = markedEncoding(bytes) ?? (scanned.isUtf8 ? 'utf-8' : 'windows-1251')
  const all = new TextDecoder(encoding).decode(bytes)
  // The last line may be cut, in the middle of a letter even.
  const beginning = bytes.length < scanned.bytes ? all.slice(0, all.lastIndexOf('\n') + 1) : all
  const text = readPiece(beginning, encoding)
  if (!text.ok) return decline(text.why.says, text.why.values)
  if (isWebPage(text.value)) return decline('web-page')
  const separated = readSeparated(text.value, knows)
  if (!separated.ok) return decline(separated.why.says, separated.why.values)
  const { rows, separator } = separated.value
  const { at } = findHeadingRow(rows, knows)
  const headingRow = rows[at]
  if (!headingRow) return decline('empty')
  const columns = columnsOf(headingRow.cells)
  const layout: Layout = {
    encoding,
    separator,
    headingLine: headingRow.line,
    columns,
    headings: columns.map((column) => rearm(String(headingRow.cells[column] ?? ''))),
    marked: rows.slice(0, at).some(({ cells }) => cells.some((cell) => isMark(String(cell)))),
  }
  const sample = rows
    .slice(at + 1, at + 1 + sampleRows)
    .map(({ line, cells }) => ({ line, cells: pick(cells, columns) }))
  return sample.length === 0 ? decline('no-rows') : good({ layout, sample })
}

const columnsOf = (headings: readonly Cell[]): readonly number[] => {
  const width = headings.findLastIndex((cell) => !isEmpty(cell)) + 1
  return Array.from({ length: width }, (_, column) => column).filter(
    (column) => !saysWhyRefused(String(headings[column] ?? '')),
  )
}

const pick = (cells: readonly Cell[], columns: readonly number[]): readonly Cell[] =>
  columns.map((column) => {
    const cell = cells[column] ?? ''
    // Only what begins with an apostrophe can have been made harmless.
    return typeof cell === 'string' && cell.startsWith("'") ? rearm(cell) : cell
  })

async function* batchesOf(scanned: Scanned, layout: Layout): AsyncGenerator<Outcome<Batch, FileProblem>> {
  const { separator, headingLine } = layout
  let [rest, done, line] = ['', 0, 0]
  for await (const piece of pieces(scanned, layout)) {
    if (!piece.ok) return yield piece
    done += piece.value.bytes
    const split = splitRecords(rest + piece.value.text, separator, { isLast: done >= scanned.bytes })
    if (!split.ok) return yield decline('quote-not-closed', { line: line + split.why + 1 })
    const { records } = split.value
    const first = line
    const problem = records.findIndex((record, at) => first + at >= headingLine && isAstray(record, layout))
    if (problem !== -1) return yield astray(records[problem] ?? [], first + problem + 1, layout)
    line += records.length
    rest = split.value.rest
    yield good({ rows: rowsOf(records, first, layout), done, of: scanned.bytes })
  }
}

const rowsOf = (
  records: readonly (readonly string[])[],
  first: number,
  { headingLine, columns }: Layout,
): readonly Row[] => {
  const rows: Row[] = []
  for (const [at, record] of records.entries())
    if (first + at >= headingLine && !record.every((cell) => cell === ''))
      rows.push({ line: first + at + 1, cells: pick(record, columns) })
  return rows
}

/** The text of the file in pieces, decoded and looked at; the note of the separator is left out. */
async function* pieces(
  { path, bytes }: Scanned,
  { encoding }: Layout,
): AsyncGenerator<Outcome<{ readonly text: string; readonly bytes: number }, FileProblem>> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let read = 0
  for await (const chunk of createReadStream(path, { highWaterMark: pieceBytes })) {
    const piece = chunk as Buffer
    const isFirst = read === 0
    read += piece.length
    const text = decode(decoder, piece, read < bytes)
    const plain = text === undefined ? decline('mixed-encoding') : readPiece(text, encoding)
    if (!plain.ok) return yield decline(plain.why.says, plain.why.values)
    yield good({ text: isFirst ? plain.value.replace(/^sep=.\r?\n/i, '') : plain.value, bytes: piece.length })
  }
  // What was added while we read is another file than the one whose fingerprint we have.
  if (read !== bytes) yield decline('file-changed')
}

function decode(decoder: TextDecoder, piece: Buffer, stream: boolean): string | undefined {
  try {
    return decoder.decode(piece, { stream })
  } catch {
    return undefined
  }
}

const widthOf = ({ columns }: Layout) => (columns.at(-1) ?? -1) + 1

/** Whether the cells of a record do not stand under their headings. */
const isAstray = (record: readonly string[], layout: Layout): boolean =>
  isTooWide(record, layout) || hasSwallowed(record, layout)

// A cell beyond the headings means that the others have moved: a code would be read as an answer to another question.
const isTooWide = (record: readonly string[], layout: Layout) =>
  record.length > widthOf(layout) && record.findLastIndex((cell) => cell.trim() !== '') >= widthOf(layout)

// A quotation mark that is closed in a later row has taken the rows between into one cell.
const hasSwallowed = (record: readonly string[], { separator, columns }: Layout) =>
  columns.length > 1 && record.some((cell) => cell.includes('\n') && cell.split(separator).length >= columns.length)

const astray = (record: readonly string[], line: number, layout: Layout) =>
  decline(isTooWide(record, layout) ? 'row-too-wide' : 'quote-not-closed', { line })
