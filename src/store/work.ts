import { type Database, asPost } from './database.ts'
import type { Said } from './deliveries.ts'

/** How a piece of work stands. `refused` is an answer with a reason; `failed` is our own mistake. */
export type WorkState = 'running' | 'done' | 'refused' | 'failed' | 'cancelled' | 'interrupted'

/** A piece of work that takes long, as its page shows it. */
export interface Work {
  readonly id: string
  readonly kind: string
  readonly about: Readonly<Record<string, string>>
  readonly state: WorkState
  readonly done: number
  readonly of: number
  readonly cancelAsked: boolean
  readonly outcome: Said | null
  readonly post: string
  readonly account: string
  readonly begunAt: Date
  readonly toldAt: Date
  readonly endedAt: Date | null
}

/** Notes that work has begun. */
export const beginWork = (
  database: Database,
  work: Pick<Work, 'id' | 'kind' | 'about' | 'post' | 'account' | 'begunAt'>,
): Promise<void> =>
  asPost(database, work.post, async (writing) => {
    await writing
      .insertInto('safar.work')
      .values({
        ...work,
        about: JSON.stringify(work.about),
        state: 'running',
        done: 0,
        of: 0,
        outcome: null,
        toldAt: work.begunAt,
        endedAt: null,
      })
      .execute()
  })

/** Notes how far work is; tells whether somebody has asked it to stop. */
export const tellWork = (
  database: Database,
  {
    id,
    post,
    done,
    of,
    at,
  }: { readonly id: string; readonly post: string; readonly done: number; readonly of: number; readonly at: Date },
): Promise<boolean> =>
  asPost(database, post, async (writing) => {
    const told = await writing
      .updateTable('safar.work')
      .set({ done, of, toldAt: at })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning('cancelAsked')
      .executeTakeFirst()
    return told?.cancelAsked ?? true
  })

/** Notes how work ended. */
export const endWork = (
  database: Database,
  {
    id,
    post,
    state,
    outcome,
    at,
  }: {
    readonly id: string
    readonly post: string
    readonly state: WorkState
    readonly outcome?: Said
    readonly at: Date
  },
): Promise<void> =>
  asPost(database, post, async (writing) => {
    await writing
      .updateTable('safar.work')
      .set({ state, endedAt: at, toldAt: at, outcome: outcome ? JSON.stringify(outcome) : null })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute()
  })

/** Asks work of the post to stop; `false` when none of this id is running. */
export const askToCancel = (database: Database, post: string, id: string): Promise<boolean> =>
  asPost(database, post, async (writing) => {
    const asked = await writing
      .updateTable('safar.work')
      .set({ cancelAsked: true })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst()
    return asked.numUpdatedRows > 0n
  })

/** A piece of work of the post. */
export const findWork = (database: Database, post: string, id: string): Promise<Work | undefined> =>
  asPost(database, post, (reading) =>
    reading.selectFrom('safar.work').selectAll().where('id', '=', id).executeTakeFirst(),
  )

/** The latest work of the post, of one kind or of any. */
export const listWork = (database: Database, post: string, kind?: string): Promise<readonly Work[]> =>
  asPost(database, post, (reading) =>
    reading
      .selectFrom('safar.work')
      .selectAll()
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
      .orderBy('begunAt', 'desc')
      .limit(50)
      .execute(),
  )

/** Marks work of an earlier process that never ended. For the role `worker`, before the first work begins. Gives how many there were. */
export async function markInterrupted(worker: Database, before: Date): Promise<number> {
  const marked = await worker
    .updateTable('safar.work')
    .set({ state: 'interrupted', endedAt: before })
    .where('state', '=', 'running')
    .where('toldAt', '<', before)
    .executeTakeFirst()
  return Number(marked.numUpdatedRows)
}
