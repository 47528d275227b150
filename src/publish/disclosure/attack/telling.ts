import type { Highs } from 'highs'

import { type Argument, argueFor, type Reason } from './argument.ts'
import type { Averaged } from './averaging.ts'
import type { Bounds } from './bounding.ts'
import type { Change } from './change.ts'
import type { Few } from './few.ts'
import type { Finding, Leak, Part } from './finding.ts'
import type { NamedCell } from './input.ts'
import { has, marks } from './knowledge.ts'
import { proposeRepairs } from './proposal.ts'
import { closeness, membersOf } from './region.ts'
import { cellsNow, nameCell, nameGroup, newestOf, noiseOf, type Scene } from './scene.ts'
import { type Found, withheldPlaces } from './targets.ts'

/** Of findings of one kind in one table so many are told one by one; the last one stands for all others. */
const mostAlike = 50

/** Puts into findings what has come out, each with its argument and its repairs. Leaves out what earlier releases tell by themselves. */
export async function tellFound(
  solver: Highs,
  scene: Scene,
  { withheld, hidden, rests, sure }: Found,
  pause: () => Promise<void>,
): Promise<readonly Finding[]> {
  const places = withheldPlaces(scene)
  const told: Finding[] = []
  const counts = new Map<string, { readonly at: number; count: number }>()
  const add = async (key: string, make: () => Finding | null): Promise<void> => {
    const known = counts.get(key)
    if (known && known.count >= mostAlike) {
      known.count += 1
      const last = told[known.at]
      if (last) told[known.at] = { ...last, alike: last.alike + 1 }
      return
    }
    const finding = make()
    if (!finding) return
    told.push(finding)
    counts.set(key, { at: told.length - 1, count: (known?.count ?? 0) + 1 })
    await pause()
  }
  for (const [group, bounds] of [...withheld, ...hidden]) {
    const place = places.get(group)
    const key = place ? `withheld ${place[0]}` : 'hidden'
    await add(key, () => tellGroup(solver, scene, group, bounds, place))
  }
  for (const [relation, rest] of rests)
    await add('rest', () => {
      const [whole = 0, ...parts] = membersOf(scene.ties, relation)
      const shown = parts.filter((part) => has(scene.knowledge, part, marks.exact))
      const by = partsOf(scene, [[whole, 1], ...shown.map((part) => [part, -1] as const)])
      return finish(solver, scene, { leak: 'small-difference', group: whole, by, lo: rest, hi: rest })
    })
  for (const [group, bounds] of sure)
    await add(`sure ${scene.knowledge.table[group]}`, () => tellGroup(solver, scene, group, bounds, undefined))
  return told
}

function tellGroup(
  solver: Highs,
  scene: Scene,
  group: number,
  bounds: Bounds,
  place: readonly [table: number, cell: number] | undefined,
): Finding | null {
  const { knowledge, ties, placing } = scene
  const cell = place ? nameCell(scene, place[0], place[1], figureAt(scene, place[0], place[1], group)) : null
  if (place && has(knowledge, group, marks.exact)) {
    const by = partsOf(scene, [[group, 1]])
    const figure = knowledge.told[group] ?? 0
    return finish(solver, scene, { leak: 'equal-sets', group, cell, by, lo: figure, hi: figure })
  }
  const argument = argueFor(solver, knowledge, ties, (each) => noiseOf(scene, each), group)
  const reason = reasonOf(argument, bounds, closeness(knowledge, ties, group))
  const by = [
    ...partsOf(scene, reason.parts),
    ...reason.ratios.flatMap((at): Part[] => {
      const ratio = ties.ratios[at]
      return ratio ? [{ cell: nameCell(scene, ratio.table, ratio.cell, ratio.figure), coefficient: 0 }] : []
    }),
  ]
  const isOurs = has(knowledge, group, marks.newest) || by.some((part) => part.cell.release === newestOf(scene))
  if (!isOurs) return null
  const isExact = bounds.hi - bounds.lo <= closeness(knowledge, ties, group)
  const kinds = reason.ratios.map((at) => {
    const ratio = ties.ratios[at]
    return ratio && scene.tables[ratio.table]?.table.figures[ratio.figure]?.declared.kind
  })
  const tied: Leak | null = kinds.includes('mean') ? 'mean' : kinds.includes('rate') ? 'rate' : null
  const leak = place ? (tied ?? (isExact ? exactLeak(reason) : 'narrow')) : (tied ?? (has(knowledge, group, marks.changed) ? 'small-count' : 'small-difference'))
  return finish(solver, scene, { leak, group, cell: cell ?? (has(knowledge, group, marks.changed) ? nameGroup(scene, group) : null), by, ...bounds })

  function figureAt(_: Scene, table: number, at: number, of: number): number {
    const own = placing.placed[table] ?? []
    const figure = own.find((each) => each.figure >= 0 && each.groups[at] === of)?.figure
    if (figure !== undefined) return figure
    const figures = scene.tables[table]?.table.figures ?? []
    return figures.findIndex(({ declared }) => declared.kind === 'mean' || declared.kind === 'rate')
  }
}

// Of a group that is placed exactly one end says everything; else both are needed.
function reasonOf(argument: Argument, { lo, hi }: Bounds, close: number): Pick<Reason, 'parts' | 'ratios'> {
  if (!argument) return { parts: [], ratios: [] }
  const { least, most } = argument
  if (hi - lo <= close && Math.abs(least.bound - lo) <= Math.max(close, 1e-6)) return least
  const parts = new Map(least.parts)
  for (const [group, times] of most.parts) if (!parts.has(group)) parts.set(group, times)
  return { parts: [...parts], ratios: [...new Set([...least.ratios, ...most.ratios])] }
}

