import { sql } from 'kysely'

import { type Database, asPost } from './database.ts'
import type { Keys } from './keys.ts'
import { openBytes, ownerOf, sealBytes, unwrapKey } from './seal.ts'
import type { Changer } from './staffing.ts'

/** A case that was opened out of reach. */
export interface Glass {
  readonly id: string
  readonly post: string
  readonly account: string
  readonly caseId: string
  readonly casePost: string
  readonly brokenAt: Date
  readonly until: Date
  /** Sealed with the case's key. */
  readonly why: string | null
}

interface Breaking {
  readonly caseIds: readonly string[]
  readonly why: string
  readonly at: Date
}

/**
 * Opens the first of some cases that the acting post may open out of its reach, as the programme declares; the reason is sealed
 * with the case's key, and nothing is seen before it is kept. Answers with the case and until when, or with `undefined`: whether
 * the case is not there or not to be opened, nobody learns.
 */
export const breakGlass = (
  database: Database,
  keys: Keys,
  by: Changer,
  { caseIds, why, at }: Breaking,
): Promise<{ readonly caseId: string; readonly until: Date } | undefined> =>
  asPost(database, by.post, async (writing) => {
    for (const caseId of caseIds) {
      const glass = crypto.randomUUID()
      const { rows } = await sql<{ wrapped: string; until: Date }>`
        select wrapped, until from safar.break_glass(${glass}::uuid, ${by.account}::uuid, ${caseId}::uuid, ${at}::timestamptz)`.execute(
        writing,
      )
      const [broken] = rows
      if (!broken) continue
      const key = unwrapKey(keys, broken.wrapped, ownerOf.case(caseId))
      const sealed = sealBytes(key, Buffer.from(why), ownerOf.glass(glass)).toString('base64url')
      await sql`select safar.keep_why(${glass}::uuid, ${sealed})`.execute(writing)
      return { caseId, until: broken.until }
    }
    return undefined
  })

/** The reason that was written, for whoever has the case's key. */
export const openWhy = (keys: Keys, wrapped: string, { id, caseId, why }: Glass): string =>
  why === null
    ? ''
    : openBytes(
        unwrapKey(keys, wrapped, ownerOf.case(caseId)),
        Buffer.from(why, 'base64url'),
        ownerOf.glass(id),
      ).toString()

/** The glasses that were broken for cases of a post since a moment, newest first: its post is told. */
export const glassesOf = (database: Database, post: string, since: Date): Promise<readonly Glass[]> =>
  asPost(database, post, (reading) =>
    reading
      .selectFrom('safar.glasses')
      .select(['id', 'post', 'account', 'caseId', 'casePost', 'brokenAt', 'until', 'why'])
      .where('casePost', '=', post)
      .where('why', 'is not', null)
      .where('brokenAt', '>=', since)
      .orderBy('brokenAt', 'desc')
      .limit(50)
      .execute(),
  )

/** The glasses that were broken for one case, as far as the post is told of them. */
export const glassesFor = (database: Database, post: string, caseId: string): Promise<readonly Glass[]> =>
  asPost(database, post, (reading) =>
    reading
      .selectFrom('safar.glasses')
      .select(['id', 'post', 'account', 'caseId', 'casePost', 'brokenAt', 'until', 'why'])
      .where('caseId', '=', caseId)
      .where('why', 'is not', null)
      .orderBy('brokenAt', 'desc')
      .execute(),
  )

/** The ids of cases that have one of these whole numbers: a paper's or a telephone's, as `sought` makes them. */
export async function casesWith(database: Database, wholes: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select safar.find_cases(null, ${wholes}::bigint[]) as id`.execute(database)
  return rows.map(({ id }) => id)
}
