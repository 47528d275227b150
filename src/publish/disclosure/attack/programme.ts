import type { Highs } from 'highs'

/** One line of a programme: the sum of some columns, each times a number, lies between `lo` and `hi`. */
export interface Row {
  /** What was known and taken into the bounds: groups with their factors. */
  readonly known: readonly (readonly [group: number, factor: number])[]
  readonly columns: readonly number[]
  readonly factors: readonly number[]
  readonly lo: number
  readonly hi: number
}

/** How small a sum of columns can be, the values that make it so, and why it is no smaller. */
export interface Extreme {
  readonly least: number
  readonly values: Float64Array
  readonly rowDual: Float64Array
  readonly columnDual: Float64Array
}

/** Why there is no answer: the rows contradict each other, or the solver has lost its way in the numbers. */
export type Failure = 'contradiction' | 'unsolved'

/** A linear programme kept warm from question to question. */
export interface Programme {
  /** The least of Σ factor × column. */
  minimize(columns: readonly number[], factors: readonly number[]): Extreme | Failure
  close(): void
}

/** Farther than this, in the unit of a column, nothing is followed: it counts as unbounded. */
export const horizon = 1e7

/** Makes a programme of columns between bounds; with `isWhole` all of them take whole numbers only. */
export function programmeOf(
  solver: Highs,
  bounds: { readonly lo: Float64Array; readonly hi: Float64Array },
  rows: readonly Row[],
  isWhole: boolean,
): Programme {
  const count = bounds.lo.length
  const starts = new Int32Array(rows.length + 1)
  for (const [at, { columns }] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + columns.length
  const indices = new Int32Array(starts[rows.length] ?? 0)
  const values = new Float64Array(indices.length)
  for (const [at, { columns, factors }] of rows.entries()) {
    indices.set(columns, starts[at])
    values.set(factors, starts[at])
  }
  const model = solver.createModel({
    numCols: count,
    numRows: rows.length,
    colCost: new Float64Array(count),
    colLower: bounds.lo,
    colUpper: bounds.hi,
    rowLower: Float64Array.from(rows, ({ lo }) => (lo === -Infinity ? -solver.infinity : lo)),
    rowUpper: Float64Array.from(rows, ({ hi }) => (hi === Infinity ? solver.infinity : hi)),
    matrix: { format: 'csr', numRows: rows.length, numCols: count, starts, indices, values },
    ...(isWhole && { integrality: new Int32Array(count).fill(1) }),
  })
  // Only costs change between questions, so the last answer stays feasible: primal simplex goes on from it.
  const warm = { presolve: 'off', simplex_strategy: 4 } as const
  const { optimal, infeasible } = solver.constants.modelStatus
  model.options.set({ output_flag: false, ...(!isWhole && warm) })
  const solve = () => {
    model.run()
    const status = model.getModelStatus()
    if (status === optimal || status === infeasible || isWhole) return status
    // From a place where the numbers are bad it is better to begin anew, by another way.
    model.clearSolver()
    model.options.set({ presolve: 'on', simplex_strategy: 1 })
    model.run()
    const again = model.getModelStatus()
    model.options.set(warm)
    return again
  }
  return {
    minimize(columns, factors) {
      const chosen = Int32Array.from(columns)
      model.changeColsCost({ kind: 'set', indices: chosen.toSorted() }, ordered(columns, factors))
      const status = solve()
      const solution = model.getSolution()
      model.changeColsCost({ kind: 'set', indices: chosen.toSorted() }, new Float64Array(chosen.length))
      if (status !== optimal) return status === infeasible ? 'contradiction' : 'unsolved'
      const { colValue, rowDual, colDual } = solution
      const least = columns.reduce((sum, column, at) => sum + (factors[at] ?? 0) * (colValue[column] ?? 0), 0)
      return { least, values: colValue, rowDual, columnDual: colDual }
    },
    close: () => model.dispose(),
  }
}

// The solver wants the columns of a set in rising order.
function ordered(columns: readonly number[], factors: readonly number[]): Float64Array {
  const order = [...columns.keys()].toSorted((one, other) => (columns[one] ?? 0) - (columns[other] ?? 0))
  return Float64Array.from(order, (at) => factors[at] ?? 0)
}
