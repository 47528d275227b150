import { sql } from 'kysely'

import type { MissingFigure } from '#kernel/missing-figure.ts'

import { type Database, asPost, isConflict } from './database.ts'

/** A missing figure as it is kept: until a release makes it known. */
export interface KeptMissing extends MissingFigure {
  readonly foundIn: string | null
  readonly foundAt: Date | null
}

const rowOf = ({ id, subject, title, why, known, since, owedBy, sources }: MissingFigure) => ({
  id,
  subject,
  title: JSON.stringify(title),
  why: JSON.stringify(why),
  known: known ? JSON.stringify(known) : null,
  since,
  owedBy,
  sources: JSON.stringify(sources),
})

/** Writes what a country pack says is missing; one that is there gets its new words and stays found if it was found. */
export async function putMissingFigures(owner: Database, figures: readonly MissingFigure[]): Promise<void> {
  if (figures.length === 0) return
  await owner
    .insertInto('safar.missingFigures')
    .values(figures.map(rowOf))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        subject: ref('excluded.subject'),
        title: sql<string>`excluded.title`,
        why: sql<string>`excluded.why`,
        known: sql<string | null>`excluded.known`,
        since: ref('excluded.since'),
        owedBy: ref('excluded.owedBy'),
        sources: sql<string>`excluded.sources`,
      })),
    )
    .execute()
}

/** The register of missing figures, open ones first, the longest missing first. Any role that serves people may read it. */
export async function listMissingFigures(database: Database): Promise<readonly KeptMissing[]> {
  const rows = await database
    .selectFrom('safar.missingFigures')
    .selectAll()
    .orderBy(sql`found_in is not null`)
    .orderBy('since')
    .orderBy('id')
    .execute()
  // Subjects are checked where figures are written; the column itself is only text.
  return rows.map(({ known, ...row }) => ({ ...row, ...(known && { known }) }) as KeptMissing)
}

/** Adds a missing figure, as a post that decides on figures; `false` for another post, and for an id that is taken. */
export async function addMissingFigure(web: Database, post: string, figure: MissingFigure): Promise<boolean> {
  try {
    await asPost(web, post, async (writing) => {
      await writing.insertInto('safar.missingFigures').values(rowOf(figure)).execute()
    })
    return true
  } catch (error) {
    if (isConflict(error)) return false
    throw error
  }
}

/** Notes that a public release has made a figure known; `false` for a post that does not decide on figures, or when there is no such pair. */
export const closeMissingFigure = (
  web: Database,
  post: string,
  { id, release, at }: { readonly id: string; readonly release: string; readonly at: Date },
): Promise<boolean> =>
  asPost(web, post, async (writing) => {
    const { numUpdatedRows } = await writing
      .updateTable('safar.missingFigures')
      .set({ foundIn: release, foundAt: at })
      .where('id', '=', id)
      .where('foundIn', 'is', null)
      .where(({ exists, selectFrom }) => exists(selectFrom('releases.ledger').where('release', '=', release)))
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })
