import { type Outcome, bad } from '#kernel/outcome.ts'
import type { Source } from '#kernel/source.ts'
import type { AttackedRelease } from '#publish/disclosure/attack/input.ts'
import type { Repair } from '#publish/disclosure/attack/repair.ts'
import { type KeptCandidate, remakeCandidate } from '#store/candidates.ts'
import type { Database } from '#store/database.ts'
import { earlierReleases } from '#store/released.ts'

import { candidateAsRead, releaseAsRead } from './attacked.ts'
import {
  type Candidate,
  type CandidateFinding,
  type CandidateVerdict,
  readCandidate,
  writeCandidate,
} from './candidate.ts'
import { mend } from './mend.ts'
import type { ReleaseRefusal } from './refusal.ts'

/** What the attack says of releases of one population, the last of which is the candidate. */
export type Attacked = Pick<CandidateVerdict, 'refused'> & { readonly findings: readonly CandidateFinding[] }

/** What a candidate is attacked with. */
export interface Attackable {
  readonly snapshots: { readonly publisher: Database }
  readonly sources: readonly Source[]
  /** Attacks releases of one source together. */
  attack(releases: readonly AttackedRelease[], source: Source | undefined): Promise<Attacked>
}

/** Attacks a candidate together with every release of its population that was decided on; to be done again when others are. */
export async function attackCandidate(
  attackable: Attackable,
  candidate: Candidate,
  now: Date,
): Promise<CandidateVerdict> {
  return attackWith(attackable, candidate, await readEarlier(attackable, candidate), now)
}

async function readEarlier({ snapshots }: Attackable, { population }: Candidate): Promise<readonly AttackedRelease[]> {
  const earlier: AttackedRelease[] = []
  for (const name of await earlierReleases(snapshots.publisher, population))
    earlier.push(await releaseAsRead(snapshots.publisher, name))
  return earlier
}

async function attackWith(
  { sources, attack }: Attackable,
  candidate: Candidate,
  earlier: readonly AttackedRelease[],
  now: Date,
): Promise<CandidateVerdict> {
  const source = sources.find(({ name }) => name === candidate.population)
  const attacked = await attack([...earlier, candidateAsRead(candidate)], source)
  return { at: now.toISOString(), against: earlier.map(({ release }) => release), ...attacked }
}

/** Attacks a candidate again, because others were decided on since; gives its new digest. What was said of it before no longer counts. */
export async function attackAgain(
  attackable: Attackable,
  kept: KeptCandidate,
  now: Date,
): Promise<Outcome<string, ReleaseRefusal>> {
  const candidate = readCandidate(kept)
  const verdict = await attackCandidate(attackable, candidate, now)
  return remade(attackable, kept, { ...candidate, verdict })
}

/** Applies a repair of the attack and attacks again; gives the new digest. Refuses a repair for which the table has to be counted anew. */
export async function mendCandidate(
  attackable: Attackable,
  kept: KeptCandidate,
  { repair, now }: { readonly repair: Repair; readonly now: Date },
): Promise<Outcome<string, ReleaseRefusal>> {
  const before = readCandidate(kept)
  const earlier = await readEarlier(attackable, before)
  const mended = mend(before, repair, earlier)
  if (!mended) return bad({ why: 'count-anew' })
  return remade(attackable, kept, { ...mended, verdict: await attackWith(attackable, mended, earlier, now) })
}

async function remade(
  { snapshots }: Attackable,
  { id, digest }: KeptCandidate,
  candidate: Candidate,
): Promise<Outcome<string, ReleaseRefusal>> {
  const done = await remakeCandidate(snapshots.publisher, { id, seen: digest, ...writeCandidate(candidate) })
  return done.ok ? done : bad({ why: 'moved-on' })
}
