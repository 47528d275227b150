import type { Case } from '#kernel/case.ts'
import { projectionColumns, project } from '#kernel/statistics.ts'
import type { Keys } from '#store/keys.ts'
import { snake } from '#store/projection.ts'
import { recordNumber } from '#store/seal.ts'

import type { Break } from './verdict.ts'
import type { PresentProgramme, Walk } from './walk.ts'

/** A case whose published row is to be looked at, and the definition of its last act. */
export interface Projected {
  readonly now: Case
  readonly programme: string
  readonly definition: string
}

type PublishedRow = Readonly<Record<string, unknown>>

// These mean the same in every version of a programme.
const timeless = ['state', 'openedMonth', 'sinceMonth']

/** Holds the published rows of some cases against what the cases publish. */
export async function comparePublished(walk: Walk, cases: readonly Projected[]): Promise<Break | undefined> {
  const { keys } = walk
  if (!keys) return undefined
  for (const [name, those] of Map.groupBy(cases, ({ programme }) => programme)) {
    const present = walk.programmes.get(name)
    const found = present && (await compareRows(walk, keys, present, those))
    if (found) return found
  }
  return undefined
}

async function compareRows(
  walk: Walk,
  keys: Keys,
  present: PresentProgramme,
  cases: readonly Projected[],
): Promise<Break | undefined> {
  const { name } = present.programme
  const numbered = cases.map((one) => ({ ...one, record: recordNumber(keys, one.now.id) }))
  const { rows } = await walk.client.query<PublishedRow>(
    `select * from published.${name} where record = any ($1::bigint[])`,
    [numbered.map(({ record }) => record)],
  )
  const published = new Map(rows.map((row) => [String(row['record']), row]))
  for (const { now, definition, record } of numbered) {
    const values = { case: now.id, programme: name }
    const row = published.get(record)
    if (!row) return { what: 'published-missing', case: now.id, values }
    const column = differing(present, { now, definition }, row)
    if (column !== undefined) return { what: 'published-altered', case: now.id, values: { ...values, column } }
  }
  walk.walked.published += rows.length
  return undefined
}

/** The first column that is not what the case publishes; bands that have changed since the last act are left alone. */
function differing(
  { programme, definition: present }: PresentProgramme,
  { now, definition }: Omit<Projected, 'programme'>,
  row: PublishedRow,
): string | undefined {
  const columns = definition === present ? projectionColumns(programme.record) : timeless
  const projection = project(programme.record, now)
  return columns.find((column) => row[snake(column)] !== projection[column])
}

/** Finds published rows that stand for no case: each case has one, so there may be no more rows than cases. */
export async function countPublished({ client, keys, programmes }: Walk): Promise<Break | undefined> {
  if (!keys) return undefined
  for (const name of programmes.keys()) {
    const { rows } = await client.query<{ more: number }>(
      `select (select count(*) from published.${name}) - (select count(*) from safar.cases where programme = $1) as more`,
      [name],
    )
    const more = rows[0]?.more ?? 0
    if (more > 0) return { what: 'published-without-case', values: { programme: name, count: more } }
  }
  return undefined
}
