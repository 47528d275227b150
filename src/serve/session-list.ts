import { addDays } from '#kernel/date.ts'
import type { Programme } from '#kernel/programme.ts'
import { type Phrase, languages } from '#kernel/words.ts'
import { type CountedSession, listSessions } from '#store/course-sessions.ts'
import { type Acting, type Office, dayIn } from '#web/office.ts'

import { saySession } from './courses.ts'

// Sessions of a year back: their names stand in the histories of people who still come and go.
const daysBack = 370

/** The office with its course sessions as a code list: forms let one choose of those that can be joined, and cases name theirs. */
export async function withSessions<Here extends Office>(office: Here, { post }: Acting): Promise<Here> {
  const today = dayIn(office.zone, office.now())
  const sessions = await listSessions(office.database, post, { from: addDays(today, -daysBack), most: 500 })
  const isOver = ({ state, endsOn }: CountedSession) => state !== 'planned' || endsOn < today
  const list = {
    name: 'course-session',
    source: '',
    codes: sessions.map((session) => ({
      code: session.id,
      name: Object.fromEntries(languages.map((each) => [each, saySession(office, each, session)])) as unknown as Phrase,
      ...(isOver(session) && { retired: true as const }),
    })),
  }
  return { ...office, lists: { ...office.lists, [list.name]: list } }
}

/** The office with its course sessions where a form asks for one of them. */
export const forAsking = async <Here extends Office>(
  office: Here,
  acting: Acting,
  { programme, pages }: { readonly programme: Programme; readonly pages: readonly string[] },
): Promise<Here> => {
  const question = programme.seating?.question
  const asks = question !== undefined && pages.some((page) => programme.form.pages[page]?.includes(question))
  return asks ? withSessions(office, acting) : office
}
