import type { FastifyRequest } from 'fastify'

import type { Phrase } from '#kernel/words.ts'
import { isId } from '#publish/desk/id.ts'
import { decides, signedAs } from '#publish/desk/rights.ts'
import { type Candidate, readCandidate } from '#publish/release/candidate.ts'
import { type Check, checklist } from '#publish/release/checklist.ts'
import { type Approval, type KeptCandidate, findCandidate } from '#store/candidates.ts'
import { postTitles } from '#store/posts.ts'
import { earlierReleases } from '#store/released.ts'
import { Refused } from '#web/errors.ts'
import type { Acting } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'

/** A candidate as its page shows it: what it is, what was said of it, and what stands in the way. */
export interface Found {
  readonly acting: Acting
  readonly kept: KeptCandidate
  readonly candidate: Candidate
  readonly approvals: readonly Approval[]
  readonly checks: readonly Check[]
  /** Of every post that is named. */
  readonly titles: ReadonlyMap<string, Phrase>
}

/** The candidate of an address, for a post that decides on figures. */
export async function found(desk: Desk, request: FastifyRequest): Promise<Found> {
  const { acting } = signedAs(request, decides)
  const { id } = request.params as { readonly id: string }
  const here = isId(id) ? await findCandidate(desk.database, acting.post, id) : undefined
  if (!here) throw new Refused(404, 'notFound')
  const candidate = readCandidate(here.kept)
  const { digest } = here.kept
  const checks = checklist(candidate, {
    now: desk.now(),
    digest,
    approvals: here.approvals,
    earlier: await earlierReleases(desk.press.publisher, candidate.population),
    synthetic: desk.synthetic,
  })
  const named = [here.kept.post, ...here.approvals.map(({ post }) => post), ...candidate.access]
  return { acting, ...here, candidate, checks, titles: await postTitles(desk.database, [...new Set(named)]) }
}
