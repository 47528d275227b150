import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

import type { Release } from './release.ts'

/** A cell of some release and the blocks of people that it counts. */
export type PlacedCell = {
  readonly release: number
  readonly table: string
  readonly at: Readonly<Record<string, string>>
  readonly value: number | null
  readonly noise: number
  /** The blocks in rising order, and their name: two cells of the same name count the same people. */
  readonly blocks: readonly number[]
  readonly people: string
}

/** All cells of all releases over one set of blocks, the coarsest groups of people that no cell divides. */
export type Refinement = { readonly cells: readonly PlacedCell[]; readonly blocks: number }

const mostAtoms = 1_000_000

/**
 * The common refinement of all classifications: people are told apart by the finest codes that any release knows, and put together
 * again where no cell tells them apart. Releases of different days speak of different people. Refuses codes that are made of
 * themselves, and classifications too fine to hold.
 */
export function refine(releases: readonly Release[]): Outcome<Refinement, Refusal> {
  const finer = new Map<string, readonly string[]>()
  for (const { groups } of releases)
    for (const [dimension, codes] of Object.entries(groups))
      for (const [code, parts] of Object.entries(codes)) finer.set(`${dimension}\0${code}`, parts)
  const placed = releases.flatMap(({ asOf, tables }, release) =>
    tables.flatMap(({ table, noise, cells }) =>
      cells.map(({ at, value }) => ({ release, asOf, table, noise, at, value })),
    ),
  )
  const leavesOf = (dimension: string, code: string, above: readonly string[] = []): readonly string[] | null => {
    if (above.includes(code)) return null
    const parts = finer.get(`${dimension}\0${code}`)
    if (!parts) return [code]
    const each = parts.map((part) => leavesOf(dimension, part, [...above, code]))
    return each.some((leaves) => leaves === null) ? null : [...new Set(each.flatMap((leaves) => leaves ?? []))]
  }
  const day = '\0day'
  const codes = new Map<string, Map<string, readonly string[]>>([[day, new Map()]])
  for (const { asOf, at } of placed)
    for (const [dimension, code] of [...Object.entries(at), [day, asOf] as const]) {
      const leaves = leavesOf(dimension, code)
      if (leaves === null) return refuse('release-circle', { code })
      codes.set(dimension, (codes.get(dimension) ?? new Map<string, readonly string[]>()).set(code, leaves))
    }
  const axes = [...codes].map(([dimension, known]) => ({
    dimension,
    known,
    leaves: [...new Set([...known.values()].flat())],
  }))
  const atoms = axes.reduce((product, { leaves }) => product * leaves.length, 1)
  if (atoms > mostAtoms) return refuse('attack-too-large', { atoms })

  const atomsOf = placed.map(({ at, asOf }) =>
    axes.reduce<readonly number[]>(
      (places, { dimension, known, leaves }) => {
        const code = dimension === day ? asOf : at[dimension]
        const some = code === undefined ? leaves : (known.get(code) ?? [])
        return places.flatMap((place) => some.map((leaf) => place * leaves.length + leaves.indexOf(leaf)))
      },
      [0],
    ),
  )
  const memberships: number[][] = Array.from({ length: atoms }, () => [])
  for (const [cell, places] of atomsOf.entries()) for (const place of places) memberships[place]?.push(cell)
  const names = new Map<string, number>()
  const blockOf = memberships.map((cells) => {
    const name = cells.join()
    const block = names.get(name) ?? names.size
    names.set(name, block)
    return block
  })
  const cells = placed.map(({ release, table, at, value, noise }, cell) => {
    const blocks = [...new Set((atomsOf[cell] ?? []).map((place) => blockOf[place] ?? 0))].toSorted(
      (one, other) => one - other,
    )
    return { release, table, at, value, noise, blocks, people: blocks.join() }
  })
  return good({ cells, blocks: names.size })
}
