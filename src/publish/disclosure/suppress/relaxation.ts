import type { Bridge, Cut } from './cut.ts'
import type { Instance } from './instance.ts'
import type { Master, Relaxed } from './master.ts'
import type { Problem } from './problem.ts'
import { separate } from './separation.ts'

/** What became of a node: closed because it can hold nothing cheaper, a safe pattern, or shares that must be branched on. */
export type Explored = { readonly work: number } & (
  | { readonly kind: 'closed' }
  | { readonly kind: 'safe'; readonly pattern: Uint8Array }
  | { readonly kind: 'open'; readonly relaxed: Relaxed }
)

/** When to stop: after so many rounds or so much work a fractional node is left as it is; `tooDear` says which costs are of no interest. */
export type Stop = { readonly rounds: number; readonly work: number; readonly tooDear: (cost: number) => boolean }

/** Solves the relaxed problem, attacks its answer, adds the cuts that the attack proves, and again until nothing more is learnt. */
export function explore(problem: Problem, master: Master, stop: Stop): Explored {
  const { instance } = problem
  let work = 0
  for (let round = 0; ; round += 1) {
    const relaxed = master.solve()
    if (relaxed === null || stop.tooDear(relaxed.cost)) return { kind: 'closed', work }
    const { shares } = relaxed
    const whole = shares.every((share) => share === 0 || share === 1)
    const attack = separate(problem, { shares, sharp: !whole })
    work += attack.work
    if (whole && attack.unmet.length === 0) return { kind: 'safe', pattern: Uint8Array.from(shares), work }
    if (!whole && (round >= stop.rounds || work > stop.work)) return { kind: 'open', relaxed, work }
    const learnt = master.add(attack.cuts) || master.bridge(lonely(instance, shares))
    if (learnt > 0) continue
    if (!whole) return { kind: 'open', relaxed, work }
    master.add([beyond(instance, shares)])
  }
}

// Cells withheld more than all others of one of their relations together.
function lonely({ cells, cons }: Instance, shares: ArrayLike<number>): Bridge[] {
  return cons.flatMap((relation) => {
    const places = relation.map(([cell]) => cell)
    if (places.some((cell) => cells[cell]?.status === 'u')) return []
    const sum = places.reduce((total, cell) => total + (shares[cell] ?? 0), 0)
    return places
      .filter((cell) => cells[cell]?.status === 's' && 2 * (shares[cell] ?? 0) > sum + 1e-4)
      .map((cell) => ({ cell, others: places.filter((other) => other !== cell && cells[other]?.status === 's') }))
  })
}

// An unsafe pattern for which no cut was found: some cell beyond it must be withheld.
function beyond({ cells }: Instance, shares: ArrayLike<number>): Cut {
  const outside = cells.flatMap(({ status }, cell) => (status === 's' && shares[cell] === 0 ? [cell] : []))
  return { cells: Int32Array.from(outside), weights: new Float64Array(outside.length).fill(1) }
}
