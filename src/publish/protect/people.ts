import { good, type Outcome } from '#kernel/outcome.ts'
import type { Engine } from '#publish/tabulate/engine.ts'
import type { Refusal } from '#publish/tabulate/refusal.ts'
import { sql } from '#publish/tabulate/statement.ts'

import { peopleOf } from './budget.ts'

/**
 * Everybody in a snapshot, as the budget keeps them: their keyed hashes in rising order. All of them pay for a table, also those whom
 * it does not count: that somebody is not in it is something about them too. Refuses a file that cannot be read.
 */
export async function peopleIn(engine: Engine, file: string): Promise<Outcome<BigUint64Array, Refusal>> {
  const keys: bigint[] = []
  const read = await engine.read(
    file,
    (rows) => sql`SELECT DISTINCT r.record_key FROM ${rows} AS r`,
    (chunk) => {
      const halves = chunk.keys(0)
      for (let row = 0; row < chunk.rows; row += 1)
        keys.push((BigInt(halves[2 * row + 1] ?? 0) << 32n) | BigInt(halves[2 * row] ?? 0))
    },
  )
  return read.ok ? good(peopleOf(keys)) : read
}
