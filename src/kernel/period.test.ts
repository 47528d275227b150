import fc from 'fast-check'
import { expect, test } from 'vitest'

import { byTime, isWithin, readPeriod } from './period.ts'

test('a time is read as its first month and how many months it has', () => {
  const january = 2024 * 12
  expect(readPeriod('2024')).toEqual({ from: january, months: 12 })
  expect(readPeriod('2024-S2')).toEqual({ from: january + 6, months: 6 })
  expect(readPeriod('2024-Q3')).toEqual({ from: january + 6, months: 3 })
  expect(readPeriod('2024-05')).toEqual({ from: january + 4, months: 1 })
  expect(readPeriod('2024-01-01/P9M')).toEqual({ from: january, months: 9 })
})

test('what is no time is none, whatever it is', () => {
  for (const text of [
    '',
    '24',
    '2024-13',
    '2024-S3',
    '2024-Q5',
    '2024-1',
    '2024-01-02/P9M',
    '2024-01-01/P0M',
    'in 2024',
  ])
    expect(readPeriod(text), text).toBeUndefined()
  fc.assert(fc.property(fc.string(), (text) => readPeriod(text) === undefined || /^\d{4}/.test(text)))
})

test('times follow one another by their ends; of two that end alike the shorter is first', () => {
  const written = ['2024', '2023', '2024-S1', '2024-Q4', '2023-01-01/P9M', '2024-12']
  expect(written.toSorted(byTime)).toEqual(['2023-01-01/P9M', '2023', '2024-S1', '2024-12', '2024-Q4', '2024'])
})

test('nine months lie in their year, and no year lies in its months', () => {
  expect(isWithin('2023-01-01/P9M', '2023')).toBe(true)
  expect(isWithin('2023', '2023')).toBe(true)
  expect(isWithin('2023', '2023-01-01/P9M')).toBe(false)
  expect(isWithin('2024-Q1', '2023')).toBe(false)
})
