import type { Fields } from './field.ts'
import type { Level } from './hierarchy.ts'
import type { Name } from './record.ts'
import type { Rhythm } from './register.ts'
import type { Dimension } from './statistics.ts'

/** The questions whose answers may be added up. */
export type Amount<F> = { [N in Name<F>]: F[N] extends { readonly measured: true } ? N : never }[Name<F>]

/** One dimension of a table: a published question, and the levels above its codes, each standing on the one before. */
export interface Split<Column extends string = string> {
  readonly column: Column
  readonly levels?: readonly Level[]
  /** Leaves out the codes themselves, and the levels below the one named: months that are published as quarters only. */
  readonly from?: string
}

/** Rows are those whose codes are among the ones given, for each question named. */
export type Where<Column extends string = string> = Readonly<Partial<Record<Column, readonly string[]>>>

/** What stands in a cell. */
export type Figure<Column extends string = string, Of extends string = string> =
  | { readonly kind: 'count' }
  | { readonly kind: 'sum' | 'mean' | 'median'; readonly of: Of }
  /** How many of those counted in the cell are among `of`, for each `per` of them. */
  | { readonly kind: 'rate'; readonly of: Where<Column>; readonly per: 100 | 1000 }

/** How the cells of a table are protected. One table has one method: two would undo each other. */
export type Method<Column extends string = string> =
  /** Counts are changed by at most `D`, by chance that is the same for the same people. */
  | { readonly kind: 'cell-key'; readonly D: number; readonly V: number; readonly js: number; readonly pstay: number }
  /** Cells that would give a contributor away are withheld, with others beside them. */
  | {
      readonly kind: 'suppression'
      readonly least: number
      readonly dominance?: { readonly n: number; readonly k: number }
      readonly percent?: { readonly p: number }
      /** Questions whose answer nobody may learn of a whole group: a split by one of them may not show all of a group in one code. */
      readonly attributes?: readonly Column[]
    }
  /** Small counts become 0 or the base; everything adds up. */
  | { readonly kind: 'rounding'; readonly base: number }
  /** Noise with a budget for each person; `rho` as a fraction or decimal, exactly as it is charged. */
  | { readonly kind: 'noise'; readonly rho: string }

/** Who may read what is released: everybody, or the working group. */
export type Audience = 'public' | 'group'

/** A table as it is declared: nothing else can be asked of the microdata. */
export interface Table<Column extends string = string, Of extends string = string> {
  readonly where?: Where<Column>
  readonly by: readonly Split<Column>[]
  readonly figures: Readonly<Record<string, Figure<Column, Of>>>
  readonly method: Method<Column>
  readonly audience: Audience
  readonly schedule: Rhythm
}

export interface TableWords {
  readonly title: string
  readonly about: string
  readonly figures: Readonly<Record<string, string>>
}

/** Declares the tables of a record; only published questions split them, only measured ones are added up. */
export const defineTables = <
  const F extends Fields,
  const Tables extends Readonly<Record<string, Table<Dimension<F>, Amount<F>>>>,
>(
  _record: F,
  tables: Tables,
): Tables => tables
