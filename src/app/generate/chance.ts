import { type Weighted, randomFrom } from '#app/demo/random.ts'

/** Chance for millions of rows: the same seed gives the same draws, on every machine. */
export interface Chance {
  /** Between 0 and 1, the latter never. */
  readonly share: () => number
  /** A whole number below the limit. */
  readonly below: (limit: number) => number
  readonly is: (share: number) => boolean
  /** A number around the median, as incomes lie: its logarithm is normal with this deviation. */
  readonly around: (median: number, deviation: number) => number
}

/** Begins a row of draws. */
export function chanceFrom(seed: string): Chance {
  const random = randomFrom(seed)
  const share = () => random.whole(0, 4_294_967_295) / 4_294_967_296
  return {
    share,
    below: (limit) => Math.floor(share() * limit),
    is: (part) => share() < part,
    // Box and Muller, 1958. A share of 0 has no logarithm.
    around: (median, deviation) =>
      median * Math.exp(deviation * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share())),
  }
}

/** Draws one of these, each as often as its weight says, in the time that halving takes. */
export function oneOf<Each>(from: Weighted<Each>): (chance: Chance) => Each {
  const limits = new Float64Array(from.length)
  let sum = 0
  for (const [at, [, weight]] of from.entries()) limits[at] = sum += weight
  return (chance) => {
    const found = from[firstAbove(limits, chance.share() * sum)]
    if (!found) throw new Error('There is nothing to draw from')
    return found[0]
  }
}

function firstAbove(limits: Float64Array, value: number): number {
  let [low, high] = [0, limits.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((limits[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
