import { moverOf, type Mover } from './mover.ts'
import type { Demand, Problem } from './problem.ts'
import { tolerance } from './solver.ts'

/** A move of the table within the withheld cells: the cells that it uses, and the demands that it meets. */
type Way = { readonly uses: ReadonlySet<number>; readonly meets: readonly Demand[] }

/**
 * A safe pattern without the secondary cells that it can do without, tried dearest first. Only demands whose known way out used the
 * cell are asked anew, and one way often meets several. A pattern that is not safe comes back as it is.
 */
export function pruned({ solver, instance, demands }: Problem, pattern: Uint8Array): Uint8Array {
  const support = instance.cells.flatMap((_, cell) => (pattern[cell] === 1 ? [cell] : []))
  const secondary = support.filter((cell) => instance.cells[cell]?.status === 's')
  const price = (cell: number): number => instance.cells[cell]?.w ?? 0
  // Short ways are wanted, so primaries have a price too.
  const mover = moverOf(solver, instance, support, (cell) => 1 + price(cell))
  const kept = pattern.slice()
  let ways = waysOut(mover, demands)
  const drop = (cell: number): void => {
    kept[cell] = 0
    mover.free(cell, false)
  }
  for (const cell of secondary) if (ways && !ways.some(({ uses }) => uses.has(cell))) drop(cell)
  for (const cell of secondary.toSorted((one, other) => price(other) - price(one) || one - other)) {
    if (!ways || kept[cell] === 0) continue
    const lost = ways.filter(({ uses }) => uses.has(cell))
    mover.free(cell, false)
    const found = waysOut(
      mover,
      lost.flatMap(({ meets }) => meets),
    )
    mover.free(cell, found === null)
    if (found === null) continue
    drop(cell)
    ways = [...ways.filter(({ uses }) => !uses.has(cell)), ...found]
  }
  mover.close()
  return kept
}

// Ways that together meet the demands; null when one cannot be met.
function waysOut(mover: Mover, demands: readonly Demand[]): Way[] | null {
  const ways: Way[] = []
  let open = demands
  for (let first = open[0]; first; first = open[0]) {
    const move = mover.move(first)
    if (move === null) return null
    const moved = new Map(mover.cells.map((cell, at) => [cell, move[at] ?? 0]))
    const isMet = ({ cell, direction, need }: Demand): boolean =>
      direction * (moved.get(cell) ?? 0) >= need * (1 - tolerance)
    ways.push({
      uses: new Set(mover.cells.filter((cell) => Math.abs(moved.get(cell) ?? 0) > tolerance)),
      meets: open.filter(isMet),
    })
    open = open.filter((demand) => !isMet(demand))
  }
  return ways
}
