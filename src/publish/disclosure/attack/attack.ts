import type { Highs } from 'highs'

import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

import { bounderOf, type Bound, type Bounder } from './bounds.ts'
import { changes, differences, disagreements } from './comparison.ts'
import type { Finding, Leak } from './finding.ts'
import { refine, type PlacedCell } from './refinement.ts'
import type { Release } from './release.ts'

export type Verdict = {
  readonly findings: readonly Finding[]
  /** The bounds of every withheld cell. */
  readonly bounds: readonly { readonly cell: PlacedCell; readonly lo: number; readonly hi: number }[]
}

/**
 * Attacks releases of one population together; the last one is the candidate, which alone can still be repaired. A withheld value comes out
 * when its bounds are closer than `least`; a published pair, when it differs by fewer than `least` people.
 * Refuses releases that contradict each other, unless their tables state the noise that explains it.
 */
export function attack(solver: Highs, releases: readonly Release[], least: number): Outcome<Verdict, Refusal> {
  const refined = refine(releases)
  if (!refined.ok) return refined
  const { cells } = refined.value
  const newest = releases.length - 1
  const bounder = bounderOf(solver, refined.value)
  const withheld = cells.filter(({ value }) => value === null).map((cell) => ({ cell, bound: bounder.bound(cell) }))
  const torn = contradiction(cells) ?? withheld.find(({ bound }) => bound === null)?.cell
  if (torn) {
    bounder.close()
    return refuse('release-torn', { table: torn.table })
  }
  const found = withheld.flatMap(({ cell, bound }) =>
    bound === null ? [] : recovered(bounder, cell, { bound, cells, least, newest }),
  )
  bounder.close()
  return good({
    findings: [
      ...found,
      ...differences(cells, least, newest),
      ...disagreements(cells, newest),
      ...changes(cells, releases, least),
    ],
    bounds: withheld.flatMap(({ cell, bound }) => (bound === null ? [] : [{ cell, lo: bound.lo, hi: bound.hi }])),
  })
}

// A published cell that is not the sum of published cells of one block each, though none of them is noisy.
function contradiction(cells: readonly PlacedCell[]): PlacedCell | undefined {
  const exact = cells.filter(({ value, noise }) => value !== null && noise === 0)
  const told = new Map(
    exact.flatMap(({ blocks, value }) => (blocks.length === 1 ? [[blocks[0], value ?? 0] as const] : [])),
  )
  return exact.find(({ blocks, value }) => {
    const parts = blocks.map((block) => told.get(block) ?? NaN)
    return (
      Math.abs(parts.reduce((sum, part) => sum + part, 0) - (value ?? 0)) > 1e-6 * Math.max(1, Math.abs(value ?? 0))
    )
  })
}

type Known = {
  readonly bound: Bound
  readonly cells: readonly PlacedCell[]
  readonly least: number
  readonly newest: number
}

function recovered(bounder: Bounder, cell: PlacedCell, { bound, cells, least, newest }: Known): Finding[] {
  const { lo, hi, because, ceiling } = bound
  if (hi - lo >= least) return []
  const twin = cells.find(({ value, people }) => value !== null && people === cell.people)
  const by = twin ? [{ cell: twin, coefficient: 1 }] : because()
  // Only what is not yet released can be withheld; the smallest value is the smallest loss.
  const involved = new Set([...by, ...ceiling()].map((part) => part.cell))
  const candidates = [...involved].filter(({ release }) => release === newest)
  const repair = candidates
    .toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0))
    .find((other) => {
      const after = bounder.bound(cell, [other])
      return after !== null && after.hi - after.lo >= least
    })
  return [{ leak: leakOf(by, hi - lo), cell, by, lo, hi, repair: repair ? [repair] : [] }]
}

function leakOf(by: Finding['by'], width: number): Leak {
  if (width > 1e-6) return 'narrow'
  if (by.length === 1) return 'equal-sets'
  return by.length === 2 ? 'difference' : 'combination'
}
