import { bad } from '#kernel/outcome.ts'
import type { ListFault } from '#registry/list/problem.ts'
import type { words } from '#words/register/words.ts'

/** Why a delivered file cannot be taken; each word has a sentence in words/register or words/list. */
export interface FileProblem {
  readonly says: keyof (typeof words)['en']['problems'] | ListFault
  readonly values?: Readonly<Record<string, string | number>>
}

/** Declines a file, with the values that the sentence names. */
export const decline = (
  says: FileProblem['says'],
  values: Readonly<Record<string, string | number>> = {},
): { readonly ok: false; readonly why: FileProblem } => bad({ says, values })
