import { relationCuts } from './cut.ts'
import { incumbentOf } from './incumbent.ts'
import type { Instance } from './instance.ts'
import { masterOf, type Relaxed } from './master.ts'
import { costOf, type Demand, type Problem } from './problem.ts'
import { explore } from './relaxation.ts'
import { tolerance } from './solver.ts'

/**
 * How much a search may do: nodes, and work in questions to the attacker × cells withheld. Counts and not seconds, so that the same
 * input always gives the same pattern. A million of work takes a few seconds.
 */
export type Effort = { readonly nodes: number; readonly work: number }

/** The best pattern found, what no pattern can cost less than, and the work done. */
export type Found = {
  readonly pattern: Uint8Array
  readonly cost: number
  readonly bound: number
  readonly nodes: number
  readonly work: number
}

type Held = { readonly cell: number; readonly share: 0 | 1 }
type Node = { readonly held: readonly Held[]; readonly bound: number }

/**
 * The cheapest safe pattern by branch and cut: a relaxed problem over the cells, attacked at every node; each attack that succeeds adds
 * the cut that forbids it. `bound` equals `cost` when the pattern is proven cheapest; with little effort the pattern is that of the
 * heuristic, safe all the same. Returns the demand that no pattern can meet, if there is one.
 */
export function cheapestPattern(problem: Problem, effort: Effort): Found | Demand | null {
  const { solver, instance } = problem
  const { cells } = instance
  const primary = Float64Array.from(cells, ({ status }) => (status === 'u' ? 1 : 0))
  const prices = cells.map(({ w, status }) => (status === 's' ? w : null))
  const master = masterOf(solver, prices, primary)
  master.add(relationCuts(problem))
  const best = incumbentOf(problem)
  const base = costOf(instance, primary)
  const step = stepOf(instance)
  const reachable = (cost: number): number => (step > 0 ? Math.ceil((base + cost) / step - 1e-6) * step : base + cost)
  const tooDear = (cost: number): boolean => reachable(cost) >= best.cost() - tolerance

  const excluded = new Set<number>()
  let root: Relaxed | null = null
  // A cell whose reduced cost at the root closes the gap can be in no better pattern.
  const exclude = (): void => {
    for (const [cell, price] of prices.entries()) {
      if (root === null || price === null || excluded.has(cell) || root.shares[cell] !== 0) continue
      if (!tooDear(root.cost + (root.reduced[cell] ?? 0))) continue
      excluded.add(cell)
      master.hold(cell, 0, 0)
    }
  }
  let held: readonly Held[] = []
  const enter = (next: readonly Held[]): void => {
    for (const { cell } of held) master.hold(cell, 0, excluded.has(cell) ? 0 : 1)
    for (const { cell, share } of next) master.hold(cell, share, share)
    held = next
  }

  const open: Node[] = [{ held: [], bound: 0 }]
  let [nodes, work] = [0, 0]
  while (open.length > 0 && nodes < effort.nodes && work < effort.work) {
    const node = takeLowest(open)
    if (tooDear(node.bound) || node.held.some(({ cell, share }) => share === 1 && excluded.has(cell))) continue
    enter(node.held)
    nodes += 1
    const explored = explore(problem, master, { rounds: root === null ? 100 : 8, work: effort.work - work, tooDear })
    work += explored.work
    if (explored.kind === 'safe') best.offer(explored.pattern)
    if (explored.kind === 'open') {
      const { relaxed } = explored
      if (root === null || nodes % 10 === 0) work += best.guess(nearby(instance, relaxed.shares))
      root ??= relaxed
      const cell = undecided(instance, relaxed.shares)
      for (const share of [1, 0] as const) open.push({ held: [...node.held, { cell, share }], bound: relaxed.cost })
    }
    exclude()
  }
  master.close()
  if (best.pattern() === null) best.guess((cell) => cells[cell]?.w ?? 0)
  const pattern = best.pattern()
  if (pattern === null || best.hopeless()) return best.hopeless()
  const bound = Math.min(best.cost(), ...open.map((node) => reachable(node.bound)))
  return { pattern, cost: best.cost(), bound, nodes, work }
}

/** What no safe pattern can cost less than, without looking for one: the relaxed problem with the cuts that attacks on its answers prove. */
export function leastCost(problem: Problem, work: number): number {
  const { solver, instance } = problem
  const primary = Float64Array.from(instance.cells, ({ status }) => (status === 'u' ? 1 : 0))
  const prices = instance.cells.map(({ w, status }) => (status === 's' ? w : null))
  const master = masterOf(solver, prices, primary)
  master.add(relationCuts(problem))
  explore(problem, master, { rounds: 100, work, tooDear: () => false })
  const relaxed = master.solve()
  master.close()
  return costOf(instance, primary) + (relaxed?.cost ?? 0)
}

// The largest number that every price is a multiple of, if prices are whole: costs move in such steps.
function stepOf({ cells }: Instance): number {
  const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other))
  const prices = cells.flatMap(({ w, status }) => (status === 'z' ? [] : [w]))
  return prices.every((price) => Number.isSafeInteger(price)) ? prices.reduce(divisor, 0) : 0
}

function takeLowest(open: Node[]): Node {
  let lowest = 0
  for (const [at, node] of open.entries()) if (node.bound <= (open[lowest]?.bound ?? Infinity)) lowest = at
  return open.splice(lowest, 1)[0] ?? { held: [], bound: Infinity }
}

// Prices at which the heuristic follows the relaxed answer. Cells that cost nothing get a little price, or it would withhold them without need.
function nearby({ cells }: Instance, shares: ArrayLike<number>): (cell: number) => number {
  const little = (1e-3 * cells.reduce((sum, { w }) => sum + w, 0)) / cells.length
  return (cell) => ((cells[cell]?.w ?? 0) + little) * (1.001 - (shares[cell] ?? 0))
}

// The cell to branch on: the one whose share is least decided, weighed by its price.
function undecided({ cells }: Instance, shares: ArrayLike<number>): number {
  const doubt = (cell: number): number => {
    const share = shares[cell] ?? 0
    return Math.min(share, 1 - share) * (1 + (cells[cell]?.w ?? 0))
  }
  let chosen = 0
  for (const cell of cells.keys()) if (doubt(cell) > doubt(chosen) + 1e-9) chosen = cell
  return chosen
}
