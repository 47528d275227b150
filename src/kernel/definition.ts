import { type Access, accessOf } from './access.ts'
import type { Condition } from './condition.ts'
import type { Field, Fields } from './field.ts'
import type { Check } from './form.ts'
import type { Programme, ProgrammeWords } from './programme.ts'
import { sameAnswer } from './record.ts'
import type { Measure } from './statistics.ts'
import type { Language } from './words.ts'
import type { Due, Step } from './workflow.ts'

/** A question as plain data: what an old case needs to stay readable. */
export interface FieldDefinition {
  readonly kind: string
  readonly codes?: readonly string[]
  readonly list?: string
  readonly level?: string
  readonly sealed?: string
  readonly gathered?: true
  readonly published?: true
  /** The codes that it is published in, unless a country's list names them. */
  readonly bands?: readonly string[]
  readonly fields?: Readonly<Record<string, FieldDefinition>>
}

/** A programme as plain data, words included: kept with the journal for as long as its acts are. */
export interface Definition {
  readonly name: string
  readonly version: number
  readonly record: Readonly<Record<string, FieldDefinition>>
  readonly pages: Readonly<Record<string, readonly string[]>>
  readonly asked: Readonly<Record<string, Condition>>
  readonly checks: Readonly<Record<string, Check>>
  readonly states: readonly string[]
  readonly steps: Readonly<Record<string, Step>>
  /** Absent from definitions of before these were declared. */
  readonly due?: Readonly<Partial<Record<string, Due>>>
  readonly access?: Access
  readonly statistics: Readonly<Record<string, Measure>>
  readonly words: Readonly<Record<Language, ProgrammeWords>>
}

/** The programme without its functions, so that it can be kept, compared and read again. */
export const describe = (programme: Programme): Definition => {
  const { name, version, record, form, workflow, statistics, words } = programme
  return {
    name,
    version,
    record: describeFields(record),
    pages: form.pages,
    asked: form.asked,
    checks: form.checks,
    states: workflow.states,
    steps: workflow.steps,
    ...(workflow.due && { due: workflow.due }),
    access: accessOf(programme),
    statistics,
    words,
  }
}

const describeFields = (fields: Fields): Readonly<Record<string, FieldDefinition>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, describeField(field)]))

const describeField = ({ kind, codes, list, level, sealed, gathered, publish, fields }: Field): FieldDefinition => ({
  kind,
  ...(codes && { codes }),
  ...(list !== undefined && { list }),
  ...(level && { level }),
  ...(sealed && { sealed }),
  ...(gathered && { gathered }),
  ...(publish && { published: true }),
  ...(publish?.codes && { bands: publish.codes }),
  ...(fields && { fields: describeFields(fields) }),
})

/** A change that would leave old acts unreadable or change what they mean. */
export interface Breach {
  readonly what: 'field' | 'kind' | 'code' | 'sealing' | 'state' | 'step' | 'published'
  readonly name: string
}

/** What a new definition takes away from an old one. Empty when every old act keeps its meaning. */
export const breaches = (old: Definition, next: Definition): readonly Breach[] => [
  ...fieldsBreaches(old.record, next.record),
  ...old.states.filter((state) => !next.states.includes(state)).map((name): Breach => ({ what: 'state', name })),
  ...Object.entries(old.steps)
    .filter(([name, step]) => !doesTheSame(step, next.steps[name], old.states))
    .map(([name]): Breach => ({ what: 'step', name })),
]

type FieldDefinitions = Readonly<Record<string, FieldDefinition>>

const fieldsBreaches = (old: FieldDefinitions, next: FieldDefinitions = {}): readonly Breach[] =>
  Object.entries(old).flatMap(([name, field]) => fieldBreaches(name, field, next[name]))

function fieldBreaches(name: string, old: FieldDefinition, next: FieldDefinition | undefined): readonly Breach[] {
  if (!next) return [{ what: 'field', name }]
  const lost = (codes: readonly string[] = [], kept: readonly string[] = []) =>
    codes.filter((code) => !kept.includes(code))
  const unpublished = old.published && !next.published
  return [
    ...(readsAlike(old, next) ? [] : [{ what: 'kind', name } as const]),
    // Once sealed, always sealed; what was open is in old acts in the open.
    ...((next.sealed === undefined) === (old.sealed === undefined) ? [] : [{ what: 'sealing', name } as const]),
    ...lost(old.codes, next.codes).map((code): Breach => ({ what: 'code', name: `${name}.${code}` })),
    ...(unpublished || lost(old.bands, next.bands).length > 0 ? [{ what: 'published', name } as const] : []),
    ...fieldsBreaches(old.fields ?? {}, next.fields).map((inner): Breach => ({
      ...inner,
      name: `${name}.${inner.name}`,
    })),
  ]
}

const readsAlike = (old: FieldDefinition, next: FieldDefinition) =>
  next.kind === old.kind && next.list === old.list && next.level === old.level && next.gathered === old.gathered

// Old acts are folded by the rules of today: a step that led elsewhere, or under another condition, would move old
// cases. It may begin to start from states that are new, because no old case was ever in them.
const doesTheSame = (old: Step, next: Step | undefined, states: readonly string[]) =>
  next !== undefined &&
  next.to === old.to &&
  sameAnswer(next.when, old.when) &&
  sameAnswer(next.from?.filter((state) => states.includes(state)).toSorted(), old.from?.toSorted())
