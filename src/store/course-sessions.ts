import { sql } from 'kysely'

import { type CourseSession, type SessionState, seatsOf } from '#kernel/course.ts'
import type { PlainDate } from '#kernel/date.ts'

import { type CaseLine, linesOf } from './cases.ts'
import { type Database, type Reading, asPost } from './database.ts'

/** Who acts, and when: what happens to a session is written down with both. */
export interface By {
  readonly post: string
  readonly account: string
  readonly at: Date
}

/** A session with how many people have joined it. */
export interface CountedSession extends CourseSession {
  readonly joined: number
  readonly seated: number
  readonly waiting: number
  readonly free: number
}

/** Which sessions are wanted. */
export interface WantedSessions {
  readonly ids?: readonly string[]
  /** Only those that everybody may sign up for. */
  readonly isPublic?: true
  readonly trainer?: string
  readonly organisation?: string
  /** The last day is this one or later. */
  readonly from?: PlainDate
  /** The last day is before this one. */
  readonly before?: PlainDate
  readonly state?: SessionState
  readonly most: number
}

const columns = sql`s.id, s.organisation, s.place, s.course, s.starts_on::text as starts_on, s.ends_on::text as ends_on, s.trainer,
  s.language, s.capacity, s.women_only, s.is_public, s.state`

/** Sessions as far as a post, or without one everybody, may see them: the next first, or of what is past the latest. */
export const listSessions = (
  database: Database,
  post: string,
  wanted: WantedSessions,
): Promise<readonly CountedSession[]> =>
  asPost(database, post, async (reading) => {
    const { ids, isPublic, trainer, organisation, from, before, state, most } = wanted
    const { rows } = await sql<CourseSession & { readonly joined: number | null }>`
      with picked as (select * from safar.course_sessions s where true
        ${ids ? sql`and s.id = any (${ids}::uuid[])` : sql``}
        ${isPublic ? sql`and s.is_public and s.state = 'planned'` : sql``}
        ${trainer === undefined ? sql`` : sql`and s.trainer = ${trainer}`}
        ${organisation === undefined ? sql`` : sql`and s.organisation = ${organisation}`}
        ${from === undefined ? sql`` : sql`and s.ends_on >= ${from}`}
        ${before === undefined ? sql`` : sql`and s.ends_on < ${before}`}
        ${state === undefined ? sql`` : sql`and s.state = ${state}`}
        order by s.starts_on ${before === undefined ? sql`` : sql`desc`}, s.id limit ${most})
      select ${columns}, c.joined from picked s
        left join safar.session_counts((select array_agg(p.id) from picked p)) c on c.session = s.id
      order by s.starts_on ${before === undefined ? sql`` : sql`desc`}, s.id`.execute(reading)
    return rows.map(({ joined, ...session }) => ({
      ...session,
      joined: joined ?? 0,
      ...seatsOf(joined ?? 0, session.capacity),
    }))
  })

/** One session; `undefined` where there is none that the post may see. */
export const findSession = async (database: Database, post: string, id: string): Promise<CountedSession | undefined> =>
  (await listSessions(database, post, { ids: [id], most: 1 }))[0]

/** Whether a post may plan and change the sessions of an organisation at a place. */
export const keepsSessions = (
  database: Database,
  post: string,
  { organisation, place }: { readonly organisation: string; readonly place: string },
): Promise<boolean> =>
  asPost(database, post, async (reading) => {
    const { rows } = await sql<{
      keeps: boolean
    }>`select safar.keeps_sessions(${organisation}, ${place}) as keeps`.execute(reading)
    return rows[0]?.keeps === true
  })

/** A place in a session; a case that the post may not see has no name. */
export interface Place {
  readonly caseId: string | null
  readonly place: number
}

/** Everybody who has joined a session, by their places; nobody for whoever is not of its organisation. */
export const rosterOf = (database: Database, post: string, id: string): Promise<readonly Place[]> =>
  asPost(database, post, async (reading) => {
    const { rows } =
      await sql<Place>`select case_id, place from safar.session_roster(${id}::uuid) order by place`.execute(reading)
    return rows
  })

