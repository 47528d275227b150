import { type Codelist, findCode } from '#kernel/codelist.ts'
import { type Course, type CourseText, type Freshness, freshnessOf } from '#kernel/course.ts'
import { type Language, count, fill } from '#kernel/words.ts'
import { sayDate } from '#screen/date.ts'
import type { CountedSession } from '#store/course-sessions.ts'
import type { KeptText } from '#store/courses.ts'
import { type Office, dayIn } from '#web/office.ts'
import { words } from '#words/orientation/words.ts'

import { sayPlace } from './staff.ts'

/** The course of an id; `undefined` when none has it. */
export const courseOf = ({ curriculum }: Office, id: string): Course | undefined =>
  curriculum.courses.find((course) => course.id === id)

/** The texts of a course as they are declared, in the order in which they are taught. */
export const textsOf = ({ curriculum }: Office, { texts }: Course): readonly CourseText[] =>
  texts.flatMap((id) => curriculum.texts.find((text) => text.id === id) ?? [])

/** What a course is called; one that is not taught any more keeps its id. */
export const sayCourse = (office: Office, language: Language, id: string): string =>
  courseOf(office, id)?.name[language] ?? id

/** What a text is called: as its module, with the country that it is about. */
export function sayText({ lists }: Office, language: Language, { module, corridor }: CourseText): string {
  const title = named(lists['orientation-module'], language, module)
  if (corridor === undefined) return title
  return fill(words[language].text.forCorridor, { title, country: named(lists['destination'], language, corridor) })
}

const named = (list: Codelist | undefined, language: Language, code: string) =>
  (list && findCode(list, code)?.name[language]) ?? code

/** How long a text takes to be taught, in minutes. */
export function minutesOf({ lists }: Office, { module }: CourseText): number {
  const list = lists['orientation-module']
  const code = list && findCode(list, module)
  // Modules are codes with minutes; the list of all lists knows only of codes.
  return (code as { readonly minutes?: number } | undefined)?.minutes ?? 0
}

/** How long a course takes, in words. */
export const sayLength = (office: Office, language: Language, course: Course): string =>
  count(
    language,
    words[language].courses.hours,
    Math.round((2 * textsOf(office, course).reduce((sum, text) => sum + minutesOf(office, text), 0)) / 60) / 2,
  )

/** Whether a kept text can be relied on today. */
export const freshnessToday = (office: Office, { checkedOn }: Pick<KeptText, 'checkedOn'>): Freshness =>
  freshnessOf(checkedOn ?? undefined, dayIn(office.zone, office.now()))

/** The days of a session: one, or from the first to the last. */
export const sayDays = (
  language: Language,
  { startsOn, endsOn }: Pick<CountedSession, 'startsOn' | 'endsOn'>,
): string =>
  startsOn === endsOn
    ? sayDate(language, startsOn)
    : fill(words[language].find.days, { from: sayDate(language, startsOn), until: sayDate(language, endsOn) })

/** Whether somebody still gets a seat, in words. */
export function saySeats(language: Language, { free, waiting }: Pick<CountedSession, 'free' | 'waiting'>): string {
  const { find: say } = words[language]
  if (free > 0) return count(language, say.free, free)
  return waiting > 0 ? count(language, say.full, waiting) : say.fullNobody
}

/** A session in one line, to be chosen from a list. */
export const saySession = (office: Office, language: Language, session: CountedSession): string =>
  fill(words[language].sessions.option, {
    course: sayCourse(office, language, session.course),
    place: sayPlace(office, language, session.place),
    days: sayDays(language, session),
    seats: saySeats(language, session),
  })
