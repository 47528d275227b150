import type { Highs } from 'highs'

import { tolerance } from '#publish/disclosure/suppress/solver.ts'

import type { PlacedCell, Refinement } from './refinement.ts'

type Parts = readonly { readonly cell: PlacedCell; readonly coefficient: number }[]

/** What the published cells say of a cell: it lies between `lo` and `hi`; on demand, the published cells that force each. */
export type Bound = {
  readonly lo: number
  readonly hi: number
  readonly because: () => Parts
  readonly ceiling: () => Parts
}

/** The bound of a cell, with some published cells withheld as well; null when the published cells contradict each other. */
export type Bounder = { bound(cell: PlacedCell, without?: readonly PlacedCell[]): Bound | null; close(): void }

/**
 * Bounds from linear programmes over the blocks: no block counts less than 0, and every published cell is the sum of its blocks, within
 * its noise. The multipliers of a bound are its argument: which published cells, added and taken away, give it. Blocks that a true
 * published cell tells by itself are put in as numbers, so a programme holds only what hangs together with the cell asked about.
 */
export function bounderOf(solver: Highs, { cells }: Refinement): Bounder {
  const published = cells.filter(({ value }) => value !== null)
  const holding = new Map<number, PlacedCell[]>()
  for (const cell of published)
    for (const block of cell.blocks) holding.set(block, [...(holding.get(block) ?? []), cell])
  const programmes = new Map<number, Programme>()

  // The cell that alone tells a block, if there is one beside those taken away.
  const teller = (block: number, without: readonly PlacedCell[]): PlacedCell | undefined =>
    holding.get(block)?.find((cell) => cell.blocks.length === 1 && cell.noise === 0 && !without.includes(cell))

  const connected = (start: readonly number[], without: readonly PlacedCell[]): Programme => {
    const blocks = new Set(start)
    const rows = new Set<PlacedCell>()
    for (const block of blocks)
      for (const row of holding.get(block) ?? []) {
        if (rows.has(row) || without.includes(row)) continue
        rows.add(row)
        for (const other of row.blocks) if (!teller(other, without)) blocks.add(other)
      }
    return programmeOf(solver, [...blocks], [...rows], (block) =>
      blocks.has(block) ? undefined : teller(block, without),
    )
  }

  const bound = (cell: PlacedCell, without: readonly PlacedCell[] = []): Bound | null => {
    const open = cell.blocks.filter((block) => !teller(block, without))
    const [first = -1] = open
    if (without.length > 0) {
      const programme = connected(open, without)
      const found = programme.extremes(cell)
      programme.close()
      return found
    }
    const kept = programmes.get(first)
    const programme = kept && open.every((block) => kept.blocks.has(block)) ? kept : connected(open, without)
    for (const block of programme.blocks) programmes.set(block, programme)
    return programme.extremes(cell)
  }

  return {
    bound,
    close() {
      for (const programme of new Set(programmes.values())) programme.close()
    },
  }
}

type Programme = { readonly blocks: ReadonlySet<number>; extremes(cell: PlacedCell): Bound | null; close(): void }

type Extreme = { readonly sum: number; readonly multipliers: ArrayLike<number> }

function programmeOf(
  solver: Highs,
  blocks: readonly number[],
  rows: readonly PlacedCell[],
  teller: (block: number) => PlacedCell | undefined,
): Programme {
  const column = new Map(blocks.map((block, at) => [block, at]))
  const open = (cell: PlacedCell): readonly number[] => cell.blocks.flatMap((block) => column.get(block) ?? [])
  const told = (cell: PlacedCell): readonly PlacedCell[] => cell.blocks.flatMap((block) => teller(block) ?? [])
  const sumOf = (parts: readonly PlacedCell[]): number => parts.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const rest = rows.map((row) => (row.value ?? 0) - sumOf(told(row)))
  const indices = rows.flatMap(open)
  let end = 0
  const model = solver.createModel({
    numCols: blocks.length,
    numRows: rows.length,
    colCost: new Float64Array(blocks.length),
    colLower: new Float64Array(blocks.length),
    colUpper: new Float64Array(blocks.length).fill(solver.infinity),
    rowLower: Float64Array.from(rows, ({ noise }, row) => (rest[row] ?? 0) - noise),
    rowUpper: Float64Array.from(rows, ({ noise }, row) => (rest[row] ?? 0) + noise),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: blocks.length,
      starts: Int32Array.from([0, ...rows.map((row) => (end += open(row).length))]),
      indices: Int32Array.from(indices),
      values: new Float64Array(indices.length).fill(1),
    },
  })
  model.options.set({ output_flag: false, presolve: 'off' })
  const { optimal, unbounded, unboundedOrInfeasible } = solver.constants.modelStatus

  // How small (+1) or large (−1) the sum of some columns can be, and the multipliers of the rows; null when the rows contradict.
  const extreme = (columns: readonly number[], direction: 1 | -1): Extreme | null => {
    if (columns.length === 0) return { sum: 0, multipliers: [] }
    for (const at of columns) model.changeColCost(at, direction)
    model.run()
    const status = model.getModelStatus()
    const { colValue, rowDual } = model.getSolution()
    for (const at of columns) model.changeColCost(at, 0)
    if (status === unbounded || status === unboundedOrInfeasible) return { sum: Infinity, multipliers: [] }
    if (status !== optimal) return null
    return {
      sum: columns.reduce((sum, at) => sum + (colValue[at] ?? 0), 0),
      multipliers: rowDual.map((dual) => direction * dual),
    }
  }

  // The argument: rows with their multipliers, and the cells that tell the remaining blocks on either side.
  const argument = (cell: PlacedCell, { multipliers }: Extreme): Parts => {
    const parts = new Map<PlacedCell, number>(told(cell).map((part) => [part, 1]))
    for (const [at, row] of rows.entries()) {
      const multiplier = multipliers[at] ?? 0
      if (Math.abs(multiplier) <= tolerance) continue
      parts.set(row, (parts.get(row) ?? 0) + multiplier)
      for (const part of told(row)) parts.set(part, (parts.get(part) ?? 0) - multiplier)
    }
    return [...parts].flatMap(([part, coefficient]) =>
      Math.abs(coefficient) > tolerance ? [{ cell: part, coefficient }] : [],
    )
  }

  return {
    blocks: new Set(blocks),
    extremes(cell) {
      const [columns, base] = [open(cell), sumOf(told(cell))]
      const lowest = extreme(columns, 1)
      const highest = extreme(columns, -1)
      if (lowest === null || highest === null || lowest.sum === Infinity) return null
      return {
        lo: base + lowest.sum,
        hi: base + highest.sum,
        because: () => argument(cell, lowest),
        ceiling: () => argument(cell, highest),
      }
    },
    close: () => model.dispose(),
  }
}
