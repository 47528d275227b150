import { type Instant, readInstant } from '#kernel/date.ts'
import { type Outcome, type Problem, bad, good } from '#kernel/outcome.ts'

/** An act as it came over the wire, before its answers are read. */
export interface SentAct {
  readonly id: string
  readonly case: string
  readonly programme: string
  readonly step: string
  readonly version?: number
  /** Left out: now. */
  readonly at?: Instant
  readonly after?: readonly string[]
  readonly answers: unknown
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const word = /^[A-Za-z][A-Za-z0-9_-]{0,60}$/
const mostHeads = 100

/** Whether the text is an id that acts and cases may have. */
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text)

const parts: Readonly<Record<keyof SentAct, { readonly owed: boolean; readonly fits: (value: unknown) => boolean }>> = {
  id: { owed: true, fits: isId },
  case: { owed: true, fits: isId },
  programme: { owed: true, fits: (value) => typeof value === 'string' && word.test(value) },
  step: { owed: true, fits: (value) => typeof value === 'string' && word.test(value) },
  version: { owed: false, fits: (value) => Number.isSafeInteger(value) && Number(value) > 0 },
  at: { owed: false, fits: (value) => readInstant(value) !== undefined },
  after: { owed: false, fits: (value) => Array.isArray(value) && value.length <= mostHeads && value.every(isId) },
  answers: { owed: true, fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) },
}

/** Reads one act from the wire, or names every part of it that is wrong. */
export function readEnvelope(sent: unknown): Outcome<SentAct, readonly Problem[]> {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return bad([{ field: '', says: 'malformed' }])
  const given = sent as Readonly<Record<string, unknown>>
  const strangers = Object.keys(given).filter((name) => !Object.hasOwn(parts, name))
  const problems: readonly Problem[] = [
    ...Object.entries(parts).flatMap(([field, { owed, fits }]): readonly Problem[] => {
      const value = Object.hasOwn(given, field) ? given[field] : undefined
      if (value === undefined) return owed ? [{ field, says: 'missing' }] : []
      return fits(value) ? [] : [{ field, says: 'malformed' }]
    }),
    ...strangers.map((name): Problem => ({ field: name.slice(0, 80), says: 'not-asked' })),
  ]
  if (problems.length > 0) return bad(problems)
  // Every part was just seen to fit; the moment is brought to its one writing.
  const at = readInstant(given['at'])
  return good({ ...(given as unknown as SentAct), ...(at !== undefined && { at }) })
}
