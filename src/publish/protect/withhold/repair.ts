import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { greedyPattern } from '#publish/disclosure/suppress/greedy.ts'
import { problemOf } from '#publish/disclosure/suppress/problem.ts'
import { pruned } from '#publish/disclosure/suppress/pruning.ts'

import { found, groupsOf } from './attack.ts'
import { instanceOf, needsOf } from './instance-of.ts'
import { type Lattice, partsOf, relationsAmong } from './lattice.ts'
import type { Case } from './search.ts'

/**
 * Attacks a pattern with all relations of the table and withholds more until no unsafe knot is found: what is still found gets the
 * cheapest way out among the parts around it, further away only where there is none near. Refuses, naming a knot, what has no way out.
 */
export async function repair(one: Case, pause: () => Promise<void>): Promise<Outcome<null, Refusal>> {
  const { lattice, pattern } = one
  const safe = new Set<string>()
  for (;;) {
    // A group that did not grow since it was found safe still is.
    const groups = groupsOf(lattice, pattern).filter(({ knots }) => !safe.has(knots.join()))
    if (groups.length === 0) return good(null)
    for (const group of groups) {
      await pause()
      const unmet = found(one, group)
      if (unmet.length === 0) safe.add(group.knots.join())
      else if (!mend(one, unmet)) return refuse('protect-unprotectable', { cell: unmet[0] ?? 0 })
    }
  }
}

function mend({ solver, lattice, layer, pattern }: Case, unmet: readonly number[]): boolean {
  const asked = new Set(unmet)
  for (let near = around(lattice, unmet); ; near = around(lattice, near)) {
    const inside = new Set(near)
    // Whatever is outside stays as it is, so a way out in here is one in the whole table.
    const part = { knots: near, relations: relationsAmong(lattice, (knot) => inside.has(knot)) }
    const instance = instanceOf(lattice, layer, part, (knot) =>
      asked.has(knot)
        ? needsOf(lattice, layer, knot)
        : pattern[knot] === 1
          ? { kind: 'withheld' }
          : { kind: 'free', weight: lattice.weights[knot] ?? 0 },
    )
    const price = (cell: number): number => (pattern[near[cell] ?? 0] === 1 ? 0 : (instance.cells[cell]?.w ?? 0))
    const way = greedyPattern(problemOf(solver, instance), price)
    if (way instanceof Uint8Array) {
      for (const [at, knot] of near.entries()) if (way[at] === 1) pattern[knot] = 1
      return true
    }
    if (near.length === lattice.knots.length) return false
  }
}

// All knots of the parts that some knots stand in; everything when that adds none.
function around(lattice: Lattice, knots: readonly number[]): readonly number[] {
  const parts = partsOf(lattice)
  const names = new Set(knots.flatMap((knot) => parts.of(knot)))
  const near = new Set([...names].flatMap((name) => parts.part(name).knots))
  return near.size === knots.length ? [...lattice.knots.keys()] : [...near].toSorted((one, other) => one - other)
}

/** Above this many knots of a group it is not asked what can be published again: it would be little, and take long. */
const mostToPrune = 400

/** Publishes again what a layer can do without, group by group, dearest first: a safe pattern within the one given. */
export async function lean(one: Case, pause: () => Promise<void>): Promise<Uint8Array> {
  const { solver, lattice, layer, pattern, isUnsafe } = one
  const kept = pattern.slice()
  for (const group of groupsOf(lattice, pattern)) {
    if (group.knots.length > mostToPrune) continue
    await pause()
    const instance = instanceOf(lattice, layer, group, (knot) =>
      isUnsafe(knot) ? needsOf(lattice, layer, knot) : { kind: 'free', weight: lattice.weights[knot] ?? 0 },
    )
    const left = pruned(problemOf(solver, instance), new Uint8Array(group.knots.length).fill(1))
    for (const [at, knot] of group.knots.entries()) kept[knot] = left[at] ?? 1
  }
  return kept
}
