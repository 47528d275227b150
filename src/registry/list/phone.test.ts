import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readPhone } from './phone.ts'

const tajikistan = { prefix: '992', length: 9, trunk: '8' }
const read = (cell: string | number | boolean) => readPhone(cell, tajikistan)

test.each([
  '+992 93 123 45 67', '+992931234567', '992931234567', '93-123-45-67', '93 123 45 67', '931234567', '(93) 123-45-67', '+992 (93) 123.45.67', '8 93 123 45 67',
  '8-10-992-93-123-45-67', '00992931234567', '+992 (0) 93 123 45 67', '93–123–45–67', '93\u00A0123\u00A045\u00A067', '\u202A+992931234567\u202C', '931234567.0',
  '9.92931234567E+11', '9,92931234567E+11', 992931234567, 931234567,
])('%j is one number of this country', (written) => {
  expect(read(written)).toBe('+992931234567')
}) // prettier-ignore

test.each([
  ['+7 926 123-45-67', '+79261234567'],
  ['8-10-7-926-123-45-67', '+79261234567'],
  ['00 82 10 1234 5678', '+821012345678'],
])('%j is a number abroad', (written, number) => expect(read(written)).toBe(number))

test.each(['9.92931E+11', '9,92931E+11', '9E+8', 9.5, Number.NaN, -931234567])(
  '%j is refused: a spreadsheet has lost its digits',
  (written) => expect(read(written)).toBeUndefined(),
)

test.each([
  '',
  '-',
  'нест',
  'нет',
  '93 123 45',
  '93 123 45 678',
  '93 123 45 67, 90 000 00 00',
  '931234567/900000000',
  '93 123 45 67 (падар)',
  '+992 93 123 45',
  '79261234567',
  '000000000',
  '+0 123 456 789',
  true,
])('%j is refused', (written) => expect(read(written)).toBeUndefined())

test('another country has another prefix and length', () => {
  expect(readPhone('0555 12 34 56', { prefix: '996', length: 9, trunk: '0' })).toBe('+996555123456')
  expect(readPhone('90 123 45 67', { prefix: '998', length: 9 })).toBe('+998901234567')
})

test('what is read once is read again as the same', () => {
  const written = fc.oneof(fc.stringMatching(/^\+?[0-9 ()-]{0,20}$/), fc.string(), fc.integer())
  fc.assert(
    fc.property(written, (cell) => {
      const number = read(cell)
      if (number === undefined) return
      expect(number).toMatch(/^\+[1-9]\d{7,14}$/)
      expect(read(number)).toBe(number)
    }),
    { numRuns: 500 },
  )
})
