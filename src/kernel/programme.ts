import { type Access, faultsOf } from './access.ts'
import type { Certificate } from './certificate.ts'
import type { Intake, Seating } from './course.ts'
import type { Fields, Publication } from './field.ts'
import type { Form } from './form.ts'
import type { Name } from './record.ts'
import type { ProgrammeSourceWords, WordsForProgrammeTables } from './source.ts'
import { type Measure, projectionNames } from './statistics.ts'
import type { Table } from './table.ts'
import type { Language } from './words.ts'
import type { GuardedName, Workflow } from './workflow.ts'

/** What a question is called, how it is explained, and how the columns of people's own lists name it. */
export interface FieldWords {
  readonly label: string
  readonly hint?: string
  readonly headings?: readonly string[]
  readonly codes?: Readonly<Record<string, string>>
  /** Other spellings of the codes, which lists may have. */
  readonly also?: Readonly<Record<string, readonly string[]>>
  /** The names of the bands that the field is published in. */
  readonly bands?: Readonly<Record<string, string>>
  /** What tables call the question, where they do not call it as a form does: `Age` for a date of birth. */
  readonly inTables?: string
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
  /** Where the programme is a source of tables. */
  readonly source?: ProgrammeSourceWords
  /** Where the programme gives certificates. */
  readonly certificate?: CertificateWords
}

/** What stands on a certificate: what was done, and the name of the course where no session says a nearer one. */
export interface CertificateWords {
  readonly says: string
  readonly course: string
}

type WordsOfField<T> = Pick<FieldWords, 'label' | 'hint' | 'headings' | 'inTables'> &
  CodeWords<T> &
  BandWords<T> &
  PartWords<T>

type CodeWords<T> = T extends { readonly codes: readonly (infer Code extends string)[] }
  ? {
      readonly codes: Readonly<Record<Code, string>>
      readonly also?: Readonly<Partial<Record<Code, readonly string[]>>>
    }
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
  /** Who may see what of its cases; when left out, whoever works on them, at their own desk. */
  readonly access?: Access
  readonly statistics: Readonly<Record<string, Measure>>
  /** The tables that are released of its published codes. */
  readonly tables?: Readonly<Record<string, Table>>
  /** Where its people sit in course sessions. */
  readonly seating?: Seating
  /** What people may tell it by themselves. */
  readonly intake?: Intake
  /** What it certifies. */
  readonly certificate?: Certificate
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

type SourceWordsFor<P> = P extends { readonly tables: infer T extends Readonly<Record<string, Table>> }
  ? { readonly source: WordsForProgrammeTables<T> }
  : unknown

type CertificateWordsFor<P> = P extends { readonly certificate: Certificate }
  ? { readonly certificate: CertificateWords }
  : unknown

/** Puts the four parts and their words together; the parts have already been checked against each other. */
export function defineProgramme<const P extends Programme>(
  programme: P & {
    readonly words: Readonly<Record<Language, WordsFor<P> & SourceWordsFor<P> & CertificateWordsFor<P>>>
  },
): P {
  const { name, record, workflow } = programme
  if (!/^[a-z][a-z_]{1,40}$/.test(name)) throw new Error(`${name} cannot name a programme`)
  if (Object.values(workflow.steps).every(({ from }) => from)) throw new Error(`${name} has no step that opens a case`)
  checkNames(record)
  const [fault] = faultsOf(programme)
  if (fault !== undefined) throw new Error(`${name}: ${fault}`)
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
