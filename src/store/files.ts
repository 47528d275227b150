import { type Database, asPost } from './database.ts'

/** A file as it is kept: encrypted with a key of its own. */
export interface SealedFile {
  readonly id: string
  readonly post: string
  readonly kind: string
  readonly bytes: number
  readonly sha256: string
  readonly wrapped: string
  readonly content: Buffer
}

/** Keeps a file before the act that will name it; until then only the same post sees it. */
export const keepFile = (database: Database, file: SealedFile): Promise<void> =>
  asPost(database, file.post, async (writing) => {
    await writing
      .insertInto('safar.files')
      .values({ ...file, caseId: null })
      .execute()
  })

/** What is known of some files that a post may name in an act. */
export const describeFiles = (database: Database, post: string, ids: readonly string[]) =>
  asPost(database, post, (reading) =>
    reading
      .selectFrom('safar.files')
      .select(['id', 'kind', 'bytes', 'sha256', 'caseId'])
      .where('id', 'in', ids)
      .execute(),
  )

/** A file for a post that may see its case. */
export const findFile = (database: Database, post: string, id: string) =>
  asPost(database, post, (reading) =>
    reading.selectFrom('safar.files').selectAll().where('id', '=', id).executeTakeFirst(),
  )
