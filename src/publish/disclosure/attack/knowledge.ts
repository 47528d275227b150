import { type Places, makePlaces, place } from './hash.ts'

/** What is known of a group beside its bounds. */
export const marks = {
  /** Published as counted. */
  exact: 1,
  /** Published, changed by at most a stated bound. */
  changed: 2,
  /** Withheld for its own sake. */
  withheld: 4,
  /** Withheld beside others. */
  beside: 8,
  /** Stands in the candidate. */
  newest: 16,
  /** Published by the candidate. */
  toldNow: 32,
  /** Published before. */
  toldBefore: 64,
  /** Changed by keys: the same people give the same figure. */
  keyed: 128,
} as const

/**
 * Every group of people that some cell stands for, each once, whatever tables it stands in: what is counted of it (0 for people, else
 * an amount), what was published of it and where, and the bounds within which it lies. A group is known by the keys of its sets.
 */
export interface Knowledge {
  readonly places: Places
  measure: Uint8Array
  marks: Uint8Array
  /** The figure published, NaN where there is none. */
  told: Float64Array
  lo: Float64Array
  hi: Float64Array
  /** Where it was published first, or else named first: table and cell; −1 where no table has it. */
  table: Int32Array
  cell: Int32Array
}

const room = 1 << 12

export const makeKnowledge = (): Knowledge => ({
  places: makePlaces(room),
  measure: new Uint8Array(room),
  marks: new Uint8Array(room),
  told: new Float64Array(room).fill(NaN),
  lo: new Float64Array(room),
  hi: new Float64Array(room).fill(Infinity),
  table: new Int32Array(room).fill(-1),
  cell: new Int32Array(room),
})

/** The group of these keys; a new one lies anywhere from 0. */
export function groupOf(knowledge: Knowledge, high: number, low: number, measure: number): number {
  const before = knowledge.places.length
  const group = place(knowledge.places, high, low)
  if (group < before) return group
  if (group >= knowledge.measure.length) widen(knowledge)
  knowledge.measure[group] = measure
  return group
}

function widen(knowledge: Knowledge): void {
  const wide = knowledge.measure.length * 2
  knowledge.measure = wider(new Uint8Array(wide), knowledge.measure)
  knowledge.marks = wider(new Uint8Array(wide), knowledge.marks)
  knowledge.told = wider(new Float64Array(wide).fill(NaN), knowledge.told)
  knowledge.lo = wider(new Float64Array(wide), knowledge.lo)
  knowledge.hi = wider(new Float64Array(wide).fill(Infinity), knowledge.hi)
  knowledge.table = wider(new Int32Array(wide).fill(-1), knowledge.table)
  knowledge.cell = wider(new Int32Array(wide), knowledge.cell)
}

function wider<Numbers extends Uint8Array | Int32Array | Float64Array>(to: Numbers, from: Numbers): Numbers {
  to.set(from)
  return to
}

/** Whether a group has all of these marks, or any of them. */
export const has = ({ marks: all }: Knowledge, group: number, mark: number): boolean => ((all[group] ?? 0) & mark) !== 0

/** Adds marks to a group. */
export function mark({ marks: all }: Knowledge, group: number, marks: number): void {
  all[group] = (all[group] ?? 0) | marks
}
