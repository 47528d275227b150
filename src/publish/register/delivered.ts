import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'

import type { Outcome } from '#kernel/outcome.ts'
import type { Row } from '#registry/list/cell.ts'

import type { FileProblem } from './file-problem.ts'

/** Some rows of a delivered file, and how far it has been read, in whatever it is measured by. */
export interface Batch {
  readonly rows: readonly Row[]
  readonly done: number
  readonly of: number
}

/** A file that an owner delivered, opened but not read. */
export interface DeliveredFile {
  readonly format: 'text' | 'workbook' | 'parquet'
  readonly sha256: Buffer
  readonly bytes: number
  /** One for each column; `''` where a column has none. */
  readonly headings: readonly string[]
  /** The first rows, for a person to look at. */
  readonly sample: readonly Row[]
  /** Whether it says above its headings, or in its description, that it is invented. */
  readonly synthetic: boolean
  /** The rows below the headings, some thousands at a time; a problem comes last. Nothing is held in memory. */
  batches(): AsyncGenerator<Outcome<Batch, FileProblem>>
}

/** What is known of a file before it is looked into. */
export interface Scanned {
  readonly path: string
  readonly sha256: Buffer
  readonly bytes: number
  /** Whether all of it is UTF-8. */
  readonly isUtf8: boolean
}

/** The first bytes of a file, or all when it has no more. */
export async function firstBytes(path: string, most: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Reads a file once for its fingerprint, and sees whether it is UTF-8 to its end. */
export async function scan(path: string): Promise<Scanned> {
  const { size } = await stat(path)
  const hash = createHash('sha256')
  const state = { utf8: true, tail: Buffer.alloc(0) }
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const chunk = piece as Buffer
    hash.update(chunk)
    if (state.utf8) takeUtf8(state, chunk)
  }
  return { path, sha256: hash.digest(), bytes: size, isUtf8: state.utf8 && state.tail.length === 0 }
}

// A letter may lie across two pieces: what may be its beginning is looked at together with the next.
function takeUtf8(state: { utf8: boolean; tail: Buffer }, chunk: Buffer): void {
  const whole = state.tail.length === 0 ? chunk : Buffer.concat([state.tail, chunk])
  const cut = beginningOfLastLetter(whole)
  state.utf8 = isUtf8(whole.subarray(0, cut))
  state.tail = Buffer.from(whole.subarray(cut))
}

function beginningOfLastLetter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    if (length > 1) return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
