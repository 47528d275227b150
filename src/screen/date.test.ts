import { expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'

import { sayDate, sayDigits, sayMoment } from './date.ts'

test('a day is said in each language with its own month names', () => {
  expect(languages.map((language) => sayDate(language, '2026-11-23'))).toEqual([
    '23 ноябри 2026',
    '23 ноября 2026 г.',
    '23 November 2026',
  ])
})

test('the first of a month has no zero before it', () => {
  expect(sayDate('tg', '2026-03-01')).toBe('1 марти 2026')
})

test('in a narrow list a day is said in digits, day first', () => {
  expect(sayDigits('2026-03-01')).toBe('01.03.2026')
})

test('a moment is said by the clock of the place, also when it is already tomorrow there', () => {
  expect(sayMoment('tg', '2026-11-23T20:16:00.000Z', 'Asia/Dushanbe')).toBe('24 ноябри 2026, 01:16')
})
