import type pg from 'pg'

/**
 * The rows of a query, so many at once, so that memory does not grow with the journal.
 * The database prepares the next rows while these are being looked at.
 */
export async function* inBatches<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  query: string,
  many: number,
): AsyncGenerator<readonly Row[]> {
  const cursor = `walk_${crypto.randomUUID().slice(0, 8)}`
  await client.query(`declare ${cursor} no scroll cursor for ${query}`)
  const fetch = () => client.query<Row>(`fetch ${many} from ${cursor}`)
  const ahead = { rows: fetch() }
  try {
    for (;;) {
      const { rows } = await ahead.rows
      if (rows.length === 0) return
      ahead.rows = fetch()
      yield rows
    }
  } finally {
    // Whoever stops looking still waits for what was asked for.
    await ahead.rows
    await client.query(`close ${cursor}`)
  }
}
