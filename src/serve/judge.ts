import type { Act } from '#kernel/act.ts'
import { readAnswers } from '#kernel/answers.ts'
import { type Case, fold, isNext, move, stepOf } from '#kernel/case.ts'
import type { KeptFile } from '#kernel/kinds/files.ts'
import type { Problem, Refusal } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { correction } from '#kernel/workflow.ts'
import { type OwnKey, openAnswers, sealAnswers } from '#store/seal.ts'

import type { SentAct } from './envelope.ts'
import { type Acting, type Office, dayIn } from './office.ts'

/** A case while a batch is being judged: what it is so far, and the acts that the batch adds. */
export interface OpenCase {
  readonly programme: Programme
  readonly key: OwnKey
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
      readonly setAside?: Refusal
    }
  | ({ readonly ok: false } & Refused)

// A device's clock may run a little ahead; more is a wrong clock, and its acts would stand above all others.
const clockSlack = 5 * 60_000

/** Judges one act against its case: rights, answers, order. Changes nothing. */
export async function judge(office: Office, acting: Acting, sent: SentAct, open: OpenCase): Promise<Judgement> {
  const { programme, key, now } = open
  const step = stepOf(programme, sent.step)
  if (!step || step.retired) return refuse('unknown-step')
  if (!step.by.some((each) => acting.functions.includes(each))) return refuse('not-your-function')
  if ((sent.version ?? 0) > programme.version) return refuse('unknown-version')
  if (Date.parse(sent.at) > office.now().getTime() + clockSlack) return refuse('from-the-future')
  if (!now && step.from) return refuse('no-such-case')

  const circumstances = { today: dayIn(office.zone, sent.at), lists: office.lists }
  const known = now?.answers ?? {}
  const read = readAnswers(programme, { step: sent.step, known, answers: sent.answers }, circumstances)
  if (read.problems.length > 0) return { ok: false, why: 'answers-have-problems', problems: read.problems }
  if (sent.step === correction && !changesAnything(openAnswers(key, sent.case, known), read.answers))
    return refuse('nothing-corrected')

  const act: Act = {
    id: sent.id,
    case: sent.case,
    step: sent.step,
    at: sent.at,
    after: sent.after ?? now?.heads ?? [],
    answers: sealAnswers(programme.record, key, sent.case, read.answers),
  }
  return order(open, act, read.answers)
}

/** Lets the case move on, or folds it anew when the act belongs before others. */
async function order(open: OpenCase, act: Act, plain: LooseAnswers): Promise<Judgement> {
  const { programme, now } = open
  if (isNext(now, act)) {
    const moved = move(programme, now, act)
    return moved.ok ? { ok: true, act, now: moved.value, plain } : refuse(moved.why)
  }
  const folded = fold(programme, [...(await open.kept()), ...open.added, act])
  if (!folded) return refuse('no-such-case')
  const aside = folded.setAside.find((each) => each.act === act.id)
  const authorSawAll = now?.heads.every((head) => act.after.includes(head)) ?? true
  // Whoever saw everything made a mistake and is told. Whoever did not is kept and shown to a person.
  if (aside && authorSawAll) return refuse(aside.why)
  return { ok: true, act, now: folded, plain, ...(aside && { setAside: aside.why }) }
}

const refuse = (why: Refusal): Judgement => ({ ok: false, why })

const changesAnything = (known: LooseAnswers, given: LooseAnswers) =>
  Object.entries(given).some(([name, value]) => JSON.stringify(known[name] ?? null) !== JSON.stringify(value))

/** The files that some answers name. */
export const filesIn = ({ record }: Programme, answers: LooseAnswers): readonly KeptFile[] =>
  Object.entries(answers).flatMap(([name, value]) =>
    record[name]?.kind === 'files' && Array.isArray(value) ? (value as readonly KeptFile[]) : [],
  )
