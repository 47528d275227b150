import { createHash } from 'node:crypto'

import type pg from 'pg'

import type { Rules } from '#kernel/case.ts'
import type { Definition } from '#kernel/definition.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'

import type { Break } from './verdict.ts'
import type { KnownDefinition } from './walk.ts'

/** Reads every definition that acts may name; each is found under the fingerprint of its own letters. */
export async function readDefinitions(
  client: pg.ClientBase,
): Promise<Outcome<ReadonlyMap<string, KnownDefinition>, Break>> {
  const { rows } = await client.query<{ hash: Buffer; programme: string; body: string }>(
    'select hash, programme, body from safar.definitions order by first_seen, hash',
  )
  const altered = rows.find(({ hash, body }) => !createHash('sha256').update(body).digest().equals(hash))
  if (altered) {
    const definition = altered.hash.toString('hex')
    return bad({ what: 'definition-altered', values: { definition, programme: altered.programme } })
  }
  return good(new Map(rows.map(({ hash, body }) => [hash.toString('hex'), know(JSON.parse(body) as Definition)])))
}

const know = ({ name, record, states, steps }: Definition): KnownDefinition => ({
  programme: name,
  // Of a field the engine asks only whether it is gathered and of which codes, and that a definition says.
  rules: { record: record as Rules['record'], workflow: { states, steps, corrections: [] } },
  fileFields: Object.keys(record).filter((field) => record[field]?.kind === 'files'),
})
