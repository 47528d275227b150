import { describe, expect, test } from 'vitest'

import { now } from '#kernel/sample.ts'

import { document, longText, phone, text } from './text.ts'

describe('a line of text', () => {
  const name = text({ most: 10 })
  const read = (answer: unknown) => name.read(answer, now)

  test('is kept without spaces around it and with one between words', () => {
    expect(read('  Истаравшан \t\n Хуҷанд  ')).toEqual({
      ok: false,
      why: [{ at: '', says: 'too-long', values: { most: 10 } }],
    })
    expect(read('  Панҷ \t\n Рашт  ')).toEqual({ ok: true, value: 'Панҷ Рашт' })
  })

  test('loses what cannot be seen, so that equal names are equal', () => {
    expect(read('Ху\u00ADҷа\u200Bнд')).toEqual({ ok: true, value: 'Хуҷанд' })
    expect(read('\u202EPanj\uFEFF')).toEqual({ ok: true, value: 'Panj' })
    expect(read('a\u0000b\uD800c')).toEqual({ ok: true, value: 'a bc' })
  })

  test('puts letters and their marks together, even if something unseen stood between them', () => {
    expect(read('и\u0306')).toEqual({ ok: true, value: 'й' })
    expect(read('и\u200D\u0306')).toEqual({ ok: true, value: 'й' })
  })

  test('counts letters as people do, not as computers store them', () => {
    expect(read('😀'.repeat(10))).toMatchObject({ ok: true })
    expect(read('😀'.repeat(11))).toMatchObject({ ok: false })
  })

  test('is missing when only spaces were typed', () => {
    expect(read(' \u200B ')).toEqual({ ok: false, why: [{ at: '', says: 'missing' }] })
  })

  test('is text, not a number, a list or an object', () => {
    for (const other of [7, true, null, [], ['Panj'], {}, { toString: 'x' }])
      expect(read(other)).toEqual({ ok: false, why: [{ at: '', says: 'malformed' }] })
  })
})

describe('several lines of text', () => {
  test('keep their lines, however the line was ended, and lose empty ones around', () => {
    expect(longText().read('\n first  line \r\nsecond\r\rfourth\n\n', now)).toEqual({
      ok: true,
      value: 'first line\nsecond\n\nfourth',
    })
  })
})

describe('a telephone number', () => {
  const read = (answer: unknown) => phone().read(answer, now)

  test('is read as people write it and kept in one form', () => {
    const value = '+992931234567'
    for (const written of [
      value,
      '+992 93 123-45-67',
      '00992 (93) 123.45.67',
      '+992\u00A093–123–45–67',
      '\u202A+992931234567\u202C',
    ])
      expect(read(written)).toEqual({ ok: true, value })
  })

  test('needs the prefix of its country and as many digits as a number has', () => {
    for (const written of [
      '931234567',
      '992931234567',
      '+0992931234567',
      '+99293',
      '+9929312345678901',
      '+99293123456x',
      992931234567,
      null,
    ])
      expect(read(written)).toMatchObject({ ok: false, why: [{ says: 'malformed' }] })
  })
})

describe('the number of a paper', () => {
  const read = (answer: unknown) => document().read(answer, now)

  test('is kept in capitals without spaces', () => {
    expect(read(' a 123 4567')).toEqual({ ok: true, value: 'A1234567' })
    expect(read('№ 400 123 456')).toEqual({ ok: true, value: '400123456' })
    expect(read('тҷ-123')).toMatchObject({ ok: false })
    expect(read('i-бд/77')).toEqual({ ok: true, value: 'I-БД/77' })
  })

  test('may come from a spreadsheet as a number', () => {
    expect(read(400123456)).toEqual({ ok: true, value: '400123456' })
  })

  test('has a digit in it and is neither too short nor too long', () => {
    for (const written of ['ABCDEF', 'A1', '1'.repeat(25), 'A1;DROP', 1e21, Number.NaN, {}])
      expect(read(written)).toMatchObject({ ok: false, why: [{ says: 'malformed' }] })
  })
})
