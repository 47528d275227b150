import { type Language, count, fill } from '#kernel/words.ts'
import { words as listWords } from '#words/list/words.ts'
import { words } from '#words/series/words.ts'

import type { FileRefusal } from './read-file.ts'

// A file with one mistake in every line has one mistake.
const mostOfAKind = 5

/** Why a file of figures is not taken, one sentence for each problem; of many alike the first few and how many more. */
export function sayRefusal(language: Language, refusal: FileRefusal): readonly string[] {
  if (refusal.kind === 'list')
    return [fill(listWords[language].problem[refusal.problem.says], refusal.problem.values ?? {})]
  const { file } = words[language]
  return [...Map.groupBy(refusal.problems, ({ says }) => says)].flatMap(([says, alike]) => [
    ...alike.slice(0, mostOfAKind).map(({ values }) => fill(file[says], values)),
    ...(alike.length > mostOfAKind ? [count(language, file.others, alike.length - mostOfAKind)] : []),
  ])
}
