import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction, sql } from 'kysely'
import pg from 'pg'

import type { Tables } from './tables.ts'

/** Where a database is and as whom to enter it. */
export type Connection = pg.ClientConfig

export type Database = Kysely<Tables>
export type Reading = Transaction<Tables>

/** The three ways into the database; each sees only what it must. */
export type DatabaseRole = 'web' | 'worker' | 'publisher'

// COUNT and SUM come as bigint; ours stay far below what a double holds exactly.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
})

/**
 * Opens a pool of connections that act as one role. Over our own socket they enter as that role and can be nothing else;
 * elsewhere they enter with the address that was given and take the role before the first query.
 */
export const openPool = (connection: Connection, role: DatabaseRole, size = 8): pg.Pool =>
  quiet(
    new pg.Pool({
      ...connection,
      ...(connection.connectionString === undefined ? { user: role } : { options: `-c role=${role}` }),
      max: size,
      // One connection stays, so that whoever rotates keys sees that Safar is running.
      min: 1,
      application_name: `safar ${role}`,
    }),
  )

/** A small pool for the owner of the tables, who prepares them. */
export const ownerPool = (connection: Connection): pg.Pool =>
  quiet(new pg.Pool({ ...connection, max: 2, application_name: 'safar owner' }))

// A connection that breaks while idle is replaced by the next query, and one that breaks at work fails its query.
// Either would otherwise end the whole process: the client tells of its end as well, and nobody listens.
const quiet = (pool: pg.Pool): pg.Pool =>
  pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined))

/** Queries on a pool, rows in camelCase; what is inside JSON stays as it is. */
export const openDatabase = (pool: pg.Pool): Database =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

/** Reads as a post: row-level security shows what that post may see, and no more. */
export const asPost = <Result>(
  database: Database,
  post: string,
  read: (reading: Reading) => Promise<Result>,
): Promise<Result> =>
  database.transaction().execute(async (reading) => {
    await sql`select set_config('safar.post', ${post}, true)`.execute(reading)
    return read(reading)
  })

/** Works for an account: row-level security shows what guards this account, and no other's. */
export const asAccount = <Result>(
  database: Database,
  account: string,
  work: (working: Reading) => Promise<Result>,
): Promise<Result> =>
  database.transaction().execute(async (working) => {
    await sql`select set_config('safar.account', ${account}, true)`.execute(working)
    return work(working)
  })

/** Turns an address into a connection, or says that it is none. */
export function readAddress(address: string): Connection | undefined {
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address)) return undefined
  return { connectionString: address, connectionTimeoutMillis: 5000 }
}

const codeOf = (error: unknown) => (error as { readonly code?: unknown } | null)?.code

/** A case was written by someone else at the same moment, or two writers waited for each other. */
export const isStale = (error: unknown): boolean => codeOf(error) === '40001' || codeOf(error) === '40P01'

/** An id that must be new is another's already, or the row is not this post's to write. */
export const isConflict = (error: unknown): boolean => codeOf(error) === '23505' || codeOf(error) === '42501'

/** A rule that the database holds was broken: a check of a table, or of a trigger. */
export const isRefusedByRule = (error: unknown): boolean => codeOf(error) === '23514'

/** Whether the database answers. */
export const isReachable = (database: Database): Promise<boolean> =>
  sql`select 1`.execute(database).then(
    () => true,
    () => false,
  )
