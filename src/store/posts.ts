import { sql } from 'kysely'

import type { Phrase } from '#kernel/words.ts'
import type { PostFunction } from '#kernel/workflow.ts'

import type { Database } from './database.ts'

export interface Organisation {
  readonly code: string
  readonly name: Phrase
  readonly kind: string
}

/** A post: an organisation's place at the desk, whoever holds it. */
export interface Post {
  readonly id: string
  readonly organisation: string
  /** A code of the list 'place'; `null` is the whole country. */
  readonly place: string | null
  readonly functions: readonly PostFunction[]
  readonly title: Phrase
}

/** Writes organisations; one that is there gets its new names. */
export async function putOrganisations(database: Database, organisations: readonly Organisation[]): Promise<void> {
  if (organisations.length === 0) return
  await database
    .insertInto('safar.organisations')
    .values(organisations.map(({ code, name, kind }) => ({ code, name: JSON.stringify(name), kind })))
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet(({ ref }) => ({ name: ref('excluded.name'), kind: ref('excluded.kind') })),
    )
    .execute()
}

/**
 * Writes posts and, from them, whose cases each sees: those of its own desk (the same organisation at
 * the same place, so that a trainer teaches whom a caseworker enrolled) and, for a supervisor, those of
 * the organisation's desks in its place. `within` says which places lie in which.
 */
export async function putPosts(
  database: Database,
  posts: readonly Post[],
  within: (place: string | null, outer: string | null) => boolean,
): Promise<void> {
  await database.transaction().execute(async (writing) => {
    if (posts.length > 0)
      await writing
        .insertInto('safar.posts')
        .values(
          posts.map((post) => ({
            ...post,
            functions: [...post.functions],
            title: JSON.stringify(post.title),
            closedAt: null,
          })),
        )
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet(({ ref }) => ({
            organisation: ref('excluded.organisation'),
            place: ref('excluded.place'),
            functions: ref('excluded.functions'),
            title: ref('excluded.title'),
          })),
        )
        .execute()
    const all = await writing.selectFrom('safar.posts').select(['id', 'organisation', 'place', 'functions']).execute()
    const reach = all.flatMap((post) =>
      all.filter((other) => reaches(post, other, within)).map((other) => ({ post: post.id, sees: other.id })),
    )
    await writing.deleteFrom('safar.reach').execute()
    if (reach.length > 0) await writing.insertInto('safar.reach').values(reach).execute()
  })
}

type Placed = Pick<Post, 'id' | 'organisation' | 'place'> & { readonly functions: readonly string[] }

const reaches = (
  post: Placed,
  other: Placed,
  within: (place: string | null, outer: string | null) => boolean,
): boolean => {
  const isColleague = post.organisation === other.organisation
  const sharesDesk = isColleague && post.place === other.place
  const supervises = isColleague && post.functions.includes('supervisor') && within(other.place, post.place)
  return post.id === other.id || sharesDesk || supervises
}

const columns = [
  'safar.posts.id',
  'safar.posts.organisation',
  'safar.posts.place',
  'safar.posts.functions',
  'safar.posts.title',
] as const

/** The posts that an account holds on a day. */
export async function postsHeldBy(database: Database, account: string, now: Date): Promise<readonly Post[]> {
  const rows = await database
    .selectFrom('safar.holdings')
    .innerJoin('safar.posts', 'safar.posts.id', 'safar.holdings.post')
    .select(columns)
    .where('account', '=', account)
    .where('heldFrom', '<=', now)
    .where(({ or, eb }) => or([eb('heldUntil', 'is', null), eb('heldUntil', '>', now)]))
    .where('closedAt', 'is', null)
    .orderBy('safar.posts.id')
    .execute()
  return rows.map(readPost)
}

/** A post with whoever holds it: the account and its login, or `null` while it is vacant. */
export interface HeldPost extends Post {
  readonly account: string | null
  readonly holder: string | null
  readonly since: Date | null
}

/** Every post with whoever holds it now. */
export async function listPosts(database: Database, now: Date): Promise<readonly HeldPost[]> {
  const rows = await database
    .selectFrom('safar.posts')
    .leftJoin('safar.holdings', (join) =>
      join
        .onRef('safar.holdings.post', '=', 'safar.posts.id')
        .on('heldFrom', '<=', now)
        .on(({ or, eb }) => or([eb('heldUntil', 'is', null), eb('heldUntil', '>', now)])),
    )
    .leftJoin('safar.accounts', 'safar.accounts.id', 'safar.holdings.account')
    .select(columns)
    .select(['account', 'login', 'heldFrom'])
    .where('safar.posts.closedAt', 'is', null)
    .orderBy('safar.posts.id')
    .execute()
  return rows.map(({ account, login, heldFrom, ...post }) => ({
    ...readPost(post),
    account,
    holder: login,
    since: heldFrom,
  }))
}

/** The titles of some posts. */
export async function postTitles(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Phrase>> {
  if (ids.length === 0) return new Map()
  const rows = await database.selectFrom('safar.posts').select(['id', 'title']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

// The functions are checked where posts are written; the column itself is only text.
const readPost = (row: Omit<Post, 'functions'> & { readonly functions: readonly string[] }): Post => row as Post

/** Gives a post to an account from a day on; whoever held it before stops holding it then. */
export async function hold(
  database: Database,
  { id, post, account, from }: { id: string; post: string; account: string; from: Date },
): Promise<void> {
  await database.transaction().execute(async (writing) => {
    await endHolding(writing, post, from)
    await writing.insertInto('safar.holdings').values({ id, post, account, heldFrom: from, heldUntil: null }).execute()
  })
}

/** Ends the holding of a post; its cases stay with the post, and sessions that acted as it end. */
export const vacate = (database: Database, post: string, at: Date): Promise<number> =>
  database.transaction().execute((writing) => endHolding(writing, post, at))

async function endHolding(writing: Database, post: string, at: Date): Promise<number> {
  const ended = await writing
    .updateTable('safar.holdings')
    .set({ heldUntil: sql<Date>`greatest(held_from, ${at})` })
    .where('post', '=', post)
    .where(({ or, eb }) => or([eb('heldUntil', 'is', null), eb('heldUntil', '>', at)]))
    .executeTakeFirst()
  await writing.deleteFrom('safar.sessions').where('post', '=', post).execute()
  return Number(ended.numUpdatedRows)
}
