import { good, type Outcome } from '#kernel/outcome.ts'
import type { Method, Table } from '#kernel/table.ts'
import type { Fraction, RandomSource } from '#publish/disclosure/chance.ts'
import { noisyCounts } from '#publish/disclosure/noise.ts'
import { epsilonOf, varianceFor } from '#publish/disclosure/privacy.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { type Axis, type Cube, cellCount, type Tabulated } from '#publish/tabulate/cube.ts'

import type { Context } from './context.ts'
import { type ProtectedFigure, type ProtectedTable, makeFigure } from './protected.ts'
import { fewestBehind, rateOf } from './quotient.ts'
import { rhoOf } from './rho.ts'

type Noise = Extract<Method, { kind: 'noise' }>

/** The δ at which the report says what ρ means as ε: a chance in a million, as is usual. */
const delta = 1e-6

/**
 * The table under discrete Gaussian noise, drawn exactly, after its ρ has been charged to everybody in it. Every combination of levels is a
 * histogram of its own with its own noise: one person stands in one cell of each, so the noise of a total does not grow with the number
 * of cells below it, and cells need not add up. Counts below 0 become 0 afterwards, which costs no privacy; the noisy values stay
 * beside them. Refuses amounts, an unreadable ρ, and what the budget refuses. Source: Canonne, Kamath & Steinke (2020).
 */
export async function protectByNoise(
  table: Table,
  method: Noise,
  { all, among }: Tabulated,
  context: Context,
): Promise<Outcome<ProtectedTable, Refusal>> {
  const { chance } = context
  if (chance === undefined) throw new Error('a table under noise needs a source of chance and a budget')
  const figures = Object.entries(table.figures)
  const amount = figures.find(([, { kind }]) => kind !== 'count' && kind !== 'rate')
  if (amount) return refuse('protect-noise-counts', { figure: amount[0] })
  const rho = rhoOf(method.rho)
  if (rho === null) return refuse('protect-rho', { rho: method.rho })
  // What is drawn may be seen, so it is paid for first; a stop in between loses budget and gives nothing away.
  const charged = await chance.charge(rho)
  if (!charged.ok) return charged
  const rates = figures.filter(([, { kind }]) => kind === 'rate').map(([name]) => name)
  const levels = levelsOf(all.axes)
  const histograms = levels * (1 + rates.length)
  const variance = varianceFor(rho, histograms * chance.rowsPerPerson ** 2)
  const draw = (cube: Cube): Drawn => drawCounts(chance.random, cube, variance)
  const people = draw(all)
  const drawn = new Map(rates.map((name) => [name, draw(among[name] ?? missing(name))]))
  const cells = cellCount(all.axes)
  return good({
    table: context.table,
    axes: all.axes,
    figures: Object.fromEntries(
      figures.map(([name, figure]): [string, ProtectedFigure] => [
        name,
        figure.kind === 'rate'
          ? rateFigure(drawn.get(name) ?? people, people, figure.per)
          : { ...makeFigure(cells, (at) => [people.published[at] ?? 0, 'noisy']), noisy: people.noisy },
      ]),
    ),
    method: {
      kind: method.kind,
      rho: method.rho,
      variance: Number(variance.of) / Number(variance.over),
      // Two standard deviations and a little: the discrete distribution is as wide as the continuous one.
      usuallyWithin: Math.ceil(1.96 * Math.sqrt(Number(variance.of) / Number(variance.over))),
      histograms,
      rowsPerPerson: chance.rowsPerPerson,
      epsilon: Number(epsilonOf(Number(rho.of) / Number(rho.over), delta).toFixed(4)),
      delta,
      fewestBehind,
    },
    noise: Infinity,
  })
}

interface Drawn {
  readonly noisy: Float64Array
  readonly published: Float64Array
}

function drawCounts(random: RandomSource, { counts }: Cube, variance: Fraction): Drawn {
  const drawn = noisyCounts(random, Array.from(counts), variance)
  return {
    noisy: Float64Array.from(drawn, ({ noisy }) => noisy),
    published: Float64Array.from(drawn, ({ published }) => published),
  }
}

const rateFigure = (those: Drawn, people: Drawn, per: number): ProtectedFigure =>
  makeFigure(people.noisy.length, (at) => {
    const whole = people.published[at] ?? 0
    return whole < fewestBehind ? [NaN, 'withheld'] : [rateOf(those.published[at] ?? 0, whole, per), 'noisy']
  })

/** How many cells of a table hold one and the same row: one for each combination of levels that the table shows. */
export const levelsOf = (axes: readonly Axis[]): number =>
  axes.reduce((product, { level }) => product * new Set(level).size, 1)

function missing(figure: string): never {
  throw new Error(`no cube of those whom the rate ${figure} asks for`)
}
