import { createHash } from 'node:crypto'

import type pg from 'pg'

import type { Break } from './verdict.ts'
import type { Walk } from './walk.ts'

interface Row {
  readonly id: string
  readonly register: string
  readonly number: number
  readonly content_hash: Buffer | null
  readonly rows: number
  readonly counted: number
}

/** Walks every delivery: none is missing, its rows have the bytes that were kept, and its months add up to them. */
export async function walkDeliveries({ client, walked, report }: Walk): Promise<Break | undefined> {
  const { rows } = await client.query<Row>(
    `select id, register, number, content_hash, rows,
       (select coalesce(sum(m.rows), 0)::bigint from registers.months m where m.delivery = d.id) as counted
     from registers.deliveries d order by register collate "C", number`,
  )
  for (const [at, row] of rows.entries()) {
    const { register, number } = row
    const before = rows[at - 1]
    const expected = before?.register === register ? before.number + 1 : 1
    if (number !== expected) return { what: 'delivery-missing', values: { register, number: expected } }
    if (row.counted !== row.rows || !(await isAsKept(client, row)))
      return { what: 'delivery-altered', values: { register, number } }
    walked.deliveries += 1
    report()
  }
  return undefined
}

async function isAsKept(client: pg.ClientBase, { id, content_hash: kept }: Row): Promise<boolean> {
  const hash = createHash('sha256')
  // Part by part: a delivery may be larger than what is good to hold in memory.
  for (let part = 0; ; part++) {
    const { rows } = await client.query<{ content: Buffer }>(
      'select content from registers.parts where delivery = $1 and part = $2',
      [id, part],
    )
    const [found] = rows
    if (!found) return kept === null ? part === 0 : hash.digest().equals(kept)
    hash.update(found.content)
  }
}
