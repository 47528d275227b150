import { good, type Outcome } from '#kernel/outcome.ts'

import type { NoiseRow } from './ptable.ts'
import { refuse, type Refusal } from './refusal.ts'

/**
 * The cell key as the XOR of the 64-bit keys of the records counted: the same set of records has the same key in any table
 * and any release, in whatever order it is read. Record keys must come from a keyed hash of the person, never from a seeded
 * generator: six keys of such a generator were enough to rebuild them all.
 */
export const xorKey = (recordKeys: Iterable<bigint>): bigint => {
  let key = 0n
  for (const recordKey of recordKeys) key ^= recordKey
  return BigInt.asUintN(64, key)
}

/** The cell key as the sum of whole record keys modulo `modulus` (256 at ONS), exact in any order. */
export const sumKey = (recordKeys: Iterable<number | bigint>, modulus: number): number => {
  let key = 0n
  for (const recordKey of recordKeys) key = (key + BigInt(recordKey)) % BigInt(modulus)
  return Number(key)
}

/** The 32 leading bits of a 64-bit cell key, which is what the look-up compares. */
export const leadingBits = (key: bigint): number => Number(BigInt.asUintN(64, key) >> 32n)

/** The look-up key of a cell key published as a fraction in [0, 1), as sdcTools does. */
export const bitsOfFraction = (fraction: number): number => Math.floor(fraction * 2 ** 32)

/** A perturbation table made ready for look-up with whole numbers only. */
export type Lookup = {
  /** The highest block; it serves all larger counts. */
  readonly top: number
  readonly width: number
  /** Block × width: the last 32-bit key of each interval, inclusive, so that the final one fits too. */
  readonly last: Uint32Array
  /** Block × width: the change of each interval, in units of the count. */
  readonly changes: Int16Array
  /** Block × 256: where to start looking for a key with these leading 8 bits. */
  readonly starts: Uint8Array
}

/** Makes a table ready for look-up; refuses one whose blocks have gaps, whose intervals do not rise to 1, or below 0. */
export function lookupOf(rows: readonly NoiseRow[]): Outcome<Lookup, Refusal> {
  const blocks = blocksOf(rows)
  const wrong = blocks.findIndex((block) => !isSound(block))
  if (blocks.length < 2 || wrong >= 0) return refuse('ptable-unsound', { row: Math.max(wrong, 0) })
  // An interval narrower than 2⁻³² holds no key: it is left out rather than given one.
  const kept = blocks.map((block) =>
    block.filter(([, , , , upper], at) => boundOf(upper) > boundOf(block[at - 1]?.[4] ?? 0)),
  )
  const width = Math.max(...kept.map((block) => block.length))
  const last = new Uint32Array(blocks.length * width).fill(0xffffffff)
  const changes = new Int16Array(blocks.length * width)
  const starts = new Uint8Array(blocks.length * 256)
  for (const [i, block] of kept.entries()) {
    for (const [k, [, , , v, upper]] of block.entries()) {
      last[i * width + k] = boundOf(upper) - 1
      changes[i * width + k] = v
    }
    for (let lead = 0; lead < 256; lead += 1)
      starts[i * 256 + lead] = block.findIndex(([, , , , upper]) => boundOf(upper) > lead * 2 ** 24)
  }
  return good({ top: blocks.length - 1, width, last, changes, starts })
}

const boundOf = (upper: number): number => Math.round(upper * 2 ** 32)

const blocksOf = (rows: readonly NoiseRow[]): (readonly NoiseRow[])[] => {
  const top = Math.max(0, ...rows.map(([i]) => i))
  return top > 10_000 || !Number.isInteger(top)
    ? []
    : Array.from({ length: top + 1 }, (_, i) => rows.filter((row) => row[0] === i))
}

const isSound = (block: readonly NoiseRow[]): boolean =>
  block.length > 0 &&
  block.length <= 255 &&
  block.every(
    ([i, j, p, v, upper], at) =>
      j === i + v && j >= 0 && Number.isInteger(v) && p >= 0 && upper >= (block[at - 1]?.[4] ?? 0),
  ) &&
  Math.abs((block.at(-1)?.[4] ?? 0) - 1) < 1e-6

/**
 * The change that a count gets under its 32-bit look-up key: the first interval of its block that holds the key; 0 stays 0.
 * Source: sdcTools/cellKey and Fraser & Wooton (2005).
 */
export function changeOf({ top, width, last, changes, starts }: Lookup, count: number, key: number): number {
  if (count === 0) return 0
  const block = count < top ? count : top
  const from = block * width
  let at = from + (starts[block * 256 + (key >>> 24)] ?? 0)
  while ((last[at] ?? 0xffffffff) < key) at += 1
  return changes[at] ?? 0
}

/** Perturbs counts by their look-up keys, cell by cell; the arrays are of equal length. */
export function perturb(lookup: Lookup, counts: ArrayLike<number>, keys: ArrayLike<number>): Int32Array {
  const published = new Int32Array(counts.length)
  for (let cell = 0; cell < published.length; cell += 1) {
    const count = counts[cell] ?? 0
    published[cell] = count + changeOf(lookup, count, keys[cell] ?? 0)
  }
  return published
}

/** A weighted count, perturbed in the proportion in which its unweighted count was; 0 where nobody was counted. */
export const perturbWeighted = (weighted: number, count: number, published: number): number =>
  count === 0 ? 0 : (weighted / count) * published
