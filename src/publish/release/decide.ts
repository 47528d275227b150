import { type Outcome, bad, good } from '#kernel/outcome.ts'
import type { Phrase } from '#kernel/words.ts'
import { type Approval, candidateFor } from '#store/candidates.ts'
import type { Database, Reading } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import { entryFingerprint } from '#store/ledger.ts'
import {
  type Decision,
  type KeptRelease,
  appendEntry,
  decisionsOn,
  keepRelease,
  mayDecide,
  releasing,
  titlesOf,
} from '#store/releases.ts'
import type { FileSum } from '#store/sums.ts'
import { noteDown } from '#store/witness.ts'

import { type Decided, bundleOf, sumsOf } from './bundle.ts'
import { type Candidate, readCandidate } from './candidate.ts'
import { type Check, checklist, mayRelease } from './checklist.ts'
import type { ReleaseRefusal } from './refusal.ts'

/** What it takes to sign: the role `worker`, the key, and the file that remembers the ledger beside the key file. */
export interface Signing {
  readonly worker: Database
  readonly keys: Keys
  readonly witness: string
}

/** Who acts, and when. */
export interface Hand {
  readonly post: string
  readonly account: string
  readonly now: Date
}

/** What became of a candidate: the release, and its entry in the ledger when it is public at once. */
export interface Released {
  readonly name: string
  readonly root: string
  readonly publicFrom: string
  readonly entry: number | undefined
}

/** A refusal, with the checklist where that is what holds a release up. */
export type Refused = ReleaseRefusal & { readonly checks?: readonly Check[] }

/**
 * Makes a candidate a release: everything is looked at again, one release at a time, the bundle is written, signed and kept, and
 * unless it waits for its hour it is in the ledger. Its candidate is over. Nothing is kept when anything stands in the way.
 */
export async function release(
  { worker, keys, witness }: Signing,
  { candidate: id, synthetic, by }: { readonly candidate: string; readonly synthetic: boolean; readonly by: Hand },
): Promise<Outcome<Released, Refused>> {
  const done = await releasing(worker, async (writing) => {
    if (!(await mayDecide(writing, by, by.now))) return bad<Refused>({ why: 'not-your-function' })
    const found = await candidateFor(writing, id)
    if (!found) return bad<Refused>({ why: 'no-such-candidate' })
    const candidate = readCandidate(found.kept)
    const all = await decisionsOn(writing)
    const refused = refusalOf(candidate, all) ?? (await strangerIn(writing, candidate.access))
    if (refused) return bad<Refused>(refused)
    const { digest } = found.kept
    const standing = { now: by.now, digest, approvals: found.approvals, earlier: earlierOf(candidate, all), synthetic }
    const checks = checklist(candidate, standing)
    if (!mayRelease(checks)) return bad<Refused>({ why: 'held-up', checks })
    const decided = await decidedOn(writing, candidate, { ...standing, by })
    const files = bundleOf(candidate, decided)
    const decision = decisionOf(candidate, { id, ...sumsOf(files), decided, standing, by })
    const isWaiting = Date.parse(decision.publicFrom) > by.now.getTime()
    // Whoever prepared and approved it knows it already.
    const access = isWaiting
      ? [...candidate.access, candidate.prepared.post, ...decision.said.map(({ post }) => post)]
      : []
    await keepRelease(writing, keys, { decision, files, access: [...new Set(access)] })
    const entry = isWaiting ? undefined : await announce(writing, keys, decision, by.now)
    const { name, root, publicFrom } = decision
    return good({ name, root, publicFrom, entry })
  })
  if (!done.ok) return done
  const { entry, ...released } = done.value
  if (entry) await noteDown(witness, { number: entry.number, hash: entryFingerprint(entry.body) })
  return good({ ...released, entry: entry?.number })
}

const nameShape = /^[a-z0-9][a-z0-9-]{2,80}$/

