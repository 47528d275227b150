import { greedyPattern } from './greedy.ts'
import { costOf, type Demand, type Problem } from './problem.ts'
import { pruned } from './pruning.ts'
import { tolerance } from './solver.ts'

/** The best safe pattern known so far. */
export type Incumbent = {
  pattern(): Uint8Array | null
  cost(): number
  /** The demand that the heuristic proved no pattern can meet. */
  hopeless(): Demand | null
  /** Takes a safe pattern, freed of what it can do without, if it is cheaper. */
  offer(pattern: Uint8Array): void
  /** Lets the heuristic find a pattern at these prices; says how much work that was. */
  guess(price: (cell: number) => number): number
}

/** Nothing known yet: any pattern is better. */
export function incumbentOf(problem: Problem): Incumbent {
  const { instance, demands } = problem
  let best: Uint8Array | null = null
  let cost = Infinity
  let hopeless: Demand | null = null
  const offer = (pattern: Uint8Array): void => {
    const lean = pruned(problem, pattern)
    if (costOf(instance, lean) >= cost - tolerance) return
    best = lean
    cost = costOf(instance, lean)
  }
  return {
    pattern: () => best,
    cost: () => cost,
    hopeless: () => hopeless,
    offer,
    guess(price) {
      const found = greedyPattern(problem, price)
      if (found instanceof Uint8Array) offer(found)
      else hopeless = found
      // Charged by size, at about the rate of an attack's questions.
      const withheld = found instanceof Uint8Array ? found.reduce((sum, share) => sum + share, 0) : 0
      return demands.length * (instance.cells.length / 10 + 4 * withheld)
    },
  }
}
