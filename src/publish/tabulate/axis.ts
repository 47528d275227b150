import type { Codelists } from '#kernel/codelist.ts'
import { total, unknown } from '#kernel/hierarchy.ts'
import type { Split } from '#kernel/table.ts'

import type { Codes } from './codes.ts'
import type { Axis } from './cube.ts'

/** The code of those of whom no more is known than the group: `7_U` beside the finer codes of 7, so that parts make up the whole. */
export const notFurther = (group: string): string => `${group}${unknown}`

/** A code in which rows are counted: the finest that its split shows. */
export interface Leaf {
  readonly code: string
  /** The codes that it belongs to, the nearest first, the total left out. */
  readonly groups: readonly string[]
  /** The codes in the rows that are counted in it; itself, unless its split begins at a coarser level. */
  readonly of: readonly string[]
  readonly always: boolean
}

/** The leaves of a split, in the order of their codes. */
export function leavesOf(split: Split, { always, whenCounted }: Codes, lists: Codelists): readonly Leaf[] {
  const each = [
    ...always.map((code) => ({ code, always: true, chain: chainOf(split, code, lists) })),
    ...whenCounted.map((code) => ({ code, always: false, chain: chainOf(split, code, lists) })),
  ]
  return [...Map.groupBy(each, ({ chain: [leaf = unknown] }) => leaf)].map(([code, rows]) => ({
    code,
    groups: rows[0]?.chain.slice(1) ?? [],
    of: rows.map((row) => row.code),
    always: rows.some((row) => row.always),
  }))
}

// A code and what it belongs to, level by level, beginning where the split begins.
function chainOf(split: Split, code: string, lists: Codelists): readonly string[] {
  const { levels = [] } = split
  const chain = [code]
  // What is not known belongs to no group.
  for (const level of levels) chain.push(code === unknown ? unknown : level.of(chain.at(-1) ?? code, lists))
  return chain.slice(firstLevel(split))
}

function firstLevel({ column, levels = [], from }: Split): number {
  const first = from === undefined ? 0 : levels.findIndex(({ name }) => name === from) + 1
  if (from !== undefined && first === 0 && from !== column) throw new Error(`${column} has no level ${from}`)
  return first
}

interface Node {
  readonly code: string
  readonly level: number
  readonly parent: Node | undefined
  readonly children: Node[]
}

/** An axis, and the place on it of each leaf; −1 for one that is not shown because nobody is counted in it. */
export interface Placed {
  readonly axis: Axis
  readonly places: Int32Array
}

/**
 * Builds the axis of a split: the total, then each group with its codes below it. A code that is its own group stands once, at
 * the level of the groups. `isCounted` says whether somebody is in a leaf; leaves that are shown always need nobody.
 */
export function axisOf(split: Split, leaves: readonly Leaf[], isCounted: (leaf: number) => boolean): Placed {
  const names = [split.column, ...(split.levels ?? []).map(({ name }) => name)].slice(firstLevel(split))
  const root: Node = { code: total, level: 0, parent: undefined, children: [] }
  const nodes = new Map([[total, root]])
  const shown = leaves.map((leaf, at) => (leaf.always || isCounted(at) ? plant(nodes, split, leaf) : undefined))
  // Counted at the group itself, beside its finer codes: they get a code of their own.
  const ends = shown.map((node, at) => {
    if (node === undefined || node.children.length === 0) return node
    return isCounted(at) ? grow(nodes, { code: notFurther(node.code), level: names.length, parent: node }) : undefined
  })
  const inOrder = walk(root)
  const placeOf = new Map(inOrder.map((node, place) => [node, place]))
  return {
    axis: {
      column: split.column,
      codes: inOrder.map(({ code }) => code),
      above: Int32Array.from(inOrder, ({ parent }) => (parent && placeOf.get(parent)) ?? -1),
      level: Uint8Array.from(inOrder, ({ level }) => level),
      levels: ['total', ...names.toReversed()],
    },
    places: Int32Array.from(ends, (node) => (node && placeOf.get(node)) ?? -1),
  }
}

// Adds a leaf and its groups, from the coarsest down; gives the node of the leaf.
function plant(nodes: Map<string, Node>, { column }: Split, { code, groups }: Leaf): Node | undefined {
  let parent = nodes.get(total)
  for (const [at, each] of [...groups.toReversed(), code].entries()) {
    if (each === parent?.code) continue
    if (each === total) throw new Error(`${column}: ${total} is the code of the total`)
    const known = nodes.get(each)
    if (known && known.parent !== parent) throw new Error(`${column}: ${each} belongs to two groups`)
    parent = known ?? grow(nodes, { code: each, level: at + 1, parent })
  }
  return parent
}

function grow(nodes: Map<string, Node>, node: Omit<Node, 'children'>): Node {
  if (nodes.has(node.code)) throw new Error(`${node.code} is the code of two`)
  const grown = { ...node, children: [] }
  node.parent?.children.push(grown)
  nodes.set(node.code, grown)
  return grown
}

const walk = (node: Node): readonly Node[] => [node, ...node.children.flatMap(walk)]
