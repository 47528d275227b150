import type { Codelists } from './codelist.ts'
import type { PlainDate } from './date.ts'
import type { Fault, Outcome } from './outcome.ts'
import type { JsonSchema } from './schema.ts'

/** What reading an answer needs to know: the day it was given and the country's code lists. */
export interface Circumstances {
  readonly today: PlainDate
  /** Absent lists are not checked here: the browser leaves long lists to the server. */
  readonly lists: Codelists
}

/** Where and why a value could not be read; `at` is the place inside a section, `''` for the field itself. */
export interface Misreading {
  readonly at: string
  readonly says: Fault
  readonly values?: Readonly<Record<string, string | number>>
}
export type Reading<Value> = Outcome<Value, readonly Misreading[]>

/** How a value leaves the record: as one of `codes` (absent when a country's list names them). */
export interface Publication<Code extends string = string> {
  readonly codes?: readonly Code[]
  /** The code list that names the codes, when they are a country's. */
  readonly list?: string
  of(value: unknown, opened: PlainDate): Code
}

export type FieldKind =
  | 'text'
  | 'longText'
  | 'whole'
  | 'decimal'
  | 'date'
  | 'yesNo'
  | 'choice'
  | 'choices'
  | 'code'
  | 'codes'
  | 'place'
  | 'phone'
  | 'document'
  | 'files'
  | 'section'

/** A field is one question we may ask and one value we may keep. */
export interface Field<Value = unknown> {
  readonly kind: FieldKind
  readonly schema: JsonSchema
  /** May stay without an answer. */
  readonly optional?: true
  /** Answered only when the form's condition asks it; then it must be, unless it is optional too. */
  readonly conditional?: true
  /** Identity: kept encrypted, and found again by its words or as a whole. */
  readonly sealed?: 'by-words' | 'whole' | 'not-found'
  /** Answers of several acts add up instead of the last one standing. */
  readonly gathered?: true
  /** No longer asked; kept so that old cases stay readable. */
  readonly retired?: true
  /** The only door from a record to a statistic; most fields have none. */
  readonly publish?: Publication
  /** A number that a statistic may add up. */
  readonly measured?: true
  /** The codes to choose from, for a choice. */
  readonly codes?: readonly string[]
  /** The country's code list to choose from, and the level of its hierarchy. */
  readonly list?: string
  readonly level?: 'region' | 'district'
  /** The questions of a section. */
  readonly fields?: Fields
  /** Bounds that the form tells the browser. */
  readonly limits?: Readonly<Record<string, string | number>>
  read(answer: unknown, now: Circumstances): Reading<Value>
}

export type Fields = Readonly<Record<string, Field>>

/** Lets a question stay without an answer. */
export const optional = <F extends Field>(field: F): F & { readonly optional: true } => ({ ...field, optional: true })

/** Asks only when the form's condition holds; the answer is then owed. */
export const conditional = <F extends Field>(field: F): F & { readonly conditional: true } => ({
  ...field,
  conditional: true,
})

/** Keeps a value encrypted; `found` says whether a search finds it by its words, as a whole, or not at all. */
export const sealed = <F extends Field>(
  field: F & Sealable<F>,
  found: 'by-words' | 'whole' | 'not-found' = 'not-found',
): F & { readonly sealed: 'by-words' | 'whole' | 'not-found' } => ({ ...field, sealed: found })

/** What is published cannot be sealed, nor what adds up: cases are folded without opening what is sealed. */
type Sealable<F> = F extends { readonly publish: Publication } | { readonly gathered: true } ? never : unknown

/** Adds up the answers of several acts: modules attended, trips made. */
export const gathered = <F extends Field<readonly unknown[]>>(field: F & Open<F>): F & { readonly gathered: true } => ({
  ...field,
  gathered: true,
})

/** Stops asking without forgetting. */
export const retired = <F extends Field>(field: F): F & { readonly retired: true; readonly optional: true } => ({
  ...field,
  retired: true,
  optional: true,
})

/** Lets a number be added up in statistics; it never leaves alone, only in cells of many. */
export const measured = <F extends Field<number>>(field: F & Open<F>): F & { readonly measured: true } => ({
  ...field,
  measured: true,
})

/** A coarsening with a closed set of codes: ages into bands, amounts into classes. */
export interface Band<Value, Code extends string> {
  /** Absent when they have no end, as months have none, or when a list names them. */
  readonly codes?: readonly Code[]
  /** The country's code list that names them. */
  readonly list?: string
  of(value: Value, opened: PlainDate): Code
}

/** Identity never reaches a statistic, not even coarsened, and is never added up. */
type Open<F> = F extends { readonly sealed: string } ? never : unknown
type Coded<Code extends string> = Field<Code> & { readonly codes: readonly Code[] }

/** Lets a value leave the record: as itself when it is a code, or coarsened through a band. */
export function published<F extends Coded<string>>(
  field: F & Open<F>,
): F & { readonly publish: Publication<F extends Coded<infer Code> ? Code : never> }
export function published<F extends Field<string> & { readonly list: string }>(
  field: F & Open<F>,
): F & { readonly publish: Publication }
export function published<Value, F extends Field<Value>, Code extends string>(
  field: F & Field<Value> & Open<F>,
  band: Band<Value, Code>,
): F & { readonly publish: Publication<Code> }
export function published(field: Field, band?: Band<unknown, string>): Field {
  if (band) return { ...field, publish: band }
  return { ...field, publish: { ...named(field), of: String } }
}

const named = ({ codes, list }: Field) => (codes ? { codes } : list === undefined ? {} : { list })
