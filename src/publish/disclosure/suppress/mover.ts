import type { Highs } from 'highs'

import { room, type Instance } from './instance.ts'
import { matrixOf } from './matrix.ts'
import type { Demand } from './problem.ts'

export type Mover = {
  readonly cells: readonly number[]
  /** The cheapest move that meets the demand: how far each cell goes, in the order of `cells`; null when none does. */
  move(demand: Demand): Float64Array | null
  /** Changes what a unit of movement of a cell costs. */
  price(cell: number, price: number): void
  /** Lets a cell move within its room, or holds it still. */
  free(cell: number, free: boolean): void
  close(): void
}

/**
 * The cheapest moves of a table within the room of `cells`, as a warm linear programme: each cell goes up or down at its price per
 * unit, all relations hold, and the demanded cell goes as far as it needs.
 */
export function moverOf(
  solver: Highs,
  instance: Instance,
  cells: readonly number[],
  price: (cell: number) => number,
): Mover {
  const size = cells.length
  const column = new Map(cells.map((cell, at) => [cell, at]))
  const rooms = cells.map((cell) => {
    const known = instance.cells[cell]
    return known && known.status !== 'z' ? room(known) : { up: 0, down: 0 }
  })
  const upper = Float64Array.from([...rooms.map(({ up }) => up), ...rooms.map(({ down }) => down)])
  const prices = cells.map(price)
  const matrix = matrixOf(instance.cons, column, { mirrored: true })
  const model = solver.createModel({
    numCols: 2 * size,
    numRows: matrix.numRows,
    colCost: Float64Array.from([...prices, ...prices]),
    colLower: new Float64Array(2 * size),
    colUpper: upper,
    rowLower: new Float64Array(matrix.numRows),
    rowUpper: new Float64Array(matrix.numRows),
    matrix,
  })
  model.options.set({ output_flag: false, presolve: 'off' })
  const bound = (at: number, from: number, to: number): void => void model.changeColBounds(at, from, to)

  return {
    cells,
    move({ cell, direction, need }) {
      const at = column.get(cell) ?? 0
      const [to, back] = direction > 0 ? [at, at + size] : [at + size, at]
      bound(to, need, Math.max(need, upper[to] ?? 0))
      bound(back, 0, 0)
      model.run()
      const met = model.getModelStatus() === solver.constants.modelStatus.optimal
      const { colValue } = model.getSolution()
      bound(to, 0, upper[to] ?? 0)
      bound(back, 0, upper[back] ?? 0)
      return met ? Float64Array.from(cells, (_, place) => (colValue[place] ?? 0) - (colValue[place + size] ?? 0)) : null
    },
    price(cell, next) {
      const at = column.get(cell) ?? 0
      model.changeColCost(at, next)
      model.changeColCost(at + size, next)
    },
    free(cell, free) {
      const at = column.get(cell) ?? 0
      const { up, down } = rooms[at] ?? { up: 0, down: 0 }
      upper[at] = free ? up : 0
      upper[at + size] = free ? down : 0
      bound(at, 0, upper[at] ?? 0)
      bound(at + size, 0, upper[at + size] ?? 0)
    },
    close: () => model.dispose(),
  }
}
