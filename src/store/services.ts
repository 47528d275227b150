import { sql } from 'kysely'

import type { Phrase } from '#kernel/words.ts'

import { type Database, asPost } from './database.ts'

/** A service as it is kept: what, who, where, for whom, for how many, and which post keeps it true. */
export interface KeptService {
  readonly id: string
  readonly organisation: string
  readonly place: string | null
  readonly kind: string
  readonly title: Phrase
  readonly about: Phrase
  readonly forWhom: readonly string[]
  readonly capacity: number | null
  readonly post: string
  readonly checkedAt: Date
}

/** The services that are offered, or those of one kind. */
export const listServices = (database: Database, kind?: string): Promise<readonly KeptService[]> =>
  database
    .selectFrom('safar.services')
    .select(['id', 'organisation', 'place', 'kind', 'title', 'about', 'forWhom', 'capacity', 'post', 'checkedAt'])
    .where('closedAt', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .orderBy('organisation')
    .orderBy('id')
    .execute()

/** Whether a post keeps the services of an organisation. */
export const keepsServices = (database: Database, post: string, organisation: string): Promise<boolean> =>
  asPost(database, post, async (reading) => {
    const { rows } = await sql<{ keeps: boolean }>`select safar.keeps_services(${organisation}) as keeps`.execute(
      reading,
    )
    return rows[0]?.keeps ?? false
  })

/** Adds a service or gives one new words; the post that does it keeps it true from then on. */
export const putService = (database: Database, { title, about, forWhom, ...service }: KeptService): Promise<void> =>
  asPost(database, service.post, async (writing) => {
    const said = { title: JSON.stringify(title), about: JSON.stringify(about), forWhom: [...forWhom] }
    const { place, kind, capacity, post, checkedAt } = service
    const changed = await writing
      .updateTable('safar.services')
      .set({ place, kind, capacity, post, checkedAt, ...said })
      .where('id', '=', service.id)
      .executeTakeFirst()
    if (changed.numUpdatedRows > 0n) return
    await writing
      .insertInto('safar.services')
      .values({ ...service, ...said, closedAt: null })
      .execute()
  })

/** Takes a service out of the list; what was said of it stays. */
export const closeService = (database: Database, post: string, id: string, at: Date): Promise<boolean> =>
  asPost(database, post, async (writing) => {
    const { numUpdatedRows } = await writing
      .updateTable('safar.services')
      .set({ closedAt: at, post, checkedAt: at })
      .where('id', '=', id)
      .where('closedAt', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })
