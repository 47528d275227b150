import { type Axis, type Behind, cellCount } from './cube.ts'
import { rollUp, spreadOver } from './roll-up.ts'

/** Takes what contributors have given to leaf cells, one contributor after another, and tells who is behind each cell. */
export interface Gathering {
  /** What comes from now on is of another contributor. */
  next(): void
  take(leaf: number, amount: number): void
  /** Ends the gathering. */
  behind(): Behind
}

/**
 * Gathers who is behind the cells: how many contributors, and the `most` largest contributions. What one contributor gives to several
 * parts of a cell is one contribution, and so the largest of a cell are not found among those of its parts: whoever stands in several
 * leaf cells is added to each cell at once, only those who stand in one are rolled up.
 */
export function gather(axes: readonly Axis[], most: number): Gathering {
  const cells = cellCount(axes)
  const alone = makeTally(cells, most)
  const spread = makeTally(cells, most)
  const spreadOf = spreadOver(axes)
  // What the contributor of this moment has given to each cell, and which cells those are.
  const given = new Float64Array(cells)
  const isGiven = new Uint8Array(cells)
  const touched = new Int32Array(cells)
  const leaves: number[] = []
  const amounts: number[] = []

  function next(): void {
    const [first] = leaves
    if (first === undefined) return
    if (leaves.every((leaf) => leaf === first)) alone.add(first, sum(amounts))
    else addEverywhere()
    leaves.length = 0
    amounts.length = 0
  }

  function addEverywhere(): void {
    let reached = 0
    for (const [at, leaf] of leaves.entries())
      for (const cell of spreadOf(leaf)) {
        if (isGiven[cell] === 0) touched[reached++] = cell
        isGiven[cell] = 1
        given[cell] = (given[cell] ?? 0) + (amounts[at] ?? 0)
      }
    for (const cell of touched.subarray(0, reached)) {
      spread.add(cell, given[cell] ?? 0)
      given[cell] = 0
      isGiven[cell] = 0
    }
  }

  return {
    next,
    take(leaf, amount) {
      leaves.push(leaf)
      amounts.push(amount)
    },
    behind() {
      next()
      rollUp(axes, (above, stride, from) => {
        for (let code = above.length - 1; code > 0; code -= 1)
          for (let at = from; at < from + stride; at += 1)
            alone.join(at + (above[code] ?? 0) * stride, alone, at + code * stride)
      })
      for (let cell = 0; cell < cells; cell += 1) spread.join(cell, alone, cell)
      return { contributors: spread.contributors, largest: spread.largest, most }
    },
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((whole, amount) => whole + amount, 0)

interface Tally extends Behind {
  /** Adds one contributor to a cell. */
  add(cell: number, amount: number): void
  /** Adds the contributors of a cell of another tally, of whom none is in this one. */
  join(cell: number, other: Behind, from: number): void
}

function makeTally(cells: number, most: number): Tally {
  const contributors = new Float64Array(cells)
  const largest = new Float64Array(cells * most)
  function insert(cell: number, amount: number): void {
    const first = cell * most
    let at = first + most - 1
    if (!(amount > (largest[at] ?? 0))) return
    for (; at > first && amount > (largest[at - 1] ?? 0); at -= 1) largest[at] = largest[at - 1] ?? 0
    largest[at] = amount
  }
  return {
    contributors,
    largest,
    most,
    add(cell, amount) {
      contributors[cell] = (contributors[cell] ?? 0) + 1
      insert(cell, amount)
    },
    join(cell, other, from) {
      contributors[cell] = (contributors[cell] ?? 0) + (other.contributors[from] ?? 0)
      for (let at = from * most; at < (from + 1) * most; at += 1) insert(cell, other.largest[at] ?? 0)
    },
  }
}
