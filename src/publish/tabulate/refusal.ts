import { bad } from '#kernel/outcome.ts'
import { fill, type Language } from '#kernel/words.ts'
import { words } from '#words/tabulate/words.ts'

/** Why a table cannot be counted: a word with a sentence in words/tabulate, and the values that the sentence mentions. */
export interface Refusal {
  readonly says: keyof (typeof words)['en']['refusals']
  readonly values: Readonly<Record<string, string | number>>
}

/** Declines to count, with the values that the sentence needs. */
export const refuse = (
  says: Refusal['says'],
  values: Refusal['values'] = {},
): { readonly ok: false; readonly why: Refusal } => bad({ says, values })

/** The refusal as a sentence in the reader's language. */
export const sentence = (language: Language, { says, values }: Refusal): string =>
  fill(words[language].refusals[says], values)
