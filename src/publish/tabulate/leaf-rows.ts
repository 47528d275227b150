import path from 'node:path'

import { good, type Outcome } from '#kernel/outcome.ts'

import type { Leaf } from './axis.ts'
import type { Chunk, Engine } from './engine.ts'
import { type Counting, type LeafColumn, strangerQuery } from './leaf-query.ts'
import { refuse, type Refusal } from './refusal.ts'
import type { Statement } from './statement.ts'

/** The dimensions of a table, their leaves numbered as the digits of one number, the first dimension being the highest. */
export function columnsOf(dimensions: readonly { readonly column: string; readonly leaves: readonly Leaf[] }[]): {
  readonly columns: readonly LeafColumn[]
  /** How many combinations of leaves there are. */
  readonly combinations: number
} {
  const combinations = dimensions.reduceRight(
    ({ stride, columns }, { column, leaves }) => ({
      stride: stride * leaves.length,
      columns: [{ column, leaves, stride }, ...columns],
    }),
    { stride: 1, columns: [] as readonly LeafColumn[] },
  )
  return { columns: combinations.columns, combinations: combinations.stride }
}

/** Reads which leaf of each dimension a combination has, into `leaves`. */
export function readCombination(columns: readonly LeafColumn[], combination: number, leaves: Int32Array): void {
  let rest = combination
  for (let at = columns.length - 1; at >= 0; at -= 1) {
    // Division is many times faster than the remainder of numbers that may not be small.
    const size = columns[at]?.leaves.length ?? 1
    const higher = Math.floor(rest / size)
    leaves[at] = rest - higher * size
    rest = higher
  }
}

/**
 * Asks something whose answer begins with a combination of leaves, and hands it over as it comes; refuses codes that no leaf counts,
 * naming the first of them. Nothing has to be asked where a dimension has no leaves: then no row is counted.
 */
export async function readLeaves(
  engine: Engine,
  { file, counting, ask }: Asking,
  take: (chunk: Chunk, combinations: Float64Array) => void,
): Promise<Outcome<null, Refusal>> {
  if (counting.columns.some(({ leaves }) => leaves.length === 0)) return good(null)
  let isStrange = false
  const read = await engine.read(file, ask, (chunk) => {
    const combinations = chunk.numbers(0)
    if (combinations.some(Number.isNaN)) isStrange = true
    else take(chunk, combinations)
  })
  return isStrange && read.ok ? nameStranger(engine, file, counting) : read
}

export interface Asking {
  readonly file: string
  readonly counting: Counting
  readonly ask: (rows: Statement) => Statement
}

/** The leaf cells of a table, as they came. */
export interface Leaves {
  readonly chunks: readonly LeafChunk[]
  /** For each dimension and each of its leaves, whether a row is counted there. */
  readonly isCounted: readonly Uint8Array[]
}

export interface LeafChunk {
  readonly combinations: Float64Array
  /** In the order in which they were asked for. */
  readonly aggregates: readonly (Float64Array | Uint32Array)[]
}

/** Asks for the leaf cells of a table and keeps them; `isKey` says which aggregates are keys. */
export async function keepLeaves(
  engine: Engine,
  asking: Asking,
  isKey: readonly boolean[],
): Promise<Outcome<Leaves, Refusal>> {
  const chunks: LeafChunk[] = []
  const { columns } = asking.counting
  const isCounted = columns.map(({ leaves }) => new Uint8Array(leaves.length))
  const leaves = new Int32Array(columns.length)
  const read = await readLeaves(engine, asking, (chunk, combinations) => {
    const aggregates = isKey.map((key, at) => (key ? chunk.keys(at + 2) : chunk.numbers(at + 2)).slice())
    chunks.push({ combinations: combinations.slice(), aggregates })
    for (const combination of combinations) {
      readCombination(columns, combination, leaves)
      for (let at = 0; at < leaves.length; at += 1) isCounted[at]![leaves[at]!] = 1
    }
  })
  return read.ok ? good({ chunks, isCounted }) : read
}

async function nameStranger(
  engine: Engine,
  file: string,
  { columns, where }: Counting,
): Promise<Outcome<null, Refusal>> {
  for (const column of columns) {
    const strangers: (string | null)[] = []
    const read = await engine.read(
      file,
      strangerQuery(engine, column, where),
      (chunk) => void strangers.push(...chunk.texts(0)),
    )
    if (!read.ok) return read
    const [code] = strangers
    // What stands there was not declared by anybody: a little of it is enough to find it.
    if (code !== undefined)
      return refuse('code-strange', {
        file: path.basename(file),
        column: column.column,
        code: (code ?? '').slice(0, 40),
      })
  }
  throw new Error('A code was not counted, and yet every code has a leaf')
}
