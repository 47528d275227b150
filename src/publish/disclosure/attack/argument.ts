import type { Highs } from 'highs'

import { has, type Knowledge, marks } from './knowledge.ts'
import { horizon, programmeOf } from './programme.ts'
import type { Ties } from './propagation.ts'
import { regionAround, type Standing } from './region.ts'
import { rowsOf, type Unknowns } from './rows.ts'

/** Why a bound is what it is: groups as published, each with how often it is added, and the rates and means that tie them. */
export interface Reason {
  readonly bound: number
  readonly parts: readonly (readonly [group: number, coefficient: number])[]
  readonly ratios: readonly number[]
}

/** Both ends of what the published figures say of a group, each with its reason; null when they contradict each other or are too many. */
export type Argument = { readonly least: Reason; readonly most: Reason } | null

/** More unknown groups than this make no argument that a person would read. */
const mostGroups = 20_000

/**
 * The bounds of a group from published figures alone, and the multipliers of the linear programme that says so: which figures, added and
 * taken away, give each end. Groups in `without` are taken as withheld too.
 */
export function argueFor(
  solver: Highs,
  knowledge: Knowledge,
  ties: Ties,
  noiseOf: (group: number) => number,
  group: number,
  without: ReadonlySet<number> = new Set(),
): Argument {
  const isShown = (each: number, mark: number): boolean => each !== group && !without.has(each) && has(knowledge, each, mark)
  const standing = (each: number): Standing =>
    isShown(each, marks.exact) ? 'known' : isShown(each, marks.changed) ? 'bounded' : 'open'
  const region = regionAround(ties, [group], standing, mostGroups)
  if (!region) return null
  const { groups } = region
  const shown = (each: number): readonly [number, number] => {
    const told = knowledge.told[each] ?? 0
    const off = has(knowledge, each, marks.exact) ? (ties.doubts[knowledge.measure[each] ?? 0] ?? 0) : noiseOf(each)
    return [Math.max(0, told - off), told + off]
  }
  const unknowns: Unknowns = {
    column: new Map(groups.map((each, at) => [each, at])),
    unit: (each) => ties.units[knowledge.measure[each] ?? 0] ?? 1,
    number: shown,
  }
  const rows = rowsOf(ties, region, unknowns)
  const bounds = groups.map((each) =>
    each !== group && standing(each) === 'bounded' ? shown(each) : ([0, Infinity] as const),
  )
  const lo = Float64Array.from(bounds, ([least], at) => least / unknowns.unit(groups[at] ?? 0))
  const hi = Float64Array.from(bounds, ([, most], at) => Math.min(most / unknowns.unit(groups[at] ?? 0), (lo[at] ?? 0) + horizon))
  const programme = programmeOf(solver, { lo, hi }, rows, false)
  const unit = unknowns.unit(group)

  const reason = (direction: 1 | -1): Reason | null => {
    const extreme = programme.minimize([0], [direction])
    if (typeof extreme === 'string') return null
    const parts = new Map<number, number>()
    const add = (each: number, times: number): void => void parts.set(each, (parts.get(each) ?? 0) + times)
    const ratios: number[] = []
    for (const [at, { known }] of rows.entries()) {
      const multiplier = extreme.rowDual[at] ?? 0
      if (Math.abs(multiplier) < 1e-9) continue
      for (const [each, factor] of known) add(each, -direction * multiplier * factor * unit)
      const ratio = region.ratios[(at - region.relations.length) >> 1]
      if (at >= region.relations.length && ratio !== undefined && !ratios.includes(ratio)) ratios.push(ratio)
    }
    for (const [at, each] of groups.entries()) {
      const dual = extreme.columnDual[at] ?? 0
      if (Math.abs(dual) > 1e-9 && each !== group && standing(each) === 'bounded')
        add(each, (direction * dual * unit) / unknowns.unit(each))
    }
    const isOpen = (extreme.values[0] ?? 0) - (lo[0] ?? 0) > horizon * 0.999
    return {
      bound: isOpen ? Infinity : direction * extreme.least * unit,
      parts: isOpen ? [] : [...parts].filter(([, times]) => Math.abs(times) > 1e-6),
      ratios: isOpen ? [] : ratios,
    }
  }

  const [least, most] = [reason(1), reason(-1)]
  programme.close()
  return least && most ? { least, most } : null
}
