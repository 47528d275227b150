import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addDays, isDay, monthOf, readInstant, yearsBetween } from './date.ts'

const days = fc
  .date({ min: new Date('0200-01-01'), max: new Date('9000-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))

test('a day is one that the calendar has, written year, month, day', () => {
  for (const day of ['1998-04-02', '2024-02-29', '2000-02-29', '0100-01-01', '9999-12-31'])
    expect(isDay(day)).toBe(true)
  for (const day of [
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '0099-01-01',
    '98-04-02',
    '1998-4-2',
    ' 1998-04-02',
    '1998-04-02T',
    '',
    'x',
  ])
    expect(isDay(day)).toBe(false)
})

test('every day of the calendar is one', () => {
  fc.assert(fc.property(days, isDay))
})

test('nothing that is given as a day or a moment breaks the reader', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (some, text) => {
      const moment = readInstant(some) ?? readInstant(text)
      expect([typeof isDay(text), moment]).toEqual(['boolean', undefined])
    }),
  )
})

test('a moment is in UTC and is kept in one writing', () => {
  expect(readInstant('2026-11-23T20:16:00Z')).toBe('2026-11-23T20:16:00.000Z')
  expect(readInstant('2026-11-23T20:16:00.5Z')).toBe('2026-11-23T20:16:00.500Z')
  for (const text of [
    '2026-11-23T20:16:00+05:00',
    '2026-11-23T20:16:00',
    '2026-11-23 20:16:00Z',
    '2026-11-31T20:16:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23T20:60:00Z',
    '2026-11-23T20:16:00.1234Z',
    1795464960000,
    null,
  ])
    expect(readInstant(text)).toBeUndefined()
})

test('moments in that writing sort as time does', () => {
  const moments = fc.date({ min: new Date('0200-01-01'), max: new Date('9000-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, moments, (one, other) => {
      const [left, right] = [readInstant(one.toISOString()) ?? '', readInstant(other.toISOString()) ?? '']
      expect(left < right).toBe(one < other)
    }),
  )
})

test('years are counted as birthdays are', () => {
  expect(yearsBetween('2008-11-23', '2026-11-22')).toBe(17)
  expect(yearsBetween('2008-11-23', '2026-11-23')).toBe(18)
  expect(yearsBetween('2008-02-29', '2026-02-28')).toBe(17)
  expect(yearsBetween('2008-02-29', '2026-03-01')).toBe(18)
  expect(yearsBetween('2026-11-23', '2026-11-24')).toBe(0)
})

test('a day some days later is as many days earlier back', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: -30_000, max: 30_000 }),
      (day, count) => addDays(addDays(day, count), -count) === day,
    ),
  )
})

test('a moment and a day lie in the same month', () => {
  expect([monthOf('2026-11-23'), monthOf('2026-11-23T20:16:00.000Z')]).toEqual(['2026-11', '2026-11'])
})
