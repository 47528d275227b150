import type pg from 'pg'

import { type Checkpoint, fingerprintOf, noCheckpoint, readCheckpoint, signatureCheck } from '#store/checkpoint.ts'
import { type Witnessed, readWitness } from '#store/witness.ts'

import type { Break } from './verdict.ts'
import type { Walk } from './walk.ts'

interface Row {
  readonly number: number
  readonly body: string
  readonly signature: Buffer
}

const manyCheckpoints = 500
const manyBytes = 1_000_000

/**
 * Walks the checkpoints from the first: their numbers, their chain, their signatures.
 * The heads they sign, and those that still wait to be signed, go into the table `pg_temp.heads`.
 */
export async function walkCheckpoints(walk: Walk): Promise<Break | undefined> {
  const { client, walked } = walk
  await client.query(
    'create temp table heads (case_id uuid, seq integer, hash bytea, checkpoint integer) on commit drop',
  )
  const isSigned = walk.keys ? signatureCheck(walk.keys) : () => true
  let previous = noCheckpoint
  for (;;) {
    const rows = await readAfter(client, walked.checkpoints)
    if (rows.length === 0) break
    const read: Checkpoint[] = []
    for (const { number, body, signature } of rows) {
      const expected = walked.checkpoints + 1
      const fingerprint = fingerprintOf(body)
      const checkpoint = readCheckpoint(body)
      if (number !== expected) return named('checkpoint-missing', expected)
      if (!isSigned(fingerprint, signature)) return named('checkpoint-forged', expected)
      if (checkpoint?.number !== expected) return named('checkpoint-altered', expected)
      if (checkpoint.previous !== previous) return named('checkpoint-unchained', expected)
      read.push(checkpoint)
      previous = fingerprint.toString('hex')
      walked.checkpoints = expected
      walked.coveredUntil = checkpoint.at
    }
    await keepHeads(client, read)
  }
  await client.query('insert into heads select case_id, seq, hash, null from safar.unsigned_heads')
  await client.query('create index on heads (case_id, seq)')
  await client.query('analyze heads')
  return undefined
}

/** The next checkpoints: many that are small, few that signed an import. */
async function readAfter(client: pg.ClientBase, number: number): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(
    `select number, body, signature
     from (select *, sum(pg_column_size(body)) over (order by number) - pg_column_size(body) as before_it
       from (select * from safar.checkpoints where number > $1 order by number limit $2) as next) as sized
     where before_it < $3 order by number`,
    [number, manyCheckpoints, manyBytes],
  )
  return rows
}

const named = (what: Break['what'], checkpoint: number): Break => ({ what, checkpoint, values: { checkpoint } })

async function keepHeads(client: pg.ClientBase, checkpoints: readonly Checkpoint[]): Promise<void> {
  const heads = checkpoints.flatMap(({ number, heads: signed }) => signed.map((head) => [...head, number] as const))
  await client.query(
    `insert into heads select case_id, seq, decode(hash, 'hex'), checkpoint
     from unnest($1::uuid[], $2::integer[], $3::text[], $4::integer[]) as head (case_id, seq, hash, checkpoint)`,
    [
      heads.map(([id]) => id),
      heads.map(([, seq]) => seq),
      heads.map(([, , hash]) => hash),
      heads.map(([, , , number]) => number),
    ],
  )
}

const manyLines = 1000

/** Holds the witness against the checkpoints: it may be behind, never ahead, and never of another mind. */
export async function compareWitness({ client }: Walk, path: string, length: number): Promise<Break | undefined> {
  let waiting: Witnessed[] = []
  for await (const line of readWitness(path, length)) {
    waiting.push(line)
    if (waiting.length < manyLines) continue
    const found = await contradicted(client, waiting)
    if (found) return found
    waiting = []
  }
  return contradicted(client, waiting)
}

async function contradicted(client: pg.ClientBase, lines: readonly Witnessed[]): Promise<Break | undefined> {
  const { rows } = await client.query<{ number: number; gone: boolean }>(
    `select w.number, c.number is null as gone
     from unnest($1::integer[], $2::text[]) as w (number, hash) left join safar.checkpoints c on c.number = w.number
     where c.number is null or sha256(convert_to(c.body, 'UTF8')) <> decode(w.hash, 'hex')
     order by w.number limit 1`,
    [lines.map(({ number }) => number), lines.map(({ hash }) => hash)],
  )
  const [first] = rows
  return first && named(first.gone ? 'checkpoints-cut' : 'checkpoint-replaced', first.number)
}
