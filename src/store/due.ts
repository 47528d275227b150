import { sql } from 'kysely'

import { type CaseLine, linesOf } from './cases.ts'
import { type Database, asPost } from './database.ts'

/** A case and what is owed to it: a step, and by when. */
export interface DueLine extends CaseLine {
  readonly step: string
  readonly dueAt: Date
}

export interface DueList {
  readonly lines: readonly DueLine[]
  /** How many there are, counted up to `mostDueCounted`. */
  readonly total: number
}

/** More than this is not a list of tasks any more, and its exact length helps nobody. */
export const mostDueCounted = 1000

/**
 * The cases that a post may work on and whose next step is due by a moment, the longest overdue first; with `of`, those of one post.
 * What is owed when is declared by the workflow, so nothing of it is kept with a case.
 */
export const listDue = (
  database: Database,
  post: string,
  { by, most, of }: { readonly by: Date; readonly most: number; readonly of?: string },
): Promise<DueList> =>
  asPost(database, post, async (reading) => {
    const owed = sql`
      safar.reach r join safar.states s on s.programme = r.programme and s.due_days is not null
      cross join lateral (
        select c.id, c.since_at + make_interval(days => s.due_days) as due_at from safar.cases c
        where c.post = r.sees and c.programme = r.programme and c.state = s.state
          and c.since_at <= ${by}::timestamptz - make_interval(days => s.due_days)
        order by c.since_at limit`
    const mine = sql`where r.post = ${post} and r.works ${of === undefined ? sql`` : sql`and r.sees = ${of}`}`
    const counted = await sql<{ total: number }>`
      select count(*) as total from (select from ${owed} ${mostDueCounted}) c ${mine} limit ${mostDueCounted}) n`.execute(
      reading,
    )
    const picked = sql`select r.programme, r.sees, c.id, c.due_at as sorted from ${owed} ${most}) c ${mine} order by c.due_at, c.id limit ${most}`
    const { rows } = await sql<Omit<DueLine, 'dueAt'> & { readonly sorted: Date }>`
      select l.*, s.due_step as step from (${linesOf(post, picked)}) l
        join safar.states s on s.programme = l.programme and s.state = l.state
      order by l.sorted, l.id`.execute(reading)
    return {
      lines: rows.map(({ sorted, ...line }) => ({ ...line, dueAt: sorted })),
      total: counted.rows[0]?.total ?? 0,
    }
  })
