import { readableBy, type Protected, type Reader } from './access.ts'
import { type PlainDate, addMonths } from './date.ts'
import type { Fields } from './field.ts'
import type { LooseAnswers, Name } from './record.ts'
import type { Workflow } from './workflow.ts'

/** What a programme certifies: who comes into a state has a certificate, and who leaves it has none any more. */
export interface Certificate<State extends string = string, Question extends string = string> {
  readonly in: State
  /** How long it is valid, from its day on. */
  readonly months: number
  /** The question whose answer names the holder: as in the passport. */
  readonly holder: Question
  /** The question whose answer is the day of the certificate: what was learnt was learnt then, whenever it is printed. */
  readonly day: Question
  /** The question that says what was taught, and the list of its codes, each with its minutes. */
  readonly taught?: { readonly question: Question; readonly list: string }
}

/** Declares the certificate of a programme, and refuses one that its cases could not fill. */
export function defineCertificate<const F extends Fields, const State extends string>(
  record: F,
  { states }: Workflow<State>,
  certificate: Certificate<NoInfer<State>, Name<F>>,
): Certificate<State, Name<F>> {
  const { holder, day, months } = certificate
  if (!states.includes(certificate.in)) throw new Error(`There is no state ${certificate.in} to certify`)
  if (record[holder]?.kind !== 'text' || !record[holder].sealed)
    throw new Error(`${holder} does not name a person: it is no sealed text`)
  if (record[day]?.kind !== 'date') throw new Error(`${day} is no day that a certificate could have`)
  if (!Number.isInteger(months) || months < 1 || months > 120)
    throw new Error('A certificate is valid for 1 to 120 months')
  return certificate
}

/** The parts of a programme that a certificate is made of. */
export interface Certifying extends Protected {
  readonly certificate?: Certificate
}

/** What a case has a certificate for. */
export interface Certified {
  readonly holder: string
  readonly day: PlainDate
  /** The last day on which it is valid. */
  readonly until: PlainDate
  /** The codes of what was taught. */
  readonly taught: readonly string[]
}

/** What the case of these opened answers has a certificate for; `undefined` where it has none, or its reader may not know for whom. */
export function certifiedOf({ certificate }: Certifying, state: string, answers: LooseAnswers): Certified | undefined {
  if (!certificate || state !== certificate.in) return undefined
  const [holder, day] = [answers[certificate.holder], answers[certificate.day]]
  if (typeof holder !== 'string' || typeof day !== 'string') return undefined
  const taught = certificate.taught && answers[certificate.taught.question]
  return {
    holder,
    day,
    until: lastDay(day, certificate.months),
    taught: Array.isArray(taught) ? taught.filter((each) => typeof each === 'string') : [],
  }
}

/** The last day of a certificate that is valid for so many months. */
export const lastDay = (day: PlainDate, months: number): PlainDate => addMonths(day, months)

/** Whether a reader of a case may put its certificate on paper: they work on such cases, and may read the name. */
export function mayCertify(programme: Certifying, reader: Reader): boolean {
  const { certificate, workflow } = programme
  if (!certificate) return false
  const workers = new Set([...workflow.corrections, ...Object.values(workflow.steps).flatMap(({ by }) => by)])
  return reader.functions.some((each) => workers.has(each)) && readableBy(programme, reader)(certificate.holder)
}
