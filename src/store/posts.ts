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

/** Writes the places of a country with the ones that they lie in; whose cases a post sees is computed from them. */
export async function putPlaces(
  database: Database,
  places: readonly { readonly code: string; readonly within?: string }[],
): Promise<void> {
  const rows = places.map(({ code, within = null }) => ({ code, within }))
  if (rows.length > 0)
    await database
      .insertInto('safar.places')
      .values(rows)
      .onConflict((conflict) => conflict.column('code').doUpdateSet(({ ref }) => ({ within: ref('excluded.within') })))
      .execute()
  await refreshReach(database)
}

/** Writes posts as the owner of the tables, and computes anew whose cases each sees. */
export async function putPosts(database: Database, posts: readonly Post[]): Promise<void> {
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
    await refreshReach(writing)
  })
}

const refreshReach = async (owner: Database): Promise<void> => {
  await sql`select safar.refresh_reach(now())`.execute(owner)
}

/** Lets holdings and deputies begin and end, and glasses be over, when their time has come. For the role `worker`. */
export async function keepReach(worker: Database, now: Date): Promise<void> {
  await sql`select safar.keep_reach(${now})`.execute(worker)
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

/** Where some posts stand. */
export async function desksOf(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<Post, 'organisation' | 'place'>>> {
  if (ids.length === 0) return new Map()
  const rows = await database.selectFrom('safar.posts').select(['id', 'organisation', 'place']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, ...desk }) => [id, desk]))
}

// The functions are checked where posts are written; the column itself is only text.
const readPost = (row: Omit<Post, 'functions'> & { readonly functions: readonly string[] }): Post => row as Post

/** Gives a post to an account from a day on; whoever held it before stops holding it then. As the owner of the tables. */
export async function hold(
  owner: Database,
  { id, post, account, from }: { id: string; post: string; account: string; from: Date },
): Promise<void> {
  await sql`select safar.hold(${id}::uuid, ${post}, ${account}::uuid, ${from})`.execute(owner)
}

/**
 * Ends the holding of a post as the owner of the tables; `false` when nobody held it. Its cases stay with the post, sessions
 * that acted as it end, and what it leaves behind is written down for whoever comes next.
 */
export async function vacate(owner: Database, post: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select safar.vacate(${post}, ${at}) as ended`.execute(owner)
  return rows[0]?.ended ?? false
}
