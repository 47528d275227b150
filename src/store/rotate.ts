import { setTimeout as pause } from 'node:timers/promises'

import pg from 'pg'

import type { Connection } from './database.ts'
import { type Keys, readKeys, rotated, withoutOldKeys, writeKeys } from './keys.ts'
import { openText, ownerOf, sealText, unwrapKey, wrapKey } from './seal.ts'
import { StartProblem } from './start-problem.ts'

/** How many values were sealed anew, by table. */
export type SealedAnew = Readonly<Record<string, number>>

/**
 * Takes a new sealing key into use: writes it to the key file, seals with it whatever an older key sealed, and forgets
 * the older keys. May be stopped at any moment and run again: a key is in the file before anything is sealed with it,
 * and leaves only when nothing is. Touches no act, no file's bytes and no answer, only the keys that these are sealed with.
 * Safar must not be running: a server that started earlier would go on sealing with the key that is to be forgotten.
 */
export async function rotateKey(
  connection: Connection,
  keyPath: string,
  report: (table: string, done: number) => void = () => undefined,
): Promise<SealedAnew> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('set row_security = off')
    await client.query('select pg_advisory_lock($1)', [rotationLock])
    await refuseWhileRunning(client)
    const keys = await newKey(keyPath)
    const done: Record<string, number> = {}
    for (const place of places)
      done[place.table] = await sealAnew(client, keys, place, (count) => report(place.table, count))
    await forgetOldKeys(client, keyPath, keys)
    return done
  } finally {
    await client.end()
  }
}

/** Any number will do; it only has to be the same for everyone who rotates keys in this database. */
const rotationLock = 7_239_149

// A Safar that was stopped a moment ago may still be taking its leave.
const patience = 2000

async function refuseWhileRunning(client: pg.Client): Promise<void> {
  for (const until = Date.now() + patience; await isRunning(client); await pause(100))
    if (Date.now() > until) throw new StartProblem('safar-is-running')
}

async function isRunning(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name in ('safar web', 'safar worker') limit 1`,
  )
  return rowCount !== 0
}

/** The keys with a new one in front; a rotation that was interrupted goes on with the key it had made. */
async function newKey(keyPath: string): Promise<Keys> {
  const found = await readKeys(keyPath)
  if (!found) throw new StartProblem('key-file-missing', { file: keyPath })
  if (Object.keys(found.sealing).length > 1) return found
  const keys = rotated(found)
  await writeKeys(keyPath, keys)
  return keys
}

/** A column of sealed values, and how one of them is sealed anew. */
interface Place {
  readonly table: string
  readonly id: string
  readonly column: string
  again(keys: Keys, sealed: string, id: string): string
}

const sealedKey =
  (owner: (id: string) => string): Place['again'] =>
  (keys, sealed, id) =>
    wrapKey(keys, unwrapKey(keys, sealed, owner(id)), owner(id))

const sealedText =
  (owner: (id: string) => string): Place['again'] =>
  (keys, sealed, id) =>
    sealText(keys, openText(keys, sealed, owner(id)), owner(id))

const places: readonly Place[] = [
  { table: 'safar.case_keys', id: 'case_id', column: 'wrapped', again: sealedKey(ownerOf.case) },
  { table: 'safar.restricted_keys', id: 'case_id', column: 'wrapped', again: sealedKey(ownerOf.restricted) },
  { table: 'safar.files', id: 'id', column: 'wrapped', again: sealedKey(ownerOf.file) },
  { table: 'safar.drafts', id: 'id', column: 'wrapped', again: sealedKey(ownerOf.draft) },
  { table: 'safar.accounts', id: 'id', column: 'sealed_name', again: sealedText(ownerOf.account) },
  { table: 'safar.totp', id: 'account', column: 'sealed', again: sealedText(ownerOf.totp) },
  { table: 'safar.passkeys', id: 'id', column: 'sealed_name', again: sealedText(ownerOf.passkey) },
]

const manyValues = 1000

async function sealAnew(client: pg.Client, keys: Keys, place: Place, report: (done: number) => void): Promise<number> {
  const { table, id, column } = place
  const isOld = `split_part(${column}, '.', 1) <> $1`
  for (let done = 0; ; report(done)) {
    const { rows } = await client.query<{ id: string; sealed: string }>(
      `select ${id} as id, ${column} as sealed from ${table} where ${isOld} limit ${manyValues}`,
      [keys.current],
    )
    if (rows.length === 0) return done
    await client.query(
      `update ${table} t set ${column} = anew.sealed from unnest($1::uuid[], $2::text[]) as anew (id, sealed) where t.${id} = anew.id`,
      [rows.map((row) => row.id), rows.map((row) => sealedAnew(keys, place, row))],
    )
    done += rows.length
  }
}

function sealedAnew(
  keys: Keys,
  { table, again }: Place,
  { id, sealed }: { readonly id: string; readonly sealed: string },
): string {
  try {
    return again(keys, sealed, id)
  } catch (error) {
    throw new StartProblem('sealed-value-does-not-open', { table, id }, error)
  }
}

/** Takes the old keys out of the file, if nothing was sealed with one of them meanwhile. */
async function forgetOldKeys(client: pg.Client, keyPath: string, keys: Keys): Promise<void> {
  const left = places.map(
    ({ table, column }) => `exists (select from ${table} where split_part(${column}, '.', 1) <> $1)`,
  )
  const { rows } = await client.query<{ left: boolean }>(`select ${left.join(' or ')} as left`, [keys.current])
  if (rows[0]?.left) throw new StartProblem('safar-is-running')
  await writeKeys(keyPath, withoutOldKeys(keys))
}
