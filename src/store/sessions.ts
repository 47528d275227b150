import { createHash, randomBytes } from 'node:crypto'

import { sql } from 'kysely'

import type { Phrase } from '#kernel/words.ts'
import type { PostFunction } from '#kernel/workflow.ts'

import { type Database, asAccount } from './database.ts'

/** Who is acting: an account, as one post that it holds now. */
export interface Session {
  readonly id: string
  readonly account: string
  readonly sealedName: string
  /** Whether a second factor was shown. */
  readonly strong: boolean
  /** The post asks for a second factor that this session has not shown: until it has, it opens the account page alone. */
  readonly needsFactor: boolean
  /** When its owner last showed who they are. */
  readonly provedAt: Date
  readonly expiresAt: Date
  /** Whether the account holds other posts too. */
  readonly holdsMore: boolean
  readonly post: {
    readonly id: string
    readonly organisation: string
    readonly place: string | null
    readonly functions: readonly PostFunction[]
    readonly title: Phrase
  }
}

/** A session that begins: for whom, from when until when at the latest, and how sure we are of who it is. */
export interface Beginning {
  readonly account: string
  readonly post: string
  readonly begun: Date
  readonly expires: Date
  readonly strong?: boolean
  readonly proved?: Date
  /** What it was begun with, as its owner will recognise it. */
  readonly device?: string
}

/** Begins a session and returns its token, which is kept nowhere: the database holds its fingerprint. */
export async function beginSession(
  database: Database,
  { account, post, begun, expires, strong = false, proved = begun, device = '' }: Beginning,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const times = { createdAt: begun, seenAt: begun, provedAt: proved, expiresAt: expires }
  await asAccount(database, account, (own) =>
    own
      .insertInto('safar.sessions')
      .values({ tokenHash: fingerprint(token), account, post, strong, device, ...times })
      .execute(),
  )
  return token
}

// Whoever leaves a shared tablet lying is logged out; a trainer who ticks a class of ninety minutes at its end is not.
const idleMinutes = 120

/** The session of a token, as long as it lasts, is used now and then, and the account still holds the post. */
export async function findSession(database: Database, token: string, now: Date): Promise<Session | undefined> {
  const { rows } = await sql<SessionRow>`
    select * from safar.find_session(${fingerprint(token)}, ${now}, make_interval(mins => ${idleMinutes}))`.execute(
    database,
  )
  const [row] = rows
  if (!row) return undefined
  const { id, organisation, place, functions, title, session, ...who } = row
  return { ...who, id: session, post: { id, organisation, place, functions, title } }
}

type SessionRow = Omit<Session, 'id' | 'post'> & Session['post'] & { readonly session: string }

/** Ends a session at once. */
export async function endSession(database: Database, token: string): Promise<void> {
  await sql`select safar.end_session(${fingerprint(token)})`.execute(database)
}

/** One of an account's sessions, as its owner sees it. */
export interface OwnSession {
  readonly id: string
  readonly title: Phrase
  readonly createdAt: Date
  readonly seenAt: Date
  readonly device: string
}

/** The sessions of an account that last, the latest used first. */
export const listSessions = (database: Database, account: string, now: Date): Promise<readonly OwnSession[]> =>
  asAccount(database, account, (own) =>
    own
      .selectFrom('safar.sessions')
      .innerJoin('safar.posts', 'safar.posts.id', 'safar.sessions.post')
      .select([
        'safar.sessions.id',
        'safar.posts.title',
        'safar.sessions.createdAt',
        'safar.sessions.seenAt',
        'safar.sessions.device',
      ])
      .where('account', '=', account)
      .where('expiresAt', '>', now)
      .where('seenAt', '>', new Date(now.getTime() - idleMinutes * 60_000))
      .orderBy('seenAt', 'desc')
      .execute(),
  )

/** Ends sessions of an account: one of them, or all but one. */
export const endSessions = (
  database: Database,
  account: string,
  which: { readonly only: string } | { readonly except: string },
): Promise<void> =>
  asAccount(database, account, async (own) => {
    const ending = own.deleteFrom('safar.sessions').where('account', '=', account)
    await ('only' in which ? ending.where('id', '=', which.only) : ending.where('id', '<>', which.except)).execute()
  })

/** Notes that the owner of a session has just shown who they are. */
export const proveSession = (
  database: Database,
  { account, id }: Pick<Session, 'account' | 'id'>,
  at: Date,
): Promise<void> =>
  asAccount(database, account, async (own) => {
    await own.updateTable('safar.sessions').set({ provedAt: at }).where('id', '=', id).execute()
  })

/** The fingerprint under which a token is kept: whoever reads the database cannot log in with it. */
const fingerprint = (token: string) => createHash('sha256').update(token).digest()
