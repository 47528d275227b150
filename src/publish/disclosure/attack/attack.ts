import { setImmediate } from 'node:timers/promises'

import type { Highs } from 'highs'

import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

import { findAveraged } from './averaging.ts'
import { findChanges } from './change.ts'
import { checkAttack } from './check.ts'
import { classify } from './classification.ts'
import { makeFew } from './few.ts'
import type { Finding } from './finding.ts'
import type { Attack, NamedCell } from './input.ts'
import { makeKnowledge } from './knowledge.ts'
import { layOut } from './layout.ts'
import { indexOf } from './list.ts'
import { nestTables } from './nesting.ts'
import { placeTables } from './placing.ts'
import { propagate, type Ties } from './propagation.ts'
import { makeRelations, relateTable, relationCount, relationsOf } from './relations.ts'
import { findRevisions } from './revision.ts'
import { nameCell, nameGroup, type Scene, varianceOf } from './scene.ts'
import { findTargets, withheldPlaces } from './targets.ts'
import { tellFound, tellOthers } from './telling.ts'

export interface Verdict {
  readonly findings: readonly Finding[]
  /** The bounds of the withheld cells that were looked at one by one. */
  readonly bounds: readonly { readonly cell: NamedCell; readonly lo: number; readonly hi: number }[]
  /** Changed counts of a few people that chance left at both of its ends at once; a finding only when they are more than the policy allows. */
  readonly tails: { readonly cells: readonly NamedCell[]; readonly of: number }
  /** What was looked at. */
  readonly size: { readonly cells: number; readonly groups: number; readonly relations: number; readonly withheld: number }
}

/** How an attack is watched from outside: it tells how much is done, and stops when it is asked to. */
export interface Watch {
  readonly report?: (done: number, of: number) => void
  readonly signal?: AbortSignal
  /** Asks for the bounds of every withheld cell, also of those that are safe. */
  readonly allBounds?: boolean
}

/** The parts that `report` counts. */
const steps = 8

/**
 * Attacks releases of one population together; the last one is the candidate. Refuses, with a sentence, releases that contradict each other
 * or cannot be read as tables, and an attack that was stopped. The same releases always give the same verdict.
 */
export async function attack(solver: Highs, input: Attack, watch: Watch = {}): Promise<Outcome<Verdict, Refusal>> {
  const { signal, report, allBounds = false } = watch
  const stopped = refuse('attack-stopped')
  const pause = async (): Promise<void> => {
    await setImmediate()
    if (signal?.aborted) throw stop
  }
  let done = 0
  const step = async (): Promise<void> => {
    done += 1
    report?.(done, steps)
    await pause()
  }
  try {
    return await run(solver, input, { step, pause, allBounds })
  } catch (error) {
    if (error === stop) return stopped
    throw error
  }
}

// Thrown through the steps when nobody wants the verdict any more, and never seen outside.
const stop = new Error('stopped')

interface Pace {
  readonly step: () => Promise<void>
  readonly pause: () => Promise<void>
  readonly allBounds: boolean
}

