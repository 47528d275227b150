import { createHash } from 'node:crypto'

import type { Act } from '#kernel/act.ts'
import type { Instant } from '#kernel/date.ts'

/** An act as the journal keeps it: who, for which post, when it came in, and in which words it was asked. */
export interface KeptAct extends Act {
  readonly programme: string
  readonly seq: number
  /** Who acted, as which post; and for which vacant post, if it stood in for one. */
  readonly by: { readonly post: string; readonly account: string; readonly for?: string }
  readonly received: Instant
  /** The fingerprint of the definition that asked. */
  readonly definition: string
}

/** The letters that an act is kept in, and that its chain is made of. */
export const writeAct = (act: KeptAct): string =>
  JSON.stringify({
    id: act.id,
    case: act.case,
    seq: act.seq,
    programme: act.programme,
    step: act.step,
    at: act.at,
    after: act.after,
    by: act.by,
    received: act.received,
    definition: act.definition,
    answers: act.answers,
  })

/** Reads an act back from its letters. */
export const readAct = (body: string): KeptAct => JSON.parse(body) as KeptAct

/** What stands before the first act of a chain. */
export const beforeFirst = Buffer.alloc(32)

/** The fingerprint of an act: of the one before it and of its own letters. */
export const link = (previous: Buffer, body: string): Buffer =>
  createHash('sha256').update(previous).update(body).digest()
