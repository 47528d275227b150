import type { Fraction } from './chance.ts'

/**
 * The ε of (ε, δ)-differential privacy that ρ-zCDP gives, by the tightest bound known in closed form, least over α > 1:
 * ε = ρα + (ln(1/δ) − ln α) / (α − 1) + ln(1 − 1/α).
 * Source: Canonne, Kamath & Steinke (2020), corollary 13; the bound is convex in ln(α − 1) near its foot, found by golden section.
 */
export function epsilonOf(rho: number, delta: number): number {
  if (!(rho >= 0 && delta > 0 && delta < 1)) throw new Error('ρ is 0 or above, and δ lies between 0 and 1')
  if (rho === 0) return 0
  const bound = (lnExcess: number): number => {
    const alpha = 1 + Math.exp(lnExcess)
    return rho * alpha + (Math.log(1 / delta) - Math.log(alpha)) / (alpha - 1) + Math.log1p(-1 / alpha)
  }
  return Math.max(0, bound(lowest(bound, -10, 40)))
}

/** The looser bound of Bun & Steinke (2016), ρ + 2√(ρ ln(1/δ)), for comparison with figures elsewhere. */
export const looserEpsilonOf = (rho: number, delta: number): number => rho + 2 * Math.sqrt(rho * Math.log(1 / delta))

/**
 * The variance σ² = Δ² / 2ρ at which discrete Gaussian noise gives ρ-zCDP, exactly; `squaredSensitivity` Δ² is the most that the sum of
 * squares of all counts of a release can change when one person is taken out: the number of cells that hold the person.
 */
export const varianceFor = (rho: Fraction, squaredSensitivity: number): Fraction => {
  if (rho.of <= 0n) throw new Error('ρ is above 0')
  return { of: BigInt(squaredSensitivity) * rho.over, over: 2n * rho.of }
}

function lowest(valley: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
  for (let round = 0; round < 200; round += 1) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (valley(left) < valley(right)) high = right
    else low = left
  }
  return (low + high) / 2
}
