import type { Highs } from 'highs'

import { boundTargets, type Bounds, isFar } from './bounding.ts'
import { has, type Knowledge, marks } from './knowledge.ts'
import type { Failure } from './programme.ts'
import { isKnown, membersOf } from './region.ts'
import { relationCount } from './relations.ts'
import type { Scene } from './scene.ts'

/** What came out of the bounds. */
export interface Found {
  /** Withheld groups that are published elsewhere, or bounded too closely. */
  readonly withheld: ReadonlyMap<number, Bounds>
  /** Groups of a few people that nobody published. */
  readonly hidden: ReadonlyMap<number, Bounds>
  /** Relations whose unpublished parts are a few people together. */
  readonly rests: ReadonlyMap<number, number>
  /** Changed counts of a few people, certain by the ends of what chance can do: with true figures beside them, and without. */
  readonly sure: ReadonlyMap<number, Bounds>
  readonly tails: ReadonlyMap<number, Bounds>
  /** The bounds of all withheld groups that were asked for. */
  readonly bounds: ReadonlyMap<number, Bounds>
}

const published = marks.exact | marks.changed
const spokenOf = published | marks.withheld | marks.beside

/** Where each withheld group stands, in the newest release that withholds it. */
export function withheldPlaces({ placing: { withheld } }: Scene): ReadonlyMap<number, readonly [table: number, cell: number]> {
  const places = new Map<number, readonly [number, number]>()
  for (let at = 0; at < withheld.length; at += 3)
    places.set(withheld.items[at] ?? 0, [withheld.items[at + 1] ?? 0, withheld.items[at + 2] ?? 0])
  return places
}

/**
 * Looks for everything that bounds tell. Only what the candidate takes part in is looked at: what earlier releases tell among themselves is
 * out already. Gives the failure of the programmes where there is one.
 */
export async function findTargets(
  solver: Highs,
  scene: Scene,
  all: boolean,
  pause: () => Promise<void>,
): Promise<Found | Failure> {
  const { knowledge, ties, attack } = scene
  const { policy } = attack
  const own = (group: number): Bounds => ({ lo: knowledge.lo[group] ?? 0, hi: knowledge.hi[group] ?? Infinity })
  const isNear = nearnessOf(scene)
  const withheld = new Map<number, Bounds>()
  const hidden = new Map<number, Bounds>()
  const bounds = new Map<number, Bounds>()
  const asked: number[] = []
  for (const group of withheldPlaces(scene).keys()) {
    if (!isNear(group)) continue
    if (has(knowledge, group, marks.exact) || !isFar(knowledge, policy, group, own(group))) {
      withheld.set(group, own(group))
      bounds.set(group, own(group))
    } else asked.push(group)
  }
  const sure = new Map<number, Bounds>()
  const tails = new Map<number, Bounds>()
  for (let group = 0; group < knowledge.places.length; group += 1) {
    const [lo, hi] = [knowledge.lo[group] ?? 0, knowledge.hi[group] ?? Infinity]
    if (knowledge.measure[group] !== 0 || hi < 1 || lo >= policy.least || has(knowledge, group, marks.exact | marks.withheld | marks.beside))
      continue
    if (hi >= policy.least && has(knowledge, group, marks.changed)) continue
    const isTrue = standsOnTruth(scene, group)
    if (hi < policy.least && (lo >= 1 || (!isTrue && isProven(scene, group)))) {
      if (!isNear(group)) continue
      const list = isTrue ? (has(knowledge, group, marks.changed) ? sure : hidden) : tails
      list.set(group, { lo: Math.max(1, lo), hi })
    } else if (isTrue && !has(knowledge, group, marks.changed) && hi < Infinity && isNear(group)) asked.push(group)
  }
  await pause()
  const found = await boundTargets(solver, { knowledge, ties, policy, all }, asked, pause)
  if (typeof found === 'string') return found
  for (const [group, bound] of found) {
    if (has(knowledge, group, marks.withheld)) bounds.set(group, bound)
    if (isFar(knowledge, policy, group, bound)) continue
    if (has(knowledge, group, marks.withheld)) withheld.set(group, bound)
    else hidden.set(group, bound)
  }
  return { withheld, hidden, rests: findRests(scene, hidden), sure, tails, bounds }
}

