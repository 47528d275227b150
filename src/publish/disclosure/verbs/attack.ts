import { good } from '#kernel/outcome.ts'
import { fill } from '#kernel/words.ts'
import { attack } from '#publish/disclosure/attack/attack.ts'
import type { Finding } from '#publish/disclosure/attack/finding.ts'
import type { PlacedCell } from '#publish/disclosure/attack/refinement.ts'
import { readRelease, type Release } from '#publish/disclosure/attack/release.ts'
import { refuse } from '#publish/disclosure/refusal.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import { words } from '#words/sdc/words.ts'

import { numberIn, readJson, type Given, type Verb } from './verb.ts'

/** Attacks releases of one population together; the file named last is the candidate. */
export const attackReleases: Verb = {
  options: { least: { type: 'string' } },
  files: [1, 200],
  async run(given) {
    const least = numberIn(given, 'least') ?? 3
    if (!(least > 0)) return refuse('attack-least', { least })
    const releases: Release[] = []
    for (const file of given.files) {
      const json = await readJson(given, file)
      const release = json.ok ? readRelease(json.value, file) : json
      if (!release.ok) return release
      releases.push(release.value)
    }
    const verdict = attack(await loadSolver(), releases, least)
    if (!verdict.ok) return verdict
    const { findings, bounds } = verdict.value
    const named = (cell: PlacedCell) => ({
      release: releases[cell.release]?.release ?? '',
      table: cell.table,
      at: cell.at,
    })
    const print = {
      safe: findings.length === 0,
      findings: findings.map((finding) => ({
        leak: finding.leak,
        cell: named(finding.cell),
        says: argument(given, finding, { releases, least }),
        repair: finding.repair.map(named),
      })),
      bounds: bounds.map(({ cell, lo, hi }) => ({
        ...named(cell),
        lo: tidy(lo),
        hi: hi === Infinity ? null : tidy(hi),
      })),
    }
    return good({ print, finding: findings.length > 0 })
  },
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6 + 0

type Context = { readonly releases: readonly Release[]; readonly least: number }

// The argument in words: what comes out, by which published figures, and what to do.
function argument(
  { language }: Given,
  { leak, cell, by, lo, hi, repair }: Finding,
  { releases, least }: Context,
): string {
  const { leaks, repairs, everybody } = words[language]
  const name = ({ release, table, at }: PlacedCell): string =>
    `«${releases[release]?.release ?? ''}, ${table}: ${Object.values(at).join(', ') || everybody}»`
  const sum = by
    .map(({ cell: part, coefficient }, place) => {
      const times = Math.abs(Math.abs(coefficient) - 1) < 1e-9 ? '' : `${tidy(Math.abs(coefficient))} × `
      const sign = coefficient < 0 ? '− ' : place > 0 ? '+ ' : ''
      return `${sign}${times}${name(part)} (${part.value ?? ''})`
    })
    .join(' ')
  const said = fill(leaks[leak], { cell: name(cell), sum, lo: tidy(lo), hi: hi === Infinity ? '∞' : tidy(hi), least })
  const [first] = repair
  return `${said} ${first ? fill(repairs.withhold, { cell: name(first) }) : repairs.merge}`
}
