import type { Finding } from './finding.ts'
import type { PlacedCell } from './refinement.ts'
import type { Release } from './release.ts'

/**
 * Nested published cells whose difference stands on fewer than `least` people, though no cell publishes those people by themselves:
 * two bandings of age, or two borders of a district, a little apart.
 */
export function differences(cells: readonly PlacedCell[], least: number, newest: number): Finding[] {
  const published = cells.filter(({ value, noise }) => value !== null && noise === 0)
  const known = new Set(published.map(({ people }) => people))
  const holding = new Map<number, Set<PlacedCell>>()
  for (const cell of published)
    for (const block of cell.blocks) holding.set(block, (holding.get(block) ?? new Set()).add(cell))
  return published.flatMap((smaller) => {
    const around = smaller.blocks.map((block) => holding.get(block) ?? new Set<PlacedCell>())
    const fewest = around.toSorted((one, other) => one.size - other.size)[0] ?? new Set()
    const larger = [...fewest].filter((cell) => {
      const rest = (cell.value ?? 0) - (smaller.value ?? 0)
      return (
        cell.blocks.length > smaller.blocks.length &&
        rest > 0 &&
        rest < least &&
        around.every((holders) => holders.has(cell))
      )
    })
    return larger.flatMap((cell) => {
      const left = cell.blocks.filter((block) => !smaller.blocks.includes(block))
      if (known.has(left.join()) || (cell.release !== newest && smaller.release !== newest)) return []
      const rest = (cell.value ?? 0) - (smaller.value ?? 0)
      const by = [
        { cell, coefficient: 1 },
        { cell: smaller, coefficient: -1 },
      ]
      return [
        {
          leak: 'small-difference' as const,
          cell,
          by,
          lo: rest,
          hi: rest,
          repair: [smaller.release === newest ? smaller : cell],
        },
      ]
    })
  })
}

/** Published cells that count the same people but say different things: fresh noise each time, which averaging takes away. */
export function disagreements(cells: readonly PlacedCell[], newest: number): Finding[] {
  const alike = Map.groupBy(
    cells.filter(({ value }) => value !== null),
    ({ blocks }) => blocks.join(),
  )
  return [...alike.values()].flatMap((group) => {
    const [first] = group
    const other = group.findLast(({ value }) => value !== first?.value)
    if (!first || !other || other.release !== newest) return []
    const values = group.map(({ value }) => value ?? 0)
    const by = group.map((cell) => ({ cell, coefficient: 1 / group.length }))
    return [
      { leak: 'unequal' as const, cell: other, by, lo: Math.min(...values), hi: Math.max(...values), repair: [other] },
    ]
  })
}

/** The same cell of the same table on two days in a row, changed by fewer than `least` people: whoever came or left is seen. */
export function changes(cells: readonly PlacedCell[], releases: readonly Release[], least: number): Finding[] {
  const newest = releases.length - 1
  const days = [...new Set(releases.map(({ asOf }) => asOf))].toSorted()
  const before = days[days.indexOf(releases[newest]?.asOf ?? '') - 1]
  const name = ({ table, at }: PlacedCell): string =>
    JSON.stringify([table, Object.entries(at).toSorted(([one], [other]) => (one < other ? -1 : 1))])
  const earlier = new Map(
    cells.filter(({ release }) => releases[release]?.asOf === before).map((cell) => [name(cell), cell]),
  )
  return cells.flatMap((cell) => {
    const last = cell.release === newest && before !== undefined ? earlier.get(name(cell)) : undefined
    if (!last || last.value === null || cell.value === null || cell.noise > 0 || last.noise > 0) return []
    const change = cell.value - last.value
    if (change === 0 || Math.abs(change) >= least) return []
    const by = [
      { cell, coefficient: 1 },
      { cell: last, coefficient: -1 },
    ]
    return [{ leak: 'small-change' as const, cell, by, lo: change, hi: change, repair: [cell] }]
  })
}
