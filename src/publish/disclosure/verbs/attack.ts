import { good } from '#kernel/outcome.ts'
import { attack } from '#publish/disclosure/attack/attack.ts'
import { type NamedCell, usualPolicy } from '#publish/disclosure/attack/input.ts'
import { attackOf } from '#publish/disclosure/attack/json-input.ts'
import { readRelease, type Release } from '#publish/disclosure/attack/release.ts'
import { sayFinding, tidy } from '#publish/disclosure/attack/saying.ts'
import { refuse } from '#publish/disclosure/refusal.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'

import { numberIn, readJson, type Verb } from './verb.ts'

/** Attacks releases of one population together; the file named last is the candidate. */
export const attackReleases: Verb = {
  options: { least: { type: 'string' } },
  files: [1, 200],
  async run(given) {
    const least = numberIn(given, 'least') ?? usualPolicy.least
    if (!(least > 0)) return refuse('attack-least', { least })
    const releases: Release[] = []
    for (const file of given.files) {
      const json = await readJson(given, file)
      const release = json.ok ? readRelease(json.value, file) : json
      if (!release.ok) return release
      releases.push(release.value)
    }
    // Files do not say how a cell was protected: whoever withholds a count wants it to stay open by as many people as a group must have.
    const input = attackOf(releases, { ...usualPolicy, least, width: least })
    if (!input.ok) return input
    const verdict = await attack(await loadSolver(), input.value, { allBounds: true })
    if (!verdict.ok) return verdict
    const { findings, bounds } = verdict.value
    const named = ({ release, table, at }: NamedCell) => ({ release: releases[release]?.release ?? '', table, at })
    const reader = { language: given.language, releases, least }
    const print = {
      safe: findings.length === 0,
      findings: findings.map((finding) => ({
        leak: finding.leak,
        cell: named(finding.cell),
        says: sayFinding(finding, reader),
        repair: finding.repairs.flatMap((repair) => (repair.kind === 'withhold' ? repair.cells.map(named) : [])),
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
