import type { Highs } from 'highs'

import { type Policy } from './input.ts'
import { has, type Knowledge, marks } from './knowledge.ts'
import { type Failure, horizon, type Programme, programmeOf } from './programme.ts'
import type { Ties } from './propagation.ts'
import { isKnown, membersOf, type Region, regionAround, type Standing } from './region.ts'
import { rowsOf, type Unknowns } from './rows.ts'

export interface Bounds {
  readonly lo: number
  readonly hi: number
}

/** What the linear programmes say: the bounds of every group that is not safe, or why there are none. */
export type Bounded = ReadonlyMap<number, Bounds> | Failure

/** Regions are asked together up to so many columns; larger ones alone. */
const batch = 3000
/** Up to so many columns whole numbers are asked for where the answer was none. */
const mostWhole = 60

interface Part {
  readonly region: Region
  readonly targets: readonly number[]
}

/**
 * The bounds of the targets that are not safe. First everything is pushed around together a few times: whoever is seen far enough apart is
 * safe, and needs no programme of its own. The others are asked one by one. With `all`, so is every withheld group.
 */
export async function boundTargets(
  solver: Highs,
  { knowledge, ties, policy, all }: { readonly knowledge: Knowledge; readonly ties: Ties; readonly policy: Policy; readonly all: boolean },
  targets: readonly number[],
  pause: () => Promise<void>,
): Promise<Bounded> {
  const standing = (group: number): Standing => {
    if (isKnown(knowledge, ties, group)) return 'known'
    return has(knowledge, group, marks.changed) ? 'bounded' : 'open'
  }
  const found = new Map<number, Bounds>()
  const isSafe = (group: number, { lo, hi }: Bounds): boolean => isFar(knowledge, policy, group, { lo, hi })
  const parts = partsOf(ties, targets, standing)
  let waiting: Part[] = []
  let columns = 0
  const flush = async (): Promise<Failure | null> => {
    const said = waiting.length === 0 ? null : boundBatch(solver, { knowledge, ties, isSafe, all, found, standing }, waiting)
    waiting = []
    columns = 0
    await pause()
    return said
  }
  for (const part of parts) {
    if (isFree(knowledge, ties, part.region)) {
      if (all) for (const group of part.targets) if (has(knowledge, group, marks.withheld)) found.set(group, { lo: 0, hi: Infinity })
      continue
    }
    const failure = columns > 0 && columns + part.region.groups.length > batch ? await flush() : null
    if (failure) return failure
    waiting.push(part)
    columns += part.region.groups.length
  }
  return (await flush()) ?? found
}

// Where nothing is known but how figures relate, all of them may be as large as one likes: means without the counts behind them.
function isFree(knowledge: Knowledge, ties: Ties, { groups, relations }: Region): boolean {
  const isOpen = (group: number): boolean => knowledge.lo[group] === 0 && knowledge.hi[group] === Infinity
  if (!groups.every(isOpen)) return false
  return relations.every((relation) => membersOf(ties, relation).every((group) => isOpen(group) || knowledge.hi[group] === 0))
}

/** Whether bounds are as far apart as the policy wants them. */
export function isFar(knowledge: Knowledge, policy: Policy, group: number, { lo, hi }: Bounds): boolean {
  if (hi === Infinity) return true
  if (!has(knowledge, group, marks.withheld)) return lo < 1 - 1e-6 || hi > policy.least - 1 + 1e-6
  if (knowledge.measure[group] === 0) return hi - lo > policy.width - 1e-6
  return hi - lo > policy.share * Math.max(Math.abs(hi), 1e-6)
}

function* partsOf(ties: Ties, targets: readonly number[], standing: (group: number) => Standing): Generator<Part> {
  const waiting = new Set(targets)
  for (const target of targets) {
    if (!waiting.has(target)) continue
    const region = regionAround(ties, [target], standing, Infinity)
    if (!region) continue
    const own = region.groups.filter((group) => waiting.delete(group))
    yield { region, targets: own }
  }
}

interface Work {
  readonly knowledge: Knowledge
  readonly ties: Ties
  readonly isSafe: (group: number, bounds: Bounds) => boolean
  readonly all: boolean
  readonly found: Map<number, Bounds>
  readonly standing: (group: number) => Standing
}

