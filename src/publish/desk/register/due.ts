import type { PlainDate } from '#kernel/date.ts'
import type { Register, Rhythm } from '#kernel/register.ts'

const monthsIn: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3, year: 12 }

/** Until when a register's next delivery is owed, and of which months. */
export interface Due {
  /** The last month of the period that is owed next: `2026-03`. */
  readonly period: string
  /** The last day on which it is in time: its owner has as long as the period itself. */
  readonly until: PlainDate
  readonly isLate: boolean
}

/** What a register owes next, from the last month that it has; without any, the period that ended before last. */
export function dueOf({ rhythm }: Pick<Register, 'rhythm'>, last: string | undefined, today: PlainDate): Due {
  const length = monthsIn[rhythm]
  const now = monthsOf(today.slice(0, 7))
  const ended = Math.floor(now / length) * length
  const next = last === undefined ? ended - length : (Math.floor(monthsOf(last) / length) + 1) * length
  const until = lastDayOf(next + 2 * length - 1)
  return { period: monthAt(next + length - 1), until, isLate: today > until }
}

const monthsOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

const monthAt = (months: number): string => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`

const lastDayOf = (months: number): PlainDate =>
  new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).toISOString().slice(0, 10)
