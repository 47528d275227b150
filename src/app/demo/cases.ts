import { type PlainDate, addDays } from '#kernel/date.ts'

import type { Given } from './answers.ts'
import { dayOf, momentIn } from './clock.ts'
import { drawCorrection } from './corrections.ts'
import { type Course, drawCourse, planCourses, workday } from './courses.ts'
import { drawPerson } from './people.ts'
import type { DemoPost } from './posts.ts'
import { type Random, randomFrom } from './random.ts'
import { type Deed, deed, drawAdviceStory, drawCourseStory } from './stories.ts'

/** A deed with its id, the post that did it, and the deeds that whoever did it had seen. */
export interface Done extends Deed {
  readonly id: string
  readonly by: string
  /** The vacant post that it was done for. */
  readonly standsFor?: string
  readonly after: readonly string[]
}

export interface DemoCase {
  readonly id: string
  readonly number: number
  readonly person: Given
  readonly post: DemoPost
  readonly done: readonly [Done, ...Done[]]
}

interface Beginning {
  readonly seed: string
  readonly now: Date
}

/** Draws everybody whom a post has enrolled, and what has happened with them up to now. */
export function drawCases(post: DemoPost, place: number, { seed, now }: Beginning): readonly DemoCase[] {
  if (!post.enrols) return []
  const vacant = post.holders.at(-1)?.until
  const today = dayOf(now)
  const courses = planCourses({
    from: addDays(today, -post.enrols.since),
    until: addDays(today, vacant === undefined ? 14 : -vacant),
    week: place % 2,
  })
  const around = { post, courses, now, lastDay: addDays(today, -(vacant ?? 0)) }
  return Array.from({ length: post.enrols.people }, (_, index) => {
    const number = place * 1000 + index + 1
    return drawCase(randomFrom(`${seed}/person/${number}`), number, around)
  })
}

interface Around {
  readonly post: DemoPost
  readonly courses: readonly Course[]
  readonly now: Date
  /** The last day on which somebody holds the post. */
  readonly lastDay: PlainDate
}

function drawCase(random: Random, number: number, { post, courses, now, lastDay }: Around): DemoCase {
  const course = drawCourse(random, courses)
  const enrolled = drawEnrolment(random, course.starts < lastDay ? course.starts : lastDay)
  const person = drawPerson(random, { number, catchment: post.enrols?.catchment ?? 'dushanbe', enrolled })
  const next = courses[courses.indexOf(course) - 1]
  const isTaught = post.functions.includes('trainer')
  const enrol = deed('enrol', momentIn(random, enrolled, random.whole(9, 15)), person)
  const story = isTaught ? drawCourseStory(random, { course, next }) : drawAdviceStory(random, enrolled)
  const own = [enrol, ...story.filter(({ at }) => at <= now.toISOString() && dayOf(at) < addDays(lastDay, 1))]
  const correction = drawCorrection(random, { post, number, person, last: own.at(-1) ?? enrol })
  const deeds = [
    ...own.map((each) => ({ ...each, by: post.id })),
    ...(correction && correction.at <= now.toISOString() ? [correction] : []),
  ]
  const id = random.id(Date.parse(enrol.at))
  return { id, number, person, post, done: chained(random, deeds) }
}

// People enrol in the fortnight before a course; for one that is still to come, in the days before today.
function drawEnrolment(random: Random, before: PlainDate): PlainDate {
  const day = addDays(before, -random.whole(1, 12))
  return workday(day) === day ? day : addDays(workday(day), -3)
}

/** Gives each deed its id; whoever did it had seen the one before. */
function chained(random: Random, deeds: readonly (Deed & { readonly by: string })[]): DemoCase['done'] {
  const ids = deeds.map(({ at }) => random.id(Date.parse(at)))
  const done = deeds.map((each, index) => ({
    ...each,
    id: ids[index] ?? '',
    after: ids.slice(Math.max(0, index - 1), index),
  }))
  // Everybody has at least been enrolled.
  return done as unknown as DemoCase['done']
}
