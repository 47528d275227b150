import { type Fraction, fractionOf } from '#publish/disclosure/chance.ts'

/** ρ as a declaration says it, exactly: a decimal, `0.05`, or a fraction, `1/20`; null when it is neither or not above 0. */
export function rhoOf(text: string): Fraction | null {
  const parts = text.split('/')
  if (parts.length > 2 || !parts.every((part) => /^\d{1,12}(\.\d{1,12})?$/.test(part))) return null
  const [above = { of: 0n, over: 1n }, below = { of: 1n, over: 1n }] = parts.map(fractionOf)
  const rho = { of: above.of * below.over, over: above.over * below.of }
  return rho.of > 0n && rho.over > 0n ? rho : null
}

/** How many whole billionths of ρ are charged for it: never less than it is. */
export const billionths = ({ of, over }: Fraction): number => Number((of * 1_000_000_000n + over - 1n) / over)

/** Billionths of ρ as a reader sees them. */
export const rhoFrom = (units: number): number => units / 1e9
