import type { Knowledge } from './knowledge.ts'
import type { Ties } from './propagation.ts'

/** How a group is treated: as a number, as unknown within bounds, or as unknown and leading on to what stands beside it. */
export type Standing = 'known' | 'bounded' | 'open'

/** Unknown groups that hang together, and everything that ties them. */
export interface Region {
  readonly groups: readonly number[]
  readonly relations: readonly number[]
  readonly ratios: readonly number[]
}

/** The region around some groups, found by going on from open groups only; null when it has more than `most` groups. */
export function regionAround(
  ties: Ties,
  from: readonly number[],
  standing: (group: number) => Standing,
  most: number,
): Region | null {
  const { relations, ratios, inRelations, inRatios } = ties
  const groups = new Set(from)
  const tied = new Set<number>()
  const compared = new Set<number>()
  const isFirst = new Set(from)
  const meet = (group: number): void => {
    if (!groups.has(group) && standing(group) !== 'known') groups.add(group)
  }
  for (const group of groups) {
    if (groups.size > most) return null
    if (!isFirst.has(group) && standing(group) !== 'open') continue
    for (let at = inRelations.starts[group] ?? 0; at < (inRelations.starts[group + 1] ?? 0); at += 1) {
      const relation = inRelations.items[at] ?? 0
      if (tied.has(relation)) continue
      tied.add(relation)
      for (const member of membersOf(ties, relation)) meet(member)
    }
    for (let at = inRatios.starts[group] ?? 0; at < (inRatios.starts[group + 1] ?? 0); at += 1) {
      const ratio = inRatios.items[at] ?? 0
      if (compared.has(ratio)) continue
      compared.add(ratio)
      const { part = group, whole = group } = ratios[ratio] ?? {}
      meet(part)
      meet(whole)
    }
  }
  return { groups: [...groups], relations: [...tied], ratios: [...compared] }
}

/** The groups of a relation, the whole first. */
export function membersOf({ relations: { members, starts } }: Ties, relation: number): Int32Array {
  return members.items.subarray(starts.items[relation] ?? 0, starts.items[relation + 1] ?? 0)
}

/** How closely a figure must be placed to be taken as known. */
export function closeness({ measure, hi }: Knowledge, { isWhole, doubts }: Ties, group: number): number {
  const kind = measure[group] ?? 0
  return isWhole[kind] === true ? 0.5 : Math.max(20 * (doubts[kind] ?? 0), 1e-7 * Math.min(hi[group] ?? 0, 1e15), 1e-6)
}

/** Whether the bounds of a group leave nothing open. */
export const isKnown = (knowledge: Knowledge, ties: Ties, group: number): boolean =>
  (knowledge.hi[group] ?? Infinity) - (knowledge.lo[group] ?? 0) <= closeness(knowledge, ties, group)
