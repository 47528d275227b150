import { addDays, isDay } from '#kernel/date.ts'
import type { PlainDate } from '#kernel/date.ts'

import type { Cell } from './cell.ts'

/**
 * Reads a day as people and spreadsheets write it: `04.02.1998` (the day comes first), `1998-04-02`, `4 феврали 1998`,
 * `Feb 4, 1998`, the day number of a spreadsheet. What can be read in two ways (`04.02.98`, `1998`) is refused.
 */
export function readDate(cell: Cell): PlainDate | undefined {
  if (typeof cell === 'boolean') return undefined
  if (typeof cell === 'number') return looksLikeYear(cell) ? undefined : dayOfSerial(cell)
  if (cell.length > longestDate) return undefined
  const written = cell.replaceAll(/\s+/g, ' ').trim().toLowerCase().replace(timeOfDay, '').replace(yearWord, '')
  // Five digits alone are a day number between 1927 and 2173; fewer might be a year or an age.
  if (/^\d{5}$/.test(written)) return dayOfSerial(Number(written))
  return inFigures(written) ?? inWords(written)
}

const longestDate = 60
// A person who knows only the year writes 1998; as a day number it would be 20 June 1905.
const looksLikeYear = (serial: number) => Number.isInteger(serial) && serial >= 1900 && serial <= 2100

/** The day with this number in a spreadsheet: 1 is 1 January 1900, the fraction is the time of day. */
export function dayOfSerial(serial: number): PlainDate | undefined {
  const day = Math.floor(serial)
  // Day 60 is 29 February 1900, which never was: Lotus 1-2-3 took 1900 for a leap year and Excel kept it. So the days
  // before it are counted from one day later than all others. The last number is 31 December 9999.
  if (!(day >= 1 && day <= 2_958_465) || day === 60) return undefined
  return addDays(day < 60 ? '1899-12-31' : '1899-12-30', day)
}

// Databases and spreadsheets add a time of day: `04.02.1998 0:00:00`, `1998-04-02T00:00:00.000Z`.
const timeOfDay = /[ t]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[ap]m)?(?:z|[+-]\d\d:?\d\d)?$/
// `1998 г.`, `1998 года`, `1998с.`, `1998 сол`.
const yearWord = /(?<=\d) ?(?:г\.? ?р|год\p{L}*|г|сол\p{L}*|с)\.?$/u

const dayFirst = /^(\d{1,2}) ?[./,-] ?(\d{1,2}) ?[./,-] ?(\d{4})$/
const yearFirst = /^(\d{4}) ?[./-] ?(\d{1,2}) ?[./-] ?(\d{1,2})$/

function inFigures(written: string): PlainDate | undefined {
  const [, day, month, year] = dayFirst.exec(written) ?? []
  if (day && month && year) return calendarDay(year, Number(month), day)
  const [, year2, month2, day2] = yearFirst.exec(written) ?? []
  return year2 && month2 && day2 ? calendarDay(year2, Number(month2), day2) : undefined
}

// `4 феврали соли 1998`, `«4» февраля 1998`, `4-Feb-1998`, `4th February 1998`.
const dayThenMonth = /^["«]?(\d{1,2})["»]?(?:st|nd|rd|th)?[ .-]*(\p{L}+)[ .,-]*(?:соли )?(\d{4})$/u
// `February 4, 1998`
const monthThenDay = /^(\p{L}+)\.? ?(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u

function inWords(written: string): PlainDate | undefined {
  const [, day, month = '', year] = dayThenMonth.exec(written) ?? []
  if (day && year) return calendarDay(year, monthNamed(month), day)
  const [, month2 = '', day2, year2] = monthThenDay.exec(written) ?? []
  return day2 && year2 ? calendarDay(year2, monthNamed(month2), day2) : undefined
}

// Russian in its cases, Tajik with its izofat, English, and what each is shortened to.
const months: readonly RegExp[] = [
  /^(?:янв(?:ар[ьяи]?)?|jan(?:uary)?)$/,
  /^(?:февр?|феврал[ьяи]?|feb(?:ruary)?)$/,
  /^(?:март?|март[аи]|mar(?:ch)?)$/,
  /^(?:апр(?:ел[ьяи]?)?|apr(?:il)?)$/,
  /^(?:ма[йяи]|майи|may)$/,
  /^(?:июн[ьяи]?|june?)$/,
  /^(?:июл[ьяи]?|july?)$/,
  /^(?:авг(?:уст[аи]?)?|aug(?:ust)?)$/,
  /^(?:сент?|сентябр[ьяи]?|sept?(?:ember)?)$/,
  /^(?:окт(?:ябр[ьяи]?)?|oct(?:ober)?)$/,
  /^(?:ноя|нояб(?:р[ьяи]?)?|nov(?:ember)?)$/,
  /^(?:дек(?:абр[ьяи]?)?|dec(?:ember)?)$/,
]

const monthNamed = (name: string) => months.findIndex((month) => month.test(name)) + 1

// No one in a list was born before 1800 or leaves after 2199: other years are slips of the finger.
function calendarDay(year: string, month: number, day: string): PlainDate | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^(?:1[89]|2[01])/.test(date) && isDay(date) ? date : undefined
}
