import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { chargedTo, spend, type Ledger, type Spending } from './ledger.ts'

const empty: Ledger = { limit: 0.1, entries: [] }
const release = (name: string, rho: number, people: Spending['people'] = ['a', 'b']): Spending => ({
  release: name,
  period: '2026',
  rho,
  people,
})

test('ten releases of 0.01 fill a budget of 0.1 exactly, and the eleventh is refused', () => {
  const full = Array.from({ length: 10 }, (_, at) => release(`r${at}`, 0.01)).reduce(entered, empty)
  expect(chargedTo(full, '2026', 'a')).toBe(0.1)
  expect(spend(full, release('r10', 0.01))).toMatchObject({
    ok: false,
    why: { says: 'ledger-overspent', values: { left: 0 } },
  })
  expect(spend(full, release('r10', 0.01, ['c'])).ok).toBe(true)
  expect(spend(full, { ...release('r10', 0.01), period: '2027' }).ok).toBe(true)
})

test('a release that covers everyone charges those not yet named, too', () => {
  const ledger = [release('first', 0.06, 'everyone'), release('second', 0.03)].reduce(entered, empty)
  expect(chargedTo(ledger, '2026', 'stranger')).toBe(0.06)
  expect(spend(ledger, release('third', 0.02, ['stranger'])).ok).toBe(true)
  expect(spend(ledger, release('third', 0.02, 'everyone')).ok).toBe(false)
})

test('a release is charged once, and charges something', () => {
  const ledger = entered(empty, release('one', 0.01))
  expect(spend(ledger, release('one', 0.01))).toMatchObject({ ok: false, why: { says: 'ledger-repeated' } })
  expect(spend(empty, release('two', 0))).toMatchObject({ ok: false, why: { says: 'ledger-rho' } })
  expect(spend(empty, release('two', NaN)).ok).toBe(false)
})

test('a refusal names no person', () => {
  const refused = spend(entered(empty, release('one', 0.1, ['secret-key'])), release('two', 0.1, ['secret-key']))
  expect(JSON.stringify(refused)).not.toContain('secret-key')
})

test('whatever is asked, nobody is charged beyond the limit', () => {
  const people = fc.oneof(fc.constant('everyone' as const), fc.subarray(['a', 'b', 'c', 'd']))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 0.06, noNaN: true }), people)), (asked) => {
      const ledger = asked.reduce((kept, [rho, who], at) => {
        const next = spend(kept, release(String(at), rho, who))
        return next.ok ? next.value : kept
      }, empty)
      for (const person of ['a', 'b', 'c', 'd', 'stranger'])
        expect(chargedTo(ledger, '2026', person)).toBeLessThanOrEqual(0.1)
    }),
  )
})

function entered(ledger: Ledger, spending: Spending): Ledger {
  const next = spend(ledger, spending)
  if (!next.ok) throw new Error(next.why.says)
  return next.value
}
