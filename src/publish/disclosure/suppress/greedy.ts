import { moverOf } from './mover.ts'
import type { Demand, Problem } from './problem.ts'
import { tolerance } from './solver.ts'

/**
 * A safe pattern, found demand by demand: the cheapest move of the table that meets it, with withheld cells free of cost, whose cells
 * are then withheld too. `price` is the price of a cell. Deterministic; never better than the optimum. Returns the demand that
 * no pattern can meet, if there is one.
 * Source: Kelly, Golden & Assad (1992); Fischetti & Salazar-González (2001), heuristic of the root node.
 */
export function greedyPattern(
  { solver, instance, demands }: Problem,
  price: (cell: number) => number,
): Uint8Array | Demand {
  const { cells } = instance
  const withheld = Uint8Array.from(cells, ({ status }) => (status === 'u' ? 1 : 0))
  const mover = moverOf(solver, instance, [...cells.keys()], (cell) => (withheld[cell] === 1 ? 0 : price(cell)))
  const furthest = { up: new Float64Array(cells.length), down: new Float64Array(cells.length) }
  const isMet = ({ cell, direction, need }: Demand): boolean =>
    ((direction > 0 ? furthest.up : furthest.down)[cell] ?? 0) >= need * (1 - tolerance)
  const hopeless = demands
    .toSorted((one, other) => other.need - one.need || one.cell - other.cell)
    .find((demand) => {
      if (isMet(demand)) return false
      const move = mover.move(demand)
      for (const [cell, distance] of move?.entries() ?? []) {
        furthest.up[cell] = Math.max(furthest.up[cell] ?? 0, distance)
        furthest.down[cell] = Math.max(furthest.down[cell] ?? 0, -distance)
        if (Math.abs(distance) <= tolerance || withheld[cell] === 1) continue
        withheld[cell] = 1
        mover.price(cell, 0)
      }
      return move === null
    })
  mover.close()
  return hopeless ?? withheld
}
