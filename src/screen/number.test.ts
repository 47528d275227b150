import { expect, test } from 'vitest'

import { sayNumber } from './number.ts'

test('Tajik and Russian write a decimal comma, all three set thousands apart with a space that does not break', () => {
  expect(sayNumber('tg', 5.7)).toBe('5,7')
  expect(sayNumber('ru', 652_014.5, 1)).toBe('652\u00A0014,5')
  expect(sayNumber('en', 1_597_481)).toBe('1\u00A0597\u00A0481')
})

test('there are no more decimals than asked for and no zeros at their end', () => {
  expect(sayNumber('en', 9.1625)).toBe('9.16')
  expect(sayNumber('en', 2)).toBe('2')
  expect(sayNumber('en', 48.2, 0)).toBe('48')
})

test('below zero stands a minus, and nothing that is rounded to zero has one', () => {
  expect(sayNumber('en', -1200)).toBe('−1\u00A0200')
  expect(sayNumber('en', -0.001)).toBe('0')
})
