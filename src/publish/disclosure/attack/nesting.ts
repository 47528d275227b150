import type { Column } from './column.ts'
import { find } from './hash.ts'
import { groupOf, type Knowledge } from './knowledge.ts'
import type { Layout } from './layout.ts'
import { type Placed, setKeys } from './placing.ts'
import { relate, type Relations } from './relations.ts'

/** A cell of one table inside a cell of another, and the few or many between them. */
export interface Pair {
  readonly placed: Placed
  readonly column: number
  readonly around: number
  readonly part: number
  /** The cell, with the total in place of its own code of the column. */
  readonly cell: number
  readonly larger: number
  readonly smaller: number
}

/** How a set that another table knows is made of the codes of this one: some of them, and what is left (−1 when nothing is). */
interface Making {
  readonly parts: readonly number[]
  readonly rest: number
}

interface Template {
  readonly around: number
  /** Found out when it is needed: most sets are never met. */
  readonly making: () => Making
  /** Where to go on when no group of this set is known: the templates of the sets around it. */
  readonly wider: readonly number[]
}

/** The templates of one list of codes, and those to begin with. */
interface Nest {
  readonly templates: readonly Template[]
  readonly first: readonly number[]
}

interface ColumnNests {
  readonly nests: ReadonlyMap<string, Nest>
  readonly around: readonly (readonly number[])[]
  /** Sets from here on were made as what is left between others. */
  readonly made: number
}

/** Rounds in which what is left between two sets is compared with others; each round adds sets, so there must be an end. */
const rounds = 3
const mostSets = 20_000

/**
 * Adds what adds up across tables: two bandings of age, two borders, a table of some people beside one of all, the same year counted in
 * May and in June. Where a group of one table holds cells of another and the other columns agree, it is those cells and the rest
 * between them, a group that nobody may have declared. Pairs are found by sets and hashes, never by comparing all cells with all.
 */
export async function nestTables(
  relations: Relations,
  knowledge: Knowledge,
  columns: readonly Column[],
  placed: readonly Placed[],
  { meet, pause }: { readonly meet: (pair: Pair) => void; readonly pause: () => Promise<void> },
): Promise<void> {
  const all = columns.map((column, at) => nestsOf(column, placed, at))
  // What is left between two groups may itself lie around cells that were passed before it was known.
  for (const isAgain of [false, true]) {
    const before = knowledge.places.length
    for (const each of placed) {
      for (const [column, nests] of all.entries()) {
        const { sets, stride } = ownSets(each.layout, column)
        const nest = nests.nests.get(sets.join())
        if (nest && nest.first.length > 0)
          nestLayout({ relations, knowledge, meet, isAgain, column, nests, nest, sets, stride, placed: each })
      }
      await pause()
    }
    if (knowledge.places.length === before) break
  }
}

interface Work {
  readonly relations: Relations
  readonly knowledge: Knowledge
  readonly meet: (pair: Pair) => void
  readonly isAgain: boolean
  readonly column: number
  readonly nests: ColumnNests
  readonly nest: Nest
  readonly sets: ArrayLike<number>
  readonly stride: number
  readonly placed: Placed
}

function nestLayout(work: Work): void {
  const { relations, knowledge, meet, isAgain, column, nests, nest, sets, stride, placed } = work
  const { groups, measure } = placed
  const { cells } = placed.layout
  const { places } = knowledge
  const { templates, first } = nest
  const total = sets[0] ?? 0
  const [ownHigh, ownLow] = setKeys(column, total)
  // The keys that turn the total of this column into another set.
  const turn = (set: number): readonly [high: number, low: number] => {
    const [high, low] = setKeys(column, set)
    return [high ^ ownHigh, low ^ ownLow]
  }
  const turns = templates.map(({ around }) => turn(around))
  const passed = new Int32Array(templates.length).fill(-1)
  const ring: number[] = []

  const meetRest = (group: number, around: number, rest: number): number => {
    const [high, low] = turn(rest)
    const [one, other] = [places.high[group] ?? 0, places.low[group] ?? 0]
    const left = groupOf(knowledge, (one ^ high) >>> 0, (other ^ low) >>> 0, measure)
    // What is left may be part of something larger that is known as well.
    const own = nests.nests.get(String(rest))
    for (const at of own?.first ?? []) {
      const wider = own?.templates[at]
      if (!wider || wider.around === around) continue
      const [upper, lower] = turn(wider.around)
      const larger = find(places, (one ^ upper) >>> 0, (other ^ lower) >>> 0)
      if (larger < 0) continue
      const beside = wider.making()
      if (beside.rest < 0) {
        relate(relations, larger, [left])
        continue
      }
      const [rests, lows] = turn(beside.rest)
      relate(relations, larger, [left, groupOf(knowledge, (one ^ rests) >>> 0, (other ^ lows) >>> 0, measure)])
    }
    return left
  }

  const block = sets.length * stride
  for (let from = 0; from < cells; from += block)
    for (let at = from; at < from + stride; at += 1) {
      const group = groups[at] ?? 0
      const [high, low] = [places.high[group] ?? 0, places.low[group] ?? 0]
      ring.length = 0
      for (const each of first) ring.push(each)
      for (let next = 0; next < ring.length; next += 1) {
        const place = ring[next] ?? 0
        const template = templates[place]
        if (!template || passed[place] === at) continue
        passed[place] = at
        const [upper, lower] = turns[place] ?? [0, 0]
        const whole = find(places, (high ^ upper) >>> 0, (low ^ lower) >>> 0)
        if (whole < 0) {
          for (const each of template.wider) ring.push(each)
          continue
        }
        if (isAgain && template.around < nests.made) continue
        const { parts, rest } = template.making()
        const members = parts.map((part) => groups[at + part * stride] ?? 0)
        if (!isAgain && rest >= 0 && members.length === 1)
          meet({ placed, column, around: template.around, part: parts[0] ?? 0, cell: at, larger: whole, smaller: members[0] ?? 0 })
        if (rest >= 0) members.push(meetRest(group, template.around, rest))
        relate(relations, whole, members)
      }
    }
}

