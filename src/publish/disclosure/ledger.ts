import { good, type Outcome } from '#kernel/outcome.ts'

import { refuse, type Refusal } from './refusal.ts'

/** What one release costs the privacy of the people in it. */
export type Spending = {
  readonly release: string
  /** The period that the budget is for, as a year: `2026`. */
  readonly period: string
  /** ρ of zero-concentrated differential privacy that each person in the release is charged, over all its tables. */
  readonly rho: number
  /** Keys of the people in it; `everyone` when the release cannot tell, or must not. */
  readonly people: readonly string[] | 'everyone'
}

/** Who has been charged what: `limit` is the most ρ that one person may be charged in one period. */
export type Ledger = { readonly limit: number; readonly entries: readonly Spending[] }

/**
 * The ledger with one more release; refused when it would charge anybody beyond the limit, when the release is in it already, or when it
 * charges nothing. ρ of several releases adds up (composition of zCDP, Bun & Steinke 2016).
 */
export function spend(ledger: Ledger, spending: Spending): Outcome<Ledger, Refusal> {
  const { release, period, rho, people } = spending
  if (!(units(rho) > 0)) return refuse('ledger-rho', { release, rho })
  if (ledger.entries.some((entry) => entry.release === release)) return refuse('ledger-repeated', { release })
  const charged = chargesIn(ledger, period)
  const most = people === 'everyone' ? charged.most : Math.max(0, ...people.map(charged.of))
  // The sentence names no person: that somebody is near the limit is itself something about them.
  return most + units(rho) > units(ledger.limit)
    ? refuse('ledger-overspent', {
        release,
        period,
        rho,
        left: (units(ledger.limit) - most) / perRho,
        limit: ledger.limit,
      })
    : good({ ...ledger, entries: [...ledger.entries, spending] })
}

/** The ρ that a person has been charged in a period. */
export const chargedTo = (ledger: Ledger, period: string, person: string): number =>
  chargesIn(ledger, period).of(person) / perRho

// Charges are added as whole billionths of ρ, so that ten times 0.01 is 0.1.
const perRho = 1e9
const units = (rho: number): number => Math.ceil(Number((rho * perRho).toPrecision(12)))

function chargesIn({ entries }: Ledger, period: string) {
  const single = new Map<string, number>()
  let common = 0
  for (const { rho, people } of entries.filter((entry) => entry.period === period)) {
    if (people === 'everyone') common += units(rho)
    else for (const person of new Set(people)) single.set(person, (single.get(person) ?? 0) + units(rho))
  }
  const heaviest = [...single.values()].reduce((most, charge) => Math.max(most, charge), 0)
  return { most: common + heaviest, of: (person: string): number => common + (single.get(person) ?? 0) }
}
