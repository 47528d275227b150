import { actsOf } from '#store/acts.ts'
import { findFile } from '#store/files.ts'
import { openAnswers, openBytes, ownerOf, unwrapKey } from '#store/seal.ts'
import { Refused } from '#web/errors.ts'
import type { Acting, Office } from '#web/office.ts'

import { isId } from './envelope.ts'
import { filesIn } from './judge.ts'
import { openCase } from './opened-case.ts'
import { seenAnswers } from './sight.ts'

/** The bytes of a file, for a post that may see the case it belongs to and the question it answers. */
export async function openFile(
  office: Office,
  acting: Acting,
  id: string,
): Promise<{ readonly kind: string; readonly content: Buffer }> {
  const file = isId(id) ? await findFile(office.database, acting.post, id) : undefined
  if (!file || !(file.caseId === null || (await isSeen(office, acting, file.caseId, id))))
    throw new Refused(404, 'notFound')
  const key = unwrapKey(office.keys, file.wrapped, ownerOf.file(file.id))
  return { kind: file.kind, content: openBytes(key, file.content, ownerOf.file(file.id)) }
}

/** Whether some act answers a question with the file that this post may read. */
async function isSeen(office: Office, acting: Acting, caseId: string, id: string): Promise<boolean> {
  const { programme, keys, reader } = await openCase(office, acting, caseId, 'file')
  const acts = await actsOf(office.database, acting.post, [caseId])
  return acts.some(({ answers }) =>
    filesIn(programme, seenAnswers(programme, reader, openAnswers(programme.record, keys, caseId, answers))).some(
      ({ file }) => file.id === id,
    ),
  )
}