async function run(solver: Highs, input: Attack, { step, pause, allBounds }: Pace): Promise<Outcome<Verdict, Refusal>> {
  const checked = checkAttack(input)
  if (!checked.ok) return checked
  const newest = input.releases.length - 1
  const classification = classify(input, findRevisions(input))
  const times = new Set(classification.timesOf(newest))
  // Releases of other days alone count other people: they matter only where a cell is compared with itself.
  const linked = [...input.releases.keys()].filter((at) => classification.timesOf(at).some((time) => times.has(time)))
  const ground = layOut(input, classification, linked)
  const code = classification.circle()
  if (code !== undefined) return refuse('release-circle', { code })
  await step()

  const knowledge = makeKnowledge()
  const placing = await placeTables(knowledge, ground.tables, { newest, partly: input.partly ?? [] }, pause)
  if (placing.torn !== null) return refuse('release-torn', { table: placing.torn })
  await step()

  const relations = makeRelations()
  for (const placed of placing.placed) {
    for (const { layout, groups } of placed) relateTable(relations, knowledge, layout, groups)
    await pause()
  }
  const variance = (group: number): number => varianceOf(ground, knowledge.table[group] ?? -1)
  const few = makeFew(knowledge, variance, input.policy)
  await nestTables(relations, knowledge, ground.columns, placing.placed.flat(), { meet: few.meet, pause })
  await step()

  const groups = knowledge.places.length
  const ties: Ties = {
    relations,
    ratios: placing.ratios,
    inRelations: relationsOf(relations, groups),
    inRatios: indexOf(groups, (tell) => {
      for (const [at, { part, whole }] of placing.ratios.entries()) {
        tell(part, at)
        tell(whole, at)
      }
    }),
    isWhole: placing.measures.map((_, measure) => measure === 0 && placing.isWhole),
    doubts: placing.doubts,
    units: unitsOf(placing.measures.length, knowledge.told, knowledge.measure, groups, placing.isWhole),
  }
  await step()
  const torn = await propagate(knowledge, ties, pause)
  const scene: Scene = { attack: input, knowledge, ties, tables: ground.tables, placing }
  if (torn >= 0) return refuse('release-torn', { table: nameGroup(scene, torn)?.table ?? '' })
  await step()

  const found = await findTargets(solver, scene, allBounds, pause)
  if (typeof found === 'string') {
    const [withheld = 0] = withheldPlaces(scene).keys()
    const table = nameGroup(scene, withheld)?.table ?? ''
    return refuse(found === 'contradiction' ? 'release-torn' : 'attack-unsolved', { table })
  }
  await step()

  const smallest = ground.tables.reduce((least, { table }, at) => (table.noise > 0 ? Math.min(least, varianceOf(ground, at)) : least), Infinity)
  const averaged = findAveraged(knowledge, ties, { variance, smallest }, input.policy)
  const changes = findChanges(input, knowledge, ties, (release, table) => {
    const first = ground.tables.findIndex((each) => each.release === release)
    return first < 0 ? [] : (placing.placed[first + table] ?? [])
  })
  await step()

  const changedNow = countChanged(scene, newest)
  const isTailed = found.tails.size > input.policy.tails * changedNow
  const told = await tellFound(solver, scene, isTailed ? { ...found, sure: new Map([...found.sure, ...found.tails]) } : found, pause)
  const others = tellOthers(solver, scene, { averaged, few: few.found(), changes })
  await step()
  const places = withheldPlaces(scene)
  return good({
    findings: [...told, ...others],
    bounds: [...found.bounds].flatMap(([group, { lo, hi }]) => {
      const place = places.get(group)
      return place ? [{ cell: nameCell(scene, place[0], place[1], -1), lo, hi }] : []
    }),
    tails: { cells: [...found.tails.keys()].flatMap((group) => nameGroup(scene, group) ?? []), of: changedNow },
    size: { cells: checked.value, groups, relations: relationCount(relations), withheld: places.size },
  })
}

// Amounts reach billions, and the solver's tolerances are made for numbers below a million.
function unitsOf(measures: number, told: Float64Array, measure: Uint8Array, groups: number, isWhole: boolean): readonly number[] {
  const largest = new Array<number>(measures).fill(0)
  for (let group = 0; group < groups; group += 1) {
    const kind = measure[group] ?? 0
    const value = told[group] ?? NaN
    if (value > (largest[kind] ?? 0)) largest[kind] = value
  }
  return largest.map((most, kind) => (kind === 0 && isWhole ? 1 : Math.max(1, most / 1e6)))
}

// The published counts of the candidate that chance has changed.
function countChanged({ attack: { releases } }: Scene, newest: number): number {
  return (releases[newest]?.tables ?? []).reduce(
    (sum, { noise, figures }) =>
      sum +
      (noise > 0
        ? figures.reduce((inner, { declared, values }) => inner + (declared.kind === 'count' ? values.filter((value) => value > 0).length : 0), 0)
        : 0),
    0,
  )
}
