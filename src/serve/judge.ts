import { type Reader, mayTake, readableBy } from '#kernel/access.ts'
import { type Act, inOrder, momentAfter, standsAfterWhatItSaw } from '#kernel/act.ts'
import { changesNothing, readAnswers } from '#kernel/answers.ts'
import { type Case, fold, hasSeenAll, isNext, move, stepOf } from '#kernel/case.ts'
import type { KeptFile } from '#kernel/kinds/files.ts'
import type { Problem, Refusal } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { correction } from '#kernel/workflow.ts'
import { type CaseKeys, openAnswers, sealAnswers } from '#store/seal.ts'
import { type Office, dayIn } from '#web/office.ts'

import type { SentAct } from './envelope.ts'

/** A case while a batch is being judged: what it is so far, and the acts that the batch adds. */
export interface OpenCase {
  readonly programme: Programme
  readonly keys: CaseKeys
  /** By what right its author acts on it. */
  readonly reader: Reader
  readonly now: Case | undefined
  readonly added: readonly Act[]
  /** The acts kept earlier; fetched only when an act comes out of order. */
  kept(): Promise<readonly Act[]>
}

export interface Refused {
  readonly why: Refusal
  readonly problems?: readonly Problem[]
}

export type Judgement =
  | {
      readonly ok: true
      readonly act: Act
      readonly now: Case
      readonly plain: LooseAnswers
      /** The fingerprint of the definition that asked. */
      readonly definition: string
      readonly setAside?: Refusal
    }
  | ({ readonly ok: false } & Refused)

// A device's clock may run a little ahead; more is a wrong clock, and its acts would stand above all others.
const clockSlack = 5 * 60_000

/** Judges one act against its case: rights, answers, order. Changes nothing. */
export async function judge(office: Office, sent: SentAct, open: OpenCase): Promise<Judgement> {
  const { programme, keys, reader, now } = open
  const version = sent.version ?? programme.version
  const definition = office.definitions.get(programme.name)?.get(version)
  const step = stepOf(programme, sent.step)
  // A retired step is still taken from a form that was drawn before it was retired.
  if (!step || (step.retired && version === programme.version)) return refuse('unknown-step')
  if (definition === undefined) return refuse('unknown-version')
  if (!mayTake(programme, reader, sent.step, step)) return refuse('not-your-function')
  if (!now && step.from) return refuse('no-such-case')
  const clock = office.now()
  const at = sent.at ?? momentAfter(now?.last.at, clock.toISOString())
  if (Date.parse(at) > clock.getTime() + clockSlack) return refuse('from-the-future')

  const circumstances = { today: dayIn(office.zone, at), lists: office.lists }
  const sealed = now?.answers ?? {}
  // Only a correction has to know what identity says now.
  const known = sent.step === correction ? openAnswers(programme.record, keys, sent.case, sealed) : sealed
  const hidden = hiddenIn(programme, reader, sent)
  if (hidden.length > 0) return { ok: false, why: 'answers-have-problems', problems: hidden }
  const read = readAnswers(programme, { step: sent.step, known, answers: sent.answers }, circumstances)
  if (read.problems.length > 0) return { ok: false, why: 'answers-have-problems', problems: read.problems }
  if (sent.step === correction && changesNothing(known, read.answers)) return refuse('nothing-corrected')

  const answers = sealAnswers(programme.record, keys, sent.case, read.answers)
  const ordered = await order(open, { id: sent.id, case: sent.case, step: sent.step, at, answers }, sent.after)
  return ordered.ok ? { ...ordered, plain: read.answers, definition } : ordered
}

// What somebody may not read they may not change either, and are told no more than of a question that is not asked.
function hiddenIn(programme: Programme, reader: Reader, { answers }: SentAct): readonly Problem[] {
  const reads = readableBy(programme, reader)
  return Object.keys(answers as LooseAnswers)
    .filter((name) => Object.hasOwn(programme.record, name) && !reads(name))
    .map((field) => ({ field, says: 'not-asked' }))
}

type Ordered = Omit<Judgement & { readonly ok: true }, 'plain' | 'definition'> | ({ readonly ok: false } & Refused)

/** Lets the case move on, or folds it anew when the act belongs before others. */
async function order(
  { programme, now, ...open }: OpenCase,
  sent: Omit<Act, 'after'>,
  after: SentAct['after'],
): Promise<Ordered> {
  const next = { ...sent, after: after ?? now?.heads ?? [] }
  if (isNext(now, next)) {
    const moved = move(programme, now, next)
    return moved.ok ? { ok: true, act: next, now: moved.value } : refuse(moved.why)
  }
  const kept = [...(await open.kept()), ...open.added]
  // Who does not say what they had seen is taken to have seen what had happened by then.
  const act = { ...sent, after: after ?? kept.filter((each) => inOrder(each, sent) < 0).map(({ id }) => id) }
  if (!standsAfterWhatItSaw(act, kept)) return { ok: false, why: 'malformed-act', problems: [clockBehind(act, kept)] }
  const folded = fold(programme, [...kept, act])
  if (!folded) return refuse('no-such-case')
  const aside = folded.setAside.find((each) => each.act === act.id)
  // Whoever saw everything made a mistake and is told. Whoever did not is kept and shown to a person.
  if (aside && now && hasSeenAll(now, act)) return refuse(aside.why)
  return { ok: true, act, now: folded, ...(aside && { setAside: aside.why }) }
}

const refuse = (why: Refusal): { readonly ok: false; readonly why: Refusal } => ({ ok: false, why })

// The device's clock ran behind what its user had already seen.
const clockBehind = (act: Act, kept: readonly Act[]): Problem => ({
  field: 'at',
  says: 'too-early',
  values: {
    from:
      kept
        .filter(({ id }) => act.after.includes(id))
        .toSorted(inOrder)
        .at(-1)?.at ?? act.at,
  },
})

/** The files that some answers name, each with its question. */
export const filesIn = (
  { record }: Programme,
  answers: LooseAnswers,
): readonly { readonly file: KeptFile; readonly question: string }[] =>
  Object.entries(answers).flatMap(([question, value]) =>
    record[question]?.kind === 'files' && Array.isArray(value)
      ? (value as readonly KeptFile[]).map((file) => ({ file, question }))
      : [],
  )
