import type { Problem } from '#kernel/outcome.ts'
import type { Register } from '#kernel/register.ts'
import { type Language, fill, grouped } from '#kernel/words.ts'
import { sayDate } from '#screen/date.ts'
import type { Said } from '#store/deliveries.ts'
import { words as listWords } from '#words/list/words.ts'
import { words } from '#words/register/words.ts'

import type { Delivered, Kept } from './deliver.ts'
import type { FileProblem } from './file-problem.ts'

type ProblemWord = keyof (typeof words)['en']['problems']

const isOurs = (says: FileProblem['says']): says is ProblemWord => Object.hasOwn(words.en.problems, says)

/** Why a file cannot be taken, in the reader's language. Questions are said by their labels. */
export const sayFileProblem = (language: Language, register: Register, { says, values = {} }: FileProblem): string =>
  fill(
    isOurs(says) ? words[language].problems[says] : listWords[language].problem[says],
    withLabels(language, register, values),
  )

const withLabels = (language: Language, register: Register, values: Readonly<Record<string, string | number>>) => {
  const label = (name: string) => register.words[language].fields[name]?.label ?? name
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name !== 'fields' && name !== 'column') return [name, value]
      return [name, String(value).split(', ').map(label).join(', ')]
    }),
  )
}

/** Why a delivery was put aside, in the reader's language. */
export function sayAside(language: Language, register: Register, { says, values = {} }: Said): string {
  const { aside } = words[language]
  // Only words of ours are ever kept; one that a later Safar has renamed is shown as it is.
  const sentence = Object.hasOwn(aside, says) ? aside[says as keyof typeof aside] : says
  return fill(sentence, withLabels(language, register, values))
}

const longestCell = 60

/** Why a row was refused, in the reader's language: each problem with its question. */
export const sayRow = (
  language: Language,
  register: Register,
  problems: readonly (Problem & { readonly cell: string })[],
): string =>
  problems
    .map(({ field, cell, ...problem }) => {
      const { label } = register.words[language].fields[field] ?? { label: field }
      const said = fill(words[language].cell[cellWord(register, field, problem)], {
        ...spoken(language, problem.values ?? {}),
        cell: cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell,
      })
      return fill(words[language].why, { field: label, problem: said })
    })
    .join(' ')

const spoken = (language: Language, values: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? sayDate(language, value) : value,
    ]),
  )

function cellWord(
  { record, period }: Register,
  name: string,
  { says }: Pick<Problem, 'says'>,
): keyof (typeof words)['en']['cell'] {
  const field = record[name]
  switch (says) {
    case 'missing':
    case 'not-in-list':
    case 'too-long':
    case 'too-small':
    case 'too-large':
    case 'too-early':
    case 'too-late':
      return says
    case 'malformed':
      if (field?.kind === 'date') return name === period ? 'no-month' : field.publish ? 'no-age' : 'no-date'
      if (field?.kind === 'document') return 'no-document'
      if (field?.kind === 'whole' || field?.kind === 'decimal') return 'no-number'
      return field?.kind === 'text' ? 'other' : 'not-in-list'
    case 'not-asked':
    case 'too-few':
    case 'too-many':
    case 'too-heavy':
    case 'wrong-file-kind':
    case 'check':
      return 'other'
  }
}

/** Some months in few words: each of a few, or the first, the last and how many. */
export const sayMonths = (months: readonly string[]): string =>
  months.length <= 3 ? months.join(', ') : `${months[0]} … ${months.at(-1)} (${months.length})`

/** What became of a delivered file, in the reader's language, sentence by sentence. */
export function sayDelivered(language: Language, register: Register, delivered: Delivered): readonly string[] {
  const { done } = words[language]
  switch (delivered.kind) {
    case 'known':
      return [
        fill(done.known, {
          date: sayDate(language, delivered.receivedAt.toISOString().slice(0, 10)),
          number: delivered.number,
        }),
      ]
    case 'declined':
      return [sayFileProblem(language, register, delivered.problem)]
    case 'cancelled':
      return [done.cancelled]
    case 'kept':
      return sayKept(language, register, delivered)
  }
}

function sayKept(language: Language, register: Register, { aside, ...kept }: Kept): readonly string[] {
  const { done } = words[language]
  const sentence = fill(aside ? done.quarantined : done.accepted, {
    number: kept.number,
    register: register.words[language].title,
    rows: grouped(kept.rows),
    refused: grouped(kept.refused),
    months: sayMonths(kept.months),
  })
  return [
    sentence,
    ...(aside ? [sayAside(language, register, aside)] : []),
    ...(kept.replaces.length > 0 ? [fill(done.replaces, { months: sayMonths(kept.replaces) })] : []),
  ]
}