/** The session that a case has joined, and its place there; `null` once it gave the place up. */
export interface JoinedSession extends Pick<
  CourseSession,
  'course' | 'organisation' | 'startsOn' | 'endsOn' | 'language' | 'capacity' | 'womenOnly' | 'state'
> {
  readonly session: string
  readonly at: string
  readonly place: number | null
}

/** Where a case sits or waits. For whoever knows its number; it says nothing of the person. */
export async function sessionOf(database: Database, caseId: string): Promise<JoinedSession | undefined> {
  const { rows } = await sql<JoinedSession>`
    select session, place, course, organisation, at_place as at, starts_on::text as starts_on, ends_on::text as ends_on, language,
      capacity, women_only, state
    from safar.session_of(${caseId}::uuid)`.execute(database)
  return rows[0]
}

const acting = async (writing: Reading, { account, at }: By) => {
  await sql`select set_config('safar.account', ${account}, true), set_config('safar.moment', ${at.toISOString()}, true)`.execute(
    writing,
  )
}

/** Adds a session, or changes one that is planned; sent twice it is added once. Throws what the database refuses. */
export const putSession = (database: Database, by: By, session: CourseSession): Promise<void> =>
  asPost(database, by.post, async (writing) => {
    await acting(writing, by)
    const {
      id,
      organisation,
      place,
      course,
      startsOn,
      endsOn,
      trainer,
      language,
      capacity,
      womenOnly,
      isPublic,
      state,
    } = session
    const changed =
      await sql`update safar.course_sessions set place = ${place}, course = ${course}, starts_on = ${startsOn},
      ends_on = ${endsOn}, trainer = ${trainer}, language = ${language}, capacity = ${capacity}, women_only = ${womenOnly},
      is_public = ${isPublic}, state = ${state}
      where id = ${id}::uuid`.execute(writing)
    if (changed.numAffectedRows === 1n) return
    await sql`insert into safar.course_sessions (id, organisation, place, course, starts_on, ends_on, trainer, language, capacity,
        women_only, is_public, state)
      values (${id}::uuid, ${organisation}, ${place}, ${course}, ${startsOn}, ${endsOn}, ${trainer}, ${language}, ${capacity},
        ${womenOnly}, ${isPublic}, ${state})`.execute(writing)
  })

/** One thing that was done to a session: how it was from then on. */
export interface SessionChange {
  readonly number: number
  readonly at: Date
  readonly post: string
  readonly account: string | null
  /** As the database writes it, names in lower_snake. */
  readonly isNow: Readonly<Record<string, unknown>>
}

/** Everything that was done to a session, the latest first. */
export const changesOf = (database: Database, post: string, id: string): Promise<readonly SessionChange[]> =>
  asPost(database, post, async (reading) => {
    const { rows } = await sql<SessionChange>`select number, at, post, account, is_now from safar.session_changes
      where session = ${id}::uuid order by number desc`.execute(reading)
    return rows
  })

/** The open posts of an organisation that teach: whoever may be a session's trainer. */
export async function trainersOf(database: Database, organisation: string) {
  return database
    .selectFrom('safar.posts')
    .select(['id', 'title', 'place'])
    .where('organisation', '=', organisation)
    .where('closedAt', 'is', null)
    .where(sql<boolean>`'trainer' = any (functions)`)
    .orderBy('id')
    .execute()
}

/** The cases of a programme in some states that a post may work on and that have joined no session, the latest enrolled first. */
export const withoutSession = (
  database: Database,
  post: string,
  {
    programme,
    states,
    most,
  }: { readonly programme: string; readonly states: readonly string[]; readonly most: number },
): Promise<readonly CaseLine[]> =>
  asPost(database, post, async (reading) => {
    const picked = sql`select r.programme, r.sees, c.id, c.opened_at as sorted
      from safar.reach r join safar.cases c on c.post = r.sees and c.programme = r.programme
      where r.post = ${post} and r.works and r.programme = ${programme} and c.state = any (${states}::text[])
        and c.answers ->> 'courseSession' is null
      order by c.opened_at desc, c.id limit ${most}`
    return (await sql<CaseLine>`${linesOf(post, picked)} order by p.sorted desc, p.id`.execute(reading)).rows
  })
