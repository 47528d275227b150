import { type Codelist, findCode } from '#kernel/codelist.ts'
import type { CourseSession, Curriculum } from '#kernel/course.ts'
import { type PlainDate, addDays, isDay } from '#kernel/date.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import { languages } from '#kernel/words.ts'

type Written = Readonly<Record<string, string | readonly string[] | undefined>>

/** What is wrong with one answer of a planned session. */
export type SessionFault = 'missing' | 'past' | 'order' | 'long' | 'capacity' | 'seated' | 'trainer' | 'place' | 'early'
export type SessionFaults = Readonly<Record<string, SessionFault>>

interface Planning {
  readonly id: string
  readonly organisation: string
  readonly places: Codelist
  readonly curriculum: Curriculum
  /** The posts of the organisation that teach. */
  readonly trainers: readonly string[]
  readonly today: PlainDate
  /** The session as it is, when it is to be changed, and how many people have a seat in it. */
  readonly before: (CourseSession & { readonly seated: number }) | undefined
}

/** Longer than this is not one course but several. */
const longestDays = 61

/** Reads a session as a form wrote it, or says which answers cannot be taken. */
export function readSession(written: Written, planning: Planning): Outcome<CourseSession, SessionFaults> {
  const { id, organisation, places, curriculum, trainers, today, before } = planning
  const text = (name: string) => {
    const value = written[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const course = curriculum.courses.find((each) => each.id === text('course'))
  const place = findCode(places, text('place'))
  const language = languages.find((each) => each === text('language'))
  const [startsOn, endsOn] = [text('startsOn'), text('endsOn')]
  const capacity = /^[1-9]\d{0,2}$/.test(text('capacity')) ? Number(text('capacity')) : undefined
  const yes = (name: string) => (text(name) === 'yes' ? true : text(name) === 'no' ? false : undefined)
  const [womenOnly, isPublic] = [yes('womenOnly'), yes('isPublic')]
  const faults: SessionFaults = {
    ...(course ? {} : { course: 'missing' }),
    ...(place?.within === undefined ? { place: 'missing' } : {}),
    ...dayFaults(startsOn, endsOn, { today, before: before?.startsOn }),
    ...(text('trainer') === ''
      ? { trainer: 'missing' }
      : trainers.includes(text('trainer'))
        ? {}
        : { trainer: 'trainer' }),
    ...(language ? {} : { language: 'missing' }),
    ...(capacity === undefined || capacity > 500
      ? { capacity: 'capacity' }
      : before && capacity < before.seated
        ? { capacity: 'seated' }
        : {}),
    ...(womenOnly === undefined ? { womenOnly: 'missing' } : {}),
    ...(isPublic === undefined ? { isPublic: 'missing' } : {}),
  }
  if (Object.keys(faults).length > 0 || !course || !place || !language || capacity === undefined) return bad(faults)
  return good({
    id,
    organisation,
    place: place.code,
    course: course.id,
    startsOn,
    endsOn,
    trainer: text('trainer'),
    language,
    capacity,
    womenOnly: womenOnly === true,
    isPublic: isPublic === true,
    state: 'planned',
  })
}

function dayFaults(
  startsOn: string,
  endsOn: string,
  { today, before }: { readonly today: PlainDate; readonly before: PlainDate | undefined },
): SessionFaults {
  // A course that has begun keeps its first day.
  const isPast = isDay(startsOn) && startsOn < today && startsOn !== before
  return {
    ...(isDay(startsOn) ? (isPast ? { startsOn: 'past' } : {}) : { startsOn: 'missing' }),
    ...(isDay(endsOn)
      ? isDay(startsOn) && endsOn < startsOn
        ? { endsOn: 'order' }
        : isDay(startsOn) && endsOn > addDays(startsOn, longestDays)
          ? { endsOn: 'long' }
          : {}
      : { endsOn: 'missing' }),
  }
}
