import { type Language, type Phrase, fill } from '#kernel/words.ts'
import { words } from '#words/release/words.ts'

import type { CheckWord, Said } from './check-word.ts'
import type { CheckName } from './checklist.ts'
import type { ReleaseRefusal } from './refusal.ts'

/** The sentence of something that a checklist says. */
export const sayCheck = (language: Language, { word, values }: Said): string => {
  const said = words[language]
  const sentences: Readonly<Record<CheckWord, string>> = said.sentences
  const named = typeof values['part'] === 'string' ? { part: partOf(said.parts, values['part']) } : {}
  const spoken = typeof values['language'] === 'string' ? { language: partOf(said.languages, values['language']) } : {}
  return fill(sentences[word], { ...values, ...named, ...spoken })
}

const partOf = (parts: Readonly<Record<string, string>>, name: string): string => parts[name] ?? name

/** What a line of the checklist is called. */
export const checkTitle = (language: Language, name: CheckName): string => words[language].checks[name]

/** Why something cannot be done with a release, and what to do. */
export const sayReleaseRefusal = (
  language: Language,
  { why, values = {}, reason }: ReleaseRefusal & { readonly reason?: Phrase },
): string => fill(words[language].refusals[why], { ...values, ...(reason && { reason: reason[language] }) })
