import type { CaseLine } from '#store/cases.ts'
import { findDraft, keepDraft } from '#store/drafts.ts'
import { makeOwnKey, openBytes, ownerOf, sealBytes, unwrapKey, wrapKey } from '#store/seal.ts'
import type { Acting, Office } from '#web/office.ts'
import type { Ended, Task } from '#web/working.ts'

import { certifiableLines } from './certifiable.ts'
import { issueTo } from './issue.ts'
import { printPapers } from './paper.ts'
import type { Press } from './press.ts'
import { type Archived, zip } from './zip.ts'

/** What work of this kind is called. */
export const printing = 'certificates'

// A document of more pages takes more memory than a small machine has to spare; and a stack of fifty is what a printer holds.
const pagesInOne = 50

/** Prints the certificates of many people into one file, sealed until its post fetches it: one document, or an archive of several. */
export async function printMany(
  office: Office,
  acting: Acting,
  { press, origin, lines }: { readonly press: Press; readonly origin: string; readonly lines: readonly CaseLine[] },
  { id, signal, report }: Task,
): Promise<Ended> {
  const issued = await issueTo(office, acting, certifiableLines(office, lines))
  if (issued.length === 0) return { state: 'refused', outcome: { says: 'none' } }
  report(0, issued.length)
  const documents: Archived[] = []
  for (let from = 0; from < issued.length; from += pagesInOne) {
    signal.throwIfAborted()
    const few = issued.slice(from, from + pagesInOne)
    documents.push({ name: nameOf(from, few.length), content: await printPapers(office, press, origin, few) })
    report(from + few.length, issued.length)
  }
  signal.throwIfAborted()
  const [only] = documents
  await keep(office, acting.post, id, only && documents.length === 1 ? only.content : zip(documents))
  return {
    state: 'done',
    outcome: {
      says: 'printed',
      values: { count: issued.length, skipped: lines.length - issued.length, files: documents.length },
    },
  }
}

const nameOf = (from: number, pages: number) => `certificates-${place(from + 1)}-${place(from + pages)}.pdf`
const place = (at: number) => String(at).padStart(4, '0')

async function keep({ database, keys }: Office, post: string, id: string, content: Uint8Array): Promise<void> {
  const [key, owner] = [makeOwnKey(), ownerOf.draft(id)]
  await keepDraft(database, {
    id,
    post,
    programme: printing,
    wrapped: wrapKey(keys, key, owner),
    content: sealBytes(key, content, owner),
  })
}

/** The file that was printed, for its post; `undefined` once a day is over. */
export async function printedFile({ database, keys }: Office, post: string, id: string): Promise<Buffer | undefined> {
  const draft = await findDraft(database, post, id)
  if (draft?.programme !== printing) return undefined
  return openBytes(unwrapKey(keys, draft.wrapped, ownerOf.draft(id)), draft.content, ownerOf.draft(id))
}
