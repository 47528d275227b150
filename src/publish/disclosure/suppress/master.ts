import type { Highs } from 'highs'

import type { Bridge, Cut } from './cut.ts'
import { tolerance } from './solver.ts'

/** What the relaxed problem says at present. */
export type Relaxed = {
  /** Cost of the secondary cells, a lower bound under the present bounds. */
  readonly cost: number
  /** For each cell the share of it that is withheld. */
  readonly shares: Float64Array
  /** For each cell what withholding it would cost more than its price says. */
  readonly reduced: Float64Array
}

/** The relaxed problem: choose shares of secondary cells, cheapest first, that satisfy the cuts known so far. */
export type Master = {
  /** Adds cuts; says how many were not there yet. */
  add(cuts: readonly Cut[]): number
  bridge(bridges: readonly Bridge[]): number
  /** Holds a cell between two shares. */
  hold(cell: number, from: number, to: number): void
  /** The cheapest shares; null when the bounds leave none. */
  solve(): Relaxed | null
  close(): void
}

/** A warm linear programme over the cells with a price; a cell without one (null) keeps the share given in `fixed`. */
export function masterOf(solver: Highs, prices: readonly (number | null)[], fixed: ArrayLike<number>): Master {
  const cells = prices.flatMap((price, cell) => (price === null ? [] : [cell]))
  const column = new Map(cells.map((cell, at) => [cell, at]))
  const columnOf = (cell: number): number => column.get(cell) ?? 0
  const model = solver.createModel({
    numCols: cells.length,
    numRows: 0,
    colCost: Float64Array.from(cells, (cell) => prices[cell] ?? 0),
    colLower: new Float64Array(cells.length),
    colUpper: new Float64Array(cells.length).fill(1),
    rowLower: new Float64Array(0),
    rowUpper: new Float64Array(0),
    matrix: {
      format: 'csr',
      numRows: 0,
      numCols: cells.length,
      starts: new Int32Array(1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
  })
  model.options.set({ output_flag: false, presolve: 'off' })
  const seen = new Set<string>()

  const row = (floor: number, indices: Int32Array, values: Float64Array): number => {
    const name = `${indices.join()} ${values.join()}`
    if (seen.has(name)) return 0
    seen.add(name)
    model.addRow(floor, solver.infinity, { indices, values })
    return 1
  }

  return {
    add: (cuts) => sum(cuts.map(({ cells: tied, weights }) => row(1, Int32Array.from(tied, columnOf), weights))),
    bridge: (bridges) =>
      sum(
        bridges.map(({ cell, others }) =>
          row(0, Int32Array.from([cell, ...others], columnOf), Float64Array.from([-1, ...others.map(() => 1)])),
        ),
      ),
    hold(cell, from, to) {
      model.changeColBounds(columnOf(cell), from, to)
    },
    solve() {
      model.run()
      if (model.getModelStatus() !== solver.constants.modelStatus.optimal) return null
      const { colValue, colDual } = model.getSolution()
      const shares = Float64Array.from(fixed)
      const reduced = new Float64Array(fixed.length)
      for (const [at, cell] of cells.entries()) {
        const share = colValue[at] ?? 0
        shares[cell] = share < tolerance ? 0 : share > 1 - tolerance ? 1 : share
        reduced[cell] = colDual[at] ?? 0
      }
      return { cost: model.getObjectiveValue(), shares, reduced }
    },
    close: () => model.dispose(),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