/** Whether the name is free, and what it revises can be revised. */
function refusalOf({ name, revises, population }: Candidate, all: readonly KeptRelease[]): ReleaseRefusal | undefined {
  if (!nameShape.test(name)) return { why: 'name-malformed' }
  if (all.some(({ decision }) => decision.name === name)) return { why: 'name-taken', values: { release: name } }
  if (!revises) return undefined
  const values = { release: revises.release }
  const before = all.find(({ decision }) => decision.name === revises.release)
  if (!before?.isPublic) return { why: 'revises-none', values }
  if (before.isWithdrawn) return { why: 'revises-withdrawn', values }
  if (before.decision.population !== population)
    return { why: 'revises-other', values: { ...values, population: before.decision.population } }
  const later = all.find(({ decision, isCalledOff }) => decision.revises === revises.release && !isCalledOff)
  return later && { why: 'revises-revised', values: { ...values, by: later.decision.name } }
}

async function strangerIn(writing: Reading, posts: readonly string[]): Promise<ReleaseRefusal | undefined> {
  const known = await titlesOf(writing, posts)
  const stranger = posts.find((post) => !known.has(post))
  return stranger === undefined ? undefined : { why: 'no-such-post', values: { post: stranger } }
}

/** The releases that the world may know of the same people, or soon will. */
export const earlierOf = (
  { population }: Pick<Candidate, 'population'>,
  all: readonly KeptRelease[],
): readonly string[] =>
  all
    .filter(({ decision, isCalledOff }) => decision.population === population && !isCalledOff)
    .map(({ decision }) => decision.name)

interface Deciding {
  readonly digest: string
  readonly approvals: readonly Approval[]
  readonly by: Hand
}

async function decidedOn(
  writing: Reading,
  { prepared, embargo, verdict }: Candidate,
  { approvals, digest, by }: Deciding,
): Promise<Decided> {
  const said = approvals.filter((each) => each.digest === digest)
  const titles = await titlesOf(writing, [prepared.post, ...said.map(({ post }) => post)])
  const titled = (post: string): Phrase => titles.get(post) ?? { tg: post, ru: post, en: post }
  const named = ({ post, givenAt, reason }: Approval) => ({
    post,
    title: titled(post),
    at: givenAt.toISOString(),
    reason,
  })
  const of = (kind: Approval['kind']) => said.filter((each) => each.kind === kind).map(named)
  const now = by.now.toISOString()
  const hour = embargo === null ? now : new Date(embargo).toISOString()
  return {
    publicFrom: hour > now ? hour : now,
    prepared: { post: prepared.post, title: titled(prepared.post), at: prepared.at },
    approvals: of('approval').map(({ post, title, at }) => ({ post, title, at })),
    // What was said against findings that are gone is not printed.
    overrides: verdict && verdict.findings.length > 0 ? of('override') : [],
  }
}

interface Taken {
  readonly id: string
  readonly root: string
  readonly sums: readonly FileSum[]
  readonly decided: Decided
  readonly standing: Omit<Deciding, 'by'>
  readonly by: Hand
}

function decisionOf(candidate: Candidate, { id, root, sums, decided, standing, by }: Taken): Decision {
  const { name, population, audience, synthetic, title, revises, prepared } = candidate
  return {
    name,
    root,
    files: sums,
    candidate: id,
    digest: standing.digest,
    kind: revises ? 'revision' : 'release',
    revises: revises?.release ?? null,
    why: revises?.why ?? null,
    population,
    audience,
    synthetic,
    title,
    decidedAt: by.now.toISOString(),
    publicFrom: decided.publicFrom,
    by: { post: by.post, account: by.account },
    prepared: { post: prepared.post, account: prepared.account },
    said: standing.approvals
      .filter((each) => each.digest === standing.digest)
      .map(({ kind, post, account, givenAt, reason }) => ({ kind, post, account, at: givenAt.toISOString(), reason })),
  }
}

/** Writes the entry by which a release becomes public. */
export const announce = (writing: Reading, keys: Keys, decision: Decision, now: Date) =>
  appendEntry(writing, keys, {
    at: now.toISOString(),
    kind: decision.kind,
    release: decision.name,
    revises: decision.revises,
    root: decision.root,
    population: decision.population,
    audience: decision.audience,
    synthetic: decision.synthetic,
    title: decision.title,
    why: decision.why,
    posts: [...new Set(decision.said.map(({ post }) => post))],
  })
