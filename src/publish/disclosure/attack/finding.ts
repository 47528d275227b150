import type { NamedCell } from './input.ts'
import type { Repair } from './repair.ts'

/** How something that should stay hidden comes out; each has an argument in words. */
export const leaks = [
  /** Withheld, but the same people are counted elsewhere. */
  'equal-sets',
  /** Withheld, but one figure less another. */
  'difference',
  /** Withheld, but it follows from several figures. */
  'combination',
  /** Withheld, but placed too closely. */
  'narrow',
  /** Follows from a rate and what it is measured against, or from a mean and a count. */
  'rate',
  'mean',
  /** Nobody declared these few people, but figures tell them apart. */
  'small-difference',
  /** Changed counts that leave a few people only one place to be. */
  'small-count',
  /** The same people, counted with chance drawn anew. */
  'unequal',
  /** A few people, counted by many sums whose chance averages away. */
  'averaged',
  /** Two changed tables differ in so few cells that few people can stand between them. */
  'few-differ',
  /** Few came or left between two days. */
  'small-change',
] as const
export type Leak = (typeof leaks)[number]

/** One published figure of an argument, and how often it is added or taken away; 0 for a rate or mean that ties others together. */
export interface Part {
  readonly cell: NamedCell
  readonly coefficient: number
}

/** Something that should stay hidden: how it comes out, of which cell, by which published cells, and the repairs, the cheapest first. */
export interface Finding {
  readonly leak: Leak
  readonly cell: NamedCell
  readonly by: readonly Part[]
  readonly lo: number
  readonly hi: number
  /** How many cells of the same table come out in the same way, this one included. */
  readonly alike: number
  readonly repairs: readonly Repair[]
}
