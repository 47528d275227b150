import type { Policy } from './input.ts'
import { has, type Knowledge, marks } from './knowledge.ts'
import type { Ties } from './propagation.ts'
import { membersOf } from './region.ts'

/** A group that only chance hides, and what the mean of all that is published says of it. */
export interface Averaged {
  readonly group: number
  readonly mean: number
  readonly deviation: number
  readonly relations: readonly number[]
}

/**
 * Groups of a few people whose chance averages away: each whole without its other parts is one more figure for the group, with chance of its
 * own, and the mean of many comes close to the truth. Only wholes are used: parts of a few people are few people themselves, and the
 * same people bring the same chance. Source: Asghar & Kaafar (2019), arXiv 1902.06414.
 */
export function findAveraged(
  knowledge: Knowledge,
  ties: Ties,
  { variance, smallest }: { readonly variance: (group: number) => number; readonly smallest: number },
  policy: Policy,
): readonly Averaged[] {
  const { inRelations, relations } = ties
  const found: Averaged[] = []
  const groups = knowledge.places.length
  // Each relation brings the chance of a whole and of another part at least: most groups have far too few of them.
  const fewest = 2 * smallest * neededWeight(policy) - 2
  for (let group = 0; group < groups; group += 1) {
    const [from, end] = [inRelations.starts[group] ?? 0, inRelations.starts[group + 1] ?? 0]
    if (end - from < fewest || knowledge.measure[group] !== 0 || has(knowledge, group, marks.exact)) continue
    const said = averageOf(knowledge, ties, variance, group)
    if (said && within(said.mean, said.deviation, policy.least) >= policy.chance) found.push(said)
  }
  return found
}

// The weight at which a mean in the middle of 1…least − 1 is sure enough.
function neededWeight({ least, chance }: Policy): number {
  if (least <= 1) return Infinity
  let deviation = 4 * least
  while (within(least / 2, deviation, least) < chance) deviation *= 0.98
  return 1 / deviation ** 2
}

/** How likely 1…least − 1 people are, when the mean of figures is this and nothing was known of how many there are. */
function within(mean: number, deviation: number, least: number): number {
  let [few, all] = [0, 0]
  // Beyond ten deviations nothing is left to count.
  for (let people = 0; people <= Math.max(least, mean + 10 * deviation); people += 1) {
    const likely = Math.exp(-((mean - people) ** 2) / (2 * deviation ** 2))
    all += likely
    if (people > 0 && people < least) few += likely
  }
  return all === 0 ? 0 : few / all
}

// The weighted mean of all figures for a group and its true deviation: two figures that use the same count share its chance, which
// the mean does not take away.
function averageOf(
  knowledge: Knowledge,
  ties: Ties,
  variance: (group: number) => number,
  group: number,
): Averaged | null {
  const shares = new Map<number, number>()
  const used: number[] = []
  // Behind a published 0 may stand nobody, or a few whom chance has hidden.
  const spreadOf = (member: number): number => variance(member) / (knowledge.told[member] === 0 ? 4 : 1)
  let [weight, sum] = [0, 0]
  let isNew = has(knowledge, group, marks.newest)
  if (has(knowledge, group, marks.changed)) {
    weight = 1 / variance(group)
    sum = weight * (knowledge.told[group] ?? 0)
    shares.set(group, weight)
  }
  for (let at = ties.inRelations.starts[group] ?? 0; at < (ties.inRelations.starts[group + 1] ?? 0); at += 1) {
    const relation = ties.inRelations.items[at] ?? 0
    const members = membersOf(ties, relation)
    const figure = members[0] === group ? null : wholeWithoutOthers(knowledge, members, group)
    if (figure === null) continue
    const changed = members.filter((member) => member !== group && isChanged(knowledge, member))
    const spread = changed.reduce((all, member) => all + spreadOf(member), 0)
    if (spread === 0) continue
    used.push(relation)
    weight += 1 / spread
    sum += figure / spread
    for (const member of changed) {
      shares.set(member, (shares.get(member) ?? 0) + (member === members[0] ? 1 : -1) / spread)
      isNew ||= has(knowledge, member, marks.toldNow)
    }
  }
  if (used.length < 2 || !isNew) return null
  let square = 0
  for (const [member, share] of shares) square += share * share * spreadOf(member)
  return { group, mean: sum / weight, deviation: Math.sqrt(square) / weight, relations: used }
}

const isChanged = (knowledge: Knowledge, group: number): boolean =>
  has(knowledge, group, marks.changed) && !has(knowledge, group, marks.exact)

function wholeWithoutOthers({ told }: Knowledge, members: Int32Array, group: number): number | null {
  let figure = 0
  for (let at = 0; at < members.length; at += 1) {
    const member = members[at] ?? 0
    if (member === group) continue
    const value = told[member] ?? NaN
    if (value !== value) return null
    figure += at === 0 ? value : -value
  }
  return figure
}