function boundBatch(solver: Highs, work: Work, parts: readonly Part[]): Failure | null {
  const { knowledge, ties, isSafe, all, found } = work
  const groups = [...new Set(parts.flatMap(({ region }) => region.groups))]
  const unknowns: Unknowns = {
    column: new Map(groups.map((group, at) => [group, at])),
    unit: (group) => ties.units[knowledge.measure[group] ?? 0] ?? 1,
    number: (group) => [knowledge.lo[group] ?? 0, knowledge.hi[group] ?? 0],
  }
  const rows = rowsOf(ties, merged(parts), unknowns)
  const lo = Float64Array.from(groups, (group) => (knowledge.lo[group] ?? 0) / unknowns.unit(group))
  const hi = Float64Array.from(groups, (group, at) =>
    Math.min((knowledge.hi[group] ?? Infinity) / unknowns.unit(group), (lo[at] ?? 0) + horizon),
  )
  const programme = programmeOf(solver, { lo, hi }, rows, false)
  const seen = new Map(parts.flatMap((part) => part.targets.map((group) => [group, { lo: Infinity, hi: -Infinity }])))
  const isWhole = (group: number): boolean => ties.isWhole[knowledge.measure[group] ?? 0] === true

  // What whole numbers can be is seen only where all of a region are whole.
  const look = (values: Float64Array): void => {
    for (const { region, targets } of parts) {
      if (targets.some(isWhole) && !region.groups.every((group) => !isWhole(group) || isInteger(values[unknowns.column.get(group) ?? 0] ?? 0)))
        continue
      for (const group of targets) {
        const value = (values[unknowns.column.get(group) ?? 0] ?? 0) * unknowns.unit(group)
        const sight = seen.get(group)
        if (!sight) continue
        sight.lo = Math.min(sight.lo, value)
        sight.hi = Math.max(sight.hi, value)
      }
    }
  }

  const everybody = [...seen.keys()].map((group) => unknowns.column.get(group) ?? 0)
  for (const factors of pushes(everybody.length)) {
    const extreme = programme.minimize(everybody, factors)
    if (extreme === 'contradiction') return close(programme, extreme)
    // Whoever is not seen far apart is asked alone.
    if (extreme !== 'unsolved') look(extreme.values)
  }
  for (const { region, targets } of parts) {
    let whole: Programme | undefined
    const column = (group: number): number => unknowns.column.get(group) ?? 0
    for (const group of targets) {
      const sight = seen.get(group)
      const isAsked = all && has(knowledge, group, marks.withheld)
      if (sight && !isAsked && isSafe(group, sight)) continue
      const ends = [1, -1].map((direction): number | Failure => {
        const extreme = programme.minimize([column(group)], [direction])
        if (typeof extreme === 'string') return extreme
        look(extreme.values)
        const isClean = region.groups.every((each) => isInteger(extreme.values[column(each)] ?? 0))
        if (isClean || region.groups.length > mostWhole || !region.groups.every(isWhole)) return direction * extreme.least
        whole ??= wholeProgramme(solver, work, region)
        const own = whole.minimize([region.groups.indexOf(group)], [direction])
        return direction * (typeof own === 'string' ? extreme.least : own.least)
      })
      const [least = 0, most = 0] = ends
      if (typeof least === 'string' || typeof most === 'string') {
        whole?.close()
        return close(programme, typeof least === 'string' ? least : typeof most === 'string' ? most : null)
      }
      const bounds = rounded(work, group, { lo: least * unknowns.unit(group), hi: most * unknowns.unit(group) }, most - least > horizon / 2)
      if (isAsked || !isSafe(group, bounds)) found.set(group, bounds)
    }
    whole?.close()
  }
  return close(programme, null)
}

function close(programme: Programme, said: Failure | null): Failure | null {
  programme.close()
  return said
}

function wholeProgramme(solver: Highs, { knowledge, ties }: Work, region: Region): Programme {
  const unknowns: Unknowns = {
    column: new Map(region.groups.map((group, at) => [group, at])),
    unit: () => 1,
    number: (group) => [knowledge.lo[group] ?? 0, knowledge.hi[group] ?? 0],
  }
  const lo = Float64Array.from(region.groups, (group) => knowledge.lo[group] ?? 0)
  const hi = Float64Array.from(region.groups, (group, at) => Math.min(knowledge.hi[group] ?? Infinity, (lo[at] ?? 0) + 1e6))
  return programmeOf(solver, { lo, hi }, rowsOf(ties, region, unknowns), true)
}

function rounded({ knowledge, ties }: Work, group: number, { lo, hi }: Bounds, isOpen: boolean): Bounds {
  if (ties.isWhole[knowledge.measure[group] ?? 0] !== true) return { lo, hi: isOpen ? Infinity : Math.max(lo, hi) }
  return { lo: Math.max(0, Math.ceil(lo - 1e-6)), hi: isOpen ? Infinity : Math.floor(hi + 1e-6) }
}

function merged(parts: readonly Part[]): Region {
  return {
    groups: [],
    relations: [...new Set(parts.flatMap(({ region }) => region.relations))],
    ratios: [...new Set(parts.flatMap(({ region }) => region.ratios))],
  }
}

const isInteger = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6

/** Directions in which all targets are pushed at once: down, up, and four that tell neighbours apart; the same in every run. */
function* pushes(count: number): Generator<readonly number[]> {
  yield new Array<number>(count).fill(1)
  yield new Array<number>(count).fill(-1)
  let state = 1
  for (let round = 0; round < 4; round += 1)
    yield Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return (state >>> 16) / 32768 - 1
    })
}

