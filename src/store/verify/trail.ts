import { createHash } from 'node:crypto'

import { inBatches } from './cursor.ts'
import type { Break } from './verdict.ts'
import type { Walk } from './walk.ts'

const manyEntries = 1000

// The letters are those that `safar.note` makes; the moment in whole microseconds, so that no time zone plays a part.
const entriesInOrder = `
  select post, seq, hash, concat_ws(E'\\n', post, seq, (extract(epoch from at) * 1000000)::bigint, account, what,
    array_to_string(cases, ' '), coalesce(subject, ''), coalesce(way, '')) as letters
  from safar.trail order by post, seq`

interface EntryRow {
  readonly post: string
  readonly seq: number
  readonly hash: Buffer
  readonly letters: string
}

/** Walks what posts read and did with posts, each post's entries as a chain: none missing, none altered, none cut off the end. */
export async function walkTrail({ client }: Walk): Promise<Break | undefined> {
  const { rows } = await client.query<{ post: string; seq: number; hash: Buffer }>(
    'select post, seq, hash from safar.trail_ends order by post',
  )
  const ends = new Map(rows.map((row) => [row.post, row]))
  const last = new Map<string, { readonly seq: number; readonly hash: Buffer }>()
  for await (const entries of inBatches<EntryRow>(client, entriesInOrder, manyEntries))
    for (const { post, seq, hash, letters } of entries) {
      const before = last.get(post) ?? { seq: 0, hash: Buffer.alloc(32) }
      const made = createHash('sha256').update(before.hash).update(letters).digest()
      if (seq !== before.seq + 1 || !made.equals(hash))
        return { what: 'trail-altered', values: { post, seq: before.seq + 1 } }
      last.set(post, { seq, hash })
    }
  for (const post of new Set([...ends.keys(), ...last.keys()])) {
    const [end, found] = [ends.get(post), last.get(post)]
    if (!end || end.seq !== (found?.seq ?? 0))
      return { what: 'trail-cut', values: { post, seq: end?.seq ?? 0, last: found?.seq ?? 0 } }
  }
  return undefined
}
