import { findCode } from '#kernel/codelist.ts'
import type { Codelists } from '#kernel/codelist.ts'
import type { FieldDefinition } from '#kernel/definition.ts'
import type { Field } from '#kernel/field.ts'
import type { KeptFile } from '#kernel/kinds/files.ts'
import type { Problem, Refusal } from '#kernel/outcome.ts'
import type { FieldWords, Programme, ProgrammeWords } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { type Language, fill } from '#kernel/words.ts'
import { sayDate } from '#screen/date.ts'
import { words } from '#words/serve/words.ts'

/** The sentence of a problem, in the reader's language: what is wrong and what to do. */
export function sayProblem(language: Language, programme: Programme | undefined, problem: Problem): string {
  const { problems } = words[language]
  switch (problem.says) {
    case 'missing':
      return problems.missing
    case 'malformed':
      return problems.malformed[fieldAt(programme, problem.field)?.kind ?? 'act']
    case 'check':
      return programme?.words[language].checks[problem.check ?? ''] ?? problems.malformed.act
    case 'not-asked':
    case 'not-in-list':
    case 'too-long':
    case 'too-small':
    case 'too-large':
    case 'too-early':
    case 'too-late':
    case 'too-few':
    case 'too-many':
    case 'too-heavy':
    case 'wrong-file-kind':
      return fill(problems[problem.says], spoken(language, problem.values ?? {}))
  }
}

// Bounds that are days are said as days.
const spoken = (language: Language, values: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? sayDate(language, value) : value,
    ]),
  )

// `trips.0.country` is the question `country` of the section `trips`.
function fieldAt(programme: Programme | undefined, path: string): Field | undefined {
  const [name = '', , inner] = path.split('.')
  const field = programme?.record[name]
  return inner === undefined ? field : field?.fields?.[inner]
}

/** The question that a problem stands at, as the form names it. */
export function sayField(language: Language, programme: Programme, path: string): string {
  const [name = '', row, inner] = path.split('.')
  const outer = programme.words[language].fields[name]
  if (inner === undefined) return outer?.label ?? name
  return `${outer?.label ?? name} ${Number(row) + 1}, ${outer?.fields?.[inner]?.label ?? inner}`
}

/** Why an act was not taken, in the reader's language; a programme may say it better for its own step. */
export const sayRefusal = (language: Language, why: Refusal, programme?: Programme, step?: string): string =>
  (why === 'not-yet' && step !== undefined ? programme?.words[language].notYet[step] : undefined) ??
  words[language].refusals[why]

interface Said {
  readonly language: Language
  readonly lists: Codelists
}

/** An answer as a person reads it. Works for present questions and for those of an old definition. */
export function sayAnswer(
  { language, lists }: Said,
  field: Field | FieldDefinition | undefined,
  named: FieldWords | undefined,
  value: unknown,
): string {
  if (value === undefined) return words[language].case.notAnswered
  if (value === null) return words[language].case.takenBack
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  switch (field?.kind) {
    case 'date':
      return sayDate(language, text)
    case 'yesNo':
    case 'choice':
      return named?.codes?.[text] ?? text
    case 'choices':
      return (value as readonly string[]).map((code) => named?.codes?.[code] ?? code).join('; ')
    case 'code':
    case 'place':
      return codeName(lists, field.list, language, text)
    case 'codes':
      return (value as readonly string[]).map((code) => codeName(lists, field.list, language, code)).join('; ')
    case 'files':
      return (value as readonly KeptFile[])
        .map(({ kind, bytes }) => `${kind.split('/')[1]}, ${Math.ceil(bytes / 1024)} KB`)
        .join('; ')
    case 'section':
      return (value as readonly LooseAnswers[]).map((row) => sayRow({ language, lists }, field, named, row)).join('; ')
    case undefined:
    case 'text':
    default:
      return text
  }
}

const sayRow = (said: Said, field: Field | FieldDefinition, named: FieldWords | undefined, row: LooseAnswers) =>
  Object.entries(row)
    .map(([name, value]) => sayAnswer(said, field.fields?.[name], named?.fields?.[name], value))
    .join(', ')

const codeName = (lists: Codelists, list: string | undefined, language: Language, code: string): string =>
  (list !== undefined && lists[list] ? findCode(lists[list], code)?.name[language] : undefined) ?? code

/** What a step is called in the history, also when it is the correction that every programme has. */
export const sayDone = (language: Language, programmeWords: ProgrammeWords | undefined, step: string): string =>
  programmeWords?.steps[step]?.done ?? (step === 'correct' ? words[language].case.corrected : step)
