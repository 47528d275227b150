import { total } from '#kernel/hierarchy.ts'

import type { Attack, NamedCell } from './input.ts'
import { has, type Knowledge, marks } from './knowledge.ts'
import type { LaidTable } from './layout.ts'
import type { Placing } from './placing.ts'
import type { Ties } from './propagation.ts'

/** Everything that an attack knows once bounds are drawn. */
export interface Scene {
  readonly attack: Attack
  readonly knowledge: Knowledge
  readonly ties: Ties
  readonly tables: readonly LaidTable[]
  readonly placing: Placing
}

/** The place of the candidate. */
export const newestOf = ({ attack }: Scene): number => attack.releases.length - 1

/** A cell as a person names it; totals are left out. */
export function nameCell({ attack, tables }: Scene, table: number, cell: number, figure: number): NamedCell {
  const laid = tables[table]
  if (!laid) return { release: attack.releases.length - 1, table: '', figure: '', at: {}, value: null }
  const { axes, figures } = laid.table
  const at: Record<string, string> = {}
  let rest = cell
  for (const { column, codes } of axes.toReversed()) {
    const code = codes[rest % codes.length] ?? total
    if (rest % codes.length > 0) at[column] = code
    rest = Math.floor(rest / codes.length)
  }
  const shown = figures[figure]
  const value = shown?.values[cell] ?? NaN
  return {
    release: laid.release,
    table: laid.table.table,
    figure: shown?.name ?? '',
    at: Object.fromEntries(Object.entries(at).toReversed()),
    value: value === value ? value : null,
  }
}

/** A group by the cell where it was published first, or else named first; null when no table has it. */
export function nameGroup(scene: Scene, group: number): NamedCell | null {
  const { knowledge, placing } = scene
  const table = knowledge.table[group] ?? -1
  if (table < 0) return null
  const cell = knowledge.cell[group] ?? 0
  const own = placing.placed[table] ?? []
  const at = own.find((each) => each.figure >= 0 && each.groups[cell] === group) ?? own.find((each) => each.groups[cell] === group)
  return nameCell(scene, table, cell, at?.figure ?? -1)
}

/** All cells of the candidate that publish a group. */
export function cellsNow(scene: Scene, group: number): readonly NamedCell[] {
  const { tables, placing } = scene
  return tables.flatMap(({ release, table }, at) =>
    release !== newestOf(scene)
      ? []
      : (placing.placed[at] ?? []).flatMap(({ groups, figure }) => {
          if (figure < 0) return []
          const cells: number[] = []
          const values = table.figures[figure]?.values
          for (let cell = groups.indexOf(group); cell >= 0; cell = groups.indexOf(group, cell + 1))
            if (Number.isFinite(values?.[cell])) cells.push(cell)
          return cells.map((cell) => nameCell(scene, at, cell, figure))
        }),
  )
}

/** Whether a group is published by the candidate alone, so that it can still be withheld. */
export const isOurs = ({ knowledge }: Scene, group: number): boolean =>
  has(knowledge, group, marks.toldNow) && !has(knowledge, group, marks.toldBefore)

/** The most by which the count published of a group may be off. */
export const noiseOf = ({ knowledge, tables }: Scene, group: number): number =>
  knowledge.measure[group] === 0 ? (tables[knowledge.table[group] ?? -1]?.table.noise ?? 0) : Infinity

/** The variance of what chance did to a group; where no method says it, as if every change were alike. */
export const varianceOf = ({ tables }: Pick<Scene, 'tables'>, table: number): number => {
  const { variance, noise = 1 } = tables[table]?.table ?? {}
  return Math.max(0.25, variance ?? (Number.isFinite(noise) ? (noise * noise) / 3 : 100))
}
