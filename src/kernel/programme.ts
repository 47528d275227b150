import type { Fields, Publication } from './field.ts'
import type { Form } from './form.ts'
import type { Name } from './record.ts'
import { type Measure, projectionNames } from './statistics.ts'
import type { Language } from './words.ts'
import type { GuardedName, Workflow } from './workflow.ts'

/** What a question is called, how it is explained, and how the columns of people's own lists name it. */
export interface FieldWords {
  readonly label: string
  readonly hint?: string
  readonly headings?: readonly string[]
  readonly codes?: Readonly<Record<string, string>>
  /** The names of the bands that the field is published in. */
  readonly bands?: Readonly<Record<string, string>>
  /** The questions of a section. */
  readonly fields?: Readonly<Record<string, FieldWords>>
}

/** What a step is called: to whoever may take it, and in the history once it is taken. */
export interface StepWords {
  readonly todo: string
  readonly done: string
}

export interface ProgrammeWords {
  readonly title: string
  readonly about: string
  readonly fields: Readonly<Record<string, FieldWords>>
  readonly pages: Readonly<Record<string, string>>
  readonly checks: Readonly<Record<string, string>>
  readonly states: Readonly<Record<string, string>>
  readonly steps: Readonly<Record<string, StepWords>>
  /** Why a step cannot be taken yet, for steps with a condition. */
  readonly notYet: Readonly<Record<string, string>>
  readonly figures: Readonly<Record<string, string>>
}

type WordsOfField<T> = Pick<FieldWords, 'label' | 'hint' | 'headings'> & CodeWords<T> & BandWords<T> & PartWords<T>

type CodeWords<T> = T extends { readonly codes: readonly (infer Code extends string)[] }
  ? { readonly codes: Readonly<Record<Code, string>> }
  : unknown

type BandWords<T> = [BandOf<T>] extends [never] ? unknown : { readonly bands: Readonly<Record<BandOf<T>, string>> }

// Any field may have parts of any name: only parts that have names of their own need words.
type PartWords<T> = T extends { readonly fields: infer Parts }
  ? { readonly fields: { readonly [N in keyof Parts as string extends N ? never : N]: WordsOfField<Parts[N]> } }
  : unknown

/** The codes that a field is published in and that are not its own, nor those of a country's list. */
type BandOf<T> = T extends { readonly publish: Publication<infer Code> }
  ? string extends Code
    ? never
    : T extends { readonly codes: readonly (infer Own)[] }
      ? Exclude<Code, Own>
      : Code
  : never

/** The words of some questions, by their names. */
export type WordsOfFields<F> = { readonly [N in Name<F>]: WordsOfField<F[N]> }

/** A programme as the wings know it: its parts, without the names that only its own words know. */
export interface Programme {
  /** Lower case and underscores: it names the projection table and the address of its pages. */
  readonly name: string
  /** Raised when a question, a code, a step or a rule changes. */
  readonly version: number
  readonly record: Fields
  readonly form: Form
  readonly workflow: Workflow
  readonly statistics: Readonly<Record<string, Measure>>
  readonly words: Readonly<Record<Language, ProgrammeWords>>
}

/** Every word that a programme needs in one language; leave one out and it does not compile. */
export interface WordsFor<P extends Programme> {
  readonly fields: WordsOfFields<P['record']>
  readonly pages: Readonly<Record<Name<P['form']['pages']>, string>>
  readonly checks: Readonly<Record<Name<P['form']['checks']>, string>>
  readonly states: Readonly<Record<P['workflow']['states'][number], string>>
  readonly steps: Readonly<Record<Name<P['workflow']['steps']>, StepWords>>
  readonly notYet: Readonly<Record<GuardedName<P['workflow']['steps']>, string>>
  readonly figures: Readonly<Record<Name<P['statistics']>, string>>
}

/** Puts the four parts and their words together; the parts have already been checked against each other. */
export function defineProgramme<const P extends Programme>(
  programme: P & { readonly words: Readonly<Record<Language, WordsFor<P>>> },
): P {
  const { name, record, workflow } = programme
  if (!/^[a-z][a-z_]{1,40}$/.test(name)) throw new Error(`${name} cannot name a programme`)
  if (Object.values(workflow.steps).every(({ from }) => from)) throw new Error(`${name} has no step that opens a case`)
  checkNames(record)
  return programme
}

/** Refuses a question whose name would not do as a column, or that is taken by every object or projection. */
export function checkNames(record: Fields): void {
  const taken: readonly string[] = projectionNames
  const wrong = Object.keys(record).find(
    (name) => !/^[a-z][A-Za-z0-9]{0,39}$/.test(name) || name in {} || taken.includes(name),
  )
  if (wrong !== undefined) throw new Error(`${wrong} cannot name a question`)
}
