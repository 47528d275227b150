import { months } from './band.ts'
import { type Field, type Fields, type Publication, published } from './field.ts'
import { choice } from './kinds/choice.ts'
import { month } from './kinds/month.ts'
import type { FieldWords, Programme } from './programme.ts'
import type { Name } from './record.ts'
import type { Dimension } from './statistics.ts'
import type { Table, TableWords } from './table.ts'
import { mapValues } from './values.ts'
import type { Language } from './words.ts'
import type { Workflow } from './workflow.ts'

/** How much harm a row could do in the wrong hands; `restricted` is for protection and trafficking. */
export type Sensitivity = 'ordinary' | 'sensitive' | 'restricted'

/** What one row counts. */
export type Unit = 'person' | 'permit' | 'transfer'

export interface SourceWords {
  readonly title: string
  readonly about: string
  readonly fields: Readonly<Record<string, FieldWords>>
  /** The codes of levels that have codes of their own: broad ages, groups of reasons. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly tables: Readonly<Record<string, TableWords>>
}

/** What tables are made of: a register that an agency delivers, or a programme of our own. */
export interface Source {
  readonly name: string
  /** Only what is published or measured leaves a row. */
  readonly record: Fields
  readonly sensitivity: Sensitivity
  readonly unit: Unit
  /** The published question that says to which month a row belongs. */
  readonly period: string
  /** The question that tells whose contribution an amount is, when that is not the person. */
  readonly contributor?: string
  readonly tables: Readonly<Record<string, Table>>
  readonly words: Readonly<Record<Language, SourceWords>>
}

type Tables = Readonly<Record<string, Table>>

type LevelOf<T extends Tables> = {
  [N in Name<T>]: T[N]['by'][number] extends infer S
    ? S extends { readonly levels: readonly (infer L)[] }
      ? L
      : never
    : never
}[Name<T>]
type OwnLevel<T extends Tables> = Extract<LevelOf<T>, { readonly name: string; readonly codes: readonly string[] }>

/** Every word that tables need in one language: each table, each of its figures, each code that no list names. */
export interface WordsForTables<T extends Tables> {
  readonly levels: { readonly [L in OwnLevel<T> as L['name']]: Readonly<Record<L['codes'][number], string>> }
  readonly tables: {
    readonly [N in Name<T>]: TableWords & { readonly figures: Readonly<Record<Name<T[N]['figures']>, string>> }
  }
}

/** What the projection of a programme has besides the published questions. */
type Course<State extends string> = {
  readonly state: Field<State> & { readonly codes: readonly State[]; readonly publish: Publication<State> }
  readonly openedMonth: Field<string> & { readonly publish: Publication }
  readonly sinceMonth: Field<string> & { readonly publish: Publication }
}

/** The columns of a programme's projection, as questions on which tables can be declared. */
export const projected = <const F extends Fields, const State extends string>(
  record: F,
  { states }: Pick<Workflow<State>, 'states'>,
): Pick<F, Dimension<F>> & Course<State> => {
  const course: Course<State> = {
    // Only states of the workflow are ever in a projection: the database checks them.
    state: { ...choice(states), publish: { codes: states, of: (state) => state as State } },
    openedMonth: published(month(), months),
    sinceMonth: published(month(), months),
  }
  const open = Object.fromEntries(Object.entries(record).filter(([, { publish }]) => publish))
  return { ...(open as Pick<F, Dimension<F>>), ...course }
}

/** What a programme says of its tables, and of the columns that are no questions. */
export interface ProgrammeSourceWords extends Pick<SourceWords, 'levels' | 'tables'> {
  readonly columns: Readonly<Record<'state' | 'openedMonth' | 'sinceMonth', string>>
}

/** Every word that the tables of a programme need in one language. */
export type WordsForProgrammeTables<T extends Tables> = WordsForTables<T> & Pick<ProgrammeSourceWords, 'columns'>

/** A programme as a source of tables; `undefined` when it declares none. */
export function sourceOf({ name, record, workflow, tables, words }: Programme): Source | undefined {
  if (!tables) return undefined
  return {
    name,
    record: projected(record, workflow),
    sensitivity: 'ordinary',
    unit: 'person',
    period: 'openedMonth',
    tables,
    words: mapValues(words, ({ title, about, fields, states, source = unsaid }) => {
      const { columns, levels, tables: said } = source
      const course = {
        state: { label: columns.state, codes: states },
        openedMonth: { label: columns.openedMonth },
        sinceMonth: { label: columns.sinceMonth },
      }
      return { title, about, levels, tables: said, fields: { ...fields, ...course } }
    }),
  }
}

// `defineProgramme` lets no programme have tables without their words.
const unsaid: ProgrammeSourceWords = { columns: { state: '', openedMonth: '', sinceMonth: '' }, levels: {}, tables: {} }
