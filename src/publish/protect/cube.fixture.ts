import { createHash } from 'node:crypto'

import { total } from '#kernel/hierarchy.ts'
import type { Axis, Behind, Cube, Tabulated } from '#publish/tabulate/cube.ts'
import { cellCount } from '#publish/tabulate/cube.ts'
import { stridesOf } from '#publish/tabulate/roll-up.ts'

/** The codes of an axis: groups with their codes, or codes alone. */
export type Tree = Readonly<Record<string, readonly string[]>> | readonly string[]

/** One row as a test writes it: its finest codes, whose it is, and what it adds. */
export interface Row {
  readonly at: readonly string[]
  readonly person: string
  readonly contributor?: string
  readonly amount?: number
  /** Whether a rate asks for it. */
  readonly among?: boolean
}

/** An axis of a test's table. */
export function axis(column: string, tree: Tree): Axis {
  const groups: readonly (readonly [code: string, finer: readonly string[]])[] = isList(tree)
    ? tree.map((code) => [code, []] as const)
    : Object.entries(tree)
  const nodes = [
    { code: total, above: -1, level: 0 },
    ...groups.flatMap(([code, finer], at) => {
      const place = 1 + groups.slice(0, at).reduce((sum, [, each]) => sum + 1 + each.length, 0)
      return [{ code, above: 0, level: 1 }, ...finer.map((each) => ({ code: each, above: place, level: 2 }))]
    }),
  ]
  return {
    column,
    codes: nodes.map(({ code }) => code),
    above: Int32Array.from(nodes, ({ above }) => above),
    level: Uint8Array.from(nodes, ({ level }) => level),
    levels: isList(tree) ? ['total', column] : ['total', 'group', column],
  }
}

const isList = (tree: Tree): tree is readonly string[] => Array.isArray(tree)

/** The 64-bit key of a person, as a keyed hash would make it. */
export const keyOf = (person: string): bigint => createHash('sha256').update(person).digest().readBigUInt64BE()

/** Counts rows as the tabulation does, cell by cell from the rows themselves; `amount` is the only measured question. */
export const tabulated = (axes: readonly Axis[], rows: readonly Row[]): Tabulated => ({
  all: cubeOf(axes, rows),
  among: {
    rate: cubeOf(
      axes,
      rows.filter(({ among }) => among === true),
    ),
  },
  answered: {
    amount: cubeOf(
      axes,
      rows.filter(({ amount }) => amount !== undefined),
    ),
  },
})

function cubeOf(axes: readonly Axis[], rows: readonly Row[]): Cube {
  const inCell = Array.from({ length: cellCount(axes) }, (): Row[] => [])
  for (const row of rows) for (const cell of cellsOf(axes, row)) inCell[cell]?.push(row)
  const keys = inCell.map((those) => those.reduce((key, { person }) => key ^ keyOf(person), 0n))
  const shares = inCell.map((those) => {
    const by = new Map<string, number>()
    for (const { person, contributor = person, amount } of those)
      if (amount !== undefined) by.set(contributor, (by.get(contributor) ?? 0) + amount)
    return [...by.values()].toSorted((one, other) => other - one)
  })
  const behind: Behind = {
    contributors: Float64Array.from(shares, ({ length }) => length),
    largest: Float64Array.from(shares.flatMap(([first = 0, second = 0, third = 0]) => [first, second, third])),
    most: 3,
  }
  return {
    axes,
    counts: Float64Array.from(inCell, ({ length }) => length),
    keys: {
      high: Uint32Array.from(keys, (key) => Number(key >> 32n)),
      low: Uint32Array.from(keys, (key) => Number(BigInt.asUintN(32, key))),
    },
    sums: { amount: Float64Array.from(shares, (each) => each.reduce((sum, share) => sum + share, 0)) },
    behind: { amount: behind },
    medians: { amount: Float64Array.from(inCell, medianOf) },
  }
}

function medianOf(those: readonly Row[]): number {
  const inOrder = those.flatMap(({ amount }) => amount ?? []).toSorted((one, other) => one - other)
  const [low = NaN, high = low] = inOrder.slice(Math.ceil(inOrder.length / 2) - 1, Math.floor(inOrder.length / 2) + 1)
  return (low + high) / 2
}

// The cells that hold a row: its codes and all that they belong to.
function cellsOf(axes: readonly Axis[], { at }: Row): readonly number[] {
  const strides = stridesOf(axes)
  return axes.reduce<readonly number[]>(
    (cells, { codes, above }, place) => {
      const chain: number[] = []
      for (let code = codes.indexOf(at[place] ?? ''); code >= 0; code = above[code] ?? -1) chain.push(code)
      return cells.flatMap((cell) => chain.map((code) => cell + code * (strides[place] ?? 1)))
    },
    [0],
  )
}

/** Numbers from 0 to below 1 that are the same in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

/** Rows of people spread unevenly over some axes, with amounts of which some are far larger than others. */
export function crowd(axes: readonly Axis[], rows: number, seed: number): readonly Row[] {
  const random = randomFrom(seed)
  const finest = axes.map(({ codes, above }) => codes.filter((_, code) => !above.includes(code)))
  return Array.from({ length: rows }, (_, at) => ({
    at: finest.map((codes) => codes[Math.floor(random() ** 2 * codes.length)] ?? total),
    person: `${seed} ${at}`,
    amount: Math.round(Math.exp(random() * 7)),
    among: random() < 0.4,
  }))
}
