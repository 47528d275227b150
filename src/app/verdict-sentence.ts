import { type Language, count, fill } from '#kernel/words.ts'
import type { Break, Verdict, Walked } from '#store/verify/verdict.ts'
import { words } from '#words/verify/words.ts'

/** A verdict in words: what it is, what the first break is, what was looked at, and how far checkpoints reach. */
export function sayVerdict(language: Language, verdict: Verdict): readonly string[] {
  const { walked } = verdict
  const said = words[language]
  if (!verdict.ok) return [sayBreak(language, verdict.break), said.broken, sayWalked(language, walked)]
  return [
    said.whole,
    sayWalked(language, walked),
    sayCovered(language, walked),
    ...(walked.withKeys ? [] : [said.withoutKeys]),
  ]
}

/** What the first break is, in one sentence. */
export const sayBreak = (language: Language, { what, values }: Break): string =>
  fill(words[language].breaks[what], values)

const counted = ['definitions', 'checkpoints', 'cases', 'acts', 'published', 'files', 'deliveries', 'entries', 'releases'] as const

function sayWalked(language: Language, walked: Walked): string {
  const said = words[language]
  return fill(
    said.walked,
    Object.fromEntries(counted.map((name) => [name, count(language, said.counts[name], walked[name])])),
  )
}

function sayCovered(language: Language, { coveredUntil, uncovered }: Walked): string {
  const said = words[language]
  const acts = count(language, said.counts.acts, uncovered)
  if (coveredUntil === undefined) return fill(said.notCovered, { acts })
  const until = `${coveredUntil.slice(0, 16).replace('T', ' ')} UTC`
  return fill(uncovered === 0 ? said.coveredAll : said.covered, { acts, until })
}
