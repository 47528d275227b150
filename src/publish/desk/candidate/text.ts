import { isDay } from '#kernel/date.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import type { Language, Phrase } from '#kernel/words.ts'
import type { CandidateText } from '#publish/release/candidate.ts'
import { startOf } from '#web/office.ts'
import { type Posted, one } from '#web/received.ts'

/** The parts of a release that are told in three languages. */
export const told = ['title', 'about', 'notes'] as const

/** What is wrong with a part of the text; each word has a sentence. */
export type TextProblem = 'name' | 'hour'

const nameShape = /^[a-z0-9][a-z0-9-]{2,80}$/
const longest = 2000

const phrase = (posted: Posted, part: string): Phrase => {
  const said = (language: Language) => one(posted[`${part}.${language}`]).trim().slice(0, longest)
  return { tg: said('tg'), ru: said('ru'), en: said('en') }
}

/** Reads what somebody wrote of a release; what is wrong is named, everything else is as it was written. */
export function readText(
  posted: Posted,
  zone: string,
): { readonly text: CandidateText; readonly problems: readonly TextProblem[] } {
  const name = one(posted['name']).trim().toLowerCase()
  const revises = one(posted['revises']).trim()
  const hour = readHour(posted, zone)
  return {
    text: {
      name,
      licence: one(posted['licence']).trim().slice(0, 80) || 'CC-BY-4.0',
      title: phrase(posted, 'title'),
      about: phrase(posted, 'about'),
      notes: phrase(posted, 'notes'),
      revises: revises === '' ? null : { release: revises, why: phrase(posted, 'why') },
      embargo: hour.ok ? hour.value : null,
      access: [...new Set([posted['access'] ?? []].flat())].filter((post) => post !== ''),
    },
    problems: [...(nameShape.test(name) ? [] : ['name' as const]), ...(hour.ok ? [] : [hour.why])],
  }
}

/** The hour before which nobody may know, by the country's clock: a day and a time, or nothing. */
function readHour(posted: Posted, zone: string): Outcome<string | null, 'hour'> {
  const [day, time] = [one(posted['day']).trim(), one(posted['time']).trim() || '09:00']
  if (day === '') return good(null)
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (!isDay(day) || hours === undefined || minutes === undefined) return bad('hour')
  const minute = Number(hours) * 60 + Number(minutes)
  return good(new Date(startOf(zone, day).getTime() + minute * 60_000).toISOString())
}
