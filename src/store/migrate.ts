import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

import pg from 'pg'

import { type Breach, type Definition, breaches, describe } from '#kernel/definition.ts'
import type { Programme } from '#kernel/programme.ts'

import type { Connection } from './database.ts'
import { makeProjection } from './projection.ts'
import { putRights } from './rights.ts'
import { StartProblem } from './start-problem.ts'

const folder = join(import.meta.dirname, 'migrations')

/** Any number will do; it only has to be the same for every Safar that migrates this database. */
const migrationLock = 7_239_147

/**
 * Brings a database to this code's structure and to its programmes' definitions, in one transaction.
 * Refuses, with nothing changed, a database that newer code has migrated and a definition that would
 * leave old cases unreadable.
 */
export async function migrate(
  connection: Connection,
  programmes: readonly Programme[],
  report: (step: string) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await runNumberedFiles(client, report)
    await registerProgrammes(client, programmes, report)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

async function runNumberedFiles(client: pg.Client, report: (step: string) => void): Promise<void> {
  await client.query(
    'create table if not exists public.safar_migrations (number integer primary key, name text not null, run_at timestamptz not null default now())',
  )
  const done = await client.query<{ number: number }>('select number from public.safar_migrations order by number')
  const files = await migrationFiles()
  const newest = done.rows.at(-1)?.number ?? 0
  const last = files.at(-1)?.number ?? 0
  if (newest > last) throw new StartProblem('schema-newer', { database: newest, code: last })
  const isDone = new Set(done.rows.map(({ number }) => number))
  for (const { number, name } of files.filter((file) => !isDone.has(file.number))) {
    await client.query(await readFile(join(folder, name), 'utf8'))
    await client.query('insert into public.safar_migrations (number, name) values ($1, $2)', [number, name])
    report(name)
  }
}

async function migrationFiles(): Promise<readonly { readonly number: number; readonly name: string }[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).toSorted()
  return names.map((name) => ({ number: Number(name.slice(0, 4)), name }))
}

/** Keeps programmes and their rights as they are now beside the journal; refuses what would leave old cases unreadable. */
export async function registerProgrammes(
  client: pg.Client,
  programmes: readonly Programme[],
  report: (step: string) => void = () => undefined,
): Promise<void> {
  for (const programme of programmes) await register(client, programme, report)
  await putRights(client, programmes)
}

/** Keeps the programme as it is now beside the journal, and makes its projection. */
async function register(client: pg.Client, programme: Programme, report: (step: string) => void): Promise<void> {
  const { body, hash, definition } = definitionOf(programme)
  const latest = await client.query<{ body: string; hash: Buffer }>(
    'select body, hash from safar.definitions where programme = $1 order by first_seen desc, version desc limit 1',
    [programme.name],
  )
  const [before] = latest.rows
  if (before?.hash.equals(hash)) return
  const lost = before ? breaches(JSON.parse(before.body) as Definition, definition) : []
  if (lost.length > 0)
    throw new StartProblem('definition-breaks', { programme: programme.name, what: lost.map(named).join(', ') })
  await client.query(
    'insert into safar.definitions (hash, programme, version, body, first_seen) values ($1, $2, $3, $4, clock_timestamp()) on conflict (hash) do update set first_seen = clock_timestamp()',
    [hash, programme.name, programme.version, body],
  )
  await makeProjection(client, programme)
  report(`${programme.name} ${programme.version}`)
}

const named = ({ what, name }: Breach) => `${what} ${name}`

/** A programme as it is kept: its letters and their fingerprint. */
export function definitionOf(programme: Programme): {
  readonly definition: Definition
  readonly body: string
  readonly hash: Buffer
} {
  const definition = describe(programme)
  const body = JSON.stringify(definition)
  return { definition, body, hash: createHash('sha256').update(body).digest() }
}