// Whether the candidate has a part in what is said of a group: it stands in it, or hangs together with what it publishes.
function nearnessOf({ knowledge, ties }: Scene): (group: number) => boolean {
  const known = new Map<number, boolean>()
  return (start) => {
    if (has(knowledge, start, marks.newest)) return true
    const before = known.get(start)
    if (before !== undefined) return before
    const met = new Set([start])
    let isNear = false
    for (const group of met) {
      for (let at = ties.inRelations.starts[group] ?? 0; at < (ties.inRelations.starts[group + 1] ?? 0); at += 1)
        for (const member of membersOf(ties, ties.inRelations.items[at] ?? 0)) {
          isNear ||= has(knowledge, member, marks.newest)
          if (!isKnown(knowledge, ties, member) && !has(knowledge, member, marks.changed)) met.add(member)
        }
      for (let at = ties.inRatios.starts[group] ?? 0; at < (ties.inRatios.starts[group + 1] ?? 0); at += 1) {
        const { part = group, whole = group } = ties.ratios[ties.inRatios.items[at] ?? 0] ?? {}
        isNear ||= has(knowledge, part, marks.newest) || has(knowledge, whole, marks.newest)
      }
      if (isNear) break
    }
    for (const group of met) known.set(group, isNear)
    return isNear
  }
}

/** Whether a relation or rate of the group rests on true figures, not only on changed ones. */
function standsOnTruth({ knowledge, ties }: Scene, group: number): boolean {
  const { inRelations, inRatios } = ties
  if ((inRatios.starts[group] ?? 0) < (inRatios.starts[group + 1] ?? 0)) return true
  for (let at = inRelations.starts[group] ?? 0; at < (inRelations.starts[group + 1] ?? 0); at += 1)
    for (const member of membersOf(ties, inRelations.items[at] ?? 0))
      if (member !== group && has(knowledge, member, marks.exact) && knowledge.told[member] !== 0) return true
  return false
}

// The same people bring the same chance: where a whole and its only other part differ, somebody is in this part.
function isProven({ knowledge, ties }: Scene, group: number): boolean {
  const { inRelations } = ties
  for (let at = inRelations.starts[group] ?? 0; at < (inRelations.starts[group + 1] ?? 0); at += 1) {
    const [whole = 0, one = 0, other = 0, more] = membersOf(ties, inRelations.items[at] ?? 0)
    const beside = one === group ? other : one
    if (more !== undefined || whole === group || !has(knowledge, whole, marks.keyed) || !has(knowledge, beside, marks.keyed)) continue
    if (knowledge.told[whole] !== knowledge.told[beside]) return true
  }
  return false
}

// Two published figures and between them several groups that nobody published: together they may be a few people.
function findRests(scene: Scene, hidden: ReadonlyMap<number, Bounds>): ReadonlyMap<number, number> {
  const { knowledge, ties, attack } = scene
  const rests = new Map<number, number>()
  for (let relation = 0; relation < relationCount(ties.relations); relation += 1) {
    const members = membersOf(ties, relation)
    const whole = members[0] ?? 0
    if (knowledge.measure[whole] !== 0 || !isKnown(knowledge, ties, whole)) continue
    let [open, rest, isNew, isSpoken] = [0, knowledge.lo[whole] ?? 0, has(knowledge, whole, marks.toldNow), false]
    for (let at = 1; at < members.length && !isSpoken; at += 1) {
      const part = members[at] ?? 0
      isNew ||= has(knowledge, part, marks.toldNow)
      if (isKnown(knowledge, ties, part)) rest -= knowledge.lo[part] ?? 0
      else {
        open += 1
        isSpoken = has(knowledge, part, spokenOf) || hidden.has(part)
      }
    }
    if (open > 1 && !isSpoken && isNew && rest >= 1 && rest < attack.policy.least) rests.set(relation, rest)
  }
  return rests
}
