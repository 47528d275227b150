import type { Highs } from 'highs'

import { room, type Instance } from './instance.ts'
import { matrixOf } from './matrix.ts'

/** How much of a cell's room an attacker must allow for: `share` of it (1 if withheld), and no more than `most` either way. */
export type Allowance = { readonly share: (cell: number) => number; readonly most: number }

/** How far a withheld cell can move in one direction, and why no further. */
export type Reach = {
  /** The furthest that the cell can be from its true value, 0 or more, stopped at `need`. */
  readonly amount: number
  /** The move of every withheld cell that takes it there, in the order of `cells`. */
  readonly move: Float64Array
  /** A multiplier per relation: the combination of relations that stops the cell. */
  readonly multipliers: Float64Array
}

export type Attacker = {
  readonly cells: readonly number[]
  /** How far `cell` can go up (+1) or down (−1), looking no further than `need`. */
  reach(cell: number, direction: 1 | -1, need: number): Reach
  /** Changes what the attacker must allow for. */
  allow(allowance: Allowance): void
  /** Gives the solver's memory back. */
  close(): void
}

/**
 * What an attacker who knows the relations, the published cells and the bounds can find out about withheld `cells`: a linear
 * programme in the moves d of the withheld cells, A·d = 0, kept warm from question to question.
 * Source: Fischetti & Salazar-González (2001), "Solving the cell suppression problem on tabular data with linear constraints".
 */
export function attackerOf(
  solver: Highs,
  instance: Instance,
  cells: readonly number[],
  allowance: Allowance,
): Attacker {
  const column = new Map(cells.map((cell, at) => [cell, at]))
  const matrix = matrixOf(instance.cons, column, { mirrored: false })
  const model = solver.createModel({
    numCols: cells.length,
    numRows: matrix.numRows,
    colCost: new Float64Array(cells.length),
    colLower: new Float64Array(cells.length),
    colUpper: new Float64Array(cells.length),
    rowLower: new Float64Array(matrix.numRows),
    rowUpper: new Float64Array(matrix.numRows),
    matrix,
  })
  // Only costs change between questions, so the last answer stays feasible: primal simplex goes on from it.
  model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 4 })
  const all = Int32Array.from(cells.keys())
  const lower = new Float64Array(cells.length)
  const upper = new Float64Array(cells.length)

  const allow = ({ share, most }: Allowance): void => {
    for (const [at, cell] of cells.entries()) {
      const { down, up } = roomOf(instance, cell)
      lower[at] = -Math.min(down, most) * share(cell)
      upper[at] = Math.min(up, most) * share(cell)
    }
    model.changeColsBounds({ kind: 'set', indices: all }, lower, upper)
  }

  const reach = (cell: number, direction: 1 | -1, need: number): Reach => {
    const at = column.get(cell) ?? 0
    model.changeColBounds(at, direction > 0 ? 0 : -need, direction > 0 ? need : 0)
    model.changeColCost(at, -direction)
    model.run()
    const { colValue, rowDual } = model.getSolution()
    model.changeColCost(at, 0)
    model.changeColBounds(at, lower[at] ?? 0, upper[at] ?? 0)
    return { amount: Math.max(0, direction * (colValue[at] ?? 0)), move: colValue, multipliers: rowDual }
  }

  allow(allowance)
  return { cells, reach, allow, close: () => model.dispose() }
}

const roomOf = (instance: Instance, cell: number): { readonly down: number; readonly up: number } => {
  const known = instance.cells[cell]
  return known ? room(known) : { down: 0, up: 0 }
}
