import type { Circumstances, Field, Fields, Misreading } from './field.ts'
import type { Problem } from './outcome.ts'

export type Name<F> = keyof F & string

type Unowed = { readonly optional: true } | { readonly conditional: true }
type OptionalName<F> = { [N in Name<F>]: F[N] extends Unowed ? N : never }[Name<F>]
export type ValueOf<T> = T extends Field<infer Value> ? Value : never

/** What a person answered, fully typed from the fields. */
export type Answers<F> = { readonly [N in Exclude<Name<F>, OptionalName<F>>]: ValueOf<F[N]> } & {
  readonly [N in OptionalName<F>]?: ValueOf<F[N]>
}

/** The fields that are identity, and so never stand in a condition or a statistic. */
export type SealedName<F> = { [N in Name<F>]: F[N] extends { readonly sealed: string } ? N : never }[Name<F>]

/** Answers whose questions the compiler no longer knows: as they come from the journal. */
export type LooseAnswers = Readonly<Record<string, unknown>>

/** Puts the questions of a programme together. */
export const defineRecord = <const F extends Fields>(fields: F): F => fields

export interface ReadAnswers {
  readonly answers: LooseAnswers
  readonly problems: readonly Problem[]
}

/**
 * Reads what came over the wire into answers, naming every problem at once.
 * `owed` says whether an unanswered question that may stay open must be answered here.
 */
export function readFields(
  fields: Fields,
  given: unknown,
  now: Circumstances,
  owed: (name: string) => boolean = (name) => isOwed(fields[name]),
): ReadAnswers {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { answers: {}, problems: [{ field: '', says: 'malformed' }] }
  const strangers = Object.keys(given).filter((name) => !Object.hasOwn(fields, name))
  const problems: Problem[] = strangers.map((name) => ({ field: name.slice(0, 80), says: 'not-asked' }))
  const answers: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const answer = Object.hasOwn(given, name) ? (given as LooseAnswers)[name] : undefined
    if (isEmpty(answer)) {
      if (owed(name)) problems.push({ field: name, says: 'missing' })
      continue
    }
    const reading = field.read(answer, now)
    if (reading.ok) answers[name] = reading.value
    // White space and empty lists are no answer: an open question may stay so.
    else if (owed(name) || reading.why.some(({ at, says }) => at !== '' || says !== 'missing'))
      problems.push(...reading.why.map((why) => located(name, why)))
  }
  return { answers, problems }
}

/** Whether a question must be answered wherever it is asked, whatever else is answered. */
export const isOwed = (field: Field | undefined): boolean =>
  field !== undefined && !field.optional && !field.conditional

/** Whether two answers say the same, in whatever order their parts were written. */
export function sameAnswer(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other
  const names = Object.keys(one)
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameAnswer(one[name], other[name]))
  )
}

const isObject = (answer: unknown): answer is LooseAnswers => typeof answer === 'object' && answer !== null

const isEmpty = (answer: unknown) =>
  answer === undefined || answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)

const located = (name: string, { at, says, values }: Misreading): Problem => ({
  field: at === '' ? name : `${name}.${at}`,
  says,
  ...(values && { values }),
})
