import { sql } from 'kysely'

import type { Phrase } from '#kernel/words.ts'

import { type Database, asPost } from './database.ts'
import { type Entry, type SignedEntry, readEntry } from './ledger.ts'
import type { FileSum } from './sums.ts'

/** The public ledger from its first entry, each with its signature. Any role may read it. */
export const readLedger = async (database: Database): Promise<readonly SignedEntry[]> =>
  database.selectFrom('releases.ledger').select(['body', 'signature']).orderBy('number').execute()

/** The entries of one release, the first first. */
export async function entriesOf(
  database: Database,
  release: string,
): Promise<readonly (SignedEntry & { readonly entry: Entry })[]> {
  const rows = await database
    .selectFrom('releases.ledger')
    .select(['body', 'signature'])
    .where('release', '=', release)
    .orderBy('number')
    .execute()
  return rows.flatMap((row) => {
    const entry = readEntry(row.body)
    return entry ? [{ ...row, entry }] : []
  })
}

/** The files of a release with their fingerprints and sizes, as far as the one who asks may read them now. */
export const listFiles = (
  database: Database,
  release: string,
  post = '',
): Promise<readonly (FileSum & { readonly bytes: number })[]> =>
  asPost(database, post, (reading) =>
    reading
      .selectFrom('releases.files')
      .select(['path', 'sha256', sql<number>`octet_length(content)`.as('bytes')])
      .where('release', '=', release)
      .orderBy(sql`path collate "C"`)
      .execute(),
  )

/** One file of a release; `undefined` when there is none that the one who asks may read now. */
export const readFile = (database: Database, release: string, path: string, post = ''): Promise<Buffer | undefined> =>
  asPost(database, post, async (reading) => {
    const row = await reading
      .selectFrom('releases.files')
      .select('content')
      .where('release', '=', release)
      .where('path', '=', path)
      .executeTakeFirst()
    return row?.content
  })

/** One file of a release before its hour, for a post that was let in; the reading is kept, or nothing is read. */
export async function readBeforeHour(
  web: Database,
  { post, account }: { readonly post: string; readonly account: string },
  { release, path, now }: { readonly release: string; readonly path: string; readonly now: Date },
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer | null }>`
    select releases.read_before_hour(${post}, ${account}, ${release}, ${path}, ${now}) as content`.execute(web)
  return rows[0]?.content ?? undefined
}

/** The releases of a population that the world may know of or soon will, the first public first. For the role `publisher`. */
export async function earlierReleases(publisher: Database, population: string): Promise<readonly string[]> {
  const rows = await publisher
    .selectFrom('releases.decisions as r')
    .select('name')
    .where('population', '=', population)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('releases.calledOff').whereRef('release', '=', 'r.name'))),
    )
    .orderBy('publicFrom')
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** When the newest delivery that a register stands on was received. For the role `publisher`. */
export async function newestDelivery(publisher: Database, register: string): Promise<Date | undefined> {
  const row = await publisher
    .selectFrom('registers.deliveries')
    .select('receivedAt')
    .where('register', '=', register)
    .where('state', '=', 'accepted')
    .orderBy('receivedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.receivedAt
}

/** A release that was decided on, as a post sees it that decides on figures or was let in: what it is, and whether its hour has come. */
export interface DecidedRelease {
  readonly name: string
  readonly population: string
  readonly audience: 'public' | 'group'
  readonly title: Phrase
  readonly publicFrom: Date
  readonly isPublic: boolean
  readonly isCalledOff: boolean
}

/** The releases that a post may know of, those that wait for their hour too, the newest first. */
export const listDecided = (web: Database, post: string): Promise<readonly DecidedRelease[]> =>
  asPost(web, post, async (reading) => {
    const rows = await reading
      .selectFrom('releases.decisions as r')
      .select(['name', 'population', 'audience', 'title', 'publicFrom'])
      .select(({ exists, selectFrom }) => [
        exists(selectFrom('releases.ledger').whereRef('release', '=', 'r.name')).as('isPublic'),
        exists(selectFrom('releases.calledOff').whereRef('release', '=', 'r.name')).as('isCalledOff'),
      ])
      .orderBy('publicFrom', 'desc')
      .orderBy('name')
      .execute()
    return rows.map((row) => ({ ...row, isPublic: Boolean(row.isPublic), isCalledOff: Boolean(row.isCalledOff) }))
  })

/** One reading of a release before its hour. */
export interface EarlyReading {
  readonly path: string
  readonly post: string
  readonly account: string
  readonly readAt: Date
}

/** Who read a release before its hour, the first first; for posts that decide on figures. */
export const listEarlyReadings = (web: Database, post: string, release: string): Promise<readonly EarlyReading[]> =>
  asPost(web, post, (reading) =>
    reading
      .selectFrom('releases.reads')
      .select(['path', 'post', 'account', 'readAt'])
      .where('release', '=', release)
      .orderBy('readAt')
      .orderBy('id')
      .execute(),
  )
