import type { Relation } from '#publish/disclosure/suppress/instance.ts'
import { codeAt, childrenOf, product, sumsOf } from '#publish/protect/shape.ts'
import { type Axis, cellCount } from '#publish/tabulate/cube.ts'
import { stridesOf } from '#publish/tabulate/roll-up.ts'

import { unionOf } from './union.ts'

/**
 * The cells of a table put together into knots: cells that everybody knows to be equal, since all others beside them are empty, are
 * withheld together or not at all. Cells known to be empty belong to no knot.
 */
export interface Lattice {
  readonly axes: readonly Axis[]
  /** The knot of each cell; −1 where everybody knows that nobody is there. */
  readonly knotOf: Int32Array
  /** The cells of each knot, in rising order. */
  readonly knots: readonly (readonly number[])[]
  /** What withholding a knot costs. */
  readonly weights: Float64Array
}

/** Puts cells into knots; with `emptyToo` empty cells may be withheld as well, so nobody knows that they are empty. */
export function latticeOf(
  axes: readonly Axis[],
  counts: Float64Array,
  { emptyToo }: { readonly emptyToo: boolean },
): Lattice {
  const isOpen = (cell: number): boolean => emptyToo || (counts[cell] ?? 0) > 0
  const equal = unionOf(cellCount(axes))
  for (const { parent, children } of sumsOf(axes)) {
    const open = children.filter(isOpen)
    if (open.length === 1) equal.join(parent, open[0] ?? parent)
  }
  const knotOf = new Int32Array(cellCount(axes)).fill(-1)
  const knots: number[][] = []
  for (const cell of knotOf.keys()) {
    if (!isOpen(cell)) continue
    const head = equal.root(cell)
    if (head === cell) knotOf[cell] = knots.push([cell]) - 1
    else {
      knotOf[cell] = knotOf[head] ?? -1
      knots[knotOf[cell] ?? 0]?.push(cell)
    }
  }
  const weights = Float64Array.from(knots, (cells) => cells.reduce((sum, cell) => sum + costOf(counts[cell] ?? 0), 0))
  return { axes, knotOf, knots, weights }
}

// Between counting cells and counting people: a total is dear, and yet less dear than all of its parts. τ-ARGUS offers the same
// choice as a power of the cell's value; whole numbers let the search round its bounds up.
const costOf = (people: number): number => Math.max(1, Math.round(Math.sqrt(people)))

/** What adds up among the knots kept, the others being known: every relation that a kept knot stands in, without the others. */
export function relationsAmong(lattice: Lattice, keeps: (knot: number) => boolean): readonly Relation[] {
  const found = relationsOf()
  for (const { parent, children } of sumsOf(lattice.axes)) found.add(lattice, parent, children, keeps)
  return found.all()
}

/** One cell of each axis with its children: the smallest table that adds up. Its place among all such tables is its name. */
export interface Part {
  readonly name: number
  readonly knots: readonly number[]
  readonly relations: readonly Relation[]
}

/** The parts of a lattice: which ones a knot stands in, and what is in one. */
export interface Parts {
  of(knot: number): readonly number[]
  part(name: number): Part
  /** How far from the top a part is: parts nearer to the total come first. */
  depth(name: number): number
}

/** Takes a lattice apart into tables of one level each. */
export function partsOf(lattice: Lattice): Parts {
  const { axes, knotOf, knots } = lattice
  const strides = stridesOf(axes)
  const children = axes.map(childrenOf)
  // The codes that have children; an axis of a single code has only that one.
  const heads = children.map((below) =>
    below.flatMap((each, code) => (each.length > 0 || below.length === 1 ? [code] : [])),
  )
  const codesOf = (name: number): number[] => axes.map((axis, at) => codeAt(name, strides[at] ?? 1, axis))

  return {
    of(knot) {
      const names = (knots[knot] ?? []).flatMap((cell) =>
        product(
          axes,
          axes.map((axis, at) => {
            const code = codeAt(cell, strides[at] ?? 1, axis)
            return [code, axis.above[code] ?? -1].filter((each) => heads[at]?.includes(each))
          }),
        ),
      )
      return [...new Set(names)].toSorted((one, other) => one - other)
    },
    part(name) {
      const codes = codesOf(name)
      const within = codes.map((code, at) => [code, ...(children[at]?.[code] ?? [])])
      const found = relationsOf()
      for (const [at, code] of codes.entries()) {
        const below = children[at]?.[code] ?? []
        const stride = strides[at] ?? 1
        const parents = product(axes, within.with(at, [code]))
        if (below.length > 0)
          for (const parent of parents)
            found.add(
              lattice,
              parent,
              below.map((child) => parent + (child - code) * stride),
              () => true,
            )
      }
      const inside = new Set(product(axes, within).map((cell) => knotOf[cell] ?? -1))
      inside.delete(-1)
      return { name, knots: [...inside].toSorted((one, other) => one - other), relations: found.all() }
    },
    depth: (name) => codesOf(name).reduce((sum, code, at) => sum + (axes[at]?.level[code] ?? 0), 0),
  }
}

// Relations between knots, each once: cells that are equal stand in relations that are equal.
function relationsOf() {
  const found = new Map<string, Relation>()
  return {
    add({ knotOf }: Lattice, parent: number, children: readonly number[], keeps: (knot: number) => boolean): void {
      const whole = knotOf[parent] ?? -1
      const parts = children.map((child) => knotOf[child] ?? -1).filter((knot) => knot >= 0)
      if (whole < 0 || parts.length < 2) return
      const terms = [[whole, -1] as const, ...parts.map((knot) => [knot, 1] as const)].filter(([knot]) => keeps(knot))
      if (terms.length > 0) found.set(terms.map(([knot, sign]) => knot * sign).join(), terms)
    },
    all: (): readonly Relation[] => [...found.values()],
  }
}
