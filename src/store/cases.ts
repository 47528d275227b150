import { type RawBuilder, sql } from 'kysely'

import type { LooseAnswers } from '#kernel/record.ts'
import type { PostFunction } from '#kernel/workflow.ts'

import { type Database, asPost } from './database.ts'

/** One line of a list of cases; identity in `answers` is sealed. */
export interface CaseLine {
  readonly id: string
  readonly programme: string
  readonly post: string
  readonly state: string
  readonly openedAt: Date
  readonly sinceAt: Date
  readonly lastAt: Date
  readonly answers: LooseAnswers
  readonly wrapped: string
  /** Something that only a person can decide: an act set aside, two answers that clash. */
  readonly unsettled: boolean
  /** The functions by which the post sees the case. */
  readonly functions: readonly PostFunction[]
  /** The case's post is vacant, and the post stands in for it. */
  readonly standsIn: boolean
}

export interface Wanted {
  readonly programme?: string | undefined
  readonly states?: readonly string[] | undefined
  readonly unsettled?: boolean | undefined
  /** Only the cases of this post. */
  readonly of?: string | undefined
  /** Fingerprints from `sought`. */
  readonly found?: { readonly words: readonly string[]; readonly wholes: readonly string[] } | undefined
}

export interface Caseload {
  readonly lines: readonly CaseLine[]
  /** How many there are, counted up to `mostCounted`. */
  readonly total: number
}

/** Beyond this a list is searched, not leafed through, and counting all of it would cost more than it tells. */
export const mostCounted = 10_000

/** The cases in a post's reach that are wanted, last touched first. */
export const listCases = (
  database: Database,
  post: string,
  wanted: Wanted,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<Caseload> =>
  asPost(database, post, async (reading) => {
    const counted = await sql<{ total: number }>`
      select count(*) as total from (select from ${wantedCases(post, wanted)} limit ${mostCounted}) c`.execute(reading)
    const picked = wanted.found
      ? sql`select r.programme, r.sees, c.id, c.last_at as sorted from ${wantedCases(post, wanted)}
          order by c.last_at desc, c.id offset ${from} limit ${most}`
      : picking(post, wanted, from + most, sql`offset ${from} limit ${most}`)
    const lines = await sql<CaseLine>`${linesOf(post, picked)} order by p.sorted desc, p.id`.execute(reading)
    return { lines: lines.rows, total: counted.rows[0]?.total ?? 0 }
  })

/** From each post in reach its latest few, and of these the latest: whatever lies below is never read. */
const picking = (post: string, wanted: Wanted, fromEach: number, window: RawBuilder<unknown>) => sql`
  select r.programme, r.sees, c.id, c.last_at as sorted
  from safar.reach r cross join lateral (
    select c.id, c.last_at from safar.cases c where c.post = r.sees and c.programme = r.programme and ${conditions(wanted)}
    order by c.last_at desc, c.id limit ${fromEach}) c
  where ${reached(post, wanted)} order by c.last_at desc, c.id ${window}`

const wantedCases = (post: string, wanted: Wanted) => sql`
  safar.reach r join safar.cases c on c.post = r.sees and c.programme = r.programme
  where ${reached(post, wanted)} and ${conditions(wanted)}`

const reached = (post: string, { programme, of }: Wanted) => sql`r.post = ${post}
  ${programme === undefined ? sql`` : sql`and r.programme = ${programme}`} ${of === undefined ? sql`` : sql`and r.sees = ${of}`}`

const unsettledCase = sql`(c.set_aside <> '[]' or c.clashes <> '[]')`

const conditions = ({ states = [], unsettled, found }: Wanted) => sql`true
  ${states.length > 0 ? sql`and c.state = any (${states}::text[])` : sql``}
  ${unsettled ? sql`and ${unsettledCase}` : sql``}
  ${found ? sql`and ${isFound(found)}` : sql``}`

// A search finds by all words of the name, or by one whole number. No words are not in every name.
const isFound = ({ words, wholes }: NonNullable<Wanted['found']>) =>
  sql`c.id in (select safar.find_cases(${words.length > 0 ? words : null}::bigint[], ${wholes}::bigint[]))`

/** The lines of cases that `picked` names by `programme`, `sees`, `id` and what they are `sorted` by. */
export const linesOf = (post: string, picked: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  with p as (${picked})
  select c.id, c.programme, c.post, c.state, c.opened_at, c.since_at, c.last_at, c.answers, k.wrapped,
    ${unsettledCase} as unsettled, r.functions, r.stands_in, p.sorted
  from p join safar.cases c on c.id = p.id join safar.case_keys k on k.case_id = p.id
    join safar.reach r on r.post = ${post} and r.programme = p.programme and r.sees = p.sees`

/** How many cases are in a post's reach, by state and programme; with `of`, only those of one post. */
export const countStates = (database: Database, post: string, of?: string) =>
  asPost(database, post, async (reading) => {
    const { rows } = await sql<{ programme: string; state: string; people: number }>`
      select c.programme, c.state, count(*) as people from ${wantedCases(post, { of })} group by 1, 2`.execute(reading)
    return rows
  })

/** Some cases by their ids, as far as they are in the post's reach. */
export const caseLines = (database: Database, post: string, ids: readonly string[]): Promise<readonly CaseLine[]> =>
  asPost(database, post, async (reading) => {
    const picked = sql`select r.programme, r.sees, c.id, c.last_at as sorted
      from ${wantedCases(post, {})} and c.id = any (${ids}::uuid[])`
    return (await sql<CaseLine>`${linesOf(post, picked)}`.execute(reading)).rows
  })
