import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addDays } from '#kernel/date.ts'

import { dayOfSerial, readDate } from './date.ts'

test.each([
  '04.02.1998', '4.2.1998', '04/02/1998', '4/2/1998', '04-02-1998', '04,02,1998', '04. 02. 1998', ' 04.02.1998 ', '04.02.1998 г.', '04.02.1998г',
  '04.02.1998 с.', '04.02.1998 г.р.', '04.02.1998 0:00:00', '04.02.1998 12:30', '4/2/1998 12:00:00 AM',
]) ('%j is the fourth of February: the day comes first', (written) => {
  expect(readDate(written)).toBe('1998-02-04')
}) // prettier-ignore

test.each([
  '1998-02-04',
  '1998/02/04',
  '1998.2.4',
  '1998-02-04T00:00:00.000Z',
  '1998-02-04 00:00:00',
  '1998-02-04T00:00:00+05:00',
])('%j begins with the year', (written) => expect(readDate(written)).toBe('1998-02-04'))

test.each([
  '4 феврали 1998', '4 феврали соли 1998', '04 феврал 1998', '4 февраля 1998', '4 февраля 1998 г.', '«4» февраля 1998 года', '4 фев. 1998', '4-фев-1998',
  '4 Feb 1998', '4 February 1998', '4th February 1998', '4-Feb-1998', 'Feb 4, 1998', 'February 4 1998', '4 феврали 1998 с.', '4  ФЕВРАЛЯ  1998', '4\u00A0февраля\u00A01998',
])('%j names the month', (written) => {
  expect(readDate(written)).toBe('1998-02-04')
}) // prettier-ignore

test('every month is known in Tajik, Russian and English', () => {
  const names = [
    ['январи', 'феврали', 'марти', 'апрели', 'майи', 'июни', 'июли', 'августи', 'сентябри', 'октябри', 'ноябри', 'декабри'],
    ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
    ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ] // prettier-ignore
  for (const language of names)
    expect(language.map((name) => readDate(`2 ${name} 1998`)?.slice(5, 7))).toEqual(
      language.map((_, month) => String(month + 1).padStart(2, '0')),
    )
})

test.each(['04.02.98', '4/2/98', '4 Feb 98', '98-02-04', '4-Feb-98'])(
  '%j is refused: nobody knows the century',
  (written) => expect(readDate(written)).toBeUndefined(),
)

test.each(['31.02.1990', '29.02.1999', '00.01.1998', '12.13.1998', '32.01.1998', '1998-13-01', '31 июня 1998'])(
  '%j is refused: the calendar does not have it',
  (written) => expect(readDate(written)).toBeUndefined(),
)

test.each([
  '',
  ' ',
  '-',
  '1998',
  'феврали 1998',
  '4 марказ 1998',
  '04.02',
  'нест',
  '04021998',
  '19980204',
  '04.02.2998',
  '04.02.0098',
  '4 февраля',
  true,
  false,
])('%j is no day', (written) => expect(readDate(written)).toBeUndefined())

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [60, undefined],
  [61, '1900-03-01'],
  [35830, '1998-02-04'],
  [35830.75, '1998-02-04'],
  [45_000, '2023-03-15'],
  [2_958_465, '9999-12-31'],
  [2_958_466, undefined],
  [0, undefined],
  [-1, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
])('day %d of a spreadsheet is %s', (serial, day) => expect(dayOfSerial(serial)).toBe(day))

test('a day number is read from a number and from five digits', () => {
  expect(readDate(35830)).toBe('1998-02-04')
  expect(readDate('35830')).toBe('1998-02-04')
})

test('a number that looks like a year is refused, not taken for a day of 1905', () => {
  expect(readDate(1998)).toBeUndefined()
  expect(readDate('1998')).toBeUndefined()
  expect(dayOfSerial(1998)).toBe('1905-06-20')
})

test('a day is read back however it is written', () => {
  const days = fc.integer({ min: 0, max: 70_000 }).map((after) => addDays('1930-01-01', after))
  fc.assert(
    fc.property(days, (day) => {
      const [year, month, date] = day.split('-')
      const serial = Math.round((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000)
      for (const written of [
        day,
        `${date}.${month}.${year}`,
        `${Number(date)}/${Number(month)}/${year}`,
        serial,
        `${serial}`,
      ])
        expect(readDate(written)).toBe(day)
    }),
  )
})

test('no text makes it throw or gives what is not a day', () => {
  const near = fc.stringMatching(/^[0-9./ -]{0,12}(?: ?[a-zа-я]{0,8})$/)
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), near, fc.double()), (cell) => {
      expect(readDate(cell) ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
    }),
    { numRuns: 500 },
  )
})
