import { type PlainDate, addDays } from '#kernel/date.ts'

import type { Module } from './answers.ts'
import type { Random } from './random.ts'

/** One day of a course and what is taught on it. */
export interface Class {
  readonly day: PlainDate
  readonly modules: readonly Module[]
}

export interface Course {
  readonly starts: PlainDate
  readonly classes: readonly Class[]
}

const inFull: readonly (readonly Module[])[] = [
  ['M1', 'M2'],
  ['M3', 'M4'],
  ['M5', 'M6', 'M7'],
  ['M8', 'M9'],
  ['M10', 'M11', 'M12'],
]
const shortForm: readonly (readonly Module[])[] = [
  ['M3', 'M4'],
  ['M5', 'M6', 'M9'],
]

interface Span {
  /** The first and the last day on which a course may start. */
  readonly from: PlainDate
  readonly until: PlainDate
  /** 0 or 1: whether courses start in the week of `until` or in the week before it. */
  readonly week: number
}

/** The courses of a centre, the latest first: every second Monday one starts, and every third is the short form. */
export function planCourses({ from, until, week }: Span): readonly Course[] {
  const last = addDays(mondayOf(until), -7 * week)
  const many = Math.max(1, Math.floor((Date.parse(last) - Date.parse(from)) / (14 * 86_400_000)) + 1)
  return Array.from({ length: many }, (_, index) =>
    plan(addDays(last, -14 * index), index % 3 === 2 ? shortForm : inFull),
  )
}

const plan = (starts: PlainDate, days: readonly (readonly Module[])[]): Course => ({
  starts,
  classes: days.map((modules, index) => ({ day: addDays(starts, index), modules })),
})

// Sunday is 0.
const weekday = (day: PlainDate) => new Date(`${day}T00:00:00Z`).getUTCDay()
const mondayOf = (day: PlainDate) => addDays(day, -((weekday(day) + 6) % 7))

/** The day itself, or the Monday after it when the office is closed. */
export const workday = (day: PlainDate): PlainDate => addDays(day, { 0: 1, 6: 2 }[weekday(day)] ?? 0)

// Of a year's departures, so many in each month from January on: an assumption, with its peak in spring.
const departures = [0.06, 0.09, 0.14, 0.13, 0.11, 0.09, 0.08, 0.08, 0.08, 0.06, 0.04, 0.04]

/** Draws the course that somebody comes to: fuller in the month before many leave. */
export const drawCourse = (random: Random, courses: readonly Course[]): Course =>
  random.weighted(courses.map((course) => [course, departures[Number(course.starts.slice(5, 7)) % 12] ?? 0]))
