import { randomUUID } from 'node:crypto'

import { type RawBuilder, sql } from 'kysely'

import type { Language, Phrase } from '#kernel/words.ts'
import type { PostFunction } from '#kernel/workflow.ts'

import { type Database, asPost } from './database.ts'
import type { Post } from './posts.ts'

/** Who changes posts: an account, as the post that it holds. */
export interface Changer {
  readonly post: string
  readonly account: string
}

/** Why a change of posts is not made; each word has a sentence that says what to do. */
export const staffingRefusals = [
  'not-yours',
  'to-yourself',
  'closed',
  'no-account',
  'held-already',
  'vacant',
  'itself',
  'ends-before',
  'other-organisation',
  'no-organisation',
  'no-place',
  'id-taken',
  'held',
  'open-cases',
  'login-taken',
] as const
export type StaffingRefusal = (typeof staffingRefusals)[number]
export type Staffed = 'done' | StaffingRefusal

// The database decides who may, once more; its functions answer with one of these words.
const change = (database: Database, { post }: Changer, call: RawBuilder<unknown>): Promise<Staffed> =>
  asPost(database, post, async (changing) => {
    const { rows } = await sql<{ answer: Staffed }>`select ${call} as answer`.execute(changing)
    return rows[0]?.answer ?? 'not-yours'
  })

/** Gives a post to an account; whoever held it stops holding it, and their sessions end. */
export const givePost = (database: Database, by: Changer, { post, to, at }: { post: string; to: string; at: Date }) =>
  change(
    database,
    by,
    sql`safar.give_post(${randomUUID()}::uuid, ${post}, ${to}::uuid, ${by.account}::uuid, ${at}::timestamptz)`,
  )

/** Ends the holding of a post; what it leaves behind is written down. */
export const vacatePost = (database: Database, by: Changer, { post, at }: { post: string; at: Date }) =>
  change(database, by, sql`safar.vacate_post(${post}, ${by.account}::uuid, ${at}::timestamptz)`)

export interface Naming {
  readonly post: string
  readonly deputy: string
  readonly from: Date
  readonly until: Date | null
  readonly at: Date
}

/** Names a post that looks after another while it is vacant. */
export const nameDeputy = (database: Database, by: Changer, { post, deputy, from, until, at }: Naming) =>
  change(
    database,
    by,
    sql`safar.name_deputy(${randomUUID()}::uuid, ${post}, ${deputy}, ${from}::timestamptz, ${until}::timestamptz, ${by.account}::uuid, ${at}::timestamptz)`,
  )

/** Ends the naming of a deputy. */
export const endDeputy = (database: Database, by: Changer, { id, at }: { id: string; at: Date }) =>
  change(database, by, sql`safar.end_deputy(${id}::uuid, ${by.account}::uuid, ${at}::timestamptz)`)

/** Makes a post; nobody holds it yet. */
export const makePost = (database: Database, by: Changer, { post, at }: { post: Post; at: Date }) =>
  change(
    database,
    by,
    sql`safar.make_post(${post.id}, ${post.organisation}, ${post.place}, ${[...post.functions] as PostFunction[]}::text[],
      ${JSON.stringify(post.title satisfies Phrase)}::jsonb, ${by.account}::uuid, ${at}::timestamptz)`,
  )

/** Closes a post that nobody holds and that owes nobody anything. */
export const closePost = (database: Database, by: Changer, { post, at }: { post: string; at: Date }) =>
  change(database, by, sql`safar.close_post(${post}, ${by.account}::uuid, ${at}::timestamptz)`)

export interface NewAccount {
  readonly id: string
  readonly login: string
  readonly sealedName: string
  readonly passwordHash: string
  readonly language: Language
}

/** Adds an account for somebody who is to get a post. */
export const addAccountBy = (database: Database, by: Changer, { account, at }: { account: NewAccount; at: Date }) =>
  change(
    database,
    by,
    sql`safar.add_account(${account.id}::uuid, ${account.login}, ${account.sealedName}, ${account.passwordHash}, ${account.language}, ${by.account}::uuid, ${at}::timestamptz)`,
  )
