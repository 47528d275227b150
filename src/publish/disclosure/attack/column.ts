/** The sets of leaves that any release knows in one column, each once. Set 0 is everybody, in a column other than time. */
export interface Column {
  readonly name: string
  readonly isTime: boolean
  /** The leaves of each set, rising. */
  readonly sets: (readonly number[])[]
  leafOf(name: string): number
  /** The set of these leaves; made when there is none yet. */
  setOf(leaves: Iterable<number>): number
  /** Makes everybody the set of all leaves, and of one more when there may be people whom no table shows. */
  close(isWhole: boolean): void
  /** Leaves this set out of every comparison with others. */
  exclude(set: number): void
  /** For each set the smallest ones around it, as far as they are comparable. */
  around(): readonly (readonly number[])[]
}

/** Makes a column without leaves. */
export function makeColumn(name: string, isTime: boolean): Column {
  const leaves = new Map<string, number>()
  const sets: (readonly number[])[] = [[]]
  const places = new Map<string, number>()
  const excluded = new Set<number>(isTime ? [0] : [])

  const leafOf = (leaf: string): number => {
    const known = leaves.get(leaf)
    if (known !== undefined) return known
    leaves.set(leaf, leaves.size)
    return leaves.size - 1
  }

  const setOf = (some: Iterable<number>): number => {
    const rising = Int32Array.from(new Set(some)).toSorted()
    const key = rising.join()
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, sets.length)
    sets.push([...rising])
    return sets.length - 1
  }

  const close = (isWhole: boolean): void => {
    if (isTime) return
    const all = Array.from({ length: leaves.size }, (_, leaf) => leaf)
    if (!isWhole) all.push(leafOf('\0else'))
    sets[0] = all
    const key = all.join()
    const same = places.get(key)
    // A set of all leaves that was named before is left in its place, and is everybody from now on.
    if (same !== undefined) excluded.add(same)
    places.set(key, 0)
  }

  const around = (): readonly (readonly number[])[] => {
    const holding: number[][] = Array.from({ length: leaves.size }, () => [])
    const bySize = [...sets.keys()]
      .filter((set) => !excluded.has(set) && (sets[set]?.length ?? 0) > 0)
      .toSorted((one, other) => (sets[one]?.length ?? 0) - (sets[other]?.length ?? 0) || one - other)
    for (const set of bySize) for (const leaf of sets[set] ?? []) holding[leaf]?.push(set)
    const members = new Map<number, ReadonlySet<number>>()
    const membersOf = (set: number): ReadonlySet<number> => {
      const known = members.get(set) ?? new Set(sets[set])
      members.set(set, known)
      return known
    }
    const contains = (set: number, some: readonly number[]): boolean => {
      const within = membersOf(set)
      return some.every((leaf) => within.has(leaf))
    }
    return sets.map((own, set) => {
      if (excluded.has(set) || own.length === 0) return []
      const rarest = own.reduce((best, leaf) =>
        (holding[leaf]?.length ?? 0) < (holding[best]?.length ?? 0) ? leaf : best,
      )
      const smallest: number[] = []
      for (const other of holding[rarest] ?? []) {
        const there = sets[other] ?? []
        if (there.length <= own.length || !contains(other, own)) continue
        if (!smallest.some((kept) => contains(other, sets[kept] ?? []))) smallest.push(other)
      }
      return smallest
    })
  }

  return {
    name,
    isTime,
    sets,
    leafOf,
    setOf,
    close,
    exclude: (set) => void excluded.add(set),
    around,
  }
}
