import type { Outcome } from '#kernel/outcome.ts'
import type { Fraction, RandomSource } from '#publish/disclosure/chance.ts'
import type { Refusal } from '#publish/disclosure/refusal.ts'

/** What noise needs besides the table. */
export interface Chance {
  /** The system's generator; in tests a seeded one. */
  readonly random: RandomSource
  /** The most rows that one person may have, kept by the tabulation; known beforehand, never looked up in the rows. */
  readonly rowsPerPerson: number
  /** Charges ρ to everybody in the table, for good, before any noise is drawn; refuses what would overspend. */
  charge(rho: Fraction): Promise<Outcome<unknown, Refusal>>
}

/** What protecting a table needs to know besides its declaration. */
export interface Context {
  /** `register.table`. */
  readonly table: string
  /** For tables under noise. */
  readonly chance?: Chance
  /** Called between pieces of long work: gives others their turn, and throws when the work is not wanted any more. */
  readonly pause?: () => Promise<void>
}
