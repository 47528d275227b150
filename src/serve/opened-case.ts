import type { Case } from '#kernel/case.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { load } from '#store/acts.ts'
import { type OwnKey, openAnswers, ownerOf, unwrapKey } from '#store/seal.ts'

import { isId } from './envelope.ts'
import { Refused } from './errors.ts'
import type { Acting, Office } from './office.ts'

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
