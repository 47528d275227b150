/** Why an answer cannot be taken; each word has a sentence in every language that says what to do. */
export const faults = [
  'missing',
  'malformed',
  'not-asked',
  'not-in-list',
  'too-long',
  'too-small',
  'too-large',
  'too-early',
  'too-late',
  'too-few',
  'too-many',
  'too-heavy',
  'wrong-file-kind',
  'check',
] as const
export type Fault = (typeof faults)[number]

/** What is wrong with one answer, and the numbers or dates that its sentence names. */
export interface Problem {
  /** The field; inside a section with its row: `trips.0.country`. */
  readonly field: string
  readonly says: Fault
  /** The name of the check that failed, when `says` is `check`. */
  readonly check?: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Why a well-formed act is not taken; each word has a sentence in every language. */
export const refusals = [
  'malformed-act',
  'unknown-programme',
  'unknown-step',
  'unknown-version',
  'answers-have-problems',
  'not-your-function',
  'not-from-here',
  'not-yet',
  'already-open',
  'no-such-case',
  'nothing-corrected',
  'from-the-future',
  'id-taken',
  'not-consented',
  'file-missing',
  'busy',
  'others-refused',
  'no-such-session',
  'session-over',
  'outside-session',
  'still-waiting',
  'women-only',
] as const
export type Refusal = (typeof refusals)[number]

export type Outcome<Value, Reason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: Reason }

export const good = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })
export const bad = <Reason>(why: Reason): { readonly ok: false; readonly why: Reason } => ({ ok: false, why })
