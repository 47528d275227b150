import { total } from '#kernel/hierarchy.ts'
import { type Axis, cellCount } from '#publish/tabulate/cube.ts'
import { stridesOf } from '#publish/tabulate/roll-up.ts'

/** The place of a cell's code on an axis. */
export const codeAt = (cell: number, stride: number, { codes }: Axis): number =>
  Math.floor(cell / stride) % codes.length

/** The codes of a cell, axis by axis; a total is left out, the cell of everybody is the total itself. */
export function nameOf(axes: readonly Axis[], cell: number): string {
  const strides = stridesOf(axes)
  const codes = axes.map((axis, at) => axis.codes[codeAt(cell, strides[at] ?? 1, axis)] ?? total)
  return codes.filter((code) => code !== total).join(' · ') || total
}

/** For each code of an axis the codes just below it; none for the finest ones. */
export function childrenOf({ above }: Axis): readonly (readonly number[])[] {
  const children: number[][] = Array.from(above, () => [])
  for (const [code, parent] of above.entries()) if (parent >= 0) children[parent]?.push(code)
  return children
}

/** For each code of an axis the finest codes that it is made of; a finest one is made of itself. */
export function finestOf(axis: Axis): readonly (readonly number[])[] {
  const finest: number[][] = childrenOf(axis).map((children, code) => (children.length === 0 ? [code] : []))
  // Each code stands after the one that it belongs to, so from the end on every code is whole before it is added.
  for (let code = axis.above.length - 1; code > 0; code -= 1) {
    const parent = axis.above[code] ?? -1
    if (parent >= 0) finest[parent]?.push(...(finest[code] ?? []))
  }
  return finest.map((codes) => codes.toSorted((one, other) => one - other))
}

/** The cells that one choice of codes for each axis makes, in rising order. */
export function product(axes: readonly Axis[], choices: readonly (readonly number[])[]): number[] {
  const strides = stridesOf(axes)
  return choices.reduce<number[]>(
    (cells, codes, axis) => cells.flatMap((cell) => codes.map((code) => cell + code * (strides[axis] ?? 1))),
    [0],
  )
}

/** A cell and the cells just below it along one axis: together they are as many, and as much, as it is. */
export interface Sum {
  readonly axis: number
  readonly parent: number
  readonly children: readonly number[]
}

/** Everything that adds up in a cube of these axes: each cell with its children along each axis. */
export function* sumsOf(axes: readonly Axis[]): Generator<Sum> {
  const strides = stridesOf(axes)
  const cells = cellCount(axes)
  for (const [at, axis] of axes.entries()) {
    const stride = strides[at] ?? 1
    const children = childrenOf(axis)
    for (let parent = 0; parent < cells; parent += 1) {
      const code = codeAt(parent, stride, axis)
      const below = children[code] ?? []
      if (below.length > 0) yield { axis: at, parent, children: below.map((child) => parent + (child - code) * stride) }
    }
  }
}
