import { sql } from 'kysely'

import type { Instant } from '#kernel/date.ts'

import { type Database, asPost } from './database.ts'

/** What a post leaves to whoever comes next: numbers and cases, no answers. */
export interface Packet {
  readonly states: readonly { readonly programme: string; readonly state: string; readonly cases: number }[]
  /** What is due or falls due within a fortnight, the earliest first. */
  readonly owed: readonly {
    readonly case: string
    readonly programme: string
    readonly step: string
    readonly due: Instant
  }[]
  /** Cases that a person must decide. */
  readonly unsettled: readonly string[]
}

/** A packet that was written when a holder left. */
export interface Handover {
  readonly id: string
  readonly post: string
  readonly account: string | null
  readonly heldFrom: Date | null
  readonly madeAt: Date
  readonly packet: Packet
}

/** The packets of a post, the newest first, for itself, for who stands in for it and for who looks after it. */
export const listHandovers = (database: Database, acting: string, post: string): Promise<readonly Handover[]> =>
  asPost(database, acting, async (reading) => {
    const rows = await reading
      .selectFrom('safar.handovers')
      .select(['id', 'post', 'account', 'heldFrom', 'madeAt', 'body'])
      .where('post', '=', post)
      .orderBy('madeAt', 'desc')
      .limit(20)
      .execute()
    // Written by `safar.left_behind` alone, so its shape is known.
    return rows.map(({ body, ...handover }) => ({ ...handover, packet: body as unknown as Packet }))
  })

/** What a post would leave behind now, for those who may see its packets; `undefined` for everybody else. */
export const packetNow = (database: Database, acting: string, post: string, now: Date): Promise<Packet | undefined> =>
  asPost(database, acting, async (reading) => {
    const { rows } = await sql<{ packet: Packet | null }>`
      select safar.packet_of(${post}, ${now}::timestamptz) as packet`.execute(reading)
    return rows[0]?.packet ?? undefined
  })
