import { type Language, type Phrase, fill } from '#kernel/words.ts'
import { Card } from '#screen/card.tsx'
import { sayMoment } from '#screen/date.ts'
import { Facts } from '#screen/facts.tsx'
import { Notice } from '#screen/notice.tsx'
import type { OpenedCase } from '#serve/opened-case.ts'
import { openNames, sayPost } from '#serve/staff.ts'
import { accountNames } from '#store/accounts.ts'
import { postTitles } from '#store/posts.ts'
import { type TrailEntry, readsOf } from '#store/reads.ts'
import type { Acting, Office } from '#web/office.ts'
import { words } from '#words/posts/words.ts'

interface SightProps {
  readonly desk: Office
  readonly opened: OpenedCase
  readonly language: Language
  /** The title of the case's post. */
  readonly owner: string
}

/** By what right the case is seen, where it is not the ordinary one. */
export const Sight = ({ desk, opened: { way }, language, owner }: SightProps) => {
  const { case: say } = words[language]
  if (way.glassUntil !== undefined)
    return (
      <Notice tone="warn">{fill(say.throughGlass, { until: sayMoment(language, way.glassUntil, desk.zone) })}</Notice>
    )
  return way.standsIn ? <Notice tone="info">{fill(say.vacant, { post: owner })}</Notice> : null
}

/** Somebody who read the case, with their name and the title of their post. */
export interface Reader {
  readonly entry: TrailEntry
  readonly who: string
  readonly post: string | undefined
  readonly title: Phrase | undefined
}

// More would not be read; the audit has them all.
const mostShown = 20

/** Who read a case lately, newest first. */
export async function readersOf(office: Office, acting: Acting, id: string): Promise<readonly Reader[]> {
  const entries = (await readsOf(office.database, acting.post, id)).slice(0, mostShown)
  const sealed = await accountNames(office.database, [...new Set(entries.map(({ account }) => account))])
  const names = openNames(office, sealed)
  const titles = await postTitles(office.database, [...new Set(entries.map(({ post }) => post))])
  return entries.map((entry) => ({
    entry,
    who: names.get(entry.account) ?? entry.account,
    post: entry.post,
    title: titles.get(entry.post),
  }))
}

interface ReadsProps {
  readonly desk: Office
  readonly language: Language
  readonly reads: readonly Reader[]
}

/** Who has read the case, where every reading is kept. */
export const Reads = ({ desk, language, reads }: ReadsProps) => {
  const { case: say, audit } = words[language]
  return (
    <Card title={say.reads} sub={say.readsAbout}>
      <Facts
        facts={reads.map(({ entry, who, title }) => ({
          asked: sayMoment(language, entry.at.toISOString(), desk.zone),
          answered: [
            who,
            title?.[language] ?? sayPost(new Map(), language, entry.post),
            audit.kinds[entry.what],
            entry.way === null ? '' : audit.ways[entry.way],
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Card>
  )
}
