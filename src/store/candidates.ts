import { sql } from 'kysely'

import { type Outcome, bad, good } from '#kernel/outcome.ts'

import { type Database, type Reading, asPost, isConflict } from './database.ts'
import { sha256 } from './sums.ts'

/** A draft of a release as it is kept: letters, cells, and the fingerprint of both. */
export interface KeptCandidate {
  readonly id: string
  readonly name: string
  readonly population: string
  readonly body: string
  readonly cells: Buffer
  readonly digest: string
  readonly post: string
  readonly account: string
  readonly preparedAt: Date
}

/** What a post says of a candidate: that it may be released, or that it may in spite of what the attack found. */
export interface Approval {
  readonly candidate: string
  /** The fingerprint of the candidate that was looked at; once it has changed, this no longer counts. */
  readonly digest: string
  readonly kind: 'approval' | 'override'
  readonly post: string
  readonly account: string
  readonly reason: string
  readonly givenAt: Date
}

/** The fingerprint of a candidate: any change of a letter or a cell gives another. */
export const candidateDigest = (body: string, cells: Uint8Array): string =>
  sha256(sha256(body), sha256(cells)).toString('hex')

/** Keeps a new candidate. For the role `publisher`, which prepares it. */
export async function keepCandidate(publisher: Database, candidate: KeptCandidate): Promise<void> {
  await publisher.insertInto('releases.candidates').values(candidate).execute()
}

const light = ['id', 'name', 'population', 'digest', 'post', 'account', 'preparedAt'] as const
const whole = [...light, 'body', 'cells'] as const

/** The candidates that a post may decide on, the newest first, without what is in them. */
export const listCandidates = (
  web: Database,
  post: string,
): Promise<readonly Omit<KeptCandidate, 'body' | 'cells'>[]> =>
  asPost(web, post, (reading) =>
    reading.selectFrom('releases.candidates').select(light).orderBy('preparedAt', 'desc').orderBy('id').execute(),
  )

/** A candidate with what was said of it; `undefined` when there is none that the post may decide on. */
export const findCandidate = (
  web: Database,
  post: string,
  id: string,
): Promise<{ readonly kept: KeptCandidate; readonly approvals: readonly Approval[] } | undefined> =>
  asPost(web, post, (reading) => readCandidate(reading, id))

async function readCandidate(reading: Reading, id: string) {
  const kept = await reading.selectFrom('releases.candidates').select(whole).where('id', '=', id).executeTakeFirst()
  return kept && { kept: digested(kept), approvals: await approvalsOf(reading, id) }
}

// Taken anew from what is there: whoever changed letters or cells past the house does not inherit what was said of the old ones.
const digested = (kept: KeptCandidate): KeptCandidate => ({ ...kept, digest: candidateDigest(kept.body, kept.cells) })

const approvalsOf = (reading: Reading, id: string): Promise<readonly Approval[]> =>
  reading
    .selectFrom('releases.approvals')
    .selectAll()
    .where('candidate', '=', id)
    .orderBy('givenAt')
    .orderBy('post')
    .execute()

/** The same for whoever releases it, as the role `worker`: until then nobody can change it. */
export async function candidateFor(writing: Reading, id: string) {
  const kept = await writing
    .selectFrom('releases.candidates')
    .select(whole)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return kept && { kept: digested(kept), approvals: await approvalsOf(writing, id) }
}

/** Replaces the letters of a candidate that still is as its editor saw it; approvals of what it was no longer count. */
export async function rewriteCandidate(
  web: Database,
  post: string,
  {
    id,
    seen,
    name,
    body,
    cells,
  }: { readonly id: string; readonly seen: string } & Pick<KeptCandidate, 'name' | 'body' | 'cells'>,
): Promise<Outcome<string, 'moved-on'>> {
  const digest = candidateDigest(body, cells)
  const { numUpdatedRows } = await asPost(web, post, (writing) =>
    writing
      .updateTable('releases.candidates')
      .set({ name, body, digest })
      .where('id', '=', id)
      .where('digest', '=', seen)
      .executeTakeFirst(),
  )
  return numUpdatedRows === 0n ? bad('moved-on') : good(digest)
}

/** Replaces what was counted and found of a candidate that still is as it was read. For the role `publisher`. */
export async function remakeCandidate(
  publisher: Database,
  { id, seen, body, cells }: { readonly id: string; readonly seen: string } & Pick<KeptCandidate, 'body' | 'cells'>,
): Promise<Outcome<string, 'moved-on'>> {
  const digest = candidateDigest(body, cells)
  const { numUpdatedRows } = await publisher
    .updateTable('releases.candidates')
    .set({ body, cells, digest })
    .where('id', '=', id)
    .where('digest', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows === 0n ? bad('moved-on') : good(digest)
}

/** Drops a candidate with all that was said of it; `false` when there is none that the post may decide on. */
export const dropCandidate = (web: Database, post: string, id: string): Promise<boolean> =>
  asPost(web, post, async (writing) => {
    const { numDeletedRows } = await writing.deleteFrom('releases.candidates').where('id', '=', id).executeTakeFirst()
    return numDeletedRows > 0n
  })

/** Why what somebody says of a candidate is not taken. */
export type ApprovalRefusal = 'not-your-function' | 'moved-on' | 'said-already'

/** Keeps what a post says of a candidate, if the candidate still is what its holder looked at. */
export async function keepApproval(web: Database, approval: Approval): Promise<Outcome<undefined, ApprovalRefusal>> {
  try {
    return await asPost(web, approval.post, (writing) => writeApproval(writing, approval))
  } catch (error) {
    if (!isConflict(error)) throw error
    // 23505: this post, or this person as another post, has spoken; else row-level security: it is not theirs to say.
    return bad((error as { readonly code?: unknown }).code === '23505' ? 'said-already' : 'not-your-function')
  }
}

async function writeApproval(writing: Reading, approval: Approval): Promise<Outcome<undefined, ApprovalRefusal>> {
  const { rows } = await sql<{ mine: boolean }>`select safar.acts_on_figures() as mine`.execute(writing)
  if (rows[0]?.mine !== true) return bad('not-your-function')
  const now = await writing
    .selectFrom('releases.candidates')
    .select('digest')
    .where('id', '=', approval.candidate)
    .executeTakeFirst()
  if (now?.digest !== approval.digest) return bad('moved-on')
  await writing.insertInto('releases.approvals').values(approval).execute()
  return good(undefined)
}

/** Takes back what a post said of a candidate; `false` when it said nothing. */
export const takeBackApproval = (
  web: Database,
  post: string,
  { candidate, kind }: Pick<Approval, 'candidate' | 'kind'>,
): Promise<boolean> =>
  asPost(web, post, async (writing) => {
    const { numDeletedRows } = await writing
      .deleteFrom('releases.approvals')
      .where('candidate', '=', candidate)
      .where('kind', '=', kind)
      .where('post', '=', post)
      .executeTakeFirst()
    return numDeletedRows > 0n
  })
