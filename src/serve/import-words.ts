import type { Programme } from '#kernel/programme.ts'
import { type Language, fill } from '#kernel/words.ts'
import type { List } from '#registry/list/list.ts'
import type { ListProblem } from '#registry/list/problem.ts'
import { writeRefused } from '#registry/list/refused.ts'
import { words as listWords } from '#words/list/words.ts'
import { words } from '#words/serve/words.ts'

import type { Imported } from './import.ts'
import { sayField, sayProblem, sayRefusal } from './say.ts'

/** Why a row was not taken, in the reader's language: each problem with its column. */
export function sayWhy(
  language: Language,
  programme: Programme,
  { row, verdict }: Imported['refused'][number],
): string {
  const { import: say } = words[language]
  const problems = verdict?.verdict === 'refused' ? (verdict.problems ?? []) : row.problems
  if (problems.length > 0)
    return problems
      .map((problem) =>
        fill(say.cell, {
          field: sayField(language, programme, problem.field),
          problem: sayProblem(language, programme, problem),
        }),
      )
      .join(' ')
  if (row.twiceOf !== undefined) return fill(say.twice, { row: row.twiceOf })
  return verdict?.verdict === 'refused' ? sayRefusal(language, verdict.why, programme) : ''
}

/** The refused rows as a file to mend and bring again. */
export const refusedFile = (
  language: Language,
  programme: Programme,
  list: List,
  refused: Imported['refused'],
  synthetic: boolean,
): Uint8Array =>
  writeRefused(
    {
      headers: list.headers,
      rows: refused.map((each) => ({ cells: each.row.cells, reason: sayWhy(language, programme, each) })),
      ...(synthetic && { mark: words[language].export.synthetic }),
    },
    language,
  )

/** Why a file could not be read as a list. */
export const sayListProblem = (language: Language, { says, values = {} }: ListProblem): string =>
  fill(listWords[language].problem[says], values)
