import { pipeline } from 'node:stream/promises'

import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

import type { Programme } from '#kernel/programme.ts'

import { type BackedUp, readBackup } from './backup.ts'
import { type KeptTable, schemaOf, tablesOf } from './backup/contents.ts'
import { type Header, type Part, type TableLine, readParts } from './backup/lines.ts'
import { fingerprintOf } from './checkpoint.ts'
import type { Connection } from './database.ts'
import type { Keys } from './keys.ts'
import { entryFingerprint } from './ledger.ts'
import { registerProgrammes } from './migrate.ts'
import { StartProblem } from './start-problem.ts'
import { verifyWithin } from './verify.ts'
import type { Break } from './verify/verdict.ts'
import { beginAnew } from './witness.ts'

export interface Restoring {
  readonly file: string
  readonly keys: Keys
  readonly programmes: readonly Programme[]
  readonly witnessPath: string
  readonly ledgerWitnessPath?: string
  readonly now: Date
}

/**
 * Puts a backup into an empty database that has just been migrated. The file is read whole before anything is
 * written, and what it holds is verified before anything is kept: all of it is there afterwards, or nothing.
 * The witnesses begin anew, since they may know what is younger than the backup; the old ones are set aside.
 */
export async function restore(
  connection: Connection,
  { file, keys, programmes, witnessPath, ledgerWitnessPath, now }: Restoring,
): Promise<BackedUp> {
  const backedUp = await readBackup(file, keys)
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('begin')
    const tables = await prepare(client, file, backedUp.header)
    await copyAll(client, tables, readParts(file, keys), { file, programmes })
    await registerProgrammes(client, programmes)
    await client.query(`analyze ${tables.map(({ name }) => name).join(', ')}`)
    const verdict = await verifyWithin(client, { keys, programmes })
    if (!verdict.ok) throw refusalFor(file, verdict.break)
    const { rows } = await client.query<{ number: number; body: string }>(
      'select number, body from safar.checkpoints order by number desc limit 1',
    )
    const ledger = await client.query<{ number: number; body: string }>(
      'select number, body from releases.ledger order by number desc limit 1',
    )
    await client.query('commit')
    const [[last], [entry]] = [rows, ledger.rows]
    await beginAnew(witnessPath, now, last && { number: last.number, hash: fingerprintOf(last.body).toString('hex') })
    if (ledgerWitnessPath !== undefined)
      await beginAnew(ledgerWitnessPath, now, entry && { number: entry.number, hash: entryFingerprint(entry.body) })
    return backedUp
  } finally {
    // Whatever was not committed is gone with the connection.
    await client.end()
  }
}

function refusalFor(file: string, found: Break): StartProblem {
  // Most likely a backup from before the last change of keys.
  if (found.what === 'keys-of-another') return new StartProblem('key-file-of-another', { file }, found)
  const what = [found.what, ...Object.values(found.values)].join(' ')
  return new StartProblem('backup-does-not-verify', { file, what }, found)
}

/** Sees that the database is of the same structure and empty, and keeps everybody else out. */
async function prepare(client: pg.Client, file: string, { schema }: Header): Promise<readonly KeptTable[]> {
  const code = await schemaOf(client)
  if (code === undefined) throw new StartProblem('schema-missing')
  if (schema !== code) throw new StartProblem('backup-of-other-schema', { file, backup: schema, code })
  const tables = await tablesOf(client)
  await client.query(`lock table ${tables.map(({ name }) => name).join(', ')} in access exclusive mode`)
  const filled = tables
    // A migration itself writes the definitions of today.
    .filter(({ name }) => name !== 'safar.definitions')
    .map(({ name }) => `exists (select from ${name})`)
  const { rows } = await client.query<{ filled: boolean }>(`select ${filled.join(' or ')} as filled`)
  if (rows[0]?.filled) throw new StartProblem('database-not-empty')
  await client.query('delete from safar.definitions')
  return tables
}

interface Origin {
  readonly file: string
  readonly programmes: readonly Programme[]
}

async function copyAll(
  client: pg.Client,
  tables: readonly KeptTable[],
  parts: AsyncGenerator<Part, undefined>,
  origin: Origin,
): Promise<void> {
  const copied: Record<string, number> = {}
  for (let part = await parts.next(); !part.done; part = await parts.next()) {
    if (part.value.kind === 'ending') checkCounts(origin.file, part.value.ending.rows, copied)
    if (part.value.kind !== 'table') continue
    const { table, columns } = part.value.table
    checkTable(tables, part.value.table, origin)
    const copying = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
    await pipeline(() => rowsOf(parts), copying)
    copied[table] = copying.rowCount
  }
}

function checkCounts(
  file: string,
  expected: Readonly<Record<string, number>>,
  copied: Readonly<Record<string, number>>,
): void {
  const isWhole = Object.entries(expected).every(([table, rows]) => copied[table] === rows)
  if (!isWhole) throw new StartProblem('backup-damaged', { file })
}

/** Sees that there is a place for a table of the backup: a programme may be gone from the code, or a column of it. */
function checkTable(tables: readonly KeptTable[], { table, columns }: TableLine, { file, programmes }: Origin): void {
  const here = tables.find(({ name }) => name === table)
  const programme = /^published\.(\w+)$/.exec(table)?.[1]
  const lost = columns.find((column) => !here?.columns.includes(column))
  if (here && lost === undefined) return
  if (programme === undefined) throw new StartProblem('backup-damaged', { file })
  if (!here)
    throw new StartProblem('unknown-programme', { programme, known: programmes.map(({ name }) => name).join(', ') })
  throw new StartProblem('definition-breaks', { programme, what: `published ${lost}` })
}

const fewBytes = 64 * 1024

/** The rows up to the end of a table, gathered, so that not each small row is sent by itself. */
async function* rowsOf(parts: AsyncGenerator<Part, undefined>): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = []
  let bytes = 0
  for (let part = await parts.next(); !part.done && part.value.kind === 'row'; part = await parts.next()) {
    gathered.push(part.value.row)
    bytes += part.value.row.length
    if (bytes < fewBytes) continue
    yield Buffer.concat(gathered)
    gathered = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(gathered)
}
