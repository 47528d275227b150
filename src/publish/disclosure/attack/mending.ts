import type { Highs } from 'highs'

import { good, type Outcome } from '#kernel/outcome.ts'
import type { Refusal } from '#publish/disclosure/refusal.ts'

import { applyRepair } from './applying.ts'
import { attack, type Verdict, type Watch } from './attack.ts'
import type { Finding } from './finding.ts'
import type { Attack, AttackedRelease, NamedCell } from './input.ts'
import type { Repair } from './repair.ts'

/** A candidate after its repairs, what was done to it, and what the attack says of it now. */
export interface Mended {
  readonly candidate: AttackedRelease
  readonly done: readonly Repair[]
  readonly verdict: Verdict
}

/** Attack and repair take turns so often at most: a repair may bring out what lay behind it. */
const mostRounds = 12

/**
 * Repairs a candidate until nothing is found any more: each finding by its cheapest repair, and by a dearer one where the cheaper has been
 * tried. Ends with what is left after some rounds; the verdict says what that is.
 */
export async function mend(solver: Highs, input: Attack, watch: Watch = {}): Promise<Outcome<Mended, Refusal>> {
  const earlier = input.releases.slice(0, -1)
  let candidate = input.releases.at(-1)
  const done: Repair[] = []
  const tried = new Map<string, Set<Repair['kind']>>()
  for (let round = 0; ; round += 1) {
    const verdict = await attack(solver, { ...input, releases: [...earlier, ...(candidate ? [candidate] : [])] }, watch)
    if (!verdict.ok) return verdict
    if (!candidate || verdict.value.findings.length === 0 || round === mostRounds)
      return good({ candidate: candidate ?? { release: '', asOf: '', tables: [] }, done, verdict: verdict.value })
    const chosen = choose(verdict.value.findings, tried)
    if (chosen.length === 0) return good({ candidate, done, verdict: verdict.value })
    for (const repair of chosen) candidate = applyRepair(candidate, repair)
    done.push(...chosen)
  }
}

// One repair for each finding, each repair once; cells may be withheld again and again, a table is made coarser step by step.
function choose(findings: readonly Finding[], tried: Map<string, Set<Repair['kind']>>): readonly Repair[] {
  const chosen = new Map<string, Repair>()
  const touched = new Set<string>()
  for (const { leak, cell, repairs } of findings) {
    const name = `${leak} ${nameOf(cell)}`
    const before = tried.get(name) ?? new Set<Repair['kind']>()
    tried.set(name, before)
    const repair = repairs.find(({ kind }) => !before.has(kind))
    if (!repair) continue
    const key = keyOf(repair)
    const isCoarser = repair.kind !== 'withhold' && repair.kind !== 'repeat'
    // One coarsening of a table at a time: it may mend the other findings too.
    if (isCoarser && touched.has(repair.table)) continue
    before.add(repair.kind)
    if (isCoarser) touched.add(repair.table)
    chosen.set(key, repair)
  }
  return [...chosen.values()]
}

const nameOf = ({ table, figure, at }: NamedCell): string => JSON.stringify([table, figure, at])

const keyOf = (repair: Repair): string =>
  repair.kind === 'withhold' ? repair.cells.map(nameOf).join() : JSON.stringify({ ...repair, cost: 0, cells: [] })
