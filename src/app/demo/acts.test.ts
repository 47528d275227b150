import fc from 'fast-check'
import { expect, test } from 'vitest'

import { tajikistan } from '#countries/tajikistan/index.ts'
import { findCode } from '#kernel/codelist.ts'

import { type DemoAct, demoActs } from './acts.ts'
import type { Given } from './answers.ts'

const now = new Date('2026-11-23T06:00:00Z')
const acts = demoActs('safar', now)
const answersOf = (step: string): readonly Given[] =>
  acts.filter(({ sent }) => sent.step === step).map(({ sent }) => sent.answers as Given)
const people = answersOf('enrol')
const share = (of: readonly Given[], holds: (given: Given) => boolean) => of.filter(holds).length / of.length

test('the same seed and the same moment tell the same story', () => {
  expect(demoActs('safar', now)).toEqual(acts)
  expect(demoActs('another', now)).not.toEqual(acts)
})

test('whatever the moment, nothing happens in the future, nothing happens twice, all after what its author had seen, and five cases part', () => {
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, fc.string(), (moment, seed) => {
      const told = demoActs(seed, moment)
      const at = new Map(told.map(({ sent }) => [sent.id, sent.at]))
      expect(at.size).toBe(told.length)
      expect(told.every(({ sent }) => sent.at <= moment.toISOString())).toBe(true)
      expect(told.every(({ sent }) => sent.after?.every((seen) => (at.get(seen) ?? '') < sent.at))).toBe(true)
      expect(new Set(told.map(({ sent }) => sent.case)).size).toBe(900)
      expect(told.length - new Set(told.map(({ sent }) => sent.after?.join() || `opens ${sent.id}`)).size).toBe(5)
    }),
    { numRuns: 12 },
  )
})

test('people come over nine months, up to the last days', () => {
  const days = acts
    .filter(({ sent }) => sent.step === 'enrol')
    .map(({ sent }) => sent.at.slice(0, 10))
    .toSorted()
  expect(days[0]).toMatch(/^2026-0[23]/)
  expect(days.at(-1)).toMatch(/^2026-11-[12]/)
  expect(new Set(days.map((day) => day.slice(0, 7))).size).toBeGreaterThanOrEqual(9)
})

test('nobody in it can be a real person: telephones cannot ring and no state prints the passports', () => {
  const given = [...people, ...answersOf('correct')]
  expect(given.every(({ phone }) => phone === undefined || /^\+9926\d{8}$/.test(phone))).toBe(true)
  expect(given.every(({ document }) => document === undefined || /^DEMO-\d{6}$/.test(document))).toBe(true)
  const phones = given.flatMap(({ phone }) => phone ?? [])
  expect(new Set(phones).size).toBe(phones.length)
})

test('names are mostly Tajik, with some as Russian and Latin keyboards have them', () => {
  const names = people.map(({ name }) => name ?? '')
  expect(names.every((name) => /^\p{Lu}\p{L}+( \p{Lu}\p{L}+){1,2}$/u.test(name))).toBe(true)
  expect(names.filter((name) => /[ғқҳҷӯӣ]/iu.test(name)).length).toBeGreaterThan(300)
  expect(names.filter((name) => /^[A-Za-z ]+$/.test(name)).length).toBeGreaterThan(20)
})

test('most leave for Russia, and small corridors exist for figures to be withheld in', () => {
  expect(share(people, ({ destination }) => destination === 'RUS')).toBeGreaterThan(0.8)
  const corridors = Map.groupBy(people, ({ destination }) => destination)
  expect(corridors.size).toBeGreaterThan(8)
  expect([...corridors.values()].filter((those) => those.length < 5).length).toBeGreaterThan(1)
})

test('women are more in courses than among those who leave, and hardly anybody is under age', () => {
  expect(share(people, ({ sex }) => sex === 'female')).toBeCloseTo(0.24, 1)
  expect(share(people, ({ born = '' }) => born > '2009-01-01')).toBeLessThan(0.03)
})

test('most come from around the centre, and from all five regions together', () => {
  const fromKhujand = acts.filter(({ post, sent }) => post === 'migserv-khujand-trainer' && sent.step === 'enrol')
  expect(share(fromKhujand.map(givenBy), ({ district = '' }) => district.startsWith('3505'))).toBeGreaterThan(0.85)
  const regions = people.map(({ district = '' }) => findCode(tajikistan.codelists.place, district)?.within)
  expect(new Set(regions).size).toBe(5)
})

const givenBy = ({ sent }: DemoAct) => sent.answers as Given
