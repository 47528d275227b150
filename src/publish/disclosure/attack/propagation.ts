import type { Knowledge } from './knowledge.ts'
import type { Index } from './list.ts'
import type { Ratio } from './placing.ts'
import { relationCount, type Relations } from './relations.ts'

/** What bounds are drawn from. */
export interface Ties {
  readonly relations: Relations
  readonly ratios: readonly Ratio[]
  /** By group: the relations that it stands in, and the ratios. */
  readonly inRelations: Index
  readonly inRatios: Index
  /** Whether a measure comes in whole numbers, and by how much its figures may be off. */
  readonly isWhole: readonly boolean[]
  readonly doubts: readonly number[]
  /** In which unit a programme sees a measure: solvers are made for numbers of moderate size. */
  readonly units: readonly number[]
}

/** How often all that adds up is gone through at most: whole numbers that chase each other end in the end, but slowly. */
const mostRounds = 24

/**
 * Draws bounds from bounds until nothing changes: a whole lies between the sums of its parts, a part is its whole without the others. Gives a
 * group whose bounds contradict each other, or −1. Bounds become closer only, so stopping early is safe.
 */
export async function propagate(knowledge: Knowledge, ties: Ties, pause: () => Promise<void>): Promise<number> {
  const { relations, ratios, inRelations, inRatios, isWhole, doubts } = ties
  const { lo, hi, measure } = knowledge
  const { starts, members } = relations
  const count = relationCount(relations)
  const all = count + ratios.length
  const queue = new Int32Array(all + 1)
  const isWaiting = new Uint8Array(all)
  let [head, tail, torn] = [0, 0, -1]
  const ask = (tie: number): void => {
    if (isWaiting[tie] === 1) return
    isWaiting[tie] = 1
    queue[tail] = tie
    tail = tail === all ? 0 : tail + 1
  }
  const askAround = (group: number): void => {
    for (let at = inRelations.starts[group] ?? 0; at < (inRelations.starts[group + 1] ?? 0); at += 1)
      ask(inRelations.items[at] ?? 0)
    for (let at = inRatios.starts[group] ?? 0; at < (inRatios.starts[group + 1] ?? 0); at += 1)
      ask(count + (inRatios.items[at] ?? 0))
  }

  const narrow = (group: number, least: number, most: number): void => {
    const [low, high] = [lo[group] ?? 0, hi[group] ?? Infinity]
    const kind = measure[group] ?? 0
    const whole = isWhole[kind] === true
    const from = whole ? Math.ceil(least - 1e-6) : least
    const to = whole ? Math.floor(most + 1e-6) : most
    const slack = whole ? 0 : Math.max(1e-9, 1e-9 * Math.abs(low), high === Infinity ? 0 : 1e-4 * (high - low))
    const raise = from > low + slack
    const lower = to < high - slack
    if (!raise && !lower) return
    const [newLow, newHigh] = [raise ? from : low, lower ? to : high]
    if (newLow > newHigh) {
      const allowed = Math.max(4 * (doubts[kind] ?? 0), 1e-6, 1e-7 * Math.abs(newHigh))
      if (newLow > newHigh + allowed && torn < 0) torn = group
      return
    }
    lo[group] = newLow
    hi[group] = newHigh
    askAround(group)
  }

  const addUp = (relation: number): void => {
    const from = starts.items[relation] ?? 0
    const end = starts.items[relation + 1] ?? 0
    const whole = members.items[from] ?? 0
    let [least, most, open, isKnown] = [0, 0, 0, lo[whole] === hi[whole]]
    for (let at = from + 1; at < end; at += 1) {
      const part = members.items[at] ?? 0
      const [low, high] = [lo[part] ?? 0, hi[part] ?? Infinity]
      least += low
      if (high === Infinity) open += 1
      else most += high
      isKnown &&= low === high
    }
    const top = open > 0 ? Infinity : most
    const slack = 1e-9 * Math.max(1, Math.abs(least))
    if (isKnown && Math.abs((lo[whole] ?? 0) - least) <= slack) return
    narrow(whole, least, top)
    const [low, high] = [lo[whole] ?? 0, hi[whole] ?? Infinity]
    for (let at = from + 1; at < end; at += 1) {
      const part = members.items[at] ?? 0
      const [own, far] = [lo[part] ?? 0, hi[part] ?? Infinity]
      if (own === far && !isKnown) continue
      const others = open > (far === Infinity ? 1 : 0) ? Infinity : most - (far === Infinity ? 0 : far)
      narrow(part, low - others, high - (least - own))
    }
  }

  const compare = ({ part, whole, lo: from, hi: to }: Ratio): void => {
    narrow(part, from * (lo[whole] ?? 0), to > 0 ? to * (hi[whole] ?? Infinity) : 0)
    narrow(whole, to > 0 ? (lo[part] ?? 0) / to : 0, from > 0 ? (hi[part] ?? Infinity) / from : Infinity)
  }

  for (let tie = 0; tie < all; tie += 1) ask(tie)
  for (let done = 0; head !== tail && torn < 0 && done < mostRounds * all; done += 1) {
    const tie = queue[head] ?? 0
    head = head === all ? 0 : head + 1
    isWaiting[tie] = 0
    if (tie < count) addUp(tie)
    else {
      const ratio = ratios[tie - count]
      if (ratio) compare(ratio)
    }
    if ((done & 0x3ffff) === 0x3ffff) await pause()
  }
  return torn
}
