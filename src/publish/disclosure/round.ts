import { good, type Outcome } from '#kernel/outcome.ts'

import { refuse, type Refusal } from './refusal.ts'
import { bestChoice } from './round-choice.ts'

/** A table to round: counts of its inner cells, and of each published cell the inner cells (by place) that it adds up. */
export type Additive = { readonly inner: readonly number[]; readonly published: readonly (readonly number[])[] }

/** The table after rounding; published counts are still the sums of inner ones. */
export type Rounded = {
  readonly inner: readonly number[]
  readonly published: readonly number[]
  /** Places of the inner cells that were set to 0 or to the base. */
  readonly touched: readonly number[]
  /** Largest absolute change of a published count. */
  readonly worst: number
}

/**
 * Additive rounding of small counts: no published count lies in 1..base−1 afterwards, and all still add up. Only inner cells in
 * 1..base−1 that feed such a published count are set to 0 or to the base; when that makes another published count small, its
 * inner cells join. The choice makes the largest published change least, then the sum of squares. Refuses counts that are not
 * whole or negative, published cells that name no inner cell, and a base below 2.
 * Source: Langsrud & Heldal (2018), "An algorithm for small count rounding of tabular data".
 */
export function roundSmallCounts(table: Additive, base: number): Outcome<Rounded, Refusal> {
  const misfit = misfitOf(table, base)
  if (misfit) return misfit
  const small = table.inner.map((count) => count > 0 && count < base)
  const touched = new Set<number>()
  let inner = table.inner
  for (;;) {
    const joining = table.published
      .filter((cells) => isSmall(total(inner, cells), base))
      .flatMap((cells) => cells.filter((cell) => small[cell] && !touched.has(cell)))
    if (joining.length === 0) break
    for (const cell of joining) touched.add(cell)
    inner = bestChoice(
      table,
      [...touched].toSorted((one, other) => one - other),
      base,
    )
  }
  const published = table.published.map((cells) => total(inner, cells))
  const worst = Math.max(
    0,
    ...published.map((count, at) => Math.abs(count - total(table.inner, table.published[at] ?? []))),
  )
  return good({ inner, published, touched: [...touched].toSorted((one, other) => one - other), worst })
}

const total = (inner: readonly number[], cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (inner[cell] ?? 0), 0)

const isSmall = (count: number, base: number): boolean => count > 0 && count < base

function misfitOf({ inner, published }: Additive, base: number): ReturnType<typeof refuse> | null {
  if (!Number.isInteger(base) || base < 2) return refuse('round-base', { base })
  const wrong = inner.findIndex((count) => !Number.isSafeInteger(count) || count < 0)
  if (wrong >= 0) return refuse('round-count', { cell: wrong, count: inner[wrong] ?? '' })
  const astray = published.findIndex(
    (cells) => cells.some((cell) => !(cell in inner)) || new Set(cells).size !== cells.length,
  )
  return astray >= 0 ? refuse('round-published', { cell: astray }) : null
}
