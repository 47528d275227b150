import { cellStatuses } from '#publish/protect/protected.ts'

import { keysOf } from './hash.ts'
import type { AttackedFigure } from './input.ts'
import { groupOf, has, type Knowledge, mark, marks } from './knowledge.ts'
import type { LaidTable, Layout } from './layout.ts'
import { type List, makeList, push } from './list.ts'

/** The groups that the cells of a table are, for one thing counted of them; and the place of the figure that publishes it, or −1. */
export interface Placed {
  readonly measure: number
  readonly layout: Layout
  readonly groups: Int32Array
  readonly figure: number
}

/** A rate or mean: `part` lies between `lo` and `hi` times `whole`. */
export interface Ratio {
  readonly part: number
  readonly whole: number
  readonly lo: number
  readonly hi: number
  readonly table: number
  readonly cell: number
  readonly figure: number
}

/** Cells of two tables that count the same people with chance drawn anew. */
export interface Unequal {
  readonly group: number
  readonly table: number
  readonly cell: number
  alike: number
}

/** What placing the tables has found, beside what is known of each group. */
export interface Placing {
  /** By table. */
  readonly placed: readonly (readonly Placed[])[]
  /** Threes of group, table and cell: where something is withheld for its own sake. */
  readonly withheld: List
  readonly ratios: readonly Ratio[]
  readonly unequal: readonly Unequal[]
  /** The amounts that are added up; people come first, without a name. */
  readonly measures: readonly string[]
  /** By how much a figure of a measure may be off because its last digit is rounded. */
  readonly doubts: readonly number[]
  /** Whether all counts are whole numbers. */
  readonly isWhole: boolean
  /** A table whose exact figures contradict those of another. */
  readonly torn: string | null
}

const status = Object.fromEntries(cellStatuses.map((name, at) => [name, at])) as Readonly<
  Record<(typeof cellStatuses)[number], number>
>

/** Finds the group of every cell and takes in what is published of it, the oldest table first. */
export async function placeTables(
  knowledge: Knowledge,
  tables: readonly LaidTable[],
  { newest, partly }: { readonly newest: number; readonly partly: readonly string[] },
  pause: () => Promise<void>,
): Promise<Placing> {
  const measures = ['']
  const doubts = [0]
  const withheld = makeList()
  const ratios: Ratio[] = []
  const unequal = new Map<string, Unequal>()
  let torn: string | null = null

  const measureOf = (name: string): number => {
    const at = measures.indexOf(name)
    if (at >= 0) return at
    doubts.push(0)
    return measures.push(name) - 1
  }

  const placeTable = ({ release, table, all, among }: LaidTable, at: number): readonly Placed[] => {
    const own: Placed[] = []
    const isNew = release === newest
    const place = (layout: Layout, measure: number, figure: number): Placed => {
      const known = own.find((each) => each.layout === layout && each.measure === measure)
      if (known) return known
      const groups = groupsOf(knowledge, layout, measure)
      for (let cell = 0; cell < groups.length; cell += 1) {
        const group = groups[cell] ?? 0
        if (isNew) mark(knowledge, group, marks.newest)
        if ((knowledge.table[group] ?? -1) < 0) {
          knowledge.table[group] = at
          knowledge.cell[group] = cell
        }
      }
      const made = { measure, layout, groups, figure }
      own.push(made)
      return made
    }
    const observe = (group: number, cell: number, seen: Seen): void => {
      const said = take(knowledge, group, seen, { table: at, cell, isNew, doubt: doubts[seen.measure] ?? 0 })
      if (said === 'torn') torn ??= table.table
      if (said !== 'unequal' || !isNew) return
      const key = `${at} ${seen.measure} ${knowledge.table[group]}`
      const first = unequal.get(key)
      if (first) first.alike += 1
      else unequal.set(key, { group, table: at, cell, alike: 1 })
    }

    // Counts and sums first: rates and means are read against them.
    const inOrder = [...table.figures.entries()].toSorted(([, one], [, other]) => rank(one) - rank(other))
    for (const [place_, figure] of inOrder) {
      const { declared, values, statuses } = figure
      switch (declared.kind) {
        case 'count':
        case 'sum': {
          const measure = declared.kind === 'count' ? 0 : measureOf(declared.of)
          const doubt = declared.kind === 'count' ? 0 : lastDigit(values)
          doubts[measure] = Math.max(doubts[measure] ?? 0, doubt)
          const { groups } = place(all, measure, place_)
          const isCount = measure === 0
          for (let cell = 0; cell < groups.length; cell += 1) {
            const group = groups[cell] ?? 0
            const value = values[cell] ?? NaN
            switch (statuses[cell]) {
              case status.exact:
                if (value === value) observe(group, cell, { measure, value, lo: value - doubt, hi: value + doubt, marks: marks.exact })
                break
              case status.impossible:
                observe(group, cell, { measure, value: 0, lo: 0, hi: 0, marks: marks.exact })
                break
              case status.perturbed:
              case status.rounded: {
                const how = statuses[cell] === status.perturbed ? marks.changed | marks.keyed : marks.changed
                const off = isCount ? table.noise : Infinity
                if (value === value) observe(group, cell, { measure, value, lo: value - off, hi: value + off, marks: how })
                break
              }
              case status.withheld:
                if (isCount || table.noise === 0) withhold(group, cell)
                break
              case status['withheld-beside']:
                mark(knowledge, group, marks.beside)
                break
            }
          }
          break
        }
        case 'mean':
        case 'rate': {
          const isRate = declared.kind === 'rate'
          const per = isRate ? declared.per : 1
          const layout = isRate ? (among.get(figure.name) ?? all) : all
          const part = place(layout, isRate ? 0 : measureOf(declared.of), -1)
          // Those who have answered, where not everybody has, are another group than those who are counted.
          const answered = !isRate && partly.includes(declared.of) ? measureOf(`\0${declared.of}`) : 0
          const whole = place(all, answered, -1)
          const doubt = lastDigit(values)
          for (let cell = 0; cell < part.groups.length; cell += 1) {
            const group = part.groups[cell] ?? 0
            const value = values[cell] ?? NaN
            const under = whole.groups[cell] ?? 0
            if (statuses[cell] === status.withheld && table.noise === 0) withhold(group, cell)
            if (value !== value || group === under) continue
            if (statuses[cell] === status.exact)
              ratios.push({ part: group, whole: under, lo: (value - doubt) / per, hi: (value + doubt) / per, table: at, cell, figure: place_ })
            else if (isRate && Number.isFinite(table.noise) && value > 0 && value < per && has(knowledge, under, marks.changed)) {
              // Of two changed counts: the upper one can be read off, as it was changed.
              const shown = (value * (knowledge.told[under] ?? NaN)) / per
              if (Math.abs(shown - Math.round(shown)) < 0.01)
                observe(group, cell, { measure: 0, value: Math.round(shown), lo: shown - table.noise, hi: shown + table.noise, marks: marks.changed })
            }
          }
          break
        }
        case 'median':
          break
      }
    }
    return own

    function withhold(group: number, cell: number): void {
      mark(knowledge, group, marks.withheld)
      push(withheld, group)
      push(withheld, at)
      push(withheld, cell)
    }
  }
  const placed: (readonly Placed[])[] = []
  for (const [at, table] of tables.entries()) {
    placed.push(placeTable(table, at))
    await pause()
  }
  const isWhole = tables.every(({ table: { figures, noise } }) =>
    figures.every(
      ({ declared, values }) =>
        declared.kind !== 'count' ||
        values.every((value) => value !== value || (Number.isInteger(value) && (noise === Infinity || Number.isInteger(noise)))),
    ),
  )
  return { placed, withheld, ratios, unequal: [...unequal.values()], measures, doubts, isWhole, torn }
}

