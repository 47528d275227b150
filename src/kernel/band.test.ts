import { expect, test } from 'vitest'

import { ages, classes } from './band.ts'

const age = ages({ 'under-18': 0, '18-29': 18, '30-plus': 30 })

test('an age falls into the band that it has reached on the day the case was opened', () => {
  expect(age.codes).toEqual(['under-18', '18-29', '30-plus'])
  expect(age.of('2008-11-24', '2026-11-23')).toBe('under-18')
  expect(age.of('2008-11-23', '2026-11-23')).toBe('18-29')
  expect(age.of('1996-11-24', '2026-11-23')).toBe('18-29')
  expect(age.of('1996-11-23', '2026-11-23')).toBe('30-plus')
  expect(age.of('1920-01-01', '2026-11-23')).toBe('30-plus')
})

test('who is born later than the case was opened is in the youngest band', () => {
  expect(age.of('2027-01-01', '2026-11-23')).toBe('under-18')
})

test('a count falls into the class that it has reached', () => {
  const children = classes({ none: 0, few: 1, many: 4 })
  expect([0, 1, 3, 4, 12, -1].map((count) => children.of(count, '2026-11-23'))).toEqual([
    'none',
    'few',
    'few',
    'many',
    'many',
    'none',
  ])
})

test('bands that do not rise, or are none, are refused', () => {
  expect(() => ages({})).toThrow('at least one class')
  expect(() => ages({ old: 30, young: 18 })).toThrow('young does not begin above')
  expect(() => classes({ few: 1, some: 1 })).toThrow('some does not begin above')
})
