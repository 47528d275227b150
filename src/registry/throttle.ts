// Beyond this many keys the oldest are forgotten: memory stays bounded whoever knocks.
const mostKeys = 10_000

/** Says whether a key may be used once more: at most so many times in so many seconds. */
export function makeThrottle({
  most,
  seconds,
}: {
  readonly most: number
  readonly seconds: number
}): (key: string, now: Date) => boolean {
  const uses = new Map<string, readonly number[]>()
  return (key, now) => {
    const since = now.getTime() - seconds * 1000
    const recent = (uses.get(key) ?? []).filter((at) => at > since)
    uses.delete(key)
    if (uses.size >= mostKeys) uses.delete(uses.keys().next().value ?? '')
    const isFree = recent.length < most
    uses.set(key, isFree ? [...recent, now.getTime()] : recent)
    return isFree
  }
}
