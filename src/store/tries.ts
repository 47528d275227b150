import { createHash } from 'node:crypto'

import { sql } from 'kysely'

import type { Database } from './database.ts'

/** How often a key may be tried: so many times in so many seconds. What was tried flows back evenly. */
export interface Limit {
  readonly key: Buffer
  readonly most: number
  readonly seconds: number
}

/** Takes one try of each limit; `false`, with none taken, when one of them has no more. */
export async function takeTries(database: Database, limits: readonly Limit[], now: Date): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select safar.take_tries(${limits.map(({ key }) => key)}::bytea[],
    ${limits.map(({ most }) => most)}::integer[], ${limits.map(({ seconds }) => seconds)}::integer[], ${now}) as taken`.execute(
    database,
  )
  return rows[0]?.taken === true
}

/** Spends what may be used once; `false` when it has been spent before. It is remembered until it has run out anyway. */
export async function spendTicket(database: Database, ticket: string, until: Date): Promise<boolean> {
  const spent = await database
    .insertInto('safar.spentTickets')
    .values({ hash: createHash('sha256').update(ticket).digest(), until })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return spent.numInsertedOrUpdatedRows === 1n
}
