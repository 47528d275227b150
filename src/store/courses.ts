import { sql } from 'kysely'

import type { CourseSource, CourseText } from '#kernel/course.ts'
import type { PlainDate } from '#kernel/date.ts'
import type { Phrase } from '#kernel/words.ts'

import type { By } from './course-sessions.ts'
import { type Database, asPost } from './database.ts'

/** The words of a text as they are kept. */
export interface TextBody {
  readonly said: Phrase
  readonly sources: readonly CourseSource[]
}

/** A text as it stands: its newest words, who keeps it true, and when that was last confirmed. */
export interface KeptText extends TextBody {
  readonly text: string
  readonly version: number
  readonly validFrom: PlainDate
  readonly origin: 'shipped' | 'written'
  readonly keptAt: Date
  /** The day on which these words were last confirmed; `null` when they never were. */
  readonly checkedOn: PlainDate | null
  readonly owner: string | null
}

interface Row extends Omit<KeptText, 'said' | 'sources'> {
  readonly body: string
}

const open = ({ body, ...row }: Row): KeptText => ({ ...row, ...(JSON.parse(body) as TextBody) })

const standing = sql`
  select distinct on (t.text) t.text, t.version, t.valid_from::text as valid_from, t.body, t.origin, t.kept_at,
    (select max(c.checked_on)::text from safar.course_checks c where c.text = t.text and c.version = t.version) as checked_on,
    (select o.post from safar.course_owners o where o.text = t.text order by o.number desc limit 1) as owner
  from safar.course_texts t`

/** Every text as it stands. */
export async function listTexts(database: Database): Promise<readonly KeptText[]> {
  const { rows } = await sql<Row>`${standing} order by t.text, t.version desc`.execute(database)
  return rows.map(open)
}

/** One text as it stands; `undefined` when there is none. */
export async function findText(database: Database, id: string): Promise<KeptText | undefined> {
  const { rows } = await sql<Row>`${standing} where t.text = ${id} order by t.text, t.version desc`.execute(database)
  return rows[0] && open(rows[0])
}

/** An earlier wording of a text. */
export interface TextVersion {
  readonly version: number
  readonly validFrom: PlainDate
  readonly keptAt: Date
  readonly post: string | null
}

/** All versions of a text, the newest first. */
export async function versionsOf(database: Database, id: string): Promise<readonly TextVersion[]> {
  const { rows } = await sql<TextVersion>`select version, valid_from::text as valid_from, kept_at, post
    from safar.course_texts where text = ${id} order by version desc`.execute(database)
  return rows
}

/**
 * Keeps the texts that come with Safar: what is new is added, what has changed is a new version, and what a post has written since
 * stands. Gives how many versions were added. As the owner of the tables.
 */
export async function putTexts(owner: Database, texts: readonly CourseText[]): Promise<number> {
  const present = new Map((await listTexts(owner)).map((each) => [each.text, each]))
  const added = texts.flatMap(({ id, validFrom, said, sources }) => {
    const before = present.get(id)
    const body = JSON.stringify({ said, sources })
    const isSame = before && JSON.stringify({ said: before.said, sources: before.sources }) === body
    if (before && (before.origin === 'written' || (isSame && before.validFrom === validFrom))) return []
    return [{ text: id, version: (before?.version ?? 0) + 1, valid_from: validFrom, body }]
  })
  if (added.length > 0)
    await sql`insert into safar.course_texts (text, version, valid_from, body, origin, kept_at)
      select text, version, valid_from, body, 'shipped', clock_timestamp()
      from json_to_recordset(${JSON.stringify(added)}) as t (text text, version integer, valid_from date, body text)
      on conflict do nothing`.execute(owner)
  return added.length
}

interface Writing extends TextBody {
  readonly text: string
  /** The version that was read when writing began. */
  readonly after: number
  readonly validFrom: PlainDate
}

/** Adds a version of a text in the name of the post that owns it; `false` when somebody has written another one meanwhile. */
export const writeText = (
  database: Database,
  { post, account, at }: By,
  { text, after, validFrom, said, sources }: Writing,
): Promise<boolean> =>
  asPost(database, post, async (writing) => {
    const { numAffectedRows } = await sql`
      insert into safar.course_texts (text, version, valid_from, body, origin, post, account, kept_at)
      select ${text}, ${after}::integer + 1, ${validFrom}::date, ${JSON.stringify({ said, sources })}, 'written', ${post}, ${account}::uuid,
        ${at} where ${after} = (select max(version) from safar.course_texts where text = ${text})
      on conflict do nothing`.execute(writing)
    return numAffectedRows === 1n
  })

/** Says that a version of a text is true on a day. */
export const confirmText = (
  database: Database,
  { post, account, at }: By,
  { text, version, on }: { readonly text: string; readonly version: number; readonly on: PlainDate },
): Promise<void> =>
  asPost(database, post, async (writing) => {
    await sql`insert into safar.course_checks (text, version, checked_on, post, account, kept_at)
      values (${text}, ${version}, ${on}, ${post}, ${account}::uuid, ${at})`.execute(writing)
  })

/** Says which post keeps some texts true from now on. */
export const giveTexts = (
  database: Database,
  { post, account, at }: By,
  { texts, to }: { readonly texts: readonly string[]; readonly to: string },
): Promise<void> =>
  asPost(database, post, async (writing) => {
    await sql`insert into safar.course_owners (text, post, by_post, account, since)
      select unnest(${texts}::text[]), ${to}, ${post}, ${account}::uuid, ${at}`.execute(writing)
  })

/** Whether a post may say who keeps texts true. */
export const givesTexts = (database: Database, post: string): Promise<boolean> =>
  asPost(database, post, async (reading) => {
    const { rows } = await sql<{ gives: boolean }>`select safar.gives_texts() as gives`.execute(reading)
    return rows[0]?.gives === true
  })