/** The sets that the cells of a layout take in a column, and how far apart they are; one set where the column is no axis. */
function ownSets(
  { axes, fixed }: Layout,
  column: number,
): { readonly sets: ArrayLike<number> & { join(): string }; readonly stride: number } {
  const axis = axes.find((each) => each.column === column)
  if (axis) return axis
  return { sets: [fixed.find((each) => each.column === column)?.set ?? 0], stride: 1 }
}

function nestsOf(column: Column, placed: readonly Placed[], at: number): ColumnNests {
  const lists = new Map<string, readonly number[]>()
  for (const { layout } of placed) {
    const { sets } = ownSets(layout, at)
    const key = sets.join()
    if (!lists.has(key)) lists.set(key, Array.from(sets))
  }
  const made = column.sets.length
  for (let round = 0; ; round += 1) {
    const around = column.around()
    const known = column.sets.length
    const nests = new Map([...lists].map(([key, own]) => [key, nestOf(column, own, around)]))
    if (column.sets.length === known || round === rounds || known > mostSets) return { nests, around, made }
    for (let set = known; set < column.sets.length; set += 1) lists.set(String(set), [set])
  }
}

/** How far to climb from set to set around a list of codes before giving up. */
const mostSteps = 400

function nestOf(column: Column, own: readonly number[], around: readonly (readonly number[])[]): Nest {
  const isOwn = new Set(own)
  const widerOf = (set: number): readonly number[] => (around[set] ?? []).filter((each) => !isOwn.has(each))
  const begin = [...new Set([...isOwn].flatMap(widerOf))]
  const foreign = new Set(begin)
  for (const set of foreign) {
    if (foreign.size > begin.length + mostSteps) break
    for (const each of widerOf(set)) foreign.add(each)
  }
  if (foreign.size === 0) return { templates: [], first: [] }
  const places = new Map([...foreign].map((set, place) => [set, place]))
  const split = splitter(column, own)
  const templates = [...foreign].map((set): Template => {
    let made: Making | undefined
    const making = (): Making => {
      if (made) return made
      const { parts, rest } = split(set)
      made = { parts, rest: rest.length === 0 ? -1 : column.setOf(rest) }
      return made
    }
    return { around: set, making, wider: widerOf(set).flatMap((each) => places.get(each) ?? []) }
  })
  const first = begin.map((set) => places.get(set) ?? 0)
  // What is left inside the nearest sets takes part in the comparison of sets.
  for (const at of first) templates[at]?.making()
  return { templates, first }
}

// Takes a set apart into the largest codes of a list that fit into it, and the leaves that are left.
function splitter(
  column: Column,
  own: readonly number[],
): (set: number) => { readonly parts: readonly number[]; readonly rest: readonly number[] } {
  const holding = new Map<number, number[]>()
  const isAxis = own.length > 1
  for (const [code, set] of own.entries())
    for (const leaf of column.sets[set] ?? []) {
      const codes = holding.get(leaf)
      if (codes) codes.push(code)
      else holding.set(leaf, [code])
    }
  const size = (code: number): number => column.sets[own[code] ?? 0]?.length ?? 0
  for (const codes of holding.values()) codes.sort((one, other) => size(other) - size(one) || one - other)
  return (set) => {
    const leaves = new Set(column.sets[set])
    const parts: number[] = []
    const covered = new Set<number>()
    const rest: number[] = []
    for (const leaf of leaves) {
      if (covered.has(leaf)) continue
      const codes = holding.get(leaf) ?? []
      const part = codes.find(
        (code) => size(code) <= leaves.size && (column.sets[own[code] ?? 0] ?? []).every((each) => leaves.has(each)),
      )
      if (part !== undefined) {
        parts.push(part)
        for (const each of column.sets[own[part] ?? 0] ?? []) covered.add(each)
        // A code that a table with this axis does not have has no rows in it.
      } else if (column.isTime || !isAxis || codes.some((code) => code > 0)) rest.push(leaf)
    }
    return { parts, rest }
  }
}
