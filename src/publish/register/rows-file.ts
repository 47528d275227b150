import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'

import {
  BOOLEAN,
  DOUBLE,
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBValue,
  UBIGINT,
  USMALLINT,
} from '@duckdb/node-api'

import { type Outcome, good } from '#kernel/outcome.ts'

import { type FileProblem, decline } from './file-problem.ts'
import { type Scratch, literal, openScratch, quoted } from './open-duckdb.ts'
import type { ReadRow } from './reader.ts'

/** What a snapshot holds of one row. */
export type KeptRow = Omit<ReadRow, 'month'>

/** A Parquet file of rows, written. */
export interface RowsFile {
  readonly path: string
  readonly sha256: Buffer
  readonly bytes: number
  readonly rows: number
}

/** A Parquet file of rows that is being written: a column of codes for each published question, one of amounts for each measured. */
export interface RowsWriter {
  /** Takes a row; a problem when a question has more codes than a code list ever has. */
  add(row: KeptRow): Outcome<null, FileProblem>
  /** Writes the file. It stays until the writer is closed. */
  finish(): Promise<RowsFile>
  close(): Promise<void>
}

// The rows that DuckDB takes at once, and as many codes as two bytes count.
const chunkRows = 2048
const mostCodes = 65_535

/** The questions whose codes are written, and those whose amounts are. */
interface Columns {
  readonly published: readonly string[]
  readonly measured: readonly string[]
}

/**
 * Begins a file. Rows wait on disk as numbers of codes, which takes a tenth of the time that texts take; the codes are put in at
 * the end.
 */
export async function writeRows({ published, measured }: Columns): Promise<RowsWriter> {
  const scratch = await openScratch()
  await scratch.connection.run(
    `create table rows (${[
      ...published.map((name) => `${quoted(name)} usmallint`),
      ...measured.map((name) => `${quoted(name)} double`),
      'record_key ubigint, contributor_key ubigint, synthetic boolean',
    ].join(', ')})`,
  )
  const appender = await scratch.connection.createAppender('rows')
  const codes = published.map(() => new Map<string, number>())
  const waiting = makeRoom(published.length, measured.length)
  let rows = 0
  const flush = () => {
    append(appender, waiting)
    rows += waiting.rows
    waiting.rows = 0
  }
  return {
    add(row) {
      const full = putInto(waiting, codes, row)
      if (full !== -1) return decline('too-many-codes', { column: published[full] ?? '', most: mostCodes })
      if (waiting.rows === chunkRows) flush()
      return good(null)
    },
    async finish() {
      if (waiting.rows > 0) flush()
      appender.closeSync()
      const file = path.join(scratch.folder, 'rows.parquet')
      await putCodesIn(scratch, file, { published, measured, codes })
      return { path: file, ...(await fingerprint(file)), rows }
    },
    close: () => scratch.close(),
  }
}

/** Rows that wait to be written, column by column: as numbers they are no work for whoever collects garbage. */
interface Room {
  rows: number
  readonly codes: readonly Uint16Array[]
  readonly amounts: readonly Float64Array[]
  readonly recordKeys: BigUint64Array
  readonly contributorKeys: BigUint64Array
  readonly synthetic: Uint8Array
}

const makeRoom = (published: number, measured: number): Room => ({
  rows: 0,
  codes: Array.from({ length: published }, () => new Uint16Array(chunkRows)),
  amounts: Array.from({ length: measured }, () => new Float64Array(chunkRows)),
  recordKeys: new BigUint64Array(chunkRows),
  contributorKeys: new BigUint64Array(chunkRows),
  synthetic: new Uint8Array(chunkRows),
})

/** Puts a row into the room; gives the place of a question that has too many codes, or −1. */
function putInto(room: Room, known: readonly Map<string, number>[], row: KeptRow): number {
  const at = room.rows
  for (const [column, places] of room.codes.entries()) {
    const place = placeOf(known[column], row.codes[column])
    if (place >= mostCodes) return column
    places[at] = place
  }
  for (const [column, amounts] of room.amounts.entries()) amounts[at] = row.amounts[column] ?? Number.NaN
  room.recordKeys[at] = row.recordKey
  room.contributorKeys[at] = row.contributorKey
  room.synthetic[at] = row.synthetic ? 1 : 0
  room.rows = at + 1
  return -1
}

function placeOf(known: Map<string, number> | undefined, code: string | undefined): number {
  if (!known || code === undefined) throw new Error('A row has a code for each published question')
  const place = known.get(code)
  if (place !== undefined) return place
  known.set(code, known.size)
  return known.size - 1
}

function append(appender: DuckDBAppender, room: Room): void {
  const { codes, amounts, recordKeys, contributorKeys, synthetic, rows } = room
  const types = [...codes.map(() => USMALLINT), ...amounts.map(() => DOUBLE), UBIGINT, UBIGINT, BOOLEAN]
  const chunk = DuckDBDataChunk.create(types, rows)
  let column = 0
  const fill = (valueAt: (at: number) => DuckDBValue) => {
    const vector = chunk.getColumnVector(column++)
    for (let at = 0; at < rows; at++) vector.setItem(at, valueAt(at))
    vector.flush()
  }
  for (const places of codes) fill((at) => places[at] ?? 0)
  for (const some of amounts) fill((at) => orNull(some[at]))
  fill((at) => recordKeys[at] ?? 0n)
  fill((at) => contributorKeys[at] ?? 0n)
  fill((at) => synthetic[at] === 1)
  appender.appendDataChunk(chunk)
}

const orNull = (amount: number | undefined) => (amount === undefined || Number.isNaN(amount) ? null : amount)

async function putCodesIn(
  { connection }: Scratch,
  file: string,
  { published, measured, codes }: Columns & { readonly codes: readonly ReadonlyMap<string, number>[] },
): Promise<void> {
  const texts = published.map((name, at) => {
    const list = [...(codes[at]?.keys() ?? [])].map(literal).join(', ')
    return `list_extract([${list}]::varchar[], ${quoted(name)} + 1) as ${quoted(name)}`
  })
  const columns = [...texts, ...measured.map(quoted), 'record_key', 'contributor_key', 'synthetic']
  await connection.run(
    `copy (select ${columns.join(', ')} from rows) to ${literal(file)} (format parquet, compression zstd, row_group_size 122880)`,
  )
}

/** The fingerprint and the size of a file. */
export async function fingerprint(file: string): Promise<{ readonly sha256: Buffer; readonly bytes: number }> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer)
  return { sha256: hash.digest(), bytes: (await stat(file)).size }
}
