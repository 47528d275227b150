import { sql } from 'kysely'

import type { Database } from './database.ts'
import type { Post } from './posts.ts'

/** A post as its organisation sees it: who holds it, or since when it is vacant and who stands in. */
export interface ListedPost extends Post {
  readonly account: string | null
  readonly login: string | null
  readonly sealedName: string | null
  readonly heldFrom: Date | null
  /** When the last holding ended; `null` while it is held and when nobody has held it yet. */
  readonly vacantSince: Date | null
  /** The posts that stand in while it is vacant. */
  readonly standIns: readonly string[]
  readonly closedAt: Date | null
  /** What the asking post has to say about it. */
  readonly administers: boolean
  readonly supervises: boolean
}

interface Asking {
  readonly post: string
  readonly organisation: string
  readonly now: Date
}

const listed = ({ post, organisation, now }: Asking) => sql`
  select p.id, p.organisation, p.place, p.functions, p.title, p.closed_at, h.account, a.login, a.sealed_name, h.held_from,
    case when h.id is null then (select max(e.held_until) from safar.holdings e where e.post = p.id and e.held_until <= ${now}) end
      as vacant_since,
    array(select r.post from safar.reach r where r.sees = p.id and r.stands_in group by r.post order by r.post) as stand_ins,
    coalesce(o.administers, false) as administers, coalesce(o.supervises, false) as supervises
  from safar.posts p
    left join safar.holdings h on h.post = p.id and h.held_from <= ${now} and (h.held_until is null or h.held_until > ${now})
    left join safar.accounts a on a.id = h.account
    left join safar.oversight o on o.post = ${post} and o.over = p.id
  where (p.organisation = ${organisation} or o.over is not null)`

/** The open posts of one's own organisation and those that one looks after. */
export async function listDirectory(database: Database, asking: Asking): Promise<readonly ListedPost[]> {
  const { rows } =
    await sql<ListedPost>`${listed(asking)} and p.closed_at is null order by p.organisation, p.id`.execute(database)
  return rows
}

/** One of these posts, closed or not; `undefined` for everybody who has nothing to do with it. */
export async function findListed(database: Database, asking: Asking, id: string): Promise<ListedPost | undefined> {
  const { rows } = await sql<ListedPost>`${listed(asking)} and p.id = ${id}`.execute(database)
  return rows[0]
}

/** Somebody who holds or held a post. */
export interface Held {
  readonly account: string
  readonly sealedName: string
  readonly heldFrom: Date
  readonly heldUntil: Date | null
}

/** Everybody who holds or held a post, the last one first. */
export async function holdingsOf(database: Database, post: string): Promise<readonly Held[]> {
  return database
    .selectFrom('safar.holdings')
    .innerJoin('safar.accounts', 'safar.accounts.id', 'safar.holdings.account')
    .select(['account', 'sealedName', 'heldFrom', 'heldUntil'])
    .where('post', '=', post)
    .orderBy('heldFrom', 'desc')
    .execute()
}

/** The names of organisations by their codes. */
export async function organisationNames(database: Database) {
  const rows = await database.selectFrom('safar.organisations').select(['code', 'name']).orderBy('code').execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** The vacant posts that a post stands in for. */
export async function standsInFor(database: Database, post: string): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('safar.reach')
    .select('sees')
    .where('post', '=', post)
    .where('standsIn', '=', true)
    .groupBy('sees')
    .orderBy('sees')
    .execute()
  return rows.map(({ sees }) => sees)
}
