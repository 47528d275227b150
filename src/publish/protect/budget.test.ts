import { randomBytes } from 'node:crypto'

import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Outcome } from '#kernel/outcome.ts'
import type { Refusal } from '#publish/disclosure/refusal.ts'
import { type Charged, listCharges, type People } from '#store/budget.ts'
import { type RegisterOffice, openRegisters, posts } from '#test/registers.ts'

import { charge, heaviest, judge, peopleOf } from './budget.ts'
import { axis, crowd, tabulated } from './cube.fixture.ts'
import { protect } from './protect.ts'
import { rhoOf } from './rho.ts'

let place: RegisterOffice
beforeAll(async () => {
  place = await openRegisters()
})
afterAll(() => place[Symbol.asyncDispose]())

const some = peopleOf([1n, 2n, 3n, 2n ** 64n - 1n])
const others = peopleOf([3n, 4n])
let year = 2030
const nextYear = () => String((year += 1))

const asked = (period: string, rho: string, people: People = some, release = 'returns-2026') =>
  charge(
    place.snapshots.publisher,
    { release, table: 'returns.removals', period, population: 'returns', people, limit: '0.1' },
    rhoOf(rho) ?? { of: 0n, over: 1n },
  )
const left = (outcome: Outcome<unknown, Refusal>) => (outcome.ok ? 'charged' : outcome.why.values['left'])

test('ten charges of 0.01 fill a budget of 0.1 exactly, and the eleventh is refused', async () => {
  const period = nextYear()
  for (let at = 0; at < 10; at += 1) expect(left(await asked(period, '0.01'))).toBe('charged')
  expect(await asked(period, '1/1000000000')).toMatchObject({
    ok: false,
    why: { says: 'ledger-overspent', values: { left: 0 } },
  })
  expect(left(await asked(nextYear(), '0.01'))).toBe('charged')
})

test('a person is charged across registers: whoever is in both has what is left of both', async () => {
  const period = nextYear()
  expect(left(await asked(period, '0.06', some))).toBe('charged')
  expect(left(await asked(period, '0.05', others))).toBe(0.04)
  expect(left(await asked(period, '0.05', peopleOf([4n])))).toBe('charged')
  expect(left(await asked(period, '0.04', others))).toBe('charged')
})

test('what everybody is charged, everybody has less of', async () => {
  const period = nextYear()
  expect(left(await asked(period, '0.06', some))).toBe('charged')
  expect(left(await asked(period, '0.05', 'everybody'))).toBe(0.04)
  expect(left(await asked(period, '0.04', 'everybody'))).toBe('charged')
  expect(left(await asked(period, '0.07', peopleOf([99n])))).toBe(0.06)
})

test('a third of ρ is charged as no less than a third', async () => {
  const period = nextYear()
  for (let at = 0; at < 2; at += 1) expect(left(await asked(period, '1/30'))).toBe('charged')
  expect(left(await asked(period, '1/30'))).toBeLessThan(1 / 30)
})

test('of many releases at once as many are charged as the budget pays for, and not one more', async () => {
  const period = nextYear()
  const outcomes = await Promise.all(
    Array.from({ length: 24 }, (_, at) => asked(period, '0.01', at % 2 === 0 ? some : others, `r${at}`)),
  )
  const charges = (await listCharges(place.web, posts.statistician)).filter((each) => each.period === period)
  const kept = outcomes.filter(({ ok }) => ok).length
  expect(charges).toHaveLength(kept)
  // Person 3 stands in both sets and pays for all of them.
  expect(kept).toBe(10)
})

test('the database itself refuses what would overspend, should somebody forget to ask', async () => {
  const period = nextYear()
  const insert = (billionths: number) =>
    place.snapshots.publisher
      .insertInto('budget.charges')
      .values({ release: 'r', tableName: 't', period, population: 'returns', billionths, most: 100, people: null })
      .execute()
  await insert(60)
  await expect(insert(50)).rejects.toThrow('is spent')
  await insert(40)
})

test('charges are added and read, never changed or removed', async () => {
  const denied = /permission denied/
  const { publisher } = place.snapshots
  await expect(publisher.deleteFrom('budget.charges').execute()).rejects.toThrow(denied)
  await expect(publisher.updateTable('budget.charges').set({ billionths: 1 }).execute()).rejects.toThrow(denied)
  await expect(
    place.web
      .insertInto('budget.people')
      .values({ hash: randomBytes(32), people: 0, keys: Buffer.alloc(0) })
      .execute(),
  ).rejects.toThrow(denied)
})

test('a statistician reads what was charged, a trainer reads none of it, and neither reads to whom', async () => {
  await asked(nextYear(), '0.01')
  expect(await listCharges(place.web, posts.statistician)).not.toEqual([])
  expect(await listCharges(place.web, posts.trainer)).toEqual([])
  await expect(place.web.selectFrom('budget.people').selectAll().execute()).rejects.toThrow(/permission denied/)
})

test('a refusal says what is left and names nobody', async () => {
  const period = nextYear()
  await asked(period, '0.1', peopleOf([424_242n]))
  const refused = await asked(period, '0.1', peopleOf([424_242n]))
  expect(JSON.stringify(refused)).not.toContain('424242')
})

test('whatever is charged to whom, nobody is charged beyond the limit', () => {
  const people = fc.oneof(
    fc.constant('everybody' as const),
    fc.array(fc.bigInt({ min: 0n, max: 6n }), { maxLength: 5 }).map(peopleOf),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), people), { maxLength: 30 }), (wanted) => {
      const kept: Charged[] = []
      for (const [billionths, who] of wanted) {
        const one = { release: 'r', table: 't', period: '2026', population: 'p', billionths, most: 100, people: who }
        if (judge(kept, one).ok) kept.push({ billionths, people: who })
      }
      for (let person = 0n; person <= 7n; person += 1n) {
        const spent = kept.reduce(
          (sum, { billionths, people: who }) => sum + (who === 'everybody' || who.includes(person) ? billionths : 0),
          0,
        )
        expect(spent).toBeLessThanOrEqual(100)
        expect(heaviest(kept, peopleOf([person]))).toBe(spent)
      }
    }),
  )
})

test('a table that the budget does not pay for is not drawn', async () => {
  const period = nextYear()
  const axes = [axis('sex', ['female', 'male'])]
  let drawn = 0
  const table = {
    by: [],
    figures: { people: { kind: 'count' } },
    method: { kind: 'noise', rho: '0.07' },
    audience: 'public',
    schedule: 'year',
  } as const
  const once = () =>
    protect(table, tabulated(axes, crowd(axes, 40, 1)), {
      table: 'returns.removals',
      chance: {
        random: (bytes) => {
          drawn += 1
          return randomBytes(bytes)
        },
        rowsPerPerson: 1,
        charge: () => asked(period, '0.07'),
      },
    })
  expect((await once()).ok).toBe(true)
  const before = drawn
  expect(await once()).toMatchObject({ ok: false, why: { says: 'ledger-overspent' } })
  expect(drawn).toBe(before)
})
