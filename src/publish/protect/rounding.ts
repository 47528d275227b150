import { good, type Outcome } from '#kernel/outcome.ts'
import type { Method, Table } from '#kernel/table.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { roundSmallCounts } from '#publish/disclosure/round.ts'
import { type Cube, cellCount, type Tabulated } from '#publish/tabulate/cube.ts'
import { stridesOf } from '#publish/tabulate/roll-up.ts'

import type { Context } from './context.ts'
import { type ProtectedFigure, type ProtectedTable, makeFigure } from './protected.ts'
import { rateOf } from './quotient.ts'
import { codeAt, finestOf, product } from './shape.ts'

type Rounding = Extract<Method, { kind: 'rounding' }>

/**
 * The table with small counts set to 0 or to the base so that no published count lies between and all cells of all levels still
 * add up. A rate is made of two rounded counts, those among and those not among, which are rounded together with the table.
 * Refuses amounts, which rounding of counts would leave exact, and a second rate, whose counts could not be rounded with the first.
 */
export function protectByRounding(
  table: Table,
  method: Rounding,
  { all, among }: Tabulated,
  context: Context,
): Outcome<ProtectedTable, Refusal> {
  const figures = Object.entries(table.figures)
  const amount = figures.find(([, { kind }]) => kind !== 'count' && kind !== 'rate')
  if (amount) return refuse('protect-rounding-counts', { figure: amount[0] })
  const rates = figures.filter(([, { kind }]) => kind === 'rate')
  const [rate, second] = rates.map(([name]) => name)
  if (second !== undefined) return refuse('protect-rounding-rates', { figure: second })
  const part = rate === undefined ? undefined : (among[rate] ?? missing(rate))
  const rounded = roundCube(all, part, method.base)
  if (!rounded.ok) return rounded
  const { whole, those, worst } = rounded.value
  const cells = cellCount(all.axes)
  const made = figures.map(([name, figure]): [string, ProtectedFigure] => [
    name,
    // Every cell is said to be rounded: a zero that is not would tell the others apart from true ones.
    makeFigure(cells, (at) => {
      const people = whole[at] ?? 0
      if (figure.kind !== 'rate') return [people, 'rounded']
      return people === 0 ? [NaN, 'missing'] : [rateOf(those[at] ?? 0, people, figure.per), 'rounded']
    }),
  ])
  return good({
    table: context.table,
    axes: all.axes,
    figures: Object.fromEntries(made),
    method: { kind: method.kind, base: method.base, worst },
    noise: worst,
  })
}

interface RoundedCube {
  /** The published count of every cell, and of those among it whom a rate asks for. */
  readonly whole: Float64Array
  readonly those: Float64Array
  /** The largest change of a published count. */
  readonly worst: number
}

// With a rate the finest cells are split in two, those among and the others, so that neither they nor their sums come out small.
function roundCube(all: Cube, part: Cube | undefined, base: number): Outcome<RoundedCube, Refusal> {
  const { axes, counts } = all
  const strides = stridesOf(axes)
  const finest = axes.map(finestOf)
  const inner = product(
    axes,
    finest.map((codes) => codes.flatMap((made, code) => (made[0] === code && made.length === 1 ? [code] : []))),
  )
  const place = new Map(inner.map((cell, at) => [cell, at]))
  const cells = Array.from({ length: cellCount(axes) }, (_, cell) =>
    product(
      axes,
      axes.map((axis, at) => finest[at]?.[codeAt(cell, strides[at] ?? 1, axis)] ?? []),
    ).map((each) => place.get(each) ?? 0),
  )
  const outside = inner.length
  const beside = (parts: readonly number[]): readonly number[] => parts.map((each) => each + outside)
  const among = inner.map((cell) => part?.counts[cell] ?? 0)
  const others = inner.map((cell, at) => (counts[cell] ?? 0) - (among[at] ?? 0))
  const rounded =
    part === undefined
      ? roundSmallCounts({ inner: others, published: cells }, base)
      : roundSmallCounts(
          {
            inner: [...among, ...others],
            published: [...cells, ...cells.map(beside), ...cells.map((parts) => [...parts, ...beside(parts)])],
          },
          base,
        )
  if (!rounded.ok) return rounded
  const { published, worst } = rounded.value
  const from = part === undefined ? 0 : 2 * cells.length
  return good({
    whole: Float64Array.from(published.slice(from, from + cells.length)),
    those: Float64Array.from(published.slice(0, cells.length)),
    worst,
  })
}

function missing(figure: string): never {
  throw new Error(`no cube of those whom the rate ${figure} asks for`)
}
