import { sql } from 'kysely'

import type { Case, Clash, SetAside } from '#kernel/case.ts'
import type { Instant } from '#kernel/date.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import type { Projection } from '#kernel/statistics.ts'
import type { PostFunction } from '#kernel/workflow.ts'

import { type KeptAct, beforeFirst, link, readAct, writeAct } from './chain.ts'
import { type Database, asPost } from './database.ts'

/** By what right a post sees a case. */
export interface Way {
  /** The functions that lead to it: the post's own, and those of a vacant post that it stands in for. */
  readonly functions: readonly PostFunction[]
  /** Whether restricted answers are among what it may read. */
  readonly restricted: boolean
  readonly standsIn: boolean
  /** Until when, where the post has no reach of its own and broke the glass: then it reads and does nothing. */
  readonly glassUntil: Instant | undefined
}

/** A case as it stands in the database, with the end of its chain and its sealed keys. */
export interface StoredCase {
  readonly now: Case
  readonly programme: string
  readonly post: string
  readonly seq: number
  readonly head: Buffer
  readonly wrapped: string
  /** The sealed key of its restricted answers, for those who may read them and once there are any. */
  readonly restricted: string | undefined
  readonly way: Way
}

export interface Loaded {
  readonly cases: ReadonlyMap<string, StoredCase>
  /** Acts that are kept already, and the case of each. */
  readonly kept: ReadonlyMap<string, string>
}

/** Reads the cases that a batch is about, as far as the post may see them, and which of its acts are kept. */
export async function load(
  database: Database,
  post: string,
  caseIds: readonly string[],
  actIds: readonly string[],
): Promise<Loaded> {
  const { rows } = await sql<{ loaded: LoadedJson }>`
    select safar.load(${post}, ${caseIds}::uuid[], ${actIds}::uuid[]) as loaded`.execute(database)
  const { cases, acts } = rows[0]?.loaded ?? {}
  return {
    cases: new Map(cases?.map((row) => [row.id, readCase(row)])),
    kept: new Map(acts?.map(({ id, case_id: caseId }) => [id, caseId])),
  }
}

interface LoadedJson {
  readonly cases: readonly CaseJson[] | null
  readonly acts: readonly { readonly id: string; readonly case_id: string }[] | null
}

interface CaseJson {
  readonly id: string
  readonly programme: string
  readonly post: string
  readonly state: string
  readonly opened_at: string
  readonly since_at: string
  readonly last_at: string
  readonly last_id: string
  readonly heads: readonly string[]
  readonly set_aside: readonly SetAside[]
  readonly clashes: readonly Clash[]
  readonly answers: LooseAnswers
  readonly seq: number
  readonly head: string
  readonly wrapped: string
  readonly restricted: string | null
  readonly functions: readonly PostFunction[] | null
  readonly reads_restricted: boolean | null
  readonly stands_in: boolean | null
  readonly glass_until: string | null
}

const readCase = (row: CaseJson): StoredCase => ({
  now: {
    id: row.id,
    state: row.state,
    answers: row.answers,
    opened: instant(row.opened_at),
    since: instant(row.since_at),
    last: { at: instant(row.last_at), id: row.last_id },
    heads: row.heads,
    setAside: row.set_aside,
    clashes: row.clashes,
  },
  programme: row.programme,
  post: row.post,
  seq: row.seq,
  head: Buffer.from(row.head, 'hex'),
  wrapped: row.wrapped,
  restricted: row.restricted ?? undefined,
  way: {
    functions: row.functions ?? [],
    restricted: row.reads_restricted ?? false,
    standsIn: row.stands_in ?? false,
    glassUntil: row.glass_until === null ? undefined : instant(row.glass_until),
  },
})

const instant = (text: string) => new Date(text).toISOString()

/** What a batch adds to one case: its new acts in the order they are kept, and what the case is then. */
export interface Addition {
  readonly before: StoredCase | undefined
  readonly programme: string
  readonly post: string
  readonly wrapped: string
  /** The sealed key of restricted answers, when this batch brings the first of them. */
  readonly restricted?: string | undefined
  readonly acts: readonly Omit<KeptAct, 'seq'>[]
  readonly now: Case
  /** The blind index, when identity changed. */
  readonly foundBy: readonly string[] | undefined
  readonly record: string
  readonly projection: Projection
  readonly files: readonly NamedFile[]
}

