import { readPeriod } from '#kernel/period.ts'

import type { Attack, AttackedRelease } from './input.ts'

/** The column of releases without one for time: all that such a release counts was there on its day. */
export const dayColumn = '\0day'

/** What codes stand for: the finest codes, the leaves, that any release knows of them. */
export interface Classification {
  /** The column in which time passes. */
  readonly time: string
  /** The leaves of a code as a release uses it; a time has only the months that had begun by then. */
  leavesOf(release: number, column: string, code: string): readonly string[]
  /** The leaves of all times that a release counts. */
  timesOf(release: number): readonly string[]
  /** Codes of which nobody knows how they lie across others of the same column. */
  isOpaque(column: string, code: string): boolean
  /** A code that is made of itself, if there is one. */
  circle(): string | undefined
}

/** For each release and month, how often what was published of it has been revised by then. */
export type Revisions = readonly ReadonlyMap<string, number>[]

/**
 * Puts together what all releases know of codes. A release is believed about its own codes; codes that do not occur in it are taken from
 * the others, since a code with no rows is left out of a table.
 */
export function classify({ releases, period, groups = {} }: Attack, revisions: Revisions): Classification {
  const time = period ?? dayColumn
  const columns = new Set(releases.flatMap(({ tables }) => tables.flatMap(({ axes }) => axes.map(({ column }) => column))))
  const made = releases.map((release) => new Map([...columns].map((column) => [column, makingsIn(release, column)])))
  const everMade = new Map<string, Map<string, Set<string>>>()
  const lastMade = new Map<string, readonly string[]>()
  for (const column of columns) {
    const ever = new Map<string, Set<string>>()
    everMade.set(column, ever)
    for (const release of made)
      for (const [code, makings] of release.get(column)?.makings ?? []) {
        const parts = makings.flat()
        ever.set(code, new Set([...(ever.get(code) ?? []), ...parts]))
        lastMade.set(`${column}\0${code}`, parts)
      }
  }
  const opaque = new Set<string>()
  const kept = new Map<string, readonly string[]>()
  let circle: string | undefined

  const leavesOf = (release: number, column: string, code: string, above: readonly string[] = []): readonly string[] => {
    if (above.includes(code)) {
      circle = code
      return [code]
    }
    const name = `${release}\0${column}\0${code}`
    const known = kept.get(name)
    if (known) return known
    const found = find(release, column, code, [...above, code])
    kept.set(name, found)
    return found
  }

  const find = (release: number, column: string, code: string, above: readonly string[]): readonly string[] => {
    const months = column === time ? monthsOf(code, releases[release]?.asOf ?? '') : null
    if (months) return months.map((month) => leafOf(month, revisions[release]?.get(month) ?? 0))
    const below = (parts: readonly string[]): readonly string[] => [
      ...new Set(parts.flatMap((part) => leavesOf(release, column, part, above))),
    ]
    const declared = groups[column]?.[code] ?? partsOf(column, code)
    if (declared) return below(declared)
    const own = made[release]?.get(column)
    const makings = own?.makings.get(code) ?? []
    const [largest, ...others] = makings
      .map((parts) => ({ parts, leaves: below(parts) }))
      .toSorted((one, other) => other.leaves.length - one.leaves.length)
    if (!largest) {
      const elsewhere = lastMade.get(`${column}\0${code}`)
      return elsewhere && column !== time ? below(elsewhere) : [code]
    }
    const leaves = new Set(largest.leaves)
    for (const other of others)
      if (other.leaves.some((leaf) => leaves.has(leaf))) for (const leaf of other.leaves) leaves.add(leaf)
      else for (const part of other.parts) opaque.add(`${column}\0${part}`)
    const absent = [...(everMade.get(column)?.get(code) ?? [])].filter((part) => !own?.occurring.has(part))
    if (column !== time) for (const leaf of below(absent)) leaves.add(leaf)
    return [...leaves]
  }

  // Codes that a repair has put together are named by their parts, as long as another release still tells these apart.
  const partsOf = (column: string, code: string): readonly string[] | undefined => {
    const parts = code.split('+')
    const isKnown = (part: string): boolean => made.some((release) => release.get(column)?.occurring.has(part) === true)
    return parts.length > 1 && parts.every(isKnown) ? parts : undefined
  }

  const timesOf = (release: number): readonly string[] => {
    const codes = made[release]?.get(time)?.finest ?? new Set<string>()
    const leaves = new Set([...codes].flatMap((code) => leavesOf(release, time, code)))
    return leaves.size > 0 ? [...leaves] : [`day ${releases[release]?.asOf ?? ''}`]
  }

  return {
    time,
    leavesOf,
    timesOf,
    isOpaque: (column, code) => opaque.has(`${column}\0${code}`),
    circle: () => circle,
  }
}

/** The months of a time that had begun before a day, as numbers in words; null for what is no time. */
export function monthsOf(code: string, day: string): readonly string[] | null {
  const period = readPeriod(code)
  if (!period) return null
  const months = Array.from({ length: period.months }, (_, at) => period.from + at)
  const today = readPeriod(day.slice(0, 7))
  const last = (today?.from ?? Infinity) - (day.slice(8) === '01' ? 1 : 0)
  const begun = months.filter((month) => month <= last)
  return (begun.length > 0 ? begun : months).map(String)
}

const leafOf = (month: string, revision: number): string => (revision === 0 ? month : `${month}#${revision}`)

interface Makings {
  /** For each code, of which codes an axis makes it; different axes may do so differently. */
  readonly makings: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly occurring: ReadonlySet<string>
  readonly finest: ReadonlySet<string>
}

function makingsIn({ tables }: AttackedRelease, column: string): Makings {
  const makings = new Map<string, (readonly string[])[]>()
  const occurring = new Set<string>()
  const finest = new Set<string>()
  const seen = new Set<string>()
  for (const axis of tables.flatMap(({ axes }) => axes.filter((each) => each.column === column))) {
    const { codes, above } = axis
    const name = `${codes.join('\0')}\0\0${above.join()}`
    if (seen.has(name)) continue
    seen.add(name)
    const parts: string[][] = codes.map(() => [])
    for (const [at, parent] of above.entries()) if (parent >= 0) parts[parent]?.push(codes[at] ?? '')
    for (const [at, code] of codes.entries()) {
      if (at === 0) continue
      occurring.add(code)
      const own = parts[at] ?? []
      if (own.length === 0 || own.includes(code)) finest.add(code)
      else if (!axis.splits) makings.set(code, [...(makings.get(code) ?? []), own])
    }
  }
  return { makings, occurring, finest }
}
