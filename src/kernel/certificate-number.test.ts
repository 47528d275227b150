import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  certificateNumber,
  certificateNumbers,
  readCertificateNumber,
  sayCertificateNumber,
} from './certificate-number.ts'

const numbers = fc.integer({ min: 0, max: certificateNumbers - 1 }).map(certificateNumber)

test('a number is read as it is printed, and as people type it', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(number).toMatch(/^[0-9]{12}$/)
      expect(readCertificateNumber(sayCertificateNumber(number))).toBe(number)
      expect(readCertificateNumber(` ${number.slice(0, 5)} ${number.slice(5)}\u00A0`)).toBe(number)
    }),
  )
  expect(sayCertificateNumber('472105839164')).toBe('4721-0583-9164')
})

test('one wrong digit, or two neighbours swapped, is noticed wherever it stands', () => {
  fc.assert(
    fc.property(numbers, fc.nat(11), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
      const digit = String((Number(number[at]) + more) % 10)
      expect(readCertificateNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBeUndefined()
      const [one = '', other = ''] = [number[at], number[at + 1]]
      if (other !== '' && one !== other)
        expect(readCertificateNumber(number.slice(0, at) + other + one + number.slice(at + 2))).toBeUndefined()
    }),
  )
})

test('what is no number is none', () => {
  for (const typed of ['', '1', '4721-0583-916', '4721-0583-91644', 'AAAA-BBBB-CCCC', '٤٧٢١٠٥٨٣٩١٦٤'])
    expect(readCertificateNumber(typed)).toBeUndefined()
})
