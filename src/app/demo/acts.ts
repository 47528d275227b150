import type { Instant } from '#kernel/date.ts'
import { orientation } from '#programmes/orientation/index.ts'
import type { SentAct } from '#serve/envelope.ts'

import { bringApart } from './apart.ts'
import { type Done, drawCases } from './cases.ts'
import { demoPosts } from './posts.ts'
import { takeOver } from './turnover.ts'

/** An act that says when it happened, as those of the past must. */
type DatedAct = SentAct & { readonly at: Instant }

/** An act of the demonstration as a device would send it, and the post that sends it. */
export interface DemoAct {
  readonly post: string
  /** The vacant post that the sender stands in for. */
  readonly standsFor?: string
  readonly sent: DatedAct
}

/** Every act of the demonstration, case by case: the same for the same seed and moment. */
export function demoActs(seed: string, now: Date): readonly DemoAct[] {
  const cases = demoPosts.flatMap((post, place) => drawCases(post, place, { seed, now }))
  return takeOver(seed, now, bringApart(seed, now, cases)).flatMap(({ id, done }) =>
    done.map((each) => ({
      post: each.by,
      ...(each.standsFor !== undefined && { standsFor: each.standsFor }),
      sent: actOf(id, each),
    })),
  )
}

const actOf = (caseId: string, { id, after, step, at, answers }: Done): DatedAct => ({
  id,
  case: caseId,
  programme: orientation.name,
  version: orientation.version,
  step,
  at,
  after,
  answers,
})
