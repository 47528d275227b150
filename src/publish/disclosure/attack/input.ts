import type { Figure, Where } from '#kernel/table.ts'

/** One dimension of a table: its codes, the total first, and the place of the code that each belongs to, −1 for the total. */
export interface AttackedAxis {
  readonly column: string
  readonly codes: readonly string[]
  readonly above: Int32Array
  /** Which codes are made of which others, where they overlap; else it follows from `above`. */
  readonly splits?: readonly Split[]
}

/** A code that is exactly made of others, by their places on the axis. */
export interface Split {
  readonly whole: number
  readonly parts: readonly number[]
}

/** One figure of a table: what was declared, a value for each cell (NaN where none is published), and its place in `cellStatuses`. */
export interface AttackedFigure {
  readonly name: string
  readonly declared: Figure
  readonly values: Float64Array
  readonly statuses: Uint8Array
}

/** A protected table as an attacker reads it: the cells in the order of a cube of its axes. */
export interface AttackedTable {
  readonly table: string
  readonly axes: readonly AttackedAxis[]
  /** Counts only those whose codes are among the ones given. */
  readonly where: Where
  readonly figures: readonly AttackedFigure[]
  /** The most by which a published count may differ from the truth; 0 when counts are true. */
  readonly noise: number
  /** The variance of what chance did to a count, where the method states it. */
  readonly variance?: number
}

/** One release of a population: its name, the day that its figures speak of, and its tables. */
export interface AttackedRelease {
  readonly release: string
  readonly asOf: string
  readonly tables: readonly AttackedTable[]
}

/** By dimension: which codes are made of which finer ones. */
export type Groups = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** What counts as a finding. Everybody can read it: docs/disclosure-control.md says why each number is what it is. */
export interface Policy {
  /** A group of fewer people must not be told, unless nobody is in it. */
  readonly least: number
  /** A withheld count is told when its bounds are closer than this: 1 tells it exactly. */
  readonly width: number
  /** A withheld amount is told when its bounds are closer than this share of it. */
  readonly share: number
  /** How sure an attacker must be of what only chance hides. */
  readonly chance: number
  /** The share of changed counts that may come out because chance went to both of its ends at once. */
  readonly tails: number
}

export const usualPolicy: Policy = { least: 3, width: 1, share: 0.001, chance: 0.95, tails: 0.001 }

/** Releases of one population, oldest first; the last one is the candidate, the only one that can still be changed. */
export interface Attack {
  readonly releases: readonly AttackedRelease[]
  /** The column that says to which month a row belongs; without it releases of different days count different people. */
  readonly period?: string
  /** Questions that some leave open: what their means stand on is not who is counted. */
  readonly partly?: readonly string[]
  /** What is known of codes beside what the tables show. */
  readonly groups?: Groups
  readonly policy: Policy
}

/** A published or withheld figure, named so that a person finds it: only the codes that are no totals. */
export interface NamedCell {
  readonly release: number
  readonly table: string
  readonly figure: string
  readonly at: Readonly<Record<string, string>>
  /** What is published; null where nothing is. */
  readonly value: number | null
}
