import { type PlainDate, addDays } from './date.ts'
import type { Language, Phrase } from './words.ts'
import type { PostFunction } from './workflow.ts'

/** When a course belongs in a journey: before looking for work (PEO), before leaving (PDO), after arriving (PAO), on return (RRO). */
export const stages = ['pre-employment', 'pre-departure', 'post-arrival', 'return'] as const
export type Stage = (typeof stages)[number]

/** Where something was read that is said as a fact. */
export interface CourseSource {
  readonly title: string
  readonly url?: string
  /** The day or year that it was published on, as it says itself. */
  readonly published?: string
}

/** What is taught in a module, for everybody or for one corridor: plain text in every language (see plain-text.ts). */
export interface CourseText {
  /** Lower case: it stands in the address of its page. */
  readonly id: string
  /** A code of the list 'orientation-module'. */
  readonly module: string
  /** A code of the list 'destination'; left out, it is for every journey. */
  readonly corridor?: string
  readonly validFrom: PlainDate
  readonly said: Phrase
  readonly sources: readonly CourseSource[]
}

/** A course: the texts that it is taught from, for a corridor and a stage. */
export interface Course {
  readonly id: string
  readonly name: Phrase
  readonly about: Phrase
  readonly stage: Stage
  readonly corridor?: string
  /** Ids of texts, in the order in which they are taught. */
  readonly texts: readonly string[]
}

/** Everything that a country teaches people who move. */
export interface Curriculum {
  readonly courses: readonly Course[]
  readonly texts: readonly CourseText[]
}

/** Rules of destinations change: whoever owns a text says so often that it is still true. */
export const daysBetweenChecks = 90

/** Whether a text can be relied on: somebody has confirmed it lately, too long ago, or nobody ever has. */
export type Freshness = 'checked' | 'overdue' | 'unconfirmed'

/** How fresh a text is on a day, by the day on which its owner last confirmed it. */
export function freshnessOf(checkedOn: PlainDate | undefined, today: PlainDate): Freshness {
  if (checkedOn === undefined) return 'unconfirmed'
  return dueOn(checkedOn) < today ? 'overdue' : 'checked'
}

/** The last day on which a text that was confirmed on a day need not be confirmed again. */
export const dueOn = (checkedOn: PlainDate): PlainDate => addDays(checkedOn, daysBetweenChecks)

/** The states of one holding of a course. */
export const sessionStates = ['planned', 'held', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]

/** One holding of a course: where, by whom, when, in which language, for how many. */
export interface CourseSession {
  readonly id: string
  readonly organisation: string
  readonly place: string
  readonly course: string
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  /** The post that teaches, and that people who sign up by themselves are enrolled at. */
  readonly trainer: string
  readonly language: Language
  readonly capacity: number
  readonly womenOnly: boolean
  /** Everybody may read of it and sign up. */
  readonly isPublic: boolean
  readonly state: SessionState
}

/** Somebody's place in a session: a seat, or so many-th on the waiting list. */
export type Seat = { readonly seated: true } | { readonly seated: false; readonly waiting: number }

/** Seats are not given, they follow: whoever came first sits, up to the capacity; the others wait. The first place is 1. */
export const seatAt = (place: number, capacity: number): Seat =>
  place <= capacity ? { seated: true } : { seated: false, waiting: place - capacity }

/** How many of those who joined sit, how many wait, and how many seats are free. */
export function seatsOf(joined: number, capacity: number) {
  const seated = Math.min(joined, capacity)
  return { seated, waiting: joined - seated, free: capacity - seated }
}

/** Where a programme meets course sessions. */
export interface Seating {
  /** The question whose answer is the session that somebody has joined. */
  readonly question: string
  /** The step that answers it. */
  readonly joins: string
  /** The step by which somebody attended, and the question that says on which day. */
  readonly attends: { readonly step: string; readonly day: string }
  /** States in which nobody keeps a seat. */
  readonly frees: readonly string[]
  /** The answer that opens sessions for women only. */
  readonly women: { readonly question: string; readonly code: string }
}

/** What people may do by themselves, without an account: open a case by a step, answering these questions and no others. */
export interface Intake {
  readonly step: string
  /** The function of the post that the case is opened at, by which the step is taken. */
  readonly by: PostFunction
  readonly asks: readonly string[]
}
