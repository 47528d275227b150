import type { Highs } from 'highs'

import type { Source } from '#kernel/source.ts'
import type { Language, Phrase } from '#kernel/words.ts'
import { attack } from '#publish/disclosure/attack/attack.ts'
import { type AttackedRelease, type Policy, usualPolicy } from '#publish/disclosure/attack/input.ts'
import { sayFinding } from '#publish/disclosure/attack/saying.ts'
import { sentence } from '#publish/disclosure/refusal.ts'

import type { Attacked } from './attack-candidate.ts'

/** How an attack is carried out: with which solver and policy, and watched by whom. */
export interface Attacking {
  readonly solver: Highs
  readonly policy?: Policy
  readonly signal?: AbortSignal
  readonly report?: (done: number, of: number) => void
}

// A mean of these stands on fewer people than its cell counts.
const partlyAnswered = ({ record }: Source): readonly string[] =>
  Object.entries(record).flatMap(([name, { measured, optional }]) => (measured && optional ? [name] : []))

const inEach = (say: (language: Language) => string): Phrase => ({ tg: say('tg'), ru: say('ru'), en: say('en') })

/** Attacks releases of one population together and says what comes out in every language; the last one is the candidate. */
export const attackTogether =
  ({ solver, policy = usualPolicy, signal, report }: Attacking) =>
  async (releases: readonly AttackedRelease[], source: Source | undefined): Promise<Attacked> => {
    const watch = { ...(signal && { signal }), ...(report && { report }) }
    const known = source && { period: source.period, partly: partlyAnswered(source) }
    const verdict = await attack(solver, { releases, policy, ...known }, watch)
    signal?.throwIfAborted()
    if (!verdict.ok) return { refused: inEach((language) => sentence(language, verdict.why)), findings: [] }
    return {
      refused: null,
      findings: verdict.value.findings.map((finding) => ({
        leak: finding.leak,
        table: finding.cell.table,
        figure: finding.cell.figure,
        at: finding.cell.at,
        alike: finding.alike,
        says: inEach((language) => sayFinding(finding, { language, releases, least: policy.least })),
        repairs: finding.repairs,
      })),
    }
  }
