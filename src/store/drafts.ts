import { type Database, asPost } from './database.ts'

/** A list between its preview and its import: encrypted, seen by its own post alone. */
export interface SealedDraft {
  readonly id: string
  readonly post: string
  readonly programme: string
  readonly wrapped: string
  readonly content: Buffer
}

export const keepDraft = (database: Database, draft: SealedDraft): Promise<void> =>
  asPost(database, draft.post, async (writing) => {
    await writing.insertInto('safar.drafts').values(draft).execute()
  })

export const findDraft = (database: Database, post: string, id: string): Promise<SealedDraft | undefined> =>
  asPost(database, post, (reading) =>
    reading
      .selectFrom('safar.drafts')
      .select(['id', 'post', 'programme', 'wrapped', 'content'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )

// By then whatever was tried has long flowed back.
const day = 24 * 3_600_000

/** Forgets lists that nobody came back to, sessions that are over, and what was tried and spent long ago. For the role `worker`. */
export async function sweep(worker: Database, { draftsBefore, now }: { draftsBefore: Date; now: Date }): Promise<void> {
  await worker.deleteFrom('safar.drafts').where('keptAt', '<', draftsBefore).execute()
  await worker.deleteFrom('safar.sessions').where('expiresAt', '<', now).execute()
  await worker
    .deleteFrom('safar.tries')
    .where('at', '<', new Date(now.getTime() - day))
    .execute()
  await worker.deleteFrom('safar.spentTickets').where('until', '<', now).execute()
}
