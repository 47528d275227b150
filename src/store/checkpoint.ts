import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

import { sql } from 'kysely'

import type { Instant } from '#kernel/date.ts'

import { beforeFirst } from './chain.ts'
import type { Database, Reading } from './database.ts'
import type { Keys } from './keys.ts'
import { noteDown } from './witness.ts'

/** The end of one case's chain: the case, the number of its last act and that act's fingerprint. */
export type Head = readonly [caseId: string, seq: number, hash: string]

/** What a checkpoint signs: ends of chains, and the checkpoint before it. */
export interface Checkpoint {
  readonly number: number
  readonly at: Instant
  /** The fingerprint of the body before; thirty-two zero bytes before the first. */
  readonly previous: string
  readonly heads: readonly Head[]
}

/** The letters that a checkpoint is kept and signed in. */
export const writeCheckpoint = ({ number, at, previous, heads }: Checkpoint): string =>
  JSON.stringify({ number, at, previous, heads })

/** Reads a checkpoint's letters; `undefined` when they are not those of a checkpoint. */
export function readCheckpoint(body: string): Checkpoint | undefined {
  const checkpoint = parsed(body) as Partial<Checkpoint> | null | undefined
  const { number, at, previous, heads } = checkpoint ?? {}
  if (typeof number !== 'number' || typeof at !== 'string' || typeof previous !== 'string') return undefined
  return Array.isArray(heads) && heads.every(isHead) ? { number, at, previous, heads } : undefined
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const isHead = (head: unknown): head is Head =>
  Array.isArray(head) &&
  /^[0-9a-f-]{36}$/.test(String(head[0])) &&
  Number.isInteger(head[1]) &&
  /^[0-9a-f]{64}$/.test(String(head[2]))

/** The fingerprint of a checkpoint's letters: what is signed, and what the next one names. */
export const fingerprintOf = (body: string): Buffer => createHash('sha256').update(body).digest()

/** What the first checkpoint names as the one before it. */
export const noCheckpoint = beforeFirst.toString('hex')

/** Signs a fingerprint with the key of this Safar. */
export const signFingerprint = ({ signing }: Keys, fingerprint: Buffer): Buffer =>
  sign(null, fingerprint, createPrivateKey({ key: signing, format: 'der', type: 'pkcs8' }))

/** Says of a signature whether this Safar's key made it. */
export function signatureCheck({ signing }: Keys): (fingerprint: Buffer, signature: Buffer) => boolean {
  const key = createPublicKey(createPrivateKey({ key: signing, format: 'der', type: 'pkcs8' }))
  return (fingerprint, signature) => verify(null, fingerprint, key, signature)
}

/** Any number will do; it only has to be the same for every Safar that signs in this database. */
const signingLock = 7_239_148

// An import of a whole register is signed in pieces, so that none is too large to read at once.
const mostHeads = 5000

/**
 * Signs the ends of chains that are not signed yet, and notes the checkpoint down in the witness.
 * Returns its number, or `undefined` when there was nothing to sign; call again until there is nothing.
 * Should the machine stop before the note, the witness is one behind, which `verify` allows.
 */
export async function signCheckpoint(
  worker: Database,
  keys: Keys,
  witness: string,
  now: Date,
): Promise<number | undefined> {
  const signed = await worker
    .transaction()
    .setIsolationLevel('read committed')
    .execute((writing) => signWaiting(writing, keys, now))
  if (signed) await noteDown(witness, signed)
  return signed?.number
}

async function signWaiting(writing: Reading, keys: Keys, now: Date) {
  await sql`select pg_advisory_xact_lock(${signingLock})`.execute(writing)
  const heads = await takeHeads(writing)
  if (heads.length === 0) return undefined
  const before = await writing
    .selectFrom('safar.checkpoints')
    .select(['number', 'body'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (before?.number ?? 0) + 1
  const previous = before ? fingerprintOf(before.body).toString('hex') : noCheckpoint
  const body = writeCheckpoint({ number, at: now.toISOString(), previous, heads })
  const fingerprint = fingerprintOf(body)
  await writing
    .insertInto('safar.checkpoints')
    .values({ number, body, signature: signFingerprint(keys, fingerprint) })
    .execute()
  return { number, hash: fingerprint.toString('hex') }
}

/** Takes the heads that wait; of several of one case only the newest, which vouches for all before it. */
async function takeHeads(writing: Reading): Promise<readonly Head[]> {
  const { rows } = await sql<{ caseId: string; seq: number; hash: Buffer }>`
    delete from safar.unsigned_heads
    where ctid = any (array(select ctid from safar.unsigned_heads limit ${mostHeads}))
    returning case_id, seq, hash`.execute(writing)
  const newest = new Map<string, Head>()
  for (const { caseId, seq, hash } of rows)
    if (seq > (newest.get(caseId)?.[1] ?? 0)) newest.set(caseId, [caseId, seq, hash.toString('hex')])
  return [...newest.values()].toSorted(([one], [other]) => (one < other ? -1 : 1))
}
