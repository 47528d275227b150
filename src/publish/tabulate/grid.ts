import { axisOf } from './axis.ts'
import { type Axis, cellCount } from './cube.ts'
import type { Dimension } from './dimensions.ts'
import type { LeafColumn } from './leaf-query.ts'
import { readCombination } from './leaf-rows.ts'
import { stridesOf } from './roll-up.ts'

/** The cells of a table, and where among them a combination of leaves is counted. */
export interface Grid {
  readonly axes: readonly Axis[]
  readonly cells: number
  cellOf(combination: number): number
}

/** Lays out the cells of a table; `isCounted` says, by dimension and leaf, where somebody is. */
export function gridOf(
  dimensions: readonly Dimension[],
  columns: readonly LeafColumn[],
  isCounted: readonly Uint8Array[],
): Grid {
  const placed = dimensions.map(({ split, leaves }, at) => axisOf(split, leaves, (leaf) => isCounted[at]?.[leaf] === 1))
  const axes = placed.map(({ axis }) => axis)
  const strides = stridesOf(axes)
  // For each dimension, how far into the cube each of its leaves leads.
  const steps = placed.map(({ places }, at) => places.map((place) => place * (strides[at] ?? 1)))
  const leaves = new Int32Array(columns.length)
  return {
    axes,
    cells: cellCount(axes),
    cellOf(combination) {
      readCombination(columns, combination, leaves)
      let cell = 0
      for (let at = 0; at < steps.length; at += 1) cell += steps[at]?.[leaves[at] ?? 0] ?? 0
      return cell
    },
  }
}
