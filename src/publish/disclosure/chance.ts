/** Where chance comes from: that many fresh uniform bytes. In service the system's generator; in tests a seeded one. */
export type RandomSource = (bytes: number) => Uint8Array

/** An exact fraction; `over` is positive. */
export type Fraction = { readonly of: bigint; readonly over: bigint }

/** A decimal as the exact fraction that it says: 0.1 is 1/10, not the nearest number that a machine holds. Throws on anything else. */
export function fractionOf(value: number | string): Fraction {
  const [, sign = '', whole = '', decimals = '', power = '0'] =
    /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(String(value)) ?? []
  if (whole + decimals === '') throw new Error(`not a number: ${value}`)
  const shift = decimals.length - Number(power)
  const digits = BigInt(`${sign}${whole}${decimals}`)
  return shift >= 0 ? { of: digits, over: 10n ** BigInt(shift) } : { of: digits * 10n ** BigInt(-shift), over: 1n }
}

/** A whole number from 0 to below `bound`, each as likely: bytes that would favour some are drawn again. */
export function uniformBelow(random: RandomSource, bound: bigint): bigint {
  const bits = (bound - 1n).toString(2).length
  const bytes = Math.ceil(bits / 8)
  for (;;) {
    const drawn = random(bytes).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
    const kept = BigInt.asUintN(bits, drawn)
    if (kept < bound) return kept
  }
}

/** True with probability of/over, exactly; the fraction lies in [0, 1]. */
export const bernoulli = (random: RandomSource, { of, over }: Fraction): boolean => uniformBelow(random, over) < of

/**
 * True with probability exp(−γ), exactly, γ ≥ 0. Floating-point noise would show in the low bits which true counts are possible.
 * Source: Canonne, Kamath & Steinke (2020), "The Discrete Gaussian for Differential Privacy", algorithm 1.
 */
export function bernoulliExp(random: RandomSource, { of, over }: Fraction): boolean {
  const whole = of / over
  for (let unit = 0n; unit < whole; unit += 1n) if (!bernoulliExpOfUpToOne(random, { of: 1n, over: 1n })) return false
  return bernoulliExpOfUpToOne(random, { of: of % over, over })
}

function bernoulliExpOfUpToOne(random: RandomSource, { of, over }: Fraction): boolean {
  let drawn = 1n
  while (bernoulli(random, { of, over: over * drawn })) drawn += 1n
  return drawn % 2n === 1n
}
