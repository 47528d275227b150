import type { Instant, PlainDate } from '#kernel/date.ts'
import { fill, type Language } from '#kernel/words.ts'
import { words } from '#words/screen/words.ts'

// Own month names throughout: browsers and Node have none for Tajik and answer "2026 M11 23".

/** A day in words: «23 ноябри 2026». */
export const sayDate = (language: Language, day: PlainDate): string => say(language, day, 'long', 'monthsInDate')

/** A day for lists and tables: «23 ноя 2026». */
export const sayShortDate = (language: Language, day: PlainDate): string => say(language, day, 'short', 'monthsShort')

/** A month in words, from `2026-11` or any day in it. */
export const sayMonth = (language: Language, month: string): string => say(language, month, 'month', 'months')

/** A moment by the clock of a place: «23 ноябри 2026, 14:05». */
export function sayMoment(language: Language, moment: Instant, zone: string): string {
  const { day, time } = localParts(moment, zone)
  return fill(words[language].dates.moment, { date: sayDate(language, day), time })
}

/** The hour and minute by the clock of a place. */
export const sayTime = (moment: Instant, zone: string): string => localParts(moment, zone).time

type Shape = 'long' | 'short' | 'month'
type Names = 'months' | 'monthsInDate' | 'monthsShort'

function say(language: Language, date: string, shape: Shape, names: Names): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = words[language][names][Number(month) - 1] ?? month
  return fill(words[language].dates[shape], { day: Number(day.slice(0, 2)), month: name, year })
}

// Swedish happens to write dates as ISO does; only its digits are used, no words.
function localParts(moment: Instant, zone: string): { day: PlainDate; time: string } {
  const [day = '', time = ''] = clock(zone).format(new Date(moment)).split(' ')
  return { day, time }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clock(zone: string): Intl.DateTimeFormat {
  const made =
    clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(zone, made)
  return made
}