function exactLeak({ parts }: Pick<Reason, 'parts'>): Leak {
  if (parts.length === 1 && Math.abs((parts[0]?.[1] ?? 0) - 1) < 1e-6) return 'equal-sets'
  return parts.length === 2 ? 'difference' : 'combination'
}

// Figures that are added come first, so that the argument reads as a subtraction.
function partsOf(scene: Scene, parts: readonly (readonly [group: number, coefficient: number])[]): readonly Part[] {
  return parts
    .flatMap(([group, coefficient]): Part[] => {
      const cell = nameGroup(scene, group)
      return cell ? [{ cell, coefficient: Math.round(coefficient * 1e9) / 1e9 }] : []
    })
    .toSorted((one, other) => Math.sign(other.coefficient) - Math.sign(one.coefficient))
}

interface Draft {
  readonly leak: Leak
  readonly group: number
  readonly cell?: NamedCell | null
  readonly by: readonly Part[]
  readonly lo: number
  readonly hi: number
}

function finish(solver: Highs, scene: Scene, { leak, group, cell, by, lo, hi }: Draft): Finding {
  const named = cell ?? by[0]?.cell ?? nameGroup(scene, group) ?? nameCell(scene, -1, 0, 0)
  return { leak, cell: named, by, lo, hi, alike: 1, repairs: proposeRepairs(solver, scene, { leak, group, cell: named, by }) }
}

/** The findings that need no bounds: fresh chance, averages, few cells that differ, and small changes from day to day. */
export function tellOthers(
  solver: Highs,
  scene: Scene,
  { averaged, few, changes }: { readonly averaged: readonly Averaged[]; readonly few: readonly Few[]; readonly changes: readonly Change[] },
): readonly Finding[] {
  const { placing, knowledge, attack, ties } = scene
  const unequal = placing.unequal.map(({ group, table, cell, alike }): Finding => {
    const figure = placing.placed[table]?.find((each) => each.groups[cell] === group && each.figure >= 0)?.figure ?? 0
    const own = nameCell(scene, table, cell, figure)
    const all = [...otherCells(scene, group), own].filter(
      (each, at, list) => list.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)) === at,
    )
    const values = all.map(({ value }) => value ?? 0)
    const by = all.map((each) => ({ cell: each, coefficient: 1 / all.length }))
    return { ...finish(solver, scene, { leak: 'unequal', group, cell: own, by, lo: Math.min(...values), hi: Math.max(...values) }), alike }
  })
  const means = averaged.map(({ group, mean, deviation, relations }) => {
    const by = partsOf(scene, relations.toSorted((one, other) => membersOf(ties, one).length - membersOf(ties, other).length).slice(0, 2).flatMap((relation) => {
      const [whole = 0, ...parts] = membersOf(ties, relation)
      return [[whole, 1] as const, ...parts.flatMap((part) => (part === group ? [] : [[part, -1] as const]))]
    }))
    const [lo, hi] = [Math.max(0, mean - 2 * deviation), mean + 2 * deviation]
    return { ...finish(solver, scene, { leak: 'averaged', group, cell: has(knowledge, group, marks.changed) ? nameGroup(scene, group) : null, by, lo, hi }), alike: relations.length }
  })
  const differing = few.map(({ larger, smaller, differing: cells }) =>
    finish(solver, scene, { leak: 'few-differ', group: larger, by: partsOf(scene, [[larger, 1], [smaller, -1]]), lo: 1, hi: Math.max(cells, attack.policy.least - 1) }),
  )
  return [...unequal, ...means, ...differing, ...tellChanges(solver, scene, changes)]
}

function tellChanges(solver: Highs, scene: Scene, changes: readonly Change[]): readonly Finding[] {
  const { attack, knowledge, ties } = scene
  const told: Finding[] = []
  for (const [at, { group, table, figure, cell, before, by }] of changes.entries()) {
    const last = told.at(-1)
    if (at >= mostAlike && last) {
      told[told.length - 1] = { ...last, alike: last.alike + 1 }
      continue
    }
    const offset = scene.tables.findIndex(({ release }) => release === newestOf(scene))
    const own = nameCell(scene, offset + table, cell, figure)
    const old = attack.releases[before.release]?.tables[before.table]
    const then: NamedCell = { ...own, release: before.release, table: old?.table ?? '', value: old?.figures[before.figure]?.values[before.cell] ?? null }
    // What the candidate withholds and yet gives away stands here with what gives it away.
    const now =
      own.value === null
        ? partsOf(scene, argueFor(solver, knowledge, ties, (each) => noiseOf(scene, each), group)?.least.parts ?? [])
        : [{ cell: own, coefficient: 1 }]
    told.push(finish(solver, scene, { leak: 'small-change', group, cell: own, by: [...now, { cell: then, coefficient: -1 }], lo: by, hi: by }))
  }
  return told
}

// Every cell of any release that publishes a group.
function otherCells(scene: Scene, group: number): readonly NamedCell[] {
  const { tables, placing } = scene
  const earlier = tables.flatMap(({ release, table }, at) =>
    release === newestOf(scene)
      ? []
      : (placing.placed[at] ?? []).flatMap(({ groups, figure }) => {
          const cell = figure < 0 ? -1 : groups.indexOf(group)
          return cell >= 0 && Number.isFinite(table.figures[figure]?.values[cell]) ? [nameCell(scene, at, cell, figure)] : []
        }),
  )
  return [...earlier, ...cellsNow(scene, group)]
}
