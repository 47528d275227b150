import type { Subject } from './series.ts'
import type { Phrase } from './words.ts'

/** Something that ought to be known of a country and is not: since when, why, and who owes it. */
export interface MissingFigure {
  /** Small letters, digits and hyphens: it is part of an address. */
  readonly id: string
  readonly subject: Subject
  /** The figure that is missing. */
  readonly title: Phrase
  readonly why: Phrase
  /** What is known in its place, with its source. */
  readonly known?: Phrase
  /** The first year or month for which it is missing: `2014`, `2024-07`. */
  readonly since: string
  /** The agency that owes it: a code of the country's agencies. */
  readonly owedBy: string
  /** Where it was looked for, and where what is known was read. */
  readonly sources: readonly string[]
}
