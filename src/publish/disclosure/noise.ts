import { bernoulliExp, uniformBelow, type Fraction, type RandomSource } from './chance.ts'

/**
 * A whole number from the discrete Laplace (two-sided geometric) distribution, P(x) ∝ exp(−|x| / scale), exactly.
 * Source: Canonne, Kamath & Steinke (2020), algorithm 2.
 */
export function drawLaplace(random: RandomSource, scale: Fraction): bigint {
  const { of: t, over: s } = scale
  if (t <= 0n) throw new Error('a scale is above 0')
  for (;;) {
    const u = uniformBelow(random, t)
    if (!bernoulliExp(random, { of: u, over: t })) continue
    let v = 0n
    while (bernoulliExp(random, { of: 1n, over: 1n })) v += 1n
    const size = (u + t * v) / s
    const negative = uniformBelow(random, 2n) === 1n
    // Zero would come up under both signs.
    if (!(negative && size === 0n)) return negative ? -size : size
  }
}

/**
 * A whole number from the discrete Gaussian distribution, P(x) ∝ exp(−x² / 2σ²), exactly; `variance` is σ².
 * Source: Canonne, Kamath & Steinke (2020), algorithm 3.
 */
export function drawGaussian(random: RandomSource, variance: Fraction): bigint {
  const { of: a, over: b } = variance
  if (a <= 0n) throw new Error('a variance is above 0')
  const t = squareRoot(a / b) + 1n
  for (;;) {
    const y = drawLaplace(random, { of: t, over: 1n })
    const size = y < 0n ? -y : y
    // (|y| − σ²/t)² / 2σ², with σ² = a/b, over one denominator.
    const distance = size * t * b - a
    if (bernoulliExp(random, { of: distance * distance, over: 2n * a * b * t * t })) return y
  }
}

// The whole part of a square root, by Newton's method.
function squareRoot(value: bigint): bigint {
  let [root, next] = [value + 1n, (value + 1n) / 2n + 1n]
  while (next < root) [root, next] = [next, (next + value / next) / 2n]
  return root > value ? value : root
}

/** What noise made of a count: the noisy value itself, and the one published, which is never negative. */
export type NoisyCount = { readonly noisy: number; readonly published: number }

/**
 * Counts under discrete Gaussian noise of variance σ². Noise may make a count negative; taking 0 instead happens after the noise and
 * costs no privacy, but both values are kept, since only the noisy one is unbiased.
 */
export const noisyCounts = (
  random: RandomSource,
  counts: readonly number[],
  variance: Fraction,
): readonly NoisyCount[] =>
  counts.map((count) => {
    const noisy = count + Number(drawGaussian(random, variance))
    return { noisy, published: Math.max(0, noisy) }
  })
