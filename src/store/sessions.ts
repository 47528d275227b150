import { createHash, randomBytes } from 'node:crypto'

import { sql } from 'kysely'

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
  const { rows } = await sql<SessionRow>`select * from safar.find_session(${fingerprint(token)}, ${now})`.execute(
    database,
  )
  const [row] = rows
  if (!row) return undefined
  const { account, sealedName, ...post } = row
  return { account, sealedName, post }
}

type SessionRow = Pick<Session, 'account' | 'sealedName'> & Session['post']

/** Ends a session at once. */
export async function endSession(database: Database, token: string): Promise<void> {
  await database.deleteFrom('safar.sessions').where('tokenHash', '=', fingerprint(token)).execute()
}

const fingerprint = (token: string) => createHash('sha256').update(token).digest()
