import type { Phrase } from '#kernel/words.ts'

import { type Database, asPost } from './database.ts'

/** A decision as those who decide on figures see it before its hour too, without what is in it. */
export interface Decided {
  readonly name: string
  readonly population: string
  readonly audience: string
  readonly title: Phrase
  readonly publicFrom: Date
  readonly calledOff: { readonly post: string; readonly why: string; readonly at: Date } | undefined
}

/** Every decision that a post may know of, the newest first. */
export const listDecided = (web: Database, post: string): Promise<readonly Decided[]> =>
  asPost(web, post, async (reading) => {
    const rows = await reading
      .selectFrom('releases.decisions as r')
      .leftJoin('releases.calledOff as o', 'o.release', 'r.name')
      .select(['r.name', 'r.population', 'r.audience', 'r.title', 'r.publicFrom', 'o.post', 'o.why', 'o.calledOffAt'])
      .orderBy('r.publicFrom', 'desc')
      .orderBy('r.name')
      .execute()
    return rows.map(({ post: by, why, calledOffAt, ...decision }) => ({
      ...decision,
      calledOff: by === null || why === null || calledOffAt === null ? undefined : { post: by, why, at: calledOffAt },
    }))
  })

/** Who read a release before its hour, the last first. For a post that decides on figures. */
export const listReads = (web: Database, post: string, release: string) =>
  asPost(web, post, (reading) =>
    reading
      .selectFrom('releases.reads')
      .select(['path', 'post', 'readAt'])
      .where('release', '=', release)
      .orderBy('readAt', 'desc')
      .limit(200)
      .execute(),
  )
