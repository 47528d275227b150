import { good, type Outcome } from '#kernel/outcome.ts'
import type { Figure, Method, Table } from '#kernel/table.ts'
import { type Lookup, lookupOf, perturb } from '#publish/disclosure/cell-key.ts'
import { type NoiseTable, noiseTable } from '#publish/disclosure/ptable.ts'
import type { Refusal } from '#publish/disclosure/refusal.ts'
import { type Cube, cellCount, type Tabulated } from '#publish/tabulate/cube.ts'

import type { Context } from './context.ts'
import { type MethodReport, type ProtectedFigure, type ProtectedTable, makeFigure, statusPlace } from './protected.ts'
import { fewestBehind, rateOf, twoDigits } from './quotient.ts'

type CellKey = Extract<Method, { kind: 'cell-key' }>

/**
 * The table with its counts changed by the cell key method: by at most D, without bias, the same change for the same people in
 * any table. Amounts are the true amount per person times a count changed by the other half of the key, so that neither an
 * amount nor a mean is ever exact; what stands on fewer than `fewestBehind` people, as published, is withheld. Refuses parameters
 * whose moments no row can have. Source: Fraser & Wooton (2005); weighted counts as in sdcTools/cellKey.
 */
export function protectByCellKey(
  table: Table,
  method: CellKey,
  { all, among, answered }: Tabulated,
  context: Context,
): Outcome<ProtectedTable, Refusal> {
  const noise = noiseTable(method)
  if (!noise.ok) return noise
  const lookup = lookupOf(noise.value.rows)
  if (!lookup.ok) return lookup
  const people = perturb(lookup.value, all.counts, all.keys.high)
  const figures = Object.entries(table.figures).map(([name, figure]): [string, ProtectedFigure] => [
    name,
    figureOf(figure, { all, part: among[name], answered, people, lookup: lookup.value }),
  ])
  return good({
    table: context.table,
    axes: all.axes,
    figures: Object.fromEntries(figures),
    method: reportOf(method, noise.value),
    noise: method.D,
  })
}

interface Changed {
  readonly all: Cube
  readonly part: Cube | undefined
  readonly answered: Tabulated['answered']
  /** The published count of every cell. */
  readonly people: Int32Array
  readonly lookup: Lookup
}

function figureOf(figure: Figure, { all, part, answered, people, lookup }: Changed): ProtectedFigure {
  const cells = cellCount(all.axes)
  // Every count is said to be changed, also where it is not: which zeros are true would give small counts away.
  if (figure.kind === 'count')
    return { values: Float64Array.from(people), statuses: new Uint8Array(cells).fill(statusPlace('perturbed')) }
  const onEnough = (
    base: Int32Array,
    status: 'perturbed' | 'rounded',
    value: (at: number) => number,
  ): ProtectedFigure =>
    makeFigure(cells, (at) => ((base[at] ?? 0) < fewestBehind ? [NaN, 'withheld'] : [value(at), status]))
  if (figure.kind === 'rate') {
    if (part === undefined) throw new Error('a rate needs the cube of those it asks for')
    const those = perturb(lookup, part.counts, part.keys.high)
    return onEnough(people, 'perturbed', (at) => rateOf(those[at] ?? 0, people[at] ?? 0, figure.per))
  }
  const { counts, keys } = answered[figure.of] ?? all
  const base = perturb(lookup, counts, keys.high)
  if (figure.kind === 'median') {
    const medians = all.medians[figure.of] ?? missing(figure.of)
    return onEnough(base, 'rounded', (at) => twoDigits(medians[at] ?? NaN))
  }
  const amounts = all.sums[figure.of] ?? missing(figure.of)
  // With the change of the count itself, sum by count would be the true mean to its last digit, and two of those are somebody's own amount.
  const weights = perturb(lookup, counts, keys.low)
  const amount = (at: number): number => ((amounts[at] ?? 0) / (counts[at] ?? 1)) * (weights[at] ?? 0)
  return onEnough(base, 'perturbed', figure.kind === 'sum' ? amount : (at) => amount(at) / (base[at] ?? 1))
}

function missing(question: string): never {
  throw new Error(`the cube has no amounts of ${question}`)
}

function reportOf({ kind, D, V, js, pstay }: CellKey, { moments }: NoiseTable): MethodReport {
  const achieved = moments
    .filter(({ i }) => i > 0)
    .flatMap(({ i, mean, variance, short }): [string, number | boolean][] => [
      [`mean.${i}`, tidy(mean)],
      [`variance.${i}`, tidy(variance)],
      [`short.${i}`, short],
    ])
  return { kind, D, V, js, pstay, fewestBehind, ...Object.fromEntries(achieved) }
}

// Rounded as the published tables of changes are; a mean of −2·10⁻¹⁷ is 0.
const tidy = (moment: number): number => Number(moment.toFixed(7)) + 0
