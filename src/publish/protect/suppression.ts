import { good, type Outcome } from '#kernel/outcome.ts'
import type { Figure, Method, Table } from '#kernel/table.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { cellCount, type Tabulated } from '#publish/tabulate/cube.ts'

import type { Context } from './context.ts'
import { type CellStatus, type ProtectedFigure, type ProtectedTable, makeFigure } from './protected.ts'
import { fewestBehind, rateOf, twoDigits } from './quotient.ts'
import { type Withheld, withhold } from './withhold/withhold.ts'

type Suppression = Extract<Method, { kind: 'suppression' }>

/**
 * The table with the cells withheld that would give a contributor away, and others beside them; all others are true. A cell is withheld
 * in every figure of the table or in none, so that no mean, rate or count gives back a sum. Refuses a table of which nothing would
 * be left but its total. Sources: Hundepool et al. (2012); Fischetti & Salazar-González (2001).
 */
export async function protectBySuppression(
  table: Table,
  method: Suppression,
  tabulated: Tabulated,
  context: Context,
): Promise<Outcome<ProtectedTable, Refusal>> {
  const withheld = await withhold(table, method, tabulated, context)
  if (!withheld.ok) return withheld
  const { lattice, layers, pattern, unsafe, cost, bound, inParts } = withheld.value
  const published = pattern.reduce(
    (sum, share, knot) => sum + (share === 0 && !isTotal(withheld.value, knot) ? 1 : 0),
    0,
  )
  if (pattern.includes(1) && published === 0) return refuse('protect-nothing-left')
  const cells = cellCount(tabulated.all.axes)
  // Where counts are published, which cells broke the rule would bound them: two cells of a group of which each is unsafe can hold but one.
  const isOpen = layers.every(({ kind }) => kind === 'amount')
  const statusOf = (cell: number): CellStatus => {
    const knot = lattice.knotOf[cell] ?? -1
    if (knot < 0 || pattern[knot] !== 1) return 'exact'
    return isOpen && unsafe[knot] === 0 ? 'withheld-beside' : 'withheld'
  }
  const statuses = Array.from({ length: cells }, (_, cell) => statusOf(cell))
  const figures = Object.entries(table.figures).map(([name, figure]): [string, ProtectedFigure] => {
    const value = valueOf(name, figure, tabulated)
    return [
      name,
      makeFigure(cells, (cell) => {
        const status = statuses[cell] ?? 'withheld'
        if (status !== 'exact') return [NaN, status]
        return value(cell)
      }),
    ]
  })
  return good({
    table: context.table,
    axes: tabulated.all.axes,
    figures: Object.fromEntries(figures),
    method: {
      kind: method.kind,
      least: method.least,
      'dominance.n': method.dominance?.n ?? null,
      'dominance.k': method.dominance?.k ?? null,
      'percent.p': method.percent?.p ?? null,
      attributes: method.attributes?.join(' ') ?? null,
      fewestBehind,
      withheld: statuses.filter((status) => status === 'withheld').length,
      beside: statuses.filter((status) => status === 'withheld-beside').length,
      cost,
      bound: Number(bound.toFixed(3)),
      gap: cost === 0 ? 0 : Number(((cost - bound) / cost).toFixed(4)),
      inParts,
    },
    noise: 0,
  })
}

const isTotal = ({ lattice }: Withheld, knot: number): boolean => lattice.knots[knot]?.includes(0) ?? false

type Valued = readonly [value: number, status: CellStatus]

// What a cell says that is not withheld.
function valueOf(name: string, figure: Figure, { all, among, answered }: Tabulated): (cell: number) => Valued {
  if (figure.kind === 'count') return (cell) => [all.counts[cell] ?? 0, 'exact']
  if (figure.kind === 'sum') return (cell) => [all.sums[figure.of]?.[cell] ?? 0, 'exact']
  const { counts } = figure.kind === 'rate' ? all : (answered[figure.of] ?? all)
  const onSome =
    (fewest: number, of: (cell: number, people: number) => Valued) =>
    (cell: number): Valued => {
      const people = counts[cell] ?? 0
      return people === 0 ? [NaN, 'missing'] : people < fewest ? [NaN, 'withheld'] : of(cell, people)
    }
  switch (figure.kind) {
    case 'mean':
      return onSome(1, (cell, people) => [(all.sums[figure.of]?.[cell] ?? 0) / people, 'exact'])
    case 'rate':
      return onSome(1, (cell, people) => [rateOf(among[name]?.counts[cell] ?? 0, people, figure.per), 'exact'])
    case 'median':
      return onSome(fewestBehind, (cell) => [twoDigits(all.medians[figure.of]?.[cell] ?? NaN), 'rounded'])
  }
}
