import { keysOf, makePlaces, place, type Places } from './hash.ts'
import type { Knowledge } from './knowledge.ts'
import type { Layout } from './layout.ts'
import { indexOf, type Index, type List, makeList, push } from './list.ts'

/** What adds up: relation r says that the group `members[starts[r]]` is exactly those after it, up to `starts[r + 1]`. */
export interface Relations {
  readonly members: List
  readonly starts: List
  readonly seen: Places
}

export const makeRelations = (): Relations => {
  const starts = makeList()
  push(starts, 0)
  return { members: makeList(), starts, seen: makePlaces() }
}

export const relationCount = ({ starts }: Relations): number => starts.length - 1

/** Keeps that a group is exactly its parts; once, and only if it says anything. */
export function relate(relations: Relations, whole: number, parts: ArrayLike<number>): void {
  let [high, low] = keysOf(whole, 1 << 20)
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? 0
    // A group cannot be a true part of itself: codes that come to the same leaves say nothing.
    if (part === whole) return
    const [one, other] = keysOf(part, 1 << 21)
    high = (high + one) | 0
    low = (low + other) | 0
  }
  const before = relations.seen.length
  if (place(relations.seen, high >>> 0, low >>> 0) < before) return
  push(relations.members, whole)
  for (let at = 0; at < parts.length; at += 1) push(relations.members, parts[at] ?? 0)
  push(relations.starts, relations.members.length)
}

/** Everything that adds up inside one table. Where all figures are 0, as in most of a sparse table, nothing is kept. */
export function relateTable(relations: Relations, knowledge: Knowledge, { axes, cells }: Layout, groups: Int32Array): void {
  const { told } = knowledge
  for (const { sets, stride, splits } of axes) {
    const block = sets.length * stride
    for (const { whole, parts } of splits) {
      const below = new Int32Array(parts.length)
      for (let from = 0; from < cells; from += block)
        for (let at = from; at < from + stride; at += 1) {
          const group = groups[at + whole * stride] ?? 0
          let isEmpty = told[group] === 0
          for (let part = 0; part < below.length; part += 1) {
            const each = groups[at + (parts[part] ?? 0) * stride] ?? 0
            below[part] = each
            isEmpty &&= told[each] === 0
          }
          if (!isEmpty) relate(relations, group, below)
        }
    }
  }
}

/** For each group the relations that it stands in. */
export const relationsOf = ({ members, starts }: Relations, groups: number): Index =>
  indexOf(groups, (tell) => {
    for (let relation = 0; relation < starts.length - 1; relation += 1)
      for (let at = starts.items[relation] ?? 0; at < (starts.items[relation + 1] ?? 0); at += 1)
        tell(members.items[at] ?? 0, relation)
  })
