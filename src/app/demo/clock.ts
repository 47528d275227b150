import type { Instant, PlainDate } from '#kernel/date.ts'

import type { Random } from './random.ts'

// Clocks in Tajikistan are the same number of hours ahead in summer and in winter.
const hoursAhead = 5

/** The day that it is in Dushanbe. */
export const dayOf = (now: Date | Instant): PlainDate =>
  new Date(new Date(now).getTime() + hoursAhead * 3_600_000).toISOString().slice(0, 10)

/** Draws a moment within an hour of the day, as clocks in Dushanbe show it. */
export const momentIn = (random: Random, day: PlainDate, hour: number): Instant =>
  new Date(
    Date.parse(`${day}T00:00:00Z`) + (hour - hoursAhead) * 3_600_000 + random.whole(0, 3599) * 1000,
  ).toISOString()

/** So many minutes later. */
export const later = (moment: Instant, minutes: number): Instant =>
  new Date(Date.parse(moment) + minutes * 60_000).toISOString()
