import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

import { type KeptTable, schemaOf, tablesOf } from './backup/contents.ts'
import { type Ending, type Header, endOfRows, readParts, writeLine } from './backup/lines.ts'
import { signFingerprint } from './checkpoint.ts'
import type { Connection } from './database.ts'
import { settleFolder } from './disk.ts'
import type { Keys } from './keys.ts'
import { StartProblem } from './start-problem.ts'
import { codeOf, folderProblem } from './system-error.ts'

/** What a backup holds: when it was made, and how many rows of each table. */
export interface BackedUp {
  readonly header: Header
  readonly ending: Ending
}

/**
 * Writes everything that is kept at one moment into one file, while Safar goes on working.
 * The file gets its name only when it is whole, on disk and read back. The key file is never inside.
 */
export async function backup(
  connection: Connection,
  keys: Keys,
  { file, now }: { readonly file: string; readonly now: Date },
): Promise<BackedUp> {
  const part = `${file}.part`
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local row_security = off')
    await pipeline(
      () => linesOf(client, keys, now),
      createGzip(),
      createWriteStream(part, { mode: 0o600, flush: true }),
    )
    const written = await readBackup(part, keys)
    await rename(part, file)
    await settleFolder(path.dirname(file))
    return written
  } catch (error) {
    await rm(part, { force: true })
    throw writingProblem(error, file)
  } finally {
    await client.end()
  }
}

function writingProblem(error: unknown, file: string): unknown {
  const code = codeOf(error) ?? ''
  if (['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS'].includes(code))
    return new StartProblem('file-not-writable', { file }, error)
  return folderProblem(error, path.dirname(file))
}

async function* linesOf(client: pg.Client, keys: Keys, now: Date): AsyncGenerator<Buffer> {
  const schema = await schemaOf(client)
  if (schema === undefined) throw new StartProblem('schema-missing')
  const tables = await tablesOf(client)
  const all = createHash('sha256')
  const rows: Record<string, number> = {}
  const counting = (table: string, count: number) => {
    rows[table] = count
  }
  const header = writeLine({
    safar: 'backup',
    format: 1,
    schema,
    at: now.toISOString(),
    tables: tables.map(({ name }) => name),
  })
  all.update(header)
  yield header
  for (const table of tables)
    for await (const chunk of linesOfTable(client, table, counting)) {
      all.update(chunk)
      yield chunk
    }
  const fingerprint = all.digest()
  const signature = signFingerprint(keys, fingerprint).toString('base64')
  yield writeLine({ safar: 'end', rows, sha256: fingerprint.toString('hex'), signature })
}

async function* linesOfTable(
  client: pg.Client,
  { name, columns, only = 'true' }: KeptTable,
  count: (table: string, rows: number) => void,
): AsyncGenerator<Buffer> {
  yield writeLine({ table: name, columns })
  const copying = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name} where ${only}) to stdout`))
  for await (const chunk of copying) yield chunk as Buffer
  count(name, copying.rowCount)
  yield endOfRows
}

/** Reads a backup whole, so that one that is cut, altered or another Safar's is refused before anything depends on it. */
export async function readBackup(file: string, keys: Keys): Promise<BackedUp> {
  const found: { header?: Header; ending?: Ending } = {}
  for await (const part of readParts(file, keys)) {
    if (part.kind === 'header') found.header = part.header
    if (part.kind === 'ending') found.ending = part.ending
  }
  const { header, ending } = found
  if (!header || !ending) throw new StartProblem('backup-damaged', { file })
  return { header, ending }
}
