import { sql } from 'kysely'

import type { Instant } from '#kernel/date.ts'
import type { Phrase } from '#kernel/words.ts'

import type { Database, Reading } from './database.ts'
import type { Keys } from './keys.ts'
import { type Entry, type SignedEntry, entryFingerprint, noEntry, signLetters, writeEntry } from './ledger.ts'
import { type FileSum, sha256 } from './sums.ts'

/** What was decided of a release, to the letter: what is in it, and who decided. Signed; accounts stay inside the house. */
export interface Decision {
  readonly name: string
  readonly root: string
  readonly files: readonly FileSum[]
  readonly candidate: string
  readonly digest: string
  readonly kind: 'release' | 'revision'
  readonly revises: string | null
  readonly why: Phrase | null
  readonly population: string
  readonly audience: 'public' | 'group'
  readonly synthetic: boolean
  readonly title: Phrase
  readonly decidedAt: Instant
  readonly publicFrom: Instant
  /** Who released it, and who prepared it. */
  readonly by: { readonly post: string; readonly account: string }
  readonly prepared: { readonly post: string; readonly account: string }
  readonly said: readonly {
    readonly kind: 'approval' | 'override'
    readonly post: string
    readonly account: string
    readonly at: Instant
    readonly reason: string
  }[]
}

/** The letters that a decision is kept and signed in; its parts stand in the order in which they are declared. */
export const writeDecision = (decision: Decision): string =>
  JSON.stringify({
    name: decision.name,
    root: decision.root,
    files: decision.files,
    candidate: decision.candidate,
    digest: decision.digest,
    kind: decision.kind,
    revises: decision.revises,
    why: decision.why,
    population: decision.population,
    audience: decision.audience,
    synthetic: decision.synthetic,
    title: decision.title,
    decidedAt: decision.decidedAt,
    publicFrom: decision.publicFrom,
    by: decision.by,
    prepared: decision.prepared,
    said: decision.said,
  })

/** Reads a decision back from letters that this Safar signed. */
export const readDecision = (body: string): Decision => JSON.parse(body) as Decision

export interface ReleaseFile {
  readonly path: string
  readonly content: Buffer
}

export const fileSum = ({ path, content }: ReleaseFile): FileSum => ({ path, sha256: sha256(content).toString('hex') })

/** Any number will do; it only has to be the same for every Safar that releases in this database. */
const ledgerLock = 7_239_149

/** Work on releases as the role `worker`, one at a time: what is read here stays true until it is done. */
export const releasing = <Result>(worker: Database, work: (writing: Reading) => Promise<Result>): Promise<Result> =>
  worker
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (writing) => {
      await sql`select pg_advisory_xact_lock(${ledgerLock})`.execute(writing)
      return work(writing)
    })

/** Keeps a decision with its files and the posts that may read before the hour; its candidate is over. */
export async function keepRelease(
  writing: Reading,
  keys: Keys,
  {
    decision,
    files,
    access,
  }: { readonly decision: Decision; readonly files: readonly ReleaseFile[]; readonly access: readonly string[] },
): Promise<void> {
  const body = writeDecision(decision)
  const { name, candidate, population, audience, title, publicFrom } = decision
  await writing
    .insertInto('releases.decisions')
    .values({
      name,
      candidate,
      population,
      audience,
      title: JSON.stringify(title),
      publicFrom: new Date(publicFrom),
      body,
      signature: signLetters(keys, 'safar release 1', body),
    })
    .execute()
  // One by one: a file may weigh a hundred megabytes.
  for (const { path, content } of files)
    await writing
      .insertInto('releases.files')
      .values({ release: name, path, sha256: sha256(content).toString('hex'), content })
      .execute()
  if (access.length > 0)
    await writing
      .insertInto('releases.access')
      .values(access.map((post) => ({ release: name, post })))
      .execute()
  await writing.deleteFrom('releases.candidates').where('id', '=', candidate).execute()
}

