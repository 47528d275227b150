import { sql } from 'kysely'

import type { Language, Phrase } from '#kernel/words.ts'

import type { By } from './course-sessions.ts'
import { type Database, asPost } from './database.ts'

/** A recording or a picture beside a text, without its content. */
export interface Medium {
  readonly id: string
  readonly text: string
  readonly kind: 'audio' | 'picture'
  /** The language that is spoken or written in it; `null` for a picture without words. */
  readonly language: Language | null
  readonly about: Phrase
  readonly mime: string
  readonly bytes: number
}

/** What is to be seen and heard beside a text. */
export async function mediaOf(database: Database, text: string): Promise<readonly Medium[]> {
  const { rows } = await sql<Medium>`select id, text, kind, language, about, mime, bytes from safar.course_media
    where text = ${text} and removed_at is null order by kind, kept_at`.execute(database)
  return rows
}

/** The content of a recording or a picture that has not been taken away. */
export async function mediumContent(database: Database, id: string) {
  const { rows } = await sql<Medium & { readonly content: Buffer }>`
    select id, text, kind, language, about, mime, bytes, content from safar.course_media
    where id = ${id}::uuid and removed_at is null`.execute(database)
  return rows[0]
}

/** Adds a recording or a picture in the name of the post that owns the text. */
export const addMedium = (
  database: Database,
  { post, account, at }: By,
  { content, about, ...medium }: Medium & { readonly content: Buffer },
): Promise<void> =>
  asPost(database, post, async (writing) => {
    await sql`insert into safar.course_media (id, text, kind, language, about, mime, bytes, content, post, account, kept_at)
      values (${medium.id}::uuid, ${medium.text}, ${medium.kind}, ${medium.language}, ${JSON.stringify(about)}, ${medium.mime},
        ${medium.bytes}, ${content}, ${post}, ${account}::uuid, ${at}) on conflict do nothing`.execute(writing)
  })

/** Takes a recording or a picture away from its text; that it was there stays known. */
export const removeMedium = (database: Database, { post, at }: By, id: string): Promise<void> =>
  asPost(database, post, async (writing) => {
    await sql`update safar.course_media set removed_at = ${at} where id = ${id}::uuid and removed_at is null`.execute(
      writing,
    )
  })
