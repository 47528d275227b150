/** Things put together pair by pair: `root` names the group of each by its first member. */
export interface Union {
  root(one: number): number
  join(one: number, other: number): void
}

/** Things from 0 to below `size`, each alone at first. */
export function unionOf(size: number): Union {
  const first = Int32Array.from({ length: size }, (_, at) => at)
  const root = (one: number): number => {
    let at = one
    while (first[at] !== at) {
      const above = first[first[at] ?? at] ?? at
      first[at] = above
      at = above
    }
    return at
  }
  return {
    root,
    join(one, other) {
      const [left, right] = [root(one), root(other)]
      first[Math.max(left, right)] = Math.min(left, right)
    },
  }
}
