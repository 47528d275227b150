import { describe, expect, test } from 'vitest'

import { now } from '#kernel/sample.ts'

import { decimal, whole } from './number.ts'

const refused = (says: string, values?: object) => ({ ok: false, why: [{ at: '', says, ...(values && { values }) }] })

describe('a whole number', () => {
  const read = (answer: unknown) => whole({ least: -5, most: 2000 }).read(answer, now)

  test('may be typed, with spaces between its thousands', () => {
    expect(read(12)).toEqual({ ok: true, value: 12 })
    expect(read(' 1 200 ')).toEqual({ ok: true, value: 1200 })
    expect(read('1\u202F200')).toEqual({ ok: true, value: 1200 })
    expect(read('-0')).toEqual({ ok: true, value: 0 })
    expect(read(-0)).toEqual({ ok: true, value: 0 })
  })

  test('has no fraction, and a comma is never taken for thousands', () => {
    for (const answer of [
      1.5,
      '1.5',
      '1,000',
      '1.000',
      '12a',
      '0x10',
      '1e3',
      '',
      Number.NaN,
      Infinity,
      true,
      [7],
      null,
    ])
      expect(read(answer)).toEqual(refused('malformed'))
  })

  test('lies between its bounds, which the sentence names', () => {
    expect(read(-6)).toEqual(refused('too-small', { least: -5 }))
    expect(read(2001)).toEqual(refused('too-large', { most: 2000 }))
    expect(read('9'.repeat(15))).toEqual(refused('too-large', { most: 2000 }))
  })
})

describe('a number with a fraction', () => {
  const read = (answer: unknown) => decimal({ most: 1e6 }).read(answer, now)

  test('is written with a point or a comma', () => {
    expect(read('12,5')).toEqual({ ok: true, value: 12.5 })
    expect(read('1 012.25')).toEqual({ ok: true, value: 1012.25 })
    expect(read(0.1 + 0.2)).toEqual({ ok: true, value: 0.1 + 0.2 })
    expect(read(1e-7)).toEqual({ ok: true, value: 1e-7 })
  })

  test('has one point at most', () => {
    for (const answer of ['1,000.5', '1.2.3', '.5', '5.', 'NaN', -Infinity])
      expect(read(answer)).toEqual(refused('malformed'))
  })

  test('lies between its bounds', () => {
    expect(read(-0.001)).toEqual(refused('too-small', { least: 0 }))
    expect(read(1e300)).toEqual(refused('too-large', { most: 1e6 }))
  })
})
