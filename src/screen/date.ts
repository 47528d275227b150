import { localTime, type Instant, type PlainDate } from '#kernel/date.ts'
import { fill, type Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

// Own month names throughout: browsers and Node have none for Tajik and answer "2026 M11 23".

/** A day in words: «23 ноябри 2026». */
export function sayDate(language: Language, day: PlainDate): string {
  const [year = '', month = '', number = ''] = day.split('-')
  const name = words[language].monthsInDate[Number(month) - 1] ?? month
  return fill(words[language].dates.day, { day: Number(number), month: name, year })
}

/** A moment by the clock of a place: «23 ноябри 2026, 14:05». */
export function sayMoment(language: Language, moment: Instant, zone: string): string {
  const { day, time } = localTime(moment, zone)
  return fill(words[language].dates.moment, { date: sayDate(language, day), time })
}

/** A day in digits, as people here write it: "23.11.2026". */
export const sayDigits = (day: PlainDate): string => day.split('-').toReversed().join('.')
