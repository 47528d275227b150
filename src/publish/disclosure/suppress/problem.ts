import type { Highs } from 'highs'

import { primaries, type Instance } from './instance.ts'

/** A primary cell that must be able to move by `need` in a direction. */
export type Demand = { readonly cell: number; readonly direction: 1 | -1; readonly need: number }

/** A table to be protected, what its protection levels demand, and the solver that answers. */
export type Problem = { readonly solver: Highs; readonly instance: Instance; readonly demands: readonly Demand[] }

/** The problem of an instance: each primary cell must be able to move up by its upl and down by its lpl. */
export const problemOf = (solver: Highs, instance: Instance): Problem => ({
  solver,
  instance,
  demands: primaries(instance).flatMap((cell) => {
    const { lpl = 0, upl = 0 } = instance.cells[cell] ?? {}
    const both: readonly Demand[] = [
      { cell, direction: 1, need: upl },
      { cell, direction: -1, need: lpl },
    ]
    return both.filter(({ need }) => need > 0)
  }),
})

/** What withholding a pattern costs, primaries included. */
export const costOf = ({ cells }: Instance, pattern: ArrayLike<number>): number =>
  cells.reduce((sum, { w }, cell) => sum + (pattern[cell] === 1 ? w : 0), 0)
