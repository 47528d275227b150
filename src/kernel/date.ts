/** A day as the calendar writes it: `1998-04-02`. */
export type PlainDate = string & { readonly __day?: never }
/** A moment in UTC: `2026-11-23T20:16:00.000Z`. */
export type Instant = string & { readonly __moment?: never }

const dayShape = /^(\d{4})-(\d\d)-(\d\d)$/
const momentShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/

/** Whether the text is a day that the calendar has. */
export function isDay(text: string): text is PlainDate {
  const [, year = '', month = '', day = ''] = dayShape.exec(text) ?? []
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return year >= '0100' && date.toISOString().slice(0, 10) === text
}

/** The moment in its one canonical writing (UTC, milliseconds), or `undefined` when it is none. */
export function readInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string' || !momentShape.test(text) || !isDay(text.slice(0, 10))) return undefined
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}

/** Whole years between two days, as a birthday counts them. */
export const yearsBetween = (from: PlainDate, to: PlainDate): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

/** The month of a day or a moment: `2026-11`. */
export const monthOf = (day: PlainDate | Instant): string => day.slice(0, 7)

/** The day so many days later (or earlier, when negative). */
export const addDays = (day: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The day so many months later; where that month is shorter, its last day. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The day and the hour that a moment has by the clocks of a time zone. */
export function localTime(moment: Instant | Date, zone: string): { readonly day: PlainDate; readonly time: string } {
  // Swedish happens to write dates as ISO does; only its digits are used, no words.
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(zone, clock)
  const [day = '', time = ''] = clock.format(new Date(moment)).split(' ')
  return { day, time }
}
