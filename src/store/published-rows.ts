import { sql } from 'kysely'

import type { Database } from './database.ts'
import { snake } from './projection.ts'

/** One row of a programme's projection: its number, whether it is invented, and the codes of the columns asked for, in their order. */
export interface PublishedRow {
  readonly record: bigint
  readonly synthetic: boolean
  readonly codes: readonly string[]
}

const many = 10_000

/** Hands over the published rows of a programme in the order of their numbers, all of one moment, some thousands at a time. As the role `publisher`. */
export const readPublished = (
  publisher: Database,
  programme: string,
  columns: readonly string[],
  take: (rows: readonly PublishedRow[]) => void,
): Promise<void> =>
  publisher
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (reading) => {
      const table = sql.table(`published.${programme}`)
      const names = sql.join(columns.map((column) => sql.ref(snake(column))))
      // Below every number that there can be.
      for (let after: bigint | undefined = -(2n ** 63n) - 1n; after !== undefined;) {
        const { rows } = await sql<{ record: string; synthetic: boolean; codes: string[] }>`
          select record::text as record, synthetic, array[${names}]::text[] as codes from ${table}
          where record > ${String(after)}::numeric order by record limit ${many}`.execute(reading)
        const read = rows.map(({ record, ...row }) => ({ ...row, record: BigInt(record) }))
        take(read)
        after = read.length < many ? undefined : read.at(-1)?.record
      }
    })
