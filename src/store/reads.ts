import { sql } from 'kysely'

import { type Database, asPost } from './database.ts'
import type { Changer } from './staffing.ts'

/** What posts do that is no act of a case, and is kept all the same. */
export const trailKinds = [
  'read',
  'listed',
  'exported',
  'file',
  'glass',
  'gave',
  'vacated',
  'deputy-named',
  'deputy-ended',
  'made',
  'closed',
] as const
export type TrailKind = (typeof trailKinds)[number]

/** By what right something was read. */
export type TrailWay = 'reach' | 'stands-in' | 'glass'

/** One entry of the trail: who, as which post, did what, to which cases or which post. */
export interface TrailEntry {
  readonly post: string
  readonly at: Date
  readonly account: string
  readonly what: TrailKind
  readonly cases: readonly string[]
  readonly subject: string | null
  readonly way: TrailWay | null
}

/** Keeps that cases were read. The trail is only added to, and each post's entries are a chain like the acts of a case. */
export const keepRead = (
  database: Database,
  by: Changer,
  read: { readonly what: TrailKind; readonly cases: readonly string[]; readonly way: TrailWay; readonly at: Date },
): Promise<void> =>
  asPost(database, by.post, async (writing) => {
    await sql`select safar.note(${read.what}, ${by.account}::uuid, ${read.cases}::uuid[], null, ${read.way}, ${read.at}::timestamptz)`.execute(
      writing,
    )
  })

/** Who read a case, newest first, for a post that sees it; the last two hundred. */
export const readsOf = (database: Database, post: string, caseId: string): Promise<readonly TrailEntry[]> =>
  asPost(database, post, async (reading) => {
    const { rows } = await sql<TrailEntry>`
      select post, at, account, what, cases, subject, way from safar.trail_of(${caseId}::uuid)`.execute(reading)
    return rows
  })

/** What was read and done with posts, newest first: by the post itself and by those that it looks after. */
export const listTrail = (
  database: Database,
  post: string,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<readonly TrailEntry[]> =>
  asPost(database, post, async (reading) => {
    const rows = await reading
      .selectFrom('safar.trail')
      .select(['post', 'at', 'account', 'what', 'cases', 'subject', 'way'])
      .where('at', '>=', since)
      .orderBy('at', 'desc')
      .limit(most)
      .execute()
    // The words are those that `safar.note` is called with.
    return rows as readonly TrailEntry[]
  })

/** Something done to a case of a post that is looked after: by whom and which step, without any answer. */
export interface AuditedAct {
  readonly caseId: string
  readonly programme: string
  readonly casePost: string
  readonly step: string
  readonly received: string
  readonly post: string
  readonly account: string
  readonly standsFor: string | null
}

/** What was done lately to the cases of the posts that a post looks after, newest first. */
export const listAudit = (
  database: Database,
  post: string,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<readonly AuditedAct[]> =>
  asPost(database, post, async (reading) => {
    const { rows } =
      await sql<AuditedAct>`select * from safar.audit_acts(${since}::timestamptz, ${most}::integer)`.execute(reading)
    return rows
  })
