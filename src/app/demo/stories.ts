import { type Instant, type PlainDate, addDays } from '#kernel/date.ts'

import type { Given, Module } from './answers.ts'
import { dayOf, momentIn } from './clock.ts'
import { type Class, type Course, workday } from './courses.ts'
import type { Random, Weighted } from './random.ts'

/** Something that was done for a person, before it has an id. */
export interface Deed {
  readonly step: 'enrol' | 'attend' | 'certify' | 'leave' | 'return' | 'correct'
  readonly at: Instant
  readonly answers: Given
}

/** The course that a person enrols for, and the one after it, where they may make up for what they missed. */
interface Plan {
  readonly course: Course
  readonly next: Course | undefined
}

/** Draws how it goes on after enrolment with somebody who is taught: to the certificate, or not. */
export const drawCourseStory = (random: Random, plan: Plan): readonly Deed[] => random.weighted(ways)(random, plan)

const ways: Weighted<(random: Random, plan: Plan) => readonly Deed[]> = [
  [stay, 0.84],
  [stayAway, 0.07],
  [breakOff, 0.09],
]

/** Draws how it goes on with somebody who is only advised: some give up the journey, and some of them take it up again. */
export function drawAdviceStory(random: Random, enrolled: PlainDate): readonly Deed[] {
  if (!random.chance(0.3)) return []
  const left = leave(random, workday(addDays(enrolled, random.whole(3, 12))))
  const back = workday(addDays(dayOf(left.at), random.whole(4, 12)))
  return random.chance(0.4) ? [left, deed('return', momentIn(random, back, 9), {})] : [left]
}

function stay(random: Random, { course, next }: Plan): readonly Deed[] {
  const came = course.classes.filter(() => random.chance(0.96))
  const missed = required.filter((module) => !came.some(({ modules }) => modules.includes(module)))
  const makesUp = missed.length > 0 && next !== undefined && random.chance(0.7)
  return taught(random, makesUp ? [...came, { day: workday(addDays(next.starts, 1)), modules: missed }] : came)
}

function stayAway(random: Random, { course }: Plan): readonly Deed[] {
  if (random.chance(0.4)) return []
  return [leave(random, workday(addDays(course.starts, random.whole(3, 12))))]
}

function breakOff(random: Random, { course, next }: Plan): readonly Deed[] {
  const came = course.classes.slice(0, random.whole(1, course.classes.length - 1))
  const left = leave(random, workday(addDays(course.starts, came.length)))
  const attended = came.map((each) => attend(random, each))
  if (!next || !random.chance(0.35)) return [...attended, left]
  const back = deed('return', momentIn(random, next.starts, 8), {})
  const rest = next.classes.filter(({ modules }) =>
    modules.some((module) => !came.some((each) => each.modules.includes(module))),
  )
  return [...attended, left, back, ...taught(random, rest, came)]
}

/** The modules that a certificate needs, as the workflow of orientation says. */
export const required: readonly Module[] = ['M3', 'M4', 'M5', 'M6', 'M9']

function taught(random: Random, classes: readonly Class[], earlier: readonly Class[] = []): readonly Deed[] {
  const attended = classes.map((each) => attend(random, each))
  const heard = [...earlier, ...classes].flatMap(({ modules }) => modules)
  const lastDay = classes.at(-1)?.day
  const certified = lastDay !== undefined && required.every((module) => heard.includes(module)) && random.chance(0.95)
  return certified ? [...attended, certify(random, lastDay)] : attended
}

/** A class that somebody was in. */
export const attend = (random: Random, { day, modules }: Class): Deed =>
  deed('attend', momentIn(random, day, 16), { attended: day, modules })

/** The certificate at the end of a course; the sum of three dice is near enough to how scores lie. */
export const certify = (random: Random, day: PlainDate): Deed =>
  deed('certify', momentIn(random, day, 17), {
    score: 55 + random.whole(0, 15) + random.whole(0, 15) + random.whole(0, 15),
  })

function leave(random: Random, day: PlainDate): Deed {
  const reason = random.weighted(reasons)
  return deed('leave', momentIn(random, day, 10), {
    reason,
    otherReason: reason === 'other' ? random.pick(otherReasons) : undefined,
  })
}

const reasons: Weighted<NonNullable<Given['reason']>> = [
  ['travelled', 0.4],
  ['illness', 0.12],
  ['work', 0.2],
  ['no-interest', 0.18],
  ['other', 0.1],
]
// As a trainer writes them; Tajik, for a native reader's review.
const otherReasons = ['Тӯйи оилавӣ', 'Кӯчидан ба ноҳияи дигар', 'Ҳуҷҷатҳо тайёр нестанд'] as const

export const deed = (step: Deed['step'], at: Instant, answers: Given): Deed => ({ step, at, answers })
