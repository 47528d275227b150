import { type Reader, keepsReads, readableBy, restrictedIn } from '#kernel/access.ts'
import { knowing } from '#kernel/act.ts'
import { type Case, fold } from '#kernel/case.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { type StoredCase, type Way, actsOf, load } from '#store/acts.ts'
import { type TrailKind, type TrailWay, keepRead } from '#store/reads.ts'
import { type CaseKeys, openAnswers, ownerOf, unwrapKey } from '#store/seal.ts'
import { Refused } from '#web/errors.ts'
import type { Acting, Office } from '#web/office.ts'

import { isId } from './envelope.ts'
import { readerOf, seenAnswers } from './sight.ts'

/** A case with its identity opened, as far as the post may see it. */
export interface OpenedCase {
  readonly programme: Programme
  readonly post: string
  /** Without clashes of questions that are hidden. */
  readonly now: Case
  readonly keys: CaseKeys
  readonly reader: Reader
  readonly way: Way
  readonly wrapped: string
  readonly answers: LooseAnswers
}

/**
 * Opens a case, or says that there is none: the same answer for one that does not exist and one that is hidden.
 * Where reading is itself something to keep, it is kept first.
 */
export async function openCase(
  office: Office,
  acting: Acting,
  id: string,
  what: TrailKind = 'read',
): Promise<OpenedCase> {
  const stored = isId(id) ? (await load(office.database, acting.post, [id], [])).cases.get(id) : undefined
  const programme = stored && office.programmes.get(stored.programme)
  if (!stored || !programme || isOver(office, stored.way)) throw new Refused(404, 'noSuchCase')
  const { way } = stored
  if (keepsReads(programme) || way.glassUntil !== undefined)
    await keepRead(office.database, acting, { what, cases: [id], way: wayWord(way), at: office.now() })
  const keys = keysOf(office, programme, stored)
  const reader = readerOf(acting, way)
  const reads = readableBy(programme, reader)
  return {
    programme,
    post: stored.post,
    now: { ...stored.now, clashes: stored.now.clashes.filter(({ field }) => reads(field)) },
    keys,
    reader,
    way,
    wrapped: stored.wrapped,
    answers: seenAnswers(programme, reader, openAnswers(programme.record, keys, id, stored.now.answers)),
  }
}

// The database lets go of a glass within a minute after its time; here it is over to the second.
const isOver = ({ now }: Office, { glassUntil }: Way) => glassUntil !== undefined && glassUntil <= now().toISOString()

/** By what right a case is read, as the trail says it. */
export const wayWord = ({ standsIn, glassUntil }: Pick<Way, 'standsIn' | 'glassUntil'>): TrailWay =>
  glassUntil !== undefined ? 'glass' : standsIn ? 'stands-in' : 'reach'

/** The keys of a case, as far as the database showed them. */
export const keysOf = (
  { keys }: Office,
  programme: Programme,
  { now: { id }, wrapped, restricted }: Pick<StoredCase, 'now' | 'wrapped' | 'restricted'>,
): CaseKeys => ({
  own: unwrapKey(keys, wrapped, ownerOf.case(id)),
  restricted: restricted === undefined ? undefined : unwrapKey(keys, restricted, ownerOf.restricted(id)),
  restricts: restrictedIn(programme),
})

/** The answers as they were for whoever had seen these acts last: what a form was drawn from, though others wrote meanwhile. */
export async function answersSeen(
  office: Office,
  acting: Acting,
  { programme, now, keys, reader, answers }: OpenedCase,
  heads: readonly string[],
): Promise<LooseAnswers> {
  if (now.heads.every((head) => heads.includes(head))) return answers
  const acts = await actsOf(office.database, acting.post, [now.id])
  const knows = knowing(acts)
  const seen = acts.filter(({ id }) => heads.some((head) => head === id || knows(head, id)))
  const then = openAnswers(programme.record, keys, now.id, fold(programme, seen)?.answers ?? {})
  return seenAnswers(programme, reader, then)
}
