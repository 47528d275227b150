import type { Additive } from './round.ts'

// Above this many cells all choices are too many to try.
const fewEnough = 14

/**
 * The inner counts with each of `cells` set to 0 or `base` so that the largest change of a published count is least, then the
 * sum of squared changes, then the squared changes inside. Exact for few cells; for many a deterministic descent by single
 * turns and exchanges of two cells, which ends where neither helps.
 */
export function bestChoice(table: Additive, cells: readonly number[], base: number): readonly number[] {
  const board = boardOf(table, cells, base)
  if (cells.length <= fewEnough) tryAll(board)
  else descend(board)
  const place = new Map(cells.map((cell, at) => [cell, at]))
  return table.inner.map((count, cell) => {
    const at = place.get(cell)
    return at === undefined ? count : board.up[at] === 1 ? base : 0
  })
}

type Board = {
  readonly base: number
  /** The true counts of the cells to be set. */
  readonly counts: readonly number[]
  /** For each cell the published counts that it feeds, and the other way round. */
  readonly feeds: readonly (readonly number[])[]
  readonly fedBy: readonly (readonly number[])[]
  /** 1 where a cell stands at the base, 0 where at 0. */
  readonly up: Uint8Array
  /** Present change of each published count. */
  readonly change: Float64Array
}

type Cost = readonly [worst: number, squares: number, inside: number]

function boardOf({ inner, published }: Additive, cells: readonly number[], base: number): Board {
  const place = new Map(cells.map((cell, at) => [cell, at]))
  const fedBy = published.map((parts) => parts.flatMap((part) => place.get(part) ?? []))
  const feeds: number[][] = cells.map(() => [])
  for (const [at, parts] of fedBy.entries()) for (const part of parts) feeds[part]?.push(at)
  const counts = cells.map((cell) => inner[cell] ?? 0)
  const change = Float64Array.from(fedBy, (parts) => -parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0))
  return { base, counts, feeds, fedBy, up: new Uint8Array(cells.length), change }
}

function turn(board: Board, cell: number): void {
  const step = board.up[cell] === 1 ? -board.base : board.base
  board.up[cell] = board.up[cell] === 1 ? 0 : 1
  for (const at of board.feeds[cell] ?? []) board.change[at] = (board.change[at] ?? 0) + step
}

function costOf({ change, counts, up, base }: Board): Cost {
  let [worst, squares] = [0, 0]
  for (const value of change) {
    worst = Math.max(worst, Math.abs(value))
    squares += value * value
  }
  return [worst, squares, counts.reduce((sum, count, at) => sum + ((up[at] === 1 ? base : 0) - count) ** 2, 0)]
}

const less = (one: Cost, other: Cost): boolean => {
  const at = one.findIndex((value, index) => value !== other[index])
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0)
}

// Gray code: each choice differs from the one before in a single cell.
function tryAll(board: Board): void {
  let best = { cost: costOf(board), up: board.up.slice() }
  for (let code = 1; code < 2 ** board.up.length; code += 1) {
    turn(board, Math.log2(code & -code))
    const cost = costOf(board)
    if (less(cost, best.cost)) best = { cost, up: board.up.slice() }
  }
  board.up.set(best.up)
}

function descend(board: Board): void {
  const partners = board.counts.map((_, cell) => partnersOf(board, cell))
  const moves = (cell: number, gains: Gain): boolean =>
    gains(board, [cell]) ||
    (partners[cell] ?? []).some((other) => board.up[other] !== board.up[cell] && gains(board, [cell, other]))
  // First the sum of squares, which every move changes smoothly; then the worst published counts one by one.
  let moved = true
  while (moved) {
    moved = false
    for (const cell of board.counts.keys()) moved = moves(cell, squaresGain) || moved
  }
  for (let round = 0; round < 100; round += 1) {
    const worst = worstOf(board)
    const at = board.change.findIndex((value) => Math.abs(value) === worst.size)
    if (!(board.fedBy[at] ?? []).some((cell) => moves(cell, worstGain(worst)))) return
  }
}

type Gain = (board: Board, cells: readonly number[]) => boolean

// Cells that feed one of the same published counts, closest company first; a few hundred are enough to find an exchange.
function partnersOf({ feeds, fedBy }: Board, cell: number): readonly number[] {
  const company = (feeds[cell] ?? []).map((at) => fedBy[at] ?? []).toSorted((one, other) => one.length - other.length)
  const partners = new Set<number>()
  for (const group of company) for (const other of group) if (other !== cell && partners.size < 200) partners.add(other)
  return [...partners]
}

// Keeps the turn when the sum of squares (then of the changes inside) falls; looks only at what the turn touches.
function squaresGain(board: Board, cells: readonly number[]): boolean {
  const { base, counts, up, change, feeds } = board
  let [rise, inside] = [0, 0]
  for (const cell of cells) {
    const step = up[cell] === 1 ? -base : base
    for (const at of feeds[cell] ?? []) rise += step * (2 * (change[at] ?? 0) + step)
    inside += (up[cell] === 1 ? -1 : 1) * (base * base - 2 * base * (counts[cell] ?? 0))
    // The next cell may feed the same published counts, so this one is turned first.
    turn(board, cell)
  }
  if (rise < 0 || (rise === 0 && inside < 0)) return true
  for (const cell of cells) turn(board, cell)
  return false
}

/** The largest change of a published count, and how many change as much. */
type Worst = { readonly size: number; readonly many: number }

function worstOf({ change }: Board): Worst {
  let [size, many] = [0, 0]
  for (const value of change) {
    if (Math.abs(value) > size) [size, many] = [Math.abs(value), 0]
    if (Math.abs(value) === size) many += 1
  }
  return { size, many }
}

// Keeps the turn when the largest change falls, or stays while the squares (then those inside) fall; looks only at what the turn touches.
const worstGain =
  ({ size, many }: Worst): Gain =>
  (board, cells) => {
    const { change, feeds } = board
    const touched = new Set(cells.flatMap((cell) => feeds[cell] ?? []))
    const before = [...touched].filter((at) => Math.abs(change[at] ?? 0) === size).length
    for (const cell of cells) turn(board, cell)
    const after = [...touched].map((at) => Math.abs(change[at] ?? 0))
    const left = many - before + after.filter((value) => value === size).length
    if (left === 0 && after.every((value) => value < size)) return true
    for (const cell of cells) turn(board, cell)
    return after.every((value) => value <= size) && squaresGain(board, cells)
  }
