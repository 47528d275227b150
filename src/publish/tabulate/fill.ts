import type { Cube, Tabulated } from './cube.ts'
import type { Grid } from './grid.ts'
import type { LeafChunk } from './leaf-rows.ts'
import { addUp, xorUp } from './roll-up.ts'
import type { Wanted } from './wanted.ts'

/** Fills the cubes of a table with its leaf cells and adds everything up; sums are still in hundredths. */
export function fill({ axes, cells, cellOf }: Grid, chunks: readonly LeafChunk[], wanted: Wanted): Tabulated {
  const placed = chunks.map(({ combinations, aggregates }) => {
    const at = new Int32Array(combinations.length)
    for (let row = 0; row < at.length; row += 1) at[row] = cellOf(combinations[row] ?? 0)
    return { at, aggregates }
  })

  function numbers(aggregate: number): Float64Array {
    const whole = new Float64Array(cells)
    for (const { at, aggregates } of placed) {
      const part = aggregates[aggregate] ?? absent()
      for (let row = 0; row < at.length; row += 1) {
        const cell = at[row] ?? 0
        whole[cell] = (whole[cell] ?? 0) + (part[row] ?? 0)
      }
    }
    addUp(axes, whole)
    return whole
  }

  function keys(aggregate: number): Cube['keys'] {
    const [high, low] = [new Uint32Array(cells), new Uint32Array(cells)]
    for (const { at, aggregates } of placed) {
      const part = aggregates[aggregate] ?? absent()
      for (let row = 0; row < at.length; row += 1) {
        const cell = at[row] ?? 0
        low[cell] = (low[cell] ?? 0) ^ (part[2 * row] ?? 0)
        high[cell] = (high[cell] ?? 0) ^ (part[2 * row + 1] ?? 0)
      }
    }
    xorUp(axes, high)
    xorUp(axes, low)
    return { high, low }
  }

  // In the order in which they were asked for: a count and a key for each cube, then the sums.
  const { rates, answered, amounts } = wanted
  const cubeOf = (at: number): Cube => ({
    axes,
    counts: numbers(2 * at),
    keys: keys(2 * at + 1),
    sums: {},
    behind: {},
    medians: {},
  })
  const firstSum = 2 * (1 + rates.length + answered.length)
  return {
    all: { ...cubeOf(0), sums: Object.fromEntries(amounts.map((question, at) => [question, numbers(firstSum + at)])) },
    among: Object.fromEntries(rates.map(([figure], at) => [figure, cubeOf(1 + at)])),
    answered: Object.fromEntries(answered.map((question, at) => [question, cubeOf(1 + rates.length + at)])),
  }
}

function absent(): never {
  throw new Error('The engine left an aggregate out')
}
