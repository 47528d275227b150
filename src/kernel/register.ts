import type { Fields } from './field.ts'
import type { WordsOfFields } from './programme.ts'
import type { Name } from './record.ts'
import type { Source, SourceWords, WordsForTables } from './source.ts'
import { type Dimension, projectionNames } from './statistics.ts'
import type { Amount, Table } from './table.ts'
import type { Language } from './words.ts'

/** How often something is owed. */
export type Rhythm = 'month' | 'quarter' | 'year'

export interface RegisterWords extends SourceWords {
  /** The law or order by which its owner keeps it. */
  readonly legalBasis: string
}

/** A register as the publishing wing knows it: what a row is, who owes it, and the tables that are made of it. */
export interface Register extends Source {
  /** Lower case and underscores: it names files and addresses. */
  readonly name: string
  /** Raised when a question or a code changes. */
  readonly version: number
  /** Identity is sealed and never kept; only what is published or measured leaves a row. */
  readonly record: Fields
  /** The agency that owes it: a code of the country's agencies. */
  readonly owner: string
  readonly rhythm: Rhythm
  /** The share of rows that may be refused; a delivery with more is put aside until somebody has looked at it. */
  readonly refusedAtMost: number
  /** The sealed questions that tell a row's person, permit or transfer, the strongest first: the first one answered makes its key. */
  readonly person: readonly string[]
  readonly words: Readonly<Record<Language, RegisterWords>>
}

/** Every word that a register needs in one language; leave one out and it does not compile. */
export type WordsForRegister<R extends Register> = {
  readonly fields: WordsOfFields<R['record']>
} & WordsForTables<R['tables']>

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
  const taken: readonly string[] = snapshotNames
  const wrong = Object.keys(record).find((each) => !/^[a-z][A-Za-z0-9]{0,39}$/.test(each) || taken.includes(each))
  if (wrong !== undefined) throw new Error(`${name}: ${wrong} cannot name a question`)
  return register
}

/** The columns that a snapshot has of its own, so that no question can take them. */
const snapshotNames = [...projectionNames, 'record_key', 'contributor_key']
