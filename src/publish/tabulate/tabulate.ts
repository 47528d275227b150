import path from 'node:path'

import type { Codelists } from '#kernel/codelist.ts'
import { good, type Outcome } from '#kernel/outcome.ts'
import type { Table } from '#kernel/table.ts'

import { gather } from './behind.ts'
import type { Behind, Tabulated } from './cube.ts'
import { dimensionsOf, type Snapshot } from './dimensions.ts'
import type { Engine } from './engine.ts'
import { fill } from './fill.ts'
import { type Grid, gridOf } from './grid.ts'
import { contributorQuery, type Counting, leafQuery, rowsInOrderOf } from './leaf-query.ts'
import { columnsOf, keepLeaves, readLeaves } from './leaf-rows.ts'
import { findMiddle } from './medians.ts'
import { refuse, type Refusal } from './refusal.ts'
import { both, holder, hundredths, inRow, isAmong, isAnswered, sumOf } from './row-sql.ts'
import { aggregatesOf, checkColumns, isKey, wantedOf } from './wanted.ts'

/** The most cells that a table may have, totals included: beyond it neither a reader nor the disclosure control sees through it. */
export const mostCells = 5_000_000

/** The largest sum that is exact to its hundredths, in units of the question: 2⁵³ hundredths. */
const mostAmount = 90_000_000_000_000

/** What is known of the rows besides the table. */
export interface Limits {
  /** Of a table under noise: a person's rows beyond this number are not counted, so that nobody weighs more. */
  readonly rowsPerPerson?: number
}

/**
 * Counts a table of a snapshot: every cell and every total with its records, keys and sums, exactly, so that the same snapshot always
 * gives the same cube. The engine groups the rows once, into leaf cells; they are added up here, along the hierarchies. Refuses, with
 * a sentence, a snapshot that cannot be read or does not fit the register, and a table that is too large.
 */
export async function tabulate(
  engine: Engine,
  { file, record }: Snapshot,
  table: Table,
  lists: Codelists,
  { rowsPerPerson = 1 }: Limits = {},
): Promise<Outcome<Tabulated, Refusal>> {
  const fits = await checkColumns(engine, file, table)
  if (!fits.ok) return fits
  const dimensions = await dimensionsOf(engine, { file, record }, table, lists)
  if (!dimensions.ok) return dimensions
  const { columns, combinations } = columnsOf(dimensions.value)
  const least = gridOf(dimensions.value, columns, []).cells
  // Combinations are numbered in 32 bits.
  if (least > mostCells || combinations > 2 ** 31) return refuseLarge(Math.max(least, combinations))

  const wanted = wantedOf(table)
  const counting: Counting = {
    columns,
    where: isAmong(table.where ?? {}),
    ...(table.method.kind === 'noise' && { rowsPerPerson }),
  }
  const ask = leafQuery(engine, counting, { aggregates: aggregatesOf(wanted) })
  const leaves = await keepLeaves(engine, { file, counting, ask }, isKey(wanted))
  if (!leaves.ok) return leaves
  const grid = gridOf(dimensions.value, columns, leaves.value.isCounted)
  if (grid.cells > mostCells) return refuseLarge(grid.cells)

  const counted = inUnits(fill(grid, leaves.value.chunks, wanted), file)
  if (!counted.ok) return counted
  const { all, answered, among } = counted.value
  const behind: Record<string, Behind> = {}
  const medians: Record<string, Float64Array> = {}
  const asked = { engine, file, counting, grid }
  for (const question of wanted.most > 0 ? wanted.amounts : []) {
    const found = await findBehind(asked, question, wanted.most)
    if (!found.ok) return found
    behind[question] = found.value
  }
  for (const question of wanted.medians) {
    const found = await findMedians(asked, question, answered[question]?.counts ?? all.counts)
    if (!found.ok) return found
    medians[question] = found.value
  }
  return good({ all: { ...all, behind, medians }, among, answered })
}

const refuseLarge = (cells: number) => refuse('too-many-cells', { cells, most: mostCells })

// From hundredths to the units of the question; refuses what cannot be exact.
function inUnits(counted: Tabulated, file: string): Outcome<Tabulated, Refusal> {
  for (const [column, sums] of Object.entries(counted.all.sums)) {
    const whole = Math.abs(sums[0] ?? 0)
    if (!Number.isFinite(whole)) return refuse('amount-strange', { file: path.basename(file), column })
    if (whole > Number.MAX_SAFE_INTEGER) return refuse('amount-large', { column, most: mostAmount })
    toUnits(sums)
  }
  return good(counted)
}

function toUnits(amounts: Float64Array): void {
  for (let at = 0; at < amounts.length; at += 1) amounts[at] = (amounts[at] ?? 0) / 100
}

interface Asked {
  readonly engine: Engine
  readonly file: string
  readonly counting: Counting
  readonly grid: Grid
}

// The largest contributions of a cell are not among those of its parts, so contributions are read one contributor after another.
async function findBehind(
  { engine, file, counting: all, grid }: Asked,
  question: string,
  most: number,
): Promise<Outcome<Behind, Refusal>> {
  const counting = { ...all, where: both(all.where, isAnswered(question)) }
  let isNamed = false
  const named = await engine.read(file, contributorQuery(counting.where), () => void (isNamed = true))
  if (!named.ok) return named
  // Contributors that a register names are few, with many rows each, and are grouped; persons are many, with few rows, and are not.
  const ask = isNamed
    ? leafQuery(engine, counting, { aggregates: [sumOf(question)], each: holder })
    : rowsInOrderOf(engine, counting, { each: holder, value: hundredths(question) })
  const gathering = gather(grid.axes, most)
  const now = { low: -1, high: -1 }
  const read = await readLeaves(engine, { file, counting, ask }, (chunk, combinations) => {
    const [holders, amounts] = [chunk.keys(1), chunk.numbers(2)]
    for (let row = 0; row < chunk.rows; row += 1) {
      const [low, high] = [holders[2 * row] ?? 0, holders[2 * row + 1] ?? 0]
      if (low !== now.low || high !== now.high) gathering.next()
      now.low = low
      now.high = high
      gathering.take(grid.cellOf(combinations[row] ?? 0), amounts[row] ?? 0)
    }
  })
  if (!read.ok) return read
  const behind = gathering.behind()
  toUnits(behind.largest)
  return good(behind)
}

async function findMedians(
  { engine, file, counting: all, grid }: Asked,
  question: string,
  answers: Float64Array,
): Promise<Outcome<Float64Array, Refusal>> {
  const counting = { ...all, where: both(all.where, isAnswered(question)) }
  const ask = rowsInOrderOf(engine, counting, { each: inRow(question), value: inRow(question) })
  const middle = findMiddle(grid.axes, answers)
  const read = await readLeaves(engine, { file, counting, ask }, (chunk, combinations) => {
    const amounts = chunk.numbers(1)
    for (let row = 0; row < chunk.rows; row += 1) middle.take(grid.cellOf(combinations[row] ?? 0), amounts[row] ?? 0)
  })
  return read.ok ? good(middle.medians()) : read
}
