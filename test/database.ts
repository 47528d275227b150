import pg from 'pg'
import { inject } from 'vitest'

import type { Connection } from '#store/database.ts'
import { launchPostgres } from '#store/embedded.ts'

/** A database of one test file's own. */
export interface TestDatabase extends AsyncDisposable {
  /** As the owner, who may do everything. */
  readonly connection: Connection
  readonly drop: () => Promise<void>
}

/** Brings an empty database to where tests begin; done once in a run, then copied. */
export type Prepare = (connection: Connection) => Promise<unknown>

// What a crash may lose does not matter here, and not waiting for the disk makes tests quick.
const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

/** Any number will do; it only has to be the same for every worker of the run. */
const templateLock = 4_711

/** Makes a database as `prepare` leaves it; `template` names that state, so that it is prepared once in a run. */
export async function makeDatabase(template: string, prepare: Prepare): Promise<TestDatabase> {
  const server = await openServer()
  await prepareOnce(server, template, prepare)
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  // Copying files is quicker than copying through the journal, here where the disk is not waited for.
  await run(server, `create database ${name} template ${quoted(template)} strategy file_copy`)
  const drop = () => run(server, `drop database if exists ${name} with (force)`)
  return { connection: { ...server, database: name }, drop, [Symbol.asyncDispose]: drop }
}

/** Makes a database with nothing in it. */
export const makeEmptyDatabase = (): Promise<TestDatabase> => makeDatabase('template0', () => Promise.resolve())

let opened: Promise<Connection> | undefined

const openServer = (): Promise<Connection> =>
  (opened ??= launchPostgres(inject('runFolder'), { flags: hasty }).then(({ connection }) => connection))

async function prepareOnce(server: Connection, template: string, prepare: Prepare): Promise<void> {
  await within(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount !== 0) return
    const unfinished = `${template}_unfinished`
    await client.query(`drop database if exists ${quoted(unfinished)} with (force)`)
    await client.query(`create database ${quoted(unfinished)} template template0`)
    await prepare({ ...server, database: unfinished })
    await client.query(`alter database ${quoted(unfinished)} rename to ${quoted(template)}`)
  })
}

const run = (server: Connection, statement: string): Promise<void> =>
  within(server, async (client) => {
    await client.query(statement)
  })

// Ending the session gives its locks back.
async function within(server: Connection, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const quoted = (name: string): string => pg.escapeIdentifier(name)
