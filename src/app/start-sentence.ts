import { fill, type Language } from '#kernel/words.ts'
import type { LaunchNews } from '#store/embedded/news.ts'
import type { StartProblem } from '#store/start-problem.ts'
import { words } from '#words/start/words.ts'

/** The sentence that says why Safar cannot go on and what to do. */
export const problemSentence = (language: Language, { says, values }: StartProblem): string =>
  fill(words[language].problems[says], values)

/** The sentence that tells what a launch is doing. */
export const newsSentence = (language: Language, { says, values }: LaunchNews): string =>
  fill(words[language].news[says], values)
