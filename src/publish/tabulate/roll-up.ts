import { type Axis, cellCount } from './cube.ts'

/** How many places lie between two cells that differ by one code of each axis. */
export const stridesOf = (axes: readonly Axis[]): readonly number[] =>
  axes.map((_, at) => cellCount(axes.slice(at + 1)))

/** Adds every cell to the cells that it belongs to, axis by axis; the sums of whole numbers below 2⁵³ are exact. */
export const addUp = (axes: readonly Axis[], cells: Float64Array): void =>
  rollUp(axes, (above, stride, from) => {
    for (let code = above.length - 1; code > 0; code -= 1) {
      const target = from + above[code]! * stride
      const source = from + code * stride
      for (let at = 0; at < stride; at += 1) cells[target + at]! += cells[source + at]!
    }
  })

/** The same for keys: the key of a cell is the XOR of those of its parts. */
export const xorUp = (axes: readonly Axis[], cells: Uint32Array): void =>
  rollUp(axes, (above, stride, from) => {
    for (let code = above.length - 1; code > 0; code -= 1) {
      const target = from + above[code]! * stride
      const source = from + code * stride
      for (let at = 0; at < stride; at += 1) cells[target + at]! ^= cells[source + at]!
    }
  })

/**
 * Goes through the axes and, on each, through the runs of cells that differ by its code alone, `stride` neighbours at a time: whoever
 * adds each code to the one above it, from the last code to the first, has then rolled everything up. Codes stand after the ones they
 * belong to, so that each is whole before it is added.
 */
export function rollUp(axes: readonly Axis[], add: (above: Int32Array, stride: number, from: number) => void): void {
  const cells = cellCount(axes)
  const strides = stridesOf(axes)
  for (const [at, { above }] of axes.entries()) {
    const stride = strides[at] ?? 1
    for (let from = 0; from < cells; from += stride * above.length) add(above, stride, from)
  }
}

/**
 * Finds all cells that a leaf belongs to, itself among them: one for each choice of a level on each axis. What is handed out is
 * good until the next leaf is asked for.
 */
export function spreadOver(axes: readonly Axis[]): (leaf: number) => Int32Array {
  const strides = stridesOf(axes)
  const steps = axes.map(({ above }, at) => stepsUp(above, strides[at] ?? 1))
  const most = steps.reduce((ways, each) => ways * (1 + Math.max(0, ...each.map(({ length }) => length))), 1)
  const cells = new Int32Array(most)
  return (leaf) => {
    cells[0] = leaf
    let found = 1
    for (const [at, { codes }] of axes.entries()) {
      const before = found
      for (const step of steps[at]?.[Math.floor(leaf / (strides[at] ?? 1)) % codes.length] ?? [])
        for (let each = 0; each < before; each += 1) cells[found++] = (cells[each] ?? 0) - step
    }
    return cells.subarray(0, found)
  }
}

// For each code, how far back the codes are that it belongs to.
const stepsUp = (above: Int32Array, stride: number): readonly (readonly number[])[] =>
  Array.from(above, (_, code) => {
    const steps: number[] = []
    for (let up = above[code] ?? -1; up >= 0; up = above[up] ?? -1) steps.push((code - up) * stride)
    return steps
  })
