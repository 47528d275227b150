import type { Instant } from './date.ts'
import type { LooseAnswers } from './record.ts'

/** One thing that was done to a case: never changed, never removed. */
export interface Act {
  /** A UUIDv7 made where the act was entered, so sending it twice is harmless. */
  readonly id: string
  readonly case: string
  readonly step: string
  /** When it happened, by the clock of the device that wrote it. */
  readonly at: Instant
  /** The latest acts that its author had seen: the acts it was done after. */
  readonly after: readonly string[]
  readonly answers: LooseAnswers
}

/** The order in which acts are folded: by when they happened, then by id, so arrival plays no part. */
export const inOrder = (one: Pick<Act, 'at' | 'id'>, other: Pick<Act, 'at' | 'id'>): number =>
  compare(one.at, other.at) || compare(one.id, other.id)

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** The moment to write on a new act: the clock's, or just after the last act its author saw when the clock is behind. */
export const momentAfter = (last: Instant | undefined, clock: Instant): Instant =>
  last === undefined || last < clock ? clock : new Date(Date.parse(last) + 1).toISOString()

/** Whether the act stands later in the order than all that its author had seen, as the device that wrote it owes. */
export const standsAfterWhatItSaw = (act: Act, kept: readonly Act[]): boolean =>
  kept.every((each) => !act.after.includes(each.id) || inOrder(each, act) < 0)

/** Says of two acts whether the first was done after the second, directly or through acts between. */
export function knowing(acts: readonly Act[]): (id: string, earlier: string) => boolean {
  const after = new Map(acts.map((act) => [act.id, act.after]))
  const found = new Map<string, ReadonlySet<string>>()
  const ancestorsOf = (id: string): ReadonlySet<string> => {
    // A set also visits what is added to it on the way.
    const ancestors = new Set(after.get(id))
    for (const each of ancestors) for (const earlier of after.get(each) ?? []) ancestors.add(earlier)
    found.set(id, ancestors)
    return ancestors
  }
  return (id, earlier) => (found.get(id) ?? ancestorsOf(id)).has(earlier)
}
