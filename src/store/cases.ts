import { type SelectQueryBuilder, sql } from 'kysely'

import type { LooseAnswers } from '#kernel/record.ts'

import { type Database, type Reading, asPost } from './database.ts'
import type { Tables } from './tables.ts'

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
}

export interface Wanted {
  readonly programme?: string | undefined
  readonly states?: readonly string[] | undefined
  readonly unsettled?: boolean | undefined
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

/** The cases that a post may see and that are wanted, last touched first. */
export const listCases = (
  database: Database,
  post: string,
  wanted: Wanted,
  { from, most }: { from: number; most: number },
): Promise<Caseload> =>
  asPost(database, post, async (reading) => {
    const counted = await reading
      .selectFrom(wantedCases(reading, wanted).select('id').limit(mostCounted).as('wanted'))
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const lines = await caseColumns(wantedCases(reading, wanted))
      .orderBy('lastAt', 'desc')
      .orderBy('id')
      .offset(from)
      .limit(most)
      .execute()
    return { lines, total: counted.total }
  })

const caseColumns = (cases: SelectQueryBuilder<Tables, 'safar.cases', object>) =>
  cases
    .innerJoin('safar.caseKeys', 'safar.caseKeys.caseId', 'safar.cases.id')
    .select(['id', 'programme', 'post', 'state', 'openedAt', 'sinceAt', 'lastAt', 'answers', 'wrapped'])
    .select(unsettled.as('unsettled'))

const unsettled = sql<boolean>`(set_aside <> '[]' or clashes <> '[]')`

function wantedCases(
  reading: Reading,
  { programme, states, unsettled: onlyUnsettled, found }: Wanted,
): SelectQueryBuilder<Tables, 'safar.cases', object> {
  return reading
    .selectFrom('safar.cases')
    .$if(programme !== undefined, (query) => query.where('programme', '=', programme ?? ''))
    .$if(states !== undefined && states.length > 0, (query) => query.where('state', 'in', states ?? []))
    .$if(onlyUnsettled === true, (query) => query.where(unsettled))
    .$if(found !== undefined, (query) => query.where(isFound(found ?? { words: [], wholes: [] })))
}

// A search finds by all words of the name, or by one whole number. No words are not in every name.
const isFound = ({ words, wholes }: NonNullable<Wanted['found']>) =>
  sql<boolean>`id in (select safar.find_cases(${words.length > 0 ? words : null}::bigint[], ${wholes}::bigint[]))`

/** How many cases a post sees in each state of each programme. */
export const countStates = (database: Database, post: string) =>
  asPost(database, post, (reading) =>
    reading
      .selectFrom('safar.cases')
      .select(['programme', 'state'])
      .select(({ fn }) => fn.countAll<number>().as('people'))
      .groupBy(['programme', 'state'])
      .execute(),
  )

/** Some cases by their ids, as far as the post may see them. */
export const caseLines = (database: Database, post: string, ids: readonly string[]): Promise<readonly CaseLine[]> =>
  asPost(database, post, (reading) =>
    caseColumns(reading.selectFrom('safar.cases').where('id', 'in', ids.length > 0 ? ids : [nobody])).execute(),
  )

// `in ()` is no SQL; this id is nobody's.
const nobody = '00000000-0000-0000-0000-000000000000'