/** Keeps that a release is called off before its hour. */
export async function keepCalledOff(
  writing: Reading,
  off: {
    readonly release: string
    readonly post: string
    readonly account: string
    readonly why: string
    readonly calledOffAt: Date
  },
): Promise<void> {
  await writing.insertInto('releases.calledOff').values(off).execute()
}

/** A decision that is kept, and what has become of it. */
export interface KeptRelease {
  readonly decision: Decision
  readonly isPublic: boolean
  readonly isWithdrawn: boolean
  readonly isCalledOff: boolean
}

/** Every decision of one population, or all; the first decided first. For the role `worker`. */
export async function decisionsOn(writing: Reading, population?: string): Promise<readonly KeptRelease[]> {
  const rows = await writing
    .selectFrom('releases.decisions as r')
    .select('body')
    .select(({ exists, selectFrom }) => [
      exists(selectFrom('releases.ledger').whereRef('release', '=', 'r.name')).as('isPublic'),
      exists(selectFrom('releases.ledger').whereRef('release', '=', 'r.name').where('kind', '=', 'withdrawal')).as(
        'isWithdrawn',
      ),
      exists(selectFrom('releases.calledOff').whereRef('release', '=', 'r.name')).as('isCalledOff'),
    ])
    .$if(population !== undefined, (query) => query.where('population', '=', population ?? ''))
    .execute()
  return rows
    .map(({ body, ...become }) => ({
      decision: readDecision(body),
      isPublic: Boolean(become.isPublic),
      isWithdrawn: Boolean(become.isWithdrawn),
      isCalledOff: Boolean(become.isCalledOff),
    }))
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

/** The decisions whose hour has come and that are not public yet, in the order of their hours. For the role `worker`. */
export async function dueDecisions(database: Database, now: Date): Promise<readonly Decision[]> {
  const rows = await database
    .selectFrom('releases.decisions as r')
    .select('body')
    .where('publicFrom', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('releases.ledger').whereRef('release', '=', 'r.name'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('releases.calledOff').whereRef('release', '=', 'r.name'))),
    )
    .orderBy('publicFrom')
    .orderBy('name')
    .execute()
  return rows.map(({ body }) => readDecision(body))
}

const orderOf = ({ decision }: KeptRelease) => `${decision.decidedAt} ${decision.name}`

/** Writes the next entry of the ledger and signs it; call it only while `releasing`. */
export async function appendEntry(
  writing: Reading,
  keys: Keys,
  entry: Omit<Entry, 'number' | 'previous'>,
): Promise<SignedEntry & { readonly number: number }> {
  const before = await writing
    .selectFrom('releases.ledger')
    .select(['number', 'body'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (before?.number ?? 0) + 1
  const previous = before ? entryFingerprint(before.body) : noEntry
  const body = writeEntry({ ...entry, number, previous })
  const signature = signLetters(keys, 'safar ledger 1', body)
  await writing
    .insertInto('releases.ledger')
    .values({ number, release: entry.release, kind: entry.kind, body, signature })
    .execute()
  return { number, body, signature }
}

/** Whether a post decides on figures, and who holds it at a moment. For the role `worker`. */
export async function mayDecide(
  writing: Reading,
  { post, account }: { readonly post: string; readonly account: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select safar.decides_on_figures(${post}) and exists (
      select from safar.holdings where post = ${post} and account = ${account}
      and held_from <= ${now} and (held_until is null or held_until > ${now})) as may`.execute(writing)
  return rows[0]?.may === true
}

/** The title of each post, for a release that names posts. For the role `worker`. */
export async function titlesOf(writing: Reading, posts: readonly string[]): Promise<ReadonlyMap<string, Phrase>> {
  if (posts.length === 0) return new Map()
  const rows = await writing.selectFrom('safar.posts').select(['id', 'title']).where('id', 'in', posts).execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}
