import { total } from '#kernel/hierarchy.ts'
import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { statusPlace } from '#publish/protect/protected.ts'

import type { Attack, AttackedAxis, AttackedTable, Groups, Policy } from './input.ts'
import type { Release, ReleasedCell, ReleasedTable } from './release.ts'

/** Tables of lists are laid out as cubes; more places than this are refused. */
const mostPlaces = 5_000_000

/**
 * Releases read from files, as cubes over all codes that any of them knows: a cell that is not listed is not known, which is another thing than
 * withheld. Refuses codes that are made of themselves, and lists that as cubes would be too large.
 */
export function attackOf(releases: readonly Release[], policy: Policy): Outcome<Attack, Refusal> {
  const groups: Record<string, Record<string, readonly string[]>> = {}
  for (const release of releases)
    for (const [dimension, codes] of Object.entries(release.groups)) groups[dimension] = { ...groups[dimension], ...codes }
  const codes = new Map<string, Set<string>>()
  const meet = (dimension: string, code: string): void =>
    void codes.set(dimension, (codes.get(dimension) ?? new Set<string>()).add(code))
  for (const [dimension, made] of Object.entries(groups))
    for (const [code, parts] of Object.entries(made)) for (const each of [code, ...parts]) meet(dimension, each)
  for (const { tables } of releases)
    for (const { cells } of tables)
      for (const { at } of cells) for (const [dimension, code] of Object.entries(at)) meet(dimension, code)
  const axes = new Map<string, AttackedAxis>()
  for (const [dimension, known] of codes) {
    const axis = axisOf(dimension, [...known], groups[dimension] ?? {})
    if (!axis.ok) return axis
    axes.set(dimension, axis.value)
  }
  let places = 0
  const laid = releases.map(({ release, asOf, tables }) => ({
    release,
    asOf,
    tables: tables.map((table) => {
      const own = [...axes.values()].filter(({ column }) => table.cells.some(({ at }) => at[column] !== undefined))
      const cells = own.reduce((product, axis) => product * axis.codes.length, 1)
      places += cells
      return { table, own, cells }
    }),
  }))
  if (places > mostPlaces) return refuse('attack-too-large', { cells: places })
  return good({
    releases: laid.map(({ release, asOf, tables }) => ({
      release,
      asOf,
      tables: tables.flatMap(({ table, own, cells }) => cubesOf(table, own, cells)),
    })),
    groups,
    policy,
  })
}

function axisOf(column: string, known: readonly string[], groups: Groups[string]): Outcome<AttackedAxis, Refusal> {
  const leaves = new Map<string, ReadonlySet<string>>()
  let circle: string | undefined
  const leavesOf = (code: string, above: readonly string[] = []): ReadonlySet<string> => {
    const before = leaves.get(code)
    if (before) return before
    if (above.includes(code)) circle = code
    const parts = circle === undefined ? groups[code] : undefined
    const found = new Set(parts ? parts.flatMap((part) => [...leavesOf(part, [...above, code])]) : [code])
    leaves.set(code, found)
    return found
  }
  for (const code of known) leavesOf(code)
  if (circle !== undefined) return refuse('release-circle', { code: circle })
  const parents = new Map<string, string>()
  for (const [code, parts] of Object.entries(groups)) for (const part of parts) if (!parents.has(part)) parents.set(part, code)
  const depth = (code: string): number => {
    const parent = parents.get(code)
    return parent === undefined ? 1 : 1 + depth(parent)
  }
  const codes = [total, ...known.toSorted((one, other) => depth(one) - depth(other))]
  const places = new Map(codes.map((code, at) => [code, at]))
  const at = (code: string): number => places.get(code) ?? 0
  const top = known.filter((code) => !parents.has(code))
  const inTop = top.flatMap((code) => [...leavesOf(code)])
  const finest = [...new Set(known.flatMap((code) => [...leavesOf(code)]))]
  // Codes at the top that overlap do not add up to everybody; their leaves do.
  const everybody = new Set(inTop).size === inTop.length ? top : finest
  return good({
    column,
    codes,
    above: Int32Array.from(codes, (code, place) => (place === 0 ? -1 : at(parents.get(code) ?? total))),
    splits: [
      { whole: 0, parts: everybody.map(at) },
      ...Object.entries(groups).map(([code, parts]) => ({ whole: at(code), parts: [...new Set(parts)].map(at) })),
    ],
  })
}

// A list may name one cell twice, with chance drawn anew: each further time makes a cube of its own.
function cubesOf({ table, noise, cells }: ReleasedTable, axes: readonly AttackedAxis[], count: number): readonly AttackedTable[] {
  const steps = axes.map((axis, at) => ({
    column: axis.column,
    places: new Map(axis.codes.map((code, place) => [code, place])),
    stride: axes.slice(at + 1).reduce((product, { codes }) => product * codes.length, 1),
  }))
  const placeOf = ({ at }: ReleasedCell): number =>
    steps.reduce((place, { column, places, stride }) => place + (places.get(at[column] ?? total) ?? 0) * stride, 0)
  const cubes: { readonly values: Float64Array; readonly statuses: Uint8Array; readonly taken: Set<number> }[] = []
  for (const cell of cells) {
    const place = placeOf(cell)
    const free = cubes.find(({ taken }) => !taken.has(place)) ?? {
      values: new Float64Array(count).fill(NaN),
      statuses: new Uint8Array(count).fill(statusPlace('missing')),
      taken: new Set<number>(),
    }
    if (free.taken.size === 0) cubes.push(free)
    free.taken.add(place)
    free.values[place] = cell.value ?? NaN
    free.statuses[place] = statusPlace(cell.value === null ? 'withheld' : noise > 0 ? 'perturbed' : 'exact')
  }
  return cubes.map(({ values, statuses }) => ({
    table,
    axes,
    where: {},
    figures: [{ name: '', declared: { kind: 'count' }, values, statuses }],
    noise,
  }))
}
