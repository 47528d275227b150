import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance, type DuckDBVector } from '@duckdb/node-api'

import { good, type Outcome } from '#kernel/outcome.ts'

import type { Chunk, ColumnType, Engine, Place } from './engine.ts'
import { refuse, type Refusal } from './refusal.ts'
import { joined, sql, type Statement } from './statement.ts'

/** What the engine may take of the machine. */
export interface Share {
  /** As DuckDB writes it: `512MB`. Beyond it, what can be put aside goes to temporary files. */
  readonly memory?: string
  readonly threads?: number
  /** Stops the question under way and every later one: they are refused as stopped. */
  readonly signal?: AbortSignal
}

/** DuckDB inside this process, over snapshots in Parquet; it reads files, never fetches any, and its settings stay as they are. */
export async function openDuckDB({ memory = '512MB', threads = spareThreads(), signal }: Share = {}): Promise<Engine> {
  // Codes and keys may be put aside here: a folder that only we can enter, gone with the engine.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'safar-tabulate-'))
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memory,
    threads: String(threads),
    temp_directory: folder,
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    lock_configuration: 'true',
  })
  const connection = await instance.connect()
  const interrupt = () => connection.interrupt()
  signal?.addEventListener('abort', interrupt)
  const share = { memory, ...(signal && { signal }) }
  return {
    placeOf,
    columnsOf: (file) => refusing(file, share, () => columnsOf(connection, file)),
    read: (file, ask, take) => refusing(file, share, () => read(connection, ask(rowsOf(file)), take)),
    close() {
      signal?.removeEventListener('abort', interrupt)
      connection.closeSync()
      instance.closeSync()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const spareThreads = (): number => Math.min(4, os.availableParallelism())

// A folder named `a=b` above the file is no column.
const rowsOf = (file: string): Statement => sql`read_parquet(${file}, hive_partitioning = false)`

// A column in Parquet is a short list of texts and, for each row, a number in that list. DuckDB looks for a text in a list once for each
// text that is there, not once for each row as it does with CASE and casts: so placing rows costs next to nothing.
const placeOf = (code: Statement, places: readonly Place[]): Statement => {
  const codes = places.map((each) => (each.code === null ? sql`NULL` : sql`${each.code}`))
  const numbers = places.map(({ place }) => sql`${place}`)
  return sql`list_extract([${joined(numbers, ', ')}], list_position(CAST([${joined(codes, ', ')}] AS VARCHAR[]), ${code}))`
}

async function columnsOf(connection: DuckDBConnection, file: string): Promise<ReadonlyMap<string, ColumnType>> {
  const { text, values } = sql`SELECT * FROM ${rowsOf(file)} LIMIT 0`
  const result = await connection.run(text, [...values])
  return new Map(result.columnNames().map((name, at) => [name, typeNamed(String(result.columnType(at)))]))
}

const types: Readonly<Record<string, ColumnType>> = { VARCHAR: 'text', DOUBLE: 'number', UBIGINT: 'key' }
const typeNamed = (name: string): ColumnType => types[name] ?? name

async function read(
  connection: DuckDBConnection,
  { text, values }: Statement,
  take: (chunk: Chunk) => void,
): Promise<null> {
  const result = await connection.stream(text, [...values])
  for (let next = await result.fetchChunk(); next && next.rowCount > 0; next = await result.fetchChunk())
    take(chunkOf(next))
  return null
}

const chunkOf = (chunk: DuckDBDataChunk): Chunk => ({
  rows: chunk.rowCount,
  numbers(column) {
    const { items, gaps } = insideOf(chunk.getColumnVector(column))
    if (!(items instanceof Float64Array)) throw new Error('This is no column of numbers')
    return gaps ? items.map((item, row) => (gaps(row) ? NaN : item)) : items
  },
  keys(column) {
    const { items, gaps } = insideOf(chunk.getColumnVector(column))
    if (!(items instanceof BigUint64Array)) throw new Error('This is no column of keys')
    const whole = gaps ? items.map((item, row) => (gaps(row) ? 0n : item)) : items
    return new Uint32Array(whole.buffer, whole.byteOffset, whole.length * 2)
  },
  texts: (column) => chunk.getColumnValues(column).map((text) => (typeof text === 'string' ? text : null)),
})

interface Inside {
  readonly items: unknown
  /** Whether a row has no value; absent when every row has one. */
  readonly gaps?: (row: number) => boolean
}

// The package hands out values one by one, a BigInt for each key; what it reads them from is typed as private, so it is checked here.
function insideOf(vector: DuckDBVector): Inside {
  const { items, validity } = vector as unknown as { readonly items?: unknown; readonly validity?: unknown }
  if (!ArrayBuffer.isView(items) || typeof validity !== 'object' || validity === null || !('data' in validity))
    throw new Error('This version of DuckDB keeps its columns in another way')
  return validity.data === null ? { items } : { items, gaps: (row) => vector.getItem(row) === null }
}

/** Makes refusals of what an engine says of files and memory; what it says of our SQL is our own mistake. */
async function refusing<Value>(
  file: string,
  { memory = '', signal }: Share,
  ask: () => Promise<Value>,
): Promise<Outcome<Value, Refusal>> {
  const name = path.basename(file)
  if (signal?.aborted) return refuse('stopped')
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return refuse('snapshot-missing', { file: name })
  try {
    return good(await ask())
  } catch (error) {
    const says = error instanceof Error ? error.message : ''
    if (says.startsWith('INTERRUPT Error')) return refuse('stopped')
    if (says.startsWith('Out of Memory Error')) return refuse('memory-short', { memory })
    if (/^(IO|Invalid Input|Invalid|Serialization|Conversion) Error/.test(says))
      return refuse('snapshot-unreadable', { file: name })
    throw error
  }
}
