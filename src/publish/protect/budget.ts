import { good, type Outcome } from '#kernel/outcome.ts'
import type { Fraction } from '#publish/disclosure/chance.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'
import { type AskedCharge, type Charged, keepCharge, type People } from '#store/budget.ts'
import type { Database } from '#store/database.ts'

import { billionths, rhoFrom, rhoOf } from './rho.ts'

/**
 * ρ that one person may be charged in one year, over all tables of all registers: ε below 2.2 at δ = 10⁻⁶. To be confirmed by the
 * methodologist of the statistics agency before the first release under noise.
 */
export const yearlyRho = '0.1'

/** Who pays for a table, and out of which year's budget. */
export interface Payer extends Omit<AskedCharge, 'billionths' | 'most'> {
  /** ρ that one person may be charged in the period; `yearlyRho` when left out. */
  readonly limit?: string
}

/**
 * Charges ρ to everybody in a table and keeps the charge for good; refuses, without naming anybody, when somebody in it would be charged
 * beyond the limit. ρ of several tables adds up (Bun & Steinke 2016).
 */
export function charge(
  publisher: Database,
  { limit = yearlyRho, ...payer }: Payer,
  rho: Fraction,
): Promise<Outcome<AskedCharge, Refusal>> {
  const most = rhoOf(limit)
  if (most === null) throw new Error(`${limit} is no budget`)
  // The limit is rounded down and the charge up, each to whole billionths.
  const asked: AskedCharge = {
    ...payer,
    billionths: billionths(rho),
    most: Number((most.of * 1_000_000_000n) / most.over),
  }
  // More than the whole budget is refused without a look at anybody.
  const alone = judge([], asked)
  return alone.ok ? keepCharge(publisher, asked, (charged) => judge(charged, asked)) : Promise.resolve(alone)
}

/** Whether a charge is allowed, given what was charged before; everything the refusal says is about the budget, nothing about a person. */
export function judge(charged: readonly Charged[], asked: AskedCharge): Outcome<AskedCharge, Refusal> {
  const left = asked.most - heaviest(charged, asked.people)
  if (asked.billionths <= left) return good(asked)
  return refuse('ledger-overspent', {
    release: `${asked.release} (${asked.table})`,
    period: asked.period,
    rho: rhoFrom(asked.billionths),
    left: rhoFrom(Math.max(0, left)),
    limit: rhoFrom(asked.most),
  })
}

/** The most that anybody among some people was charged, in billionths of ρ; among everybody, whoever was charged most of all. */
export function heaviest(charged: readonly Charged[], people: People): number {
  const common = charged.reduce((sum, each) => sum + (each.people === 'everybody' ? each.billionths : 0), 0)
  const sets = charged.flatMap((each) =>
    each.people === 'everybody' ? [] : [{ keys: each.people, billionths: each.billionths }],
  )
  const asked = people === 'everybody' ? unionOf(sets.map(({ keys }) => keys)) : people
  const single = new Float64Array(asked.length)
  for (const set of sets) {
    let at = 0
    for (const key of set.keys) {
      while (at < asked.length && (asked[at] ?? 0n) < key) at += 1
      if (asked[at] === key) single[at] = (single[at] ?? 0) + set.billionths
    }
  }
  return common + single.reduce((most, each) => Math.max(most, each), 0)
}

// Everybody who was charged by name, once, in rising order.
function unionOf(sets: readonly BigUint64Array[]): BigUint64Array {
  const all = new BigUint64Array(sets.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const set of sets) {
    all.set(set, end)
    end += set.length
  }
  const inOrder = all.toSorted()
  return inOrder.filter((key, at) => at === 0 || key !== inOrder[at - 1])
}

/** A set of people as it is kept: keyed hashes in rising order, each once. */
export const peopleOf = (keys: Iterable<bigint>): BigUint64Array => unionOf([BigUint64Array.from(keys)])