/** A file that an act names; a restricted one is seen by those alone who may read the answer. */
export interface NamedFile {
  readonly id: string
  readonly restricted: boolean
}

export interface Appending {
  readonly post: string
  readonly additions: readonly Addition[]
  readonly synthetic: boolean
  /** Keep all or nothing. */
  readonly whole: boolean
}

/**
 * Keeps acts: journal, chain, case and projection in one transaction and one round trip.
 * Returns the cases that were kept; the others have moved on since they were read.
 */
export async function append(
  database: Database,
  { post, additions, synthetic, whole }: Appending,
): Promise<ReadonlySet<string>> {
  const chained = additions.map((addition) => ({ addition, links: chainOf(addition) }))
  const rows = chained.map(({ addition, links }) => caseRow(addition, links))
  const keys = additions.flatMap(({ before, now, wrapped, restricted, foundBy = before ? undefined : [] }) =>
    foundBy || restricted !== undefined ? [{ case_id: now.id, wrapped, restricted, found_by: foundBy }] : [],
  )
  const files = additions.flatMap((addition) => addition.files.map((file) => ({ ...file, case_id: addition.now.id })))
  const kept = sql`safar.append(${post}, ${additions.map(({ now }) => now.id)}::uuid[],
    ${json(rows.filter(({ expected }) => expected === 0))}, ${json(rows.filter(({ expected }) => expected > 0))},
    ${json(keys)}, ${json(chained.flatMap(({ links }) => links))}, ${json(files)}, ${whole})`
  const projected = [...Map.groupBy(additions, ({ programme }) => programme)].map(([programme, those]) => {
    const published = those.map(({ now, record, projection }) => ({
      ...projection,
      case_id: now.id,
      record,
      synthetic,
    }))
    return sql`, ${sql.id('published', `put_${programme}`)}(${json(published)}, kept)`
  })
  const done = await sql<{ kept: readonly string[] }>`
    with appended as materialized (select ${kept} as kept) select kept ${sql.join(projected, sql``)} from appended`.execute(
    database,
  )
  return new Set(done.rows[0]?.kept)
}

const json = (rows: readonly unknown[]) => (rows.length > 0 ? JSON.stringify(rows) : null)

interface Link {
  readonly id: string
  readonly case_id: string
  readonly seq: number
  readonly body: string
  readonly hash: string
}

function chainOf({ before, acts }: Addition): readonly Link[] {
  const links: Link[] = []
  let previous = before?.head ?? beforeFirst
  for (const [index, act] of acts.entries()) {
    const seq = (before?.seq ?? 0) + index + 1
    const body = writeAct({ ...act, seq })
    previous = link(previous, body)
    links.push({ id: act.id, case_id: act.case, seq, body, hash: previous.toString('hex') })
  }
  return links
}

const caseRow = ({ before, programme, post, now }: Addition, links: readonly Link[]) => ({
  id: now.id,
  expected: before?.seq ?? 0,
  programme,
  post,
  state: now.state,
  opened_at: now.opened,
  since_at: now.since,
  last_at: now.last.at,
  last_id: now.last.id,
  heads: now.heads,
  set_aside: now.setAside,
  clashes: now.clashes,
  answers: now.answers,
  seq: links.at(-1)?.seq ?? before?.seq ?? 0,
  head: links.at(-1)?.hash ?? before?.head.toString('hex'),
})

/** All acts of some cases, oldest first as they were kept, for a post that may see them. */
export const actsOf = (database: Database, post: string, caseIds: readonly string[]): Promise<readonly KeptAct[]> =>
  asPost(database, post, async (reading) => {
    const rows = await reading
      .selectFrom('safar.acts')
      .select(['body'])
      .where('caseId', 'in', caseIds)
      .orderBy('caseId')
      .orderBy('seq')
      .execute()
    return rows.map(({ body }) => readAct(body))
  })
