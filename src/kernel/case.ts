import { type Act, inOrder, knowing } from './act.ts'
import { holds } from './condition.ts'
import type { Instant } from './date.ts'
import type { Fields } from './field.ts'
import { amend, merge } from './merge.ts'
import { type Outcome, type Refusal, bad, good } from './outcome.ts'
import { type LooseAnswers, sameAnswer } from './record.ts'
import { type Step, type Workflow, correction } from './workflow.ts'

/** An act that is kept but has no effect where it stands in the order. */
export interface SetAside {
  readonly act: string
  readonly why: Refusal
}

/** Two acts, neither knowing of the other, that answered one question differently. */
export interface Clash {
  readonly field: string
  readonly acts: readonly [string, string]
}

/** What a case is now: always computed from its acts, never stored as truth. */
export interface Case {
  readonly id: string
  readonly state: string
  readonly answers: LooseAnswers
  readonly opened: Instant
  /** Since when it has been in this state. */
  readonly since: Instant
  /** The last act in the order: when, and which. */
  readonly last: Pick<Act, 'at' | 'id'>
  /** The acts that no other act was done after. */
  readonly heads: readonly string[]
  readonly setAside: readonly SetAside[]
  readonly clashes: readonly Clash[]
}

/** The parts of a programme that the engine runs on. */
export interface Rules {
  readonly record: Fields
  readonly workflow: Workflow
}

/** The whole engine: a case and an act give the next case, or the reason why not. */
export function move(rules: Rules, now: Case | undefined, act: Act): Outcome<Case, Refusal> {
  const step = stepOf(rules, act.step)
  if (!step) return bad('unknown-step')
  const before = now?.answers ?? {}
  const answers = act.step === correction ? amend(before, act.answers) : merge(rules.record, before, act.answers)
  const refusal = refusalOf(step, now, answers)
  if (refusal) return bad(refusal)
  const state = step.to ?? now?.state ?? ''
  return good({
    id: act.case,
    state,
    answers,
    opened: now?.opened ?? act.at,
    since: now?.state === state ? now.since : act.at,
    last: { at: act.at, id: act.id },
    heads: headsAfter(now?.heads ?? [], act),
    setAside: now?.setAside ?? [],
    // Whoever takes the next step has seen everything, so what they answer is settled.
    clashes: (now?.clashes ?? []).filter(({ field }) => !replaces(rules.record, act, field)),
  })
}

function refusalOf({ from, when }: Step, now: Case | undefined, answers: LooseAnswers): Refusal | undefined {
  if (!from && now) return 'already-open'
  if (from && !now) return 'no-such-case'
  if (from && now && !from.includes(now.state)) return 'not-from-here'
  return when && !holds(when, answers) ? 'not-yet' : undefined
}

/** The step of that name; a correction is possible from every state and changes none. */
export const stepOf = ({ workflow }: Rules, name: string): Step | undefined =>
  name === correction
    ? { from: workflow.states, by: workflow.corrections, asks: [] }
    : Object.hasOwn(workflow.steps, name)
      ? workflow.steps[name]
      : undefined

/** Whether the act gives the answer to a question anew. What is gathered adds up instead, but a correction says what is so. */
const replaces = (record: Fields, { step, answers }: Act, field: string) =>
  Object.hasOwn(answers, field) && (step === correction || !record[field]?.gathered)

const headsAfter = (heads: readonly string[], act: Act) => [
  ...heads.filter((head) => !act.after.includes(head)),
  act.id,
]

/** Whether the author had seen every act of the case: only then may the act be refused, for they can do something else. */
export const hasSeenAll = (now: Case, act: Act): boolean => now.heads.every((head) => act.after.includes(head))

/** Whether the act comes last and its author had seen everything, so the case can simply move on. */
export const isNext = (now: Case | undefined, act: Act): boolean =>
  now === undefined || (inOrder(now.last, act) < 0 && hasSeenAll(now, act))

/**
 * What a case is, given all its acts in whatever order they arrived.
 * An act that cannot be taken where it stands is set aside, and two edits that did not know
 * of each other are a clash: both are shown to a person, neither is resolved silently.
 */
export function fold(rules: Rules, acts: readonly Act[]): Case | undefined {
  const ordered = acts.toSorted(inOrder)
  const setAside: SetAside[] = []
  const taken: Act[] = []
  const now = ordered.reduce<Case | undefined>((before, act) => {
    const moved = move(rules, before, act)
    if (moved.ok) taken.push(act)
    else setAside.push({ act: act.id, why: moved.why })
    return moved.ok ? moved.value : before
  }, undefined)
  if (!now) return undefined
  return {
    ...now,
    heads: headsOf(acts),
    last: lastOf(ordered),
    setAside,
    clashes: clashesOf(rules.record, taken, acts),
  }
}

const headsOf = (acts: readonly Act[]) => {
  const seen = new Set(acts.flatMap(({ after }) => after))
  return acts
    .map(({ id }) => id)
    .filter((id) => !seen.has(id))
    .toSorted()
}

const lastOf = (ordered: readonly Act[]) => {
  const { at = '', id = '' } = ordered.at(-1) ?? {}
  return { at, id }
}

/** Of every question: the answers that nobody replaced, and of these any two whose authors did not know of each other. */
function clashesOf(record: Fields, taken: readonly Act[], acts: readonly Act[]): readonly Clash[] {
  const knows = knowing(acts)
  const fields = new Set(taken.flatMap(({ answers }) => Object.keys(answers)))
  return [...fields].flatMap((field) => {
    const answered = taken.filter(({ answers }) => Object.hasOwn(answers, field))
    const replacing = answered.filter((act) => replaces(record, act, field))
    const standing = answered.filter((act) => !replacing.some((later) => knows(later.id, act.id)))
    const clash = (one: Act, other: Act) =>
      (replacing.includes(one) || replacing.includes(other)) &&
      !knows(other.id, one.id) &&
      !sameAnswer(one.answers[field], other.answers[field])
    return standing.flatMap((one, place) =>
      standing
        .slice(place + 1)
        .filter((other) => clash(one, other))
        .map((other): Clash => ({ field, acts: [one.id, other.id] })),
    )
  })
}
