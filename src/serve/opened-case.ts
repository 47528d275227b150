import { knowing } from '#kernel/act.ts'
import { type Case, fold } from '#kernel/case.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { actsOf, load } from '#store/acts.ts'
import { type OwnKey, openAnswers, ownerOf, unwrapKey } from '#store/seal.ts'
import { Refused } from '#web/errors.ts'
import type { Acting, Office } from '#web/office.ts'

import { isId } from './envelope.ts'

/** A case with its identity opened, for a post that may see it. */
export interface OpenedCase {
  readonly programme: Programme
  readonly post: string
  readonly now: Case
  readonly key: OwnKey
  readonly answers: LooseAnswers
}

/** Opens a case, or says that there is none: the same answer for one that does not exist and one that is hidden. */
export async function openCase(office: Office, acting: Acting, id: string): Promise<OpenedCase> {
  const stored = isId(id) ? (await load(office.database, acting.post, [id], [])).cases.get(id) : undefined
  const programme = stored && office.programmes.get(stored.programme)
  if (!stored || !programme) throw new Refused(404, 'noSuchCase')
  const key = unwrapKey(office.keys, stored.wrapped, ownerOf.case(id))
  return {
    programme,
    post: stored.post,
    now: stored.now,
    key,
    answers: openAnswers(programme.record, key, id, stored.now.answers),
  }
}

/** The answers as they were for whoever had seen these acts last: what a form was drawn from, though others wrote meanwhile. */
export async function answersSeen(
  office: Office,
  acting: Acting,
  { programme, now, key, answers }: OpenedCase,
  heads: readonly string[],
): Promise<LooseAnswers> {
  if (now.heads.every((head) => heads.includes(head))) return answers
  const acts = await actsOf(office.database, acting.post, [now.id])
  const knows = knowing(acts)
  const seen = acts.filter(({ id }) => heads.some((head) => head === id || knows(head, id)))
  return openAnswers(programme.record, key, now.id, fold(programme, seen)?.answers ?? {})
}
