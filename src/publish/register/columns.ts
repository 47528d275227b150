import type { Field } from '#kernel/field.ts'
import type { Register } from '#kernel/register.ts'
import { languages } from '#kernel/words.ts'
import { type Headed, matchHeadings } from '#registry/list/heading.ts'
import { words } from '#words/register/words.ts'

import { isMarkHeading } from './synthetic.ts'

/** Which question each column answers; `null` for a column that is not read. */
export type Mapping = readonly (string | null)[]

/** The column that says of each row whether it is invented; no question has this name. */
export const syntheticColumn = 'synthetic'

/** The questions of a register with everything that columns are headed by for them. */
export const headed = (register: Register): readonly Headed[] => [
  ...Object.keys(register.record).map((name) => ({ name, headings: [name, ...headingsOf(register, name)] })),
  { name: syntheticColumn, headings: ['Synthetic', ...languages.map((language) => words[language].syntheticHeading)] },
]

const headingsOf = (register: Register, name: string): readonly string[] =>
  languages.flatMap((language) => {
    const named = register.words[language].fields[name]
    return named
      ? [named.label, ...(named.inTables === undefined ? [] : [named.inTables]), ...(named.headings ?? [])]
      : []
  })

/** What the columns of a file are taken for by their headings; what two could mean is left for a person to say. */
export const matchColumns = (register: Register, headings: readonly string[]): Mapping =>
  matchHeadings(headings, headed(register)).map((name, column) =>
    isMarkHeading(headings[column] ?? '') ? syntheticColumn : (name ?? null),
  )

const isOwed = ({ optional, conditional }: Field) => !optional && !conditional

/** Questions that every row must answer and no column does. */
export const missingQuestions = ({ record }: Register, mapping: Mapping): readonly string[] =>
  Object.entries(record)
    .filter(([name, field]) => isOwed(field) && !mapping.includes(name))
    .map(([name]) => name)

/** Reads a mapping that somebody chose: a question for each column, none twice; `undefined` when it is none. */
export function readMapping(
  register: Register,
  chosen: readonly (string | null)[],
  width: number,
): Mapping | undefined {
  const names = [...Object.keys(register.record), syntheticColumn]
  const known = chosen.length === width && chosen.every((name) => name === null || names.includes(name))
  const taken = chosen.filter((name) => name !== null)
  return known && new Set(taken).size === taken.length ? chosen : undefined
}
