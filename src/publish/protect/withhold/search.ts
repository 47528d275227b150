import type { Highs } from 'highs'

import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { problemOf } from '#publish/disclosure/suppress/problem.ts'
import { type Effort, leastCost } from '#publish/disclosure/suppress/search.ts'
import { safePattern } from '#publish/disclosure/suppress/suppress.ts'

import { instanceOf, needsOf, type Role } from './instance-of.ts'
import { type Lattice, type Part, partsOf, relationsAmong } from './lattice.ts'
import type { Layer } from './layer.ts'

/** A lattice to be protected in one layer: what is withheld already, which of it is unsafe, and the solver that answers. */
export interface Case {
  readonly solver: Highs
  readonly lattice: Lattice
  readonly layer: Layer
  /** 1 for what is withheld; the search adds to it and never takes away. */
  readonly pattern: Uint8Array
  isUnsafe(knot: number): boolean
}

/** Above this many knots a table is searched part by part. */
export const mostAtOnce = 1500

/** Enough for one part of a large table. */
const effortOfPart: Effort = { nodes: 10, work: 10_000 }

/** Enough for a whole table of some hundred knots. */
const effortOfWhole: Effort = { nodes: 300, work: 100_000 }

/** Withholds what the layer needs, looking at the whole table at once; gives what no safe pattern can cost less than. */
export function searchWhole(one: Case): Outcome<number, Refusal> {
  const { solver, lattice } = one
  const knots = [...lattice.knots.keys()]
  const whole = { knots, relations: relationsAmong(lattice, () => true) }
  const instance = instanceOf(lattice, one.layer, whole, (knot) => roleOf(one, knot))
  const found = safePattern(solver, instance, effortOfWhole)
  if (!found.ok) return unprotectable(found, (cell) => knots[cell])
  for (const knot of knots) if (found.value.pattern[knot] === 1) one.pattern[knot] = 1
  return good(found.value.bound)
}

const roleOf = ({ lattice, layer, pattern, isUnsafe }: Case, knot: number): Role =>
  isUnsafe(knot)
    ? needsOf(lattice, layer, knot)
    : pattern[knot] === 1
      ? { kind: 'withheld' }
      : { kind: 'free', weight: lattice.weights[knot] ?? 0 }

// The refusal names a place in an instance; the table's own word for it is a knot.
const unprotectable = (
  { why }: { readonly why: Refusal },
  knotOf: (cell: number) => number | undefined,
): ReturnType<typeof refuse> => refuse('protect-unprotectable', { cell: knotOf(Number(why.values['cell'])) ?? 0 })

/**
 * Withholds what the layer needs part by part, from the total down: each part is a table of one level, searched as a whole, in which
 * what earlier parts withheld is withheld already. What the parts together still give away is left to `repair`.
 * Source: de Wolf (2002), "HiTaS: a heuristic approach to cell suppression in hierarchical tables"; there each part is made safe for
 * what others withheld in it, here the table is attacked as a whole, which withholds half as much.
 */
export async function searchParts(one: Case, pause: () => Promise<void>): Promise<Outcome<number, Refusal>> {
  const { solver, lattice, layer, pattern, isUnsafe } = one
  const parts = partsOf(lattice)
  const asked = [...new Set([...lattice.knots.keys()].filter(isUnsafe).flatMap((knot) => parts.of(knot)))]
  const inOrder = asked
    .toSorted((left, right) => parts.depth(left) - parts.depth(right) || left - right)
    .map(parts.part)
  for (const part of inOrder) {
    await pause()
    const instance = instanceOf(lattice, layer, part, (knot) => roleOf(one, knot))
    const found = safePattern(solver, instance, effortOfPart)
    if (!found.ok) return unprotectable(found, (cell) => part.knots[cell])
    for (const [at, knot] of part.knots.entries()) if (found.value.pattern[at] === 1) pattern[knot] = 1
  }
  return good(boundOf(one, inOrder))
}

// Whoever knows the whole table knows each part, so no part can be made safe for less than alone. A knot's weight is shared among the
// parts that it stands in, and the sum of what each part must cost is a bound for all of them together.
function boundOf({ solver, lattice, layer, isUnsafe }: Case, all: readonly Part[]): number {
  const shared = new Map<number, number>()
  for (const { knots } of all) for (const knot of knots) shared.set(knot, (shared.get(knot) ?? 0) + 1)
  const weights = lattice.weights.map((weight, knot) => weight / (shared.get(knot) ?? 1))
  return all.reduce((sum, part) => {
    const instance = instanceOf({ ...lattice, weights }, layer, part, (knot) =>
      isUnsafe(knot) ? needsOf(lattice, layer, knot) : { kind: 'free', weight: weights[knot] ?? 0 },
    )
    return sum + leastCost(problemOf(solver, instance), effortOfPart.work)
  }, 0)
}
