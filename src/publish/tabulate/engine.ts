import type { Outcome } from '#kernel/outcome.ts'

import type { Refusal } from './refusal.ts'
import type { Statement } from './statement.ts'

/** What a column holds, as far as a table needs to know; another type goes by its engine's name. */
export type ColumnType = 'text' | 'number' | 'key' | (string & {})

/** Some rows of an answer, column by column; what it hands out is only good until the next rows come. */
export interface Chunk {
  readonly rows: number
  /** A column of numbers; NaN where there is none. */
  numbers(column: number): Float64Array
  /** A column of 64-bit keys, each as its other 32 bits and then its leading 32; 0 where there is none. */
  keys(column: number): Uint32Array
  /** A column of texts; null where there is none. */
  texts(column: number): readonly (string | null)[]
}

/** The number that a code stands for; null is a code that is not there. */
export interface Place {
  readonly code: string | null
  readonly place: number
}

/**
 * What reads snapshots and groups their rows. It is asked in plain SQL (`GROUP BY`, and `bit_xor` over unsigned 64-bit keys), so that
 * another engine can take its place. One question at a time.
 */
export interface Engine {
  /** The columns of a snapshot; refuses a file that is none, or not a whole one. */
  columnsOf(file: string): Promise<Outcome<ReadonlyMap<string, ColumnType>, Refusal>>
  /** SQL for the place of what `code` says, missing where no place is named for it: a `CASE`, or whatever is faster than that. */
  placeOf(code: Statement, places: readonly Place[]): Statement
  /** Asks what `ask` makes of the rows of a snapshot, and hands over the answer as it comes. */
  read(file: string, ask: (rows: Statement) => Statement, take: (chunk: Chunk) => void): Promise<Outcome<null, Refusal>>
  /** Lets go of memory and temporary files. */
  close(): void
}
