import { good, type Outcome } from '#kernel/outcome.ts'

import { entropyRow } from './entropy-row.ts'
import { varianceRange, type Shape } from './moment-range.ts'
import { refuse, type Refusal } from './refusal.ts'

/** How counts are to be perturbed, in the symbols of the cell key literature. */
export type NoiseRule = {
  /** Largest change, in units of the count: a whole number from 1 to 50. */
  readonly D: number
  /** Variance of the change, in squared units; above 0. */
  readonly V: number
  /** No published count lies in 1..js; 0 when left out. */
  readonly js?: number
  /** Least probability that a count stays as it is, from 0 to below 1, for rows that may keep their count; 0 when left out. */
  readonly pstay?: number
  /** Whether p must not fall from the lowest change up to no change; true when left out, as in the reference. */
  readonly monotone?: boolean
  /** V as a ceiling under which entropy is greatest (the reference's reading, and the default), or as an equality. */
  readonly variance?: 'at most' | 'exact'
  /** Changes come in multiples of 1/step, for magnitudes; 1 when left out. */
  readonly step?: number
  /** The counts that get a block of their own, the last one serving all above it; 1..D+js+1 (1..D if js = 0) when left out. */
  readonly categories?: readonly number[]
}

/** [i, j, p, v, p_int_ub]: true count, published count, probability, change v = j − i, and cumulative probability. */
export type NoiseRow = readonly [i: number, j: number, p: number, v: number, upper: number]

/** What block i achieves; `short` when entropy is greatest below the variance that was allowed. */
export type Moments = { readonly i: number; readonly mean: number; readonly variance: number; readonly short: boolean }

/** A perturbation table: blocks in rising i, within a block rising v; the last block serves all larger counts. */
export type NoiseTable = { readonly rows: readonly NoiseRow[]; readonly moments: readonly Moments[] }

/**
 * The maximum-entropy perturbation table of the cell key method: unbiased, of variance V, |v| ≤ D, never publishing 1..js.
 * Refuses, naming the row and what it could reach, when a row cannot have mean 0 and variance V: V is never adjusted silently.
 * Sources: Fraser & Wooton (2005); Giessing (2016); table layout of the `ptable` package and τ-ARGUS.
 */
export function noiseTable(rule: NoiseRule): Outcome<NoiseTable, Refusal> {
  const misfit = misfitOf(rule)
  if (misfit) return misfit
  const rows: NoiseRow[] = [[0, 0, 1, 0, 1]]
  const moments: Moments[] = [{ i: 0, mean: 0, variance: 0, short: false }]
  for (const i of rule.categories ?? defaultCategories(rule)) {
    const block = noiseBlock(i, rule)
    if (!block.ok) return block
    rows.push(...block.value)
    moments.push(momentsOf(i, block.value, rule.V))
  }
  return good({ rows, moments })
}

const defaultCategories = ({ D, js = 0 }: NoiseRule): number[] =>
  Array.from({ length: js === 0 ? D : D + js + 1 }, (_, at) => at + 1)

function misfitOf({
  D,
  V,
  js = 0,
  pstay = 0,
  step = 1,
  categories = [1],
}: NoiseRule): ReturnType<typeof refuse> | null {
  if (!Number.isInteger(D) || D < 1 || D > 50) return refuse('noise-D', { D })
  if (!(V > 0) || !Number.isFinite(V)) return refuse('noise-V', { V })
  if (!Number.isInteger(js) || js < 0 || js > 50) return refuse('noise-js', { js })
  if (!(pstay >= 0 && pstay < 1)) return refuse('noise-pstay', { pstay })
  if (!Number.isInteger(step) || step < 1 || step > 20) return refuse('noise-step', { step })
  const rising = categories.every((i, at) => Number.isInteger(i) && i > (categories[at - 1] ?? 0))
  return rising && categories.length > 0 ? null : refuse('noise-categories')
}

function noiseBlock(i: number, rule: NoiseRule): Outcome<NoiseRow[], Refusal> {
  const { D, V, js = 0, pstay = 0, monotone = true, step = 1 } = rule
  const support = Array.from({ length: 2 * D * step + 1 }, (_, at) => (at - D * step) / step).filter(
    (v) => i + v === 0 || i + v > js,
  )
  const shape: Shape = { support, monotone, stay: support.includes(0) ? pstay : 0 }
  const range = varianceRange(shape)
  if (!range) return refuse('noise-mean-unattainable', { row: i, D, js, pstay })
  // At the edges of the range some changes would have probability 0, so the row would give counts away: refused as well.
  const edge = 1e-9 * Math.max(1, range.most)
  const inside = V > range.least + edge && V < range.most - edge
  const p = inside ? entropyRow(shape, { variance: V, exact: rule.variance === 'exact' }) : null
  if (p) return good(cumulate(i, support, p))
  return refuse('noise-variance-unattainable', { row: i, V, least: decimals(range.least), most: decimals(range.most) })
}

const decimals = (value: number): number => Number(value.toFixed(6))

function cumulate(i: number, support: readonly number[], p: readonly number[]): NoiseRow[] {
  let upper = 0
  return support.map((v, at) => {
    upper = Math.min(1, upper + (p[at] ?? 0))
    return [i, i + v, p[at] ?? 0, v, at === support.length - 1 ? 1 : upper]
  })
}

function momentsOf(i: number, block: readonly NoiseRow[], allowed: number): Moments {
  const mean = block.reduce((sum, [, , p, v]) => sum + p * v, 0)
  const variance = block.reduce((sum, [, , p, v]) => sum + p * v * v, 0)
  return { i, mean, variance, short: variance < allowed - 1e-7 }
}
