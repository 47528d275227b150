import { sql } from 'kysely'

import type { Database } from './database.ts'

/** A post that looks after another while that one is vacant, from and until when. */
export interface Deputy {
  readonly id: string
  readonly post: string
  readonly deputy: string
  readonly standsFrom: Date
  readonly standsUntil: Date | null
}

/** The deputies of some posts that are named now or for later; those whose time is over are left out. */
export async function listDeputies(
  database: Database,
  posts: readonly string[],
  now: Date,
): Promise<readonly Deputy[]> {
  if (posts.length === 0) return []
  return database
    .selectFrom('safar.deputies')
    .select(['id', 'post', 'deputy', 'standsFrom', 'standsUntil'])
    .where('post', 'in', posts)
    .where(({ or, eb }) => or([eb('standsUntil', 'is', null), eb('standsUntil', '>', now)]))
    .orderBy('standsFrom')
    .execute()
}

/** Names a deputy as the owner of the tables; one that is there already stays. */
export async function putDeputy(owner: Database, deputy: Deputy): Promise<void> {
  await owner
    .insertInto('safar.deputies')
    .values(deputy)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await sql`select safar.refresh_reach(now())`.execute(owner)
}
