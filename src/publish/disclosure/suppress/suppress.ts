import type { Highs } from 'highs'

import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

import { audit, type Interval } from './audit.ts'
import { greedyPattern } from './greedy.ts'
import type { Instance } from './instance.ts'
import { costOf, problemOf, type Problem } from './problem.ts'
import { cheapestPattern, type Effort, type Found } from './search.ts'
import { separate } from './separation.ts'

/** A safe pattern of withheld cells, and how good it is. */
export type Suppression = {
  /** Places of the withheld cells: those that must be, and those withheld for their sake. */
  readonly primary: readonly number[]
  readonly secondary: readonly number[]
  /** Sum of w over the withheld cells, and what no safe pattern can cost less than. */
  readonly cost: number
  readonly bound: number
  /** (cost − bound) / cost; 0 when the pattern is proven cheapest. */
  readonly gap: number
  /** What an attacker can find out about every withheld cell. */
  readonly intervals: readonly Interval[]
  /** Nodes of the search tree and work done, in the units of Effort. */
  readonly nodes: number
  readonly work: number
}

/** Enough for two-way tables of a few hundred cells to their optimum; a few seconds for one of ten thousand. */
export const usualEffort: Effort = { nodes: 1000, work: 400_000 }

/**
 * Chooses the cells to withhold beside the primaries so that an attacker cannot place any primary within its protection levels, at the
 * least cost that the effort allows; the pattern is audited before it is returned, and repaired if the audit fails.
 * Refuses, naming the cell, when a primary cannot be protected even by withholding all that may be.
 * Source: Fischetti & Salazar-González (2001), "Solving the cell suppression problem on tabular data with linear constraints".
 */
export function suppress(
  solver: Highs,
  instance: Instance,
  effort: Effort = usualEffort,
): Outcome<Suppression, Refusal> {
  const found = safePattern(solver, instance, effort)
  if (!found.ok) return found
  const { pattern, bound, nodes, work } = found.value
  const withheld = [...pattern.keys()].filter((cell) => pattern[cell] === 1)
  const cost = costOf(instance, pattern)
  return good({
    primary: withheld.filter((cell) => instance.cells[cell]?.status === 'u'),
    secondary: withheld.filter((cell) => instance.cells[cell]?.status !== 'u'),
    cost,
    bound,
    gap: cost === 0 ? 0 : (cost - bound) / cost,
    intervals: audit(solver, instance, withheld),
    nodes,
    work,
  })
}

/** The pattern alone, without the intervals that an attacker is left with: attacked and, where that succeeds, repaired all the same. */
export function safePattern(
  solver: Highs,
  instance: Instance,
  effort: Effort,
): Outcome<Pick<Found, 'pattern' | 'bound' | 'nodes' | 'work'>, Refusal> {
  const problem = problemOf(solver, instance)
  const found = cheapestPattern(problem, effort)
  if (found === null || 'need' in found) return refuse('instance-unprotectable', { cell: found?.cell ?? '' })
  const { unmet } = separate(problem, { shares: found.pattern, sharp: false })
  const pattern = unmet.length === 0 ? found.pattern : repaired(problem, found.pattern)
  const still = separate(problem, { shares: pattern, sharp: false }).unmet[0]
  return still ? refuse('instance-unprotectable', { cell: still.cell }) : good({ ...found, pattern })
}

// The heuristic once more, with what is withheld already for free.
function repaired(problem: Problem, pattern: Uint8Array): Uint8Array {
  const price = (cell: number): number => (pattern[cell] === 1 ? 0 : (problem.instance.cells[cell]?.w ?? 0))
  const found = greedyPattern(problem, price)
  return found instanceof Uint8Array ? found.map((share, cell) => share | (pattern[cell] ?? 0)) : pattern
}
