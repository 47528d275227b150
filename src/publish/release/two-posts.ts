interface Said {
  readonly post: string
  readonly account: string
}

/**
 * Two that were said by two posts which two people hold, the earliest first; `undefined` when there are none. Whoever prepared a
 * release may so be one of the two, never both: one person counts once, through however many posts.
 */
export function pairOf<Each extends Said>(said: readonly Each[]): readonly [Each, Each] | undefined {
  for (const [at, one] of said.entries()) {
    const other = said.slice(at + 1).find(({ post, account }) => post !== one.post && account !== one.account)
    if (other) return [one, other]
  }
  return undefined
}
