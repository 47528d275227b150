import { expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'

import { sayDate, sayMoment, sayMonth, sayShortDate, sayTime } from './date.ts'

test('a day is said in each language with its own month names', () => {
  expect(languages.map((language) => sayDate(language, '2026-11-23'))).toEqual([
    '23 ноябри 2026',
    '23 ноября 2026 г.',
    '23 November 2026',
  ])
})

test('the first of a month has no zero before it', () => {
  expect(sayDate('tg', '2026-03-01')).toBe('1 марти 2026')
  expect(sayShortDate('ru', '2026-05-09')).toBe('9 мая 2026')
})

test('a month stands alone in its own form', () => {
  expect(languages.map((language) => sayMonth(language, '2026-11'))).toEqual([
    'ноябри 2026',
    'ноябрь 2026 г.',
    'November 2026',
  ])
})

test('a moment is said by the clock of the place, also when it is already tomorrow there', () => {
  expect(sayMoment('tg', '2026-11-23T20:16:00.000Z', 'Asia/Dushanbe')).toBe('24 ноябри 2026, 01:16')
  expect(sayTime('2026-11-23T20:16:00.000Z', 'Asia/Dushanbe')).toBe('01:16')
})
