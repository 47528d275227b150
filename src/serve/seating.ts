import type { Act } from '#kernel/act.ts'
import type { Case } from '#kernel/case.ts'
import type { Refusal } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { type CountedSession, type Place, findSession, rosterOf, sessionOf } from '#store/course-sessions.ts'
import { type Acting, type Office, dayIn } from '#web/office.ts'

import { isId } from './envelope.ts'

/** Reads sessions and who sits in them, each once however many people a batch is about. */
export interface SeatReader {
  session(id: string): Promise<CountedSession | undefined>
  /** The place of a case in a session that it has joined; `undefined` when that is not kept yet. */
  place(session: string, caseId: string): Promise<number | undefined>
}

/** A reader of seats for one batch of acts. */
export function seatReader({ database }: Office, { post }: Acting): SeatReader {
  const sessions = new Map<string, Promise<CountedSession | undefined>>()
  const rosters = new Map<string, Promise<readonly Place[]>>()
  const once = <Value>(kept: Map<string, Promise<Value>>, id: string, read: () => Promise<Value>): Promise<Value> => {
    const there = kept.get(id) ?? read()
    kept.set(id, there)
    return there
  }
  return {
    session: (id) =>
      once(sessions, id, () => (isId(id) ? findSession(database, post, id) : Promise.resolve(undefined))),
    async place(id, caseId) {
      const roster = await once(rosters, id, () => rosterOf(database, post, id))
      const found = roster.find((each) => each.caseId === caseId)
      if (found) return found.place
      // The session may be another organisation's, which shows its list to nobody else.
      const joined = await sessionOf(database, caseId)
      return joined?.session === id ? (joined.place ?? undefined) : undefined
    },
  }
}

interface Judged {
  readonly programme: Programme
  /** The case before the act. */
  readonly before: Case | undefined
  readonly now: Case
  readonly act: Act
  readonly plain: LooseAnswers
}

/** Why an act cannot be taken because of a course session: none to join, over, for others; or a day on which somebody has no seat. */
export async function seatFault(office: Office, seats: SeatReader, judged: Judged): Promise<Refusal | undefined> {
  const { seating } = judged.programme
  if (!seating) return undefined
  const { act, plain } = judged
  const named = plain[seating.question]
  if (typeof named === 'string') return joinFault(office, seats, named, judged)
  if (act.step === seating.joins) return 'no-such-session'
  return act.step === seating.attends.step ? attendFault(seats, judged) : undefined
}

async function joinFault(
  { zone }: Office,
  seats: SeatReader,
  id: string,
  { programme, before, act, now }: Judged,
): Promise<Refusal | undefined> {
  const { seating } = programme
  // A correction sends what has not changed, too.
  if (before && seating && before.answers[seating.question] === id) return undefined
  const session = await seats.session(id)
  if (!session) return 'no-such-session'
  if (session.state === 'cancelled' || session.endsOn < dayIn(zone, act.at)) return 'session-over'
  const isFor = !session.womenOnly || !seating || now.answers[seating.women.question] === seating.women.code
  return isFor ? undefined : 'women-only'
}

async function attendFault(seats: SeatReader, { programme, before, now, plain }: Judged): Promise<Refusal | undefined> {
  const { seating } = programme
  const id = seating && now.answers[seating.question]
  if (!seating || typeof id !== 'string') return undefined
  const session = await seats.session(id)
  // Another organisation's session that is over is not shown; whoever sat there was seen to sit when it was planned.
  if (!session) return undefined
  if (session.state === 'cancelled') return 'session-over'
  const day = plain[seating.attends.day]
  if (typeof day === 'string' && (day < session.startsOn || day > session.endsOn)) return 'outside-session'
  const place = await seats.place(id, now.id)
  // Joined in this same batch: the last of those who joined.
  const stands = place ?? session.joined + 1
  return before && stands > session.capacity ? 'still-waiting' : undefined
}
