import { stepOf } from './case.ts'
import { fieldsOf } from './condition.ts'
import type { Circumstances } from './field.ts'
import { brokenChecks, isAsked, readPages, withoutUnasked } from './form.ts'
import { amend } from './merge.ts'
import type { Problem } from './outcome.ts'
import type { Programme } from './programme.ts'
import { type LooseAnswers, type ReadAnswers, isOwed, readFields, sameAnswer } from './record.ts'
import { correction } from './workflow.ts'

interface Given {
  readonly step: string
  /** What the case knows already; skip logic and rules may speak of it. */
  readonly known: LooseAnswers
  readonly answers: unknown
}

/** Reads the answers that came with an act: all that its step asks, or what a correction changes. */
export function readAnswers(programme: Programme, { step, known, answers }: Given, now: Circumstances): ReadAnswers {
  if (step === correction) return readCorrection(programme, known, answers, now)
  const pages = stepOf(programme, step)?.asks ?? []
  return readPages({ record: programme.record, form: programme.form, pages, known }, answers, now)
}

/**
 * A correction names any fields of the programme. An empty answer takes the old one back where one is not owed,
 * and what the corrected answers no longer ask is taken back with them: the answers then hold `null`.
 */
function readCorrection(
  { record, form }: Programme,
  known: LooseAnswers,
  given: unknown,
  now: Circumstances,
): ReadAnswers {
  const isNamed = (name: string) => Object.hasOwn(given as LooseAnswers, name)
  const read = readFields(record, given, now, (name) => isOwed(record[name]) && isNamed(name))
  if (read.problems.length > 0) return read
  const emptied = Object.keys(known).filter((name) => isNamed(name) && read.answers[name] === undefined)
  const together = withoutUnasked(form, amend(known, { ...read.answers, ...taken(emptied) }))
  const unasked = Object.keys(withoutUnasked(form, known)).filter((name) => together[name] === undefined)
  const kept = Object.entries(read.answers).filter(([name]) => together[name] !== undefined)
  const answers = { ...Object.fromEntries(kept), ...taken(emptied), ...taken(unasked) }
  return {
    answers,
    problems: [...nowMissing({ record, form }, known, together), ...nowBroken({ record, form }, answers, together)],
  }
}

const taken = (names: readonly string[]): LooseAnswers => Object.fromEntries(names.map((name) => [name, null]))

type Asking = Pick<Programme, 'record' | 'form'>

// A question that stood open before the correction may stay so.
function nowMissing({ record, form }: Asking, known: LooseAnswers, together: LooseAnswers): readonly Problem[] {
  const isOpen = (name: string, answers: LooseAnswers) => isAsked(form, name, answers) && answers[name] === undefined
  return Object.keys(record)
    .filter((name) => record[name]?.conditional && !record[name].optional)
    .filter((name) => isOpen(name, together) && !isOpen(name, known))
    .map((field) => ({ field, says: 'missing' }))
}

// Old answers may break a newer rule; only who changes one of them is told.
function nowBroken({ record, form }: Asking, changed: LooseAnswers, together: LooseAnswers): readonly Problem[] {
  const touched = (check = '') => {
    const rule = form.checks[check]
    return rule !== undefined && [rule.at, ...fieldsOf(rule.holds)].some((name) => Object.hasOwn(changed, name))
  }
  return brokenChecks(form, record, together).filter(({ check }) => touched(check))
}

/** Whether a correction would leave every answer as it is. */
export const changesNothing = (known: LooseAnswers, answers: LooseAnswers): boolean =>
  Object.entries(answers).every(([name, answer]) => sameAnswer(known[name] ?? null, answer))

/** The page of the form that a field stands on. */
export const pageOf = (programme: Programme, name: string): string | undefined =>
  Object.keys(programme.form.pages).find((page) => programme.form.pages[page]?.includes(name))