const rank = ({ declared }: AttackedFigure): number => (declared.kind === 'count' || declared.kind === 'sum' ? 0 : 1)

interface Seen {
  readonly measure: number
  readonly value: number
  readonly lo: number
  readonly hi: number
  readonly marks: number
}

interface Where {
  readonly table: number
  readonly cell: number
  readonly isNew: boolean
  readonly doubt: number
}

// Takes a figure in; says when it cannot be of the same people as the one before, or was changed by chance drawn anew.
function take(knowledge: Knowledge, group: number, seen: Seen, where: Where): 'torn' | 'unequal' | null {
  const before = knowledge.told[group] ?? NaN
  const known = knowledge.marks[group] ?? 0
  mark(knowledge, group, seen.marks | (where.isNew ? marks.toldNow : marks.toldBefore))
  const isExact = (seen.marks & marks.exact) !== 0
  if ((known & (marks.exact | marks.changed)) === 0 || (isExact && (known & marks.exact) === 0)) {
    knowledge.told[group] = seen.value
    knowledge.table[group] = where.table
    knowledge.cell[group] = where.cell
  }
  const lo = Math.max(knowledge.lo[group] ?? 0, seen.lo)
  const hi = Math.min(knowledge.hi[group] ?? Infinity, seen.hi)
  const slack = Math.max(2 * where.doubt, 1e-6, 1e-9 * Math.abs(seen.value))
  const isApart = lo > hi + slack
  if (!isApart) {
    knowledge.lo[group] = lo
    knowledge.hi[group] = Math.max(lo, hi)
  }
  const bothKeyed = (known & seen.marks & marks.keyed) !== 0 && (known & marks.exact) === 0
  if (bothKeyed && Math.abs(before - seen.value) > slack) return 'unequal'
  return isApart ? 'torn' : null
}

/** Half of the last digit that all values show, down to the sixth; 0 where they show more. */
export function lastDigit(values: Float64Array): number {
  for (let digits = 0; digits <= 6; digits += 1) {
    const unit = 10 ** digits
    if (values.every((value) => value !== value || Math.abs(value * unit - Math.round(value * unit)) < 1e-6 * Math.max(1, Math.abs(value))))
      return 0.5 / unit
  }
  return 0
}

/** The group of every cell of a layout: keys are put together axis by axis, so that a cell costs one look-up. */
export function groupsOf(knowledge: Knowledge, { axes, fixed, cells }: Layout, measure: number): Int32Array {
  let [high, low] = keysOf(1 << 16, measure)
  for (const { column, set } of fixed) {
    const [one, other] = setKeys(column, set)
    high ^= one
    low ^= other
  }
  const groups = new Int32Array(cells)
  const keys = axes.map(({ column, sets }) => Array.from(sets, (set) => setKeys(column, set)))
  const fill = (axis: number, from: number, one: number, other: number): void => {
    const own = keys[axis]
    if (!own) {
      groups[from] = groupOf(knowledge, one >>> 0, other >>> 0, measure)
      return
    }
    const stride = axes[axis]?.stride ?? 1
    for (let code = 0; code < own.length; code += 1) {
      const [upper = 0, lower = 0] = own[code] ?? []
      fill(axis + 1, from + code * stride, one ^ upper, other ^ lower)
    }
  }
  fill(0, 0, high, low)
  return groups
}

/** The keys of one set in one column; everybody leaves the keys of a group as they are. */
export const setKeys = (column: number, set: number): readonly [high: number, low: number] =>
  set === 0 ? [0, 0] : keysOf(column, set)
