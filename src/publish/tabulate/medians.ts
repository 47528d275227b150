import { type Axis, cellCount } from './cube.ts'
import { spreadOver } from './roll-up.ts'

/** Takes amounts in rising order, and tells the middle one of each cell. */
export interface Middle {
  take(leaf: number, amount: number): void
  /** The medians; NaN where nobody has answered. */
  medians(): Float64Array
}

/**
 * Finds the median of every cell in one pass over the amounts in rising order: the amount at which half of the cell's answers have gone
 * by, or the mean of the two that the half lies between. `answers` says how many answers each cell has.
 */
export function findMiddle(axes: readonly Axis[], answers: Float64Array): Middle {
  const gone = new Float64Array(cellCount(axes))
  const medians = new Float64Array(gone.length).fill(NaN)
  const spreadOf = spreadOver(axes)
  return {
    take(leaf, amount) {
      for (const cell of spreadOf(leaf)) {
        const before = gone[cell] ?? 0
        const after = before + 1
        const half = (answers[cell] ?? 0) / 2
        gone[cell] = after
        // The half may lie exactly between two amounts: this one is then the lower of them, and the next the upper.
        if (before < half && after >= half) medians[cell] = amount
        else if (before === half) medians[cell] = ((medians[cell] ?? 0) + amount) / 2
      }
    },
    medians: () => medians,
  }
}
