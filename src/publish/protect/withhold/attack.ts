import { audit, type Interval } from '#publish/disclosure/suppress/audit.ts'
import type { Instance, Relation } from '#publish/disclosure/suppress/instance.ts'
import { problemOf } from '#publish/disclosure/suppress/problem.ts'
import { separate } from '#publish/disclosure/suppress/separation.ts'

import { instanceOf, needsOf, unitOf } from './instance-of.ts'
import { type Lattice, relationsAmong } from './lattice.ts'
import type { Case } from './search.ts'
import { unionOf } from './union.ts'

/** Withheld knots that relations tie together: what an attacker learns of one says nothing about another group. */
export interface Group {
  readonly knots: readonly number[]
  readonly relations: readonly Relation[]
}

/** The groups of a pattern, those with the first knot first. */
export function groupsOf(lattice: Lattice, pattern: Uint8Array): readonly Group[] {
  const relations = relationsAmong(lattice, (knot) => pattern[knot] === 1)
  const tied = unionOf(pattern.length)
  for (const relation of relations) for (const [knot] of relation) tied.join(relation[0]?.[0] ?? knot, knot)
  const withheld = [...pattern.keys()].filter((knot) => pattern[knot] === 1)
  const between = Map.groupBy(relations, (relation) => tied.root(relation[0]?.[0] ?? 0))
  return [...Map.groupBy(withheld, tied.root)].map(([head, knots]) => ({ knots, relations: between.get(head) ?? [] }))
}

/** The unsafe knots of a group that an attacker can place too closely in this layer. */
export function found(one: Case, group: Group): readonly number[] {
  const { unmet } = separate(problemOf(one.solver, seen(one, group)), {
    shares: new Uint8Array(group.knots.length).fill(1),
    sharp: false,
  })
  return [...new Set(unmet.flatMap(({ cell }) => group.knots[cell] ?? []))]
}

/** What an attacker can find out about every withheld knot of a group in this layer, in the unit of its amounts. */
export function intervals(one: Case, group: Group): readonly (Interval & { readonly knot: number })[] {
  const unit = unitOf(one.layer)
  return audit(one.solver, seen(one, group), [...group.knots.keys()]).map((interval) => ({
    ...interval,
    knot: group.knots[interval.cell] ?? 0,
    a: interval.a * unit,
    lo: interval.lo * unit,
    hi: interval.hi * unit,
  }))
}

const seen = ({ lattice, layer, isUnsafe }: Case, group: Group): Instance =>
  instanceOf(lattice, layer, group, (knot) => (isUnsafe(knot) ? needsOf(lattice, layer, knot) : { kind: 'withheld' }))
