import { createHash, randomBytes } from 'node:crypto'

import type { Phrase } from '#kernel/words.ts'
import type { PostFunction } from '#kernel/workflow.ts'

import type { Database } from './database.ts'

/** Who is acting: an account, as one post that it holds now. */
export interface Session {
  readonly account: string
  readonly sealedName: string
  readonly post: {
    readonly id: string
    readonly organisation: string
    readonly place: string | null
    readonly functions: readonly PostFunction[]
    readonly title: Phrase
  }
}

/** Begins a session and returns its token, which is kept nowhere: the database holds its fingerprint. */
export async function beginSession(
  database: Database,
  { account, post, expires }: { account: string; post: string; expires: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await database
    .insertInto('safar.sessions')
    .values({ tokenHash: fingerprint(token), account, post, expiresAt: expires })
    .execute()
  return token
}

/** The session of a token, as long as it lasts and the account still holds the post. */
export async function findSession(database: Database, token: string, now: Date): Promise<Session | undefined> {
  const row = await database
    .selectFrom('safar.sessions')
    .innerJoin('safar.accounts', 'safar.accounts.id', 'safar.sessions.account')
    .innerJoin('safar.posts', 'safar.posts.id', 'safar.sessions.post')
    .innerJoin('safar.holdings', (join) =>
      join
        .onRef('safar.holdings.post', '=', 'safar.sessions.post')
        .onRef('safar.holdings.account', '=', 'safar.sessions.account'),
    )
    .select(['safar.sessions.account', 'sealedName', 'safar.posts.id', 'organisation', 'place', 'functions', 'title'])
    .where('tokenHash', '=', fingerprint(token))
    .where('expiresAt', '>', now)
    .where('heldFrom', '<=', now)
    .where(({ or, eb }) => or([eb('heldUntil', 'is', null), eb('heldUntil', '>', now)]))
    .where('safar.accounts.closedAt', 'is', null)
    .where('safar.posts.closedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { account, sealedName, id, organisation, place, title } = row
  return { account, sealedName, post: { id, organisation, place, functions: row.functions as PostFunction[], title } }
}

/** Ends a session at once. */
export async function endSession(database: Database, token: string): Promise<void> {
  await database.deleteFrom('safar.sessions').where('tokenHash', '=', fingerprint(token)).execute()
}

const fingerprint = (token: string) => createHash('sha256').update(token).digest()
