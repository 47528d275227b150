import type { Fields } from './field.ts'
import type { FieldWords, WordsOfFields } from './programme.ts'
import type { Name } from './record.ts'
import type { Dimension } from './statistics.ts'
import type { Amount, Table, TableWords } from './table.ts'
import type { Language } from './words.ts'

/** How often something is owed. */
export type Rhythm = 'month' | 'quarter' | 'year'

/** How much harm a row could do in the wrong hands; `restricted` is for protection and trafficking. */
export type Sensitivity = 'ordinary' | 'sensitive' | 'restricted'

/** What one row of a register counts. */
export type Unit = 'person' | 'permit' | 'transfer'

export interface RegisterWords {
  readonly title: string
  readonly about: string
  /** The law or order by which its owner keeps it. */
  readonly legalBasis: string
  readonly fields: Readonly<Record<string, FieldWords>>
  readonly tables: Readonly<Record<string, TableWords>>
}

/** A register as the publishing wing knows it: what a row is, who owes it, and the tables that are made of it. */
export interface Register {
  /** Lower case and underscores: it names files and addresses. */
  readonly name: string
  /** Raised when a question or a code changes. */
  readonly version: number
  /** Identity is sealed and never kept; only what is published or measured leaves a row. */
  readonly record: Fields
  /** The agency that owes it: a code of the country's agencies. */
  readonly owner: string
  readonly sensitivity: Sensitivity
  readonly rhythm: Rhythm
  readonly unit: Unit
  /** The sealed questions that tell a person, the strongest first: the first one answered makes the key of the row. */
  readonly person: readonly string[]
  /** The sealed or published question that tells whose contribution an amount is, when that is not the person: an operator. */
  readonly contributor?: string
  /** The published question that says to which month a row belongs. */
  readonly period: string
  readonly tables: Readonly<Record<string, Table>>
  readonly words: Readonly<Record<Language, RegisterWords>>
}

/** Every word that a register needs in one language; leave one out and it does not compile. */
export interface WordsForRegister<R extends Register> {
  readonly fields: WordsOfFields<R['record']>
  readonly tables: Readonly<Record<Name<R['tables']>, TableWords>>
}

interface Parts<F extends Fields> {
  readonly record: F
  readonly person: readonly NoInfer<Name<F>>[]
  readonly contributor?: NoInfer<Name<F>>
  readonly period: NoInfer<Dimension<F>>
  readonly tables: Readonly<Record<string, Table<NoInfer<Dimension<F>>, NoInfer<Amount<F>>>>>
}

/** Puts a register together; its parts are checked against its record. */
export function defineRegister<const R extends Register, const F extends Fields>(
  register: R & Parts<F> & { readonly record: F; readonly words: Readonly<Record<Language, WordsForRegister<R>>> },
): R {
  const { name, record, person } = register
  if (!/^[a-z][a-z_]{1,40}$/.test(name)) throw new Error(`${name} cannot name a register`)
  const open = person.find((each) => !record[each]?.sealed)
  if (open !== undefined) throw new Error(`${name}: ${open} tells a person and is not sealed`)
  return register
}
