import { sql } from 'kysely'

import type { Language } from '#kernel/words.ts'

import { type Database, asAccount } from './database.ts'

/** A person who may log in; what they may do comes from the posts they hold. */
export interface Account {
  readonly id: string
  readonly login: string
  readonly sealedName: string
  readonly language: Language
}

/** Adds an account with the hash of its first password; `false` when the login is taken. */
export async function addAccount(
  database: Database,
  account: Account & { readonly passwordHash: string },
): Promise<boolean> {
  const added = await database
    .insertInto('safar.accounts')
    .values({ ...account, closedAt: null })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

const columns = ['id', 'login', 'sealedName', 'language'] as const
const readAccount = (row: Omit<Account, 'language'> & { readonly language: string }): Account =>
  // Only ours are ever written.
  ({ ...row, language: row.language as Language })

/** Finds an open account by its login. */
export async function findAccount(database: Database, login: string): Promise<Account | undefined> {
  const row = await database
    .selectFrom('safar.accounts')
    .select(columns)
    .where('login', '=', login.trim().toLowerCase())
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return row && readAccount(row)
}

/** An account that is there, closed or not. */
export const accountOf = async (database: Database, id: string): Promise<Account> =>
  readAccount(
    await database.selectFrom('safar.accounts').select(columns).where('id', '=', id).executeTakeFirstOrThrow(),
  )

/** Every account, closed ones too, with when it was closed. */
export async function listAccounts(
  database: Database,
): Promise<readonly (Account & { readonly closedAt: Date | null })[]> {
  const rows = await database
    .selectFrom('safar.accounts')
    .select([...columns, 'closedAt'])
    .orderBy('login')
    .execute()
  return rows.map(({ closedAt, ...row }) => ({ ...readAccount(row), closedAt }))
}

/** The sealed names of some accounts: who did what in a history. */
export async function accountNames(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await database.selectFrom('safar.accounts').select(['id', 'sealedName']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, sealedName }) => [id, sealedName]))
}

/** The hash of an account's own password; `undefined` when the account is closed. */
export const passwordHashOf = (database: Database, id: string): Promise<string | undefined> =>
  asAccount(database, id, async (own) => {
    const { rows } = await sql<{ hash: string | null }>`select safar.own_password() as hash`.execute(own)
    return rows[0]?.hash ?? undefined
  })

/** Takes a new password of an account into use and ends all its sessions. */
export const changePassword = (database: Database, id: string, passwordHash: string): Promise<void> =>
  asAccount(database, id, async (own) => {
    await sql`select safar.change_own_password(${passwordHash})`.execute(own)
  })

/** Closes an account: nobody logs in with it again, and its sessions end. As the owner of the tables. */
export const closeAccount = (owner: Database, id: string, at: Date): Promise<void> =>
  owner.transaction().execute(async (writing) => {
    await writing.updateTable('safar.accounts').set({ closedAt: at }).where('id', '=', id).execute()
    await writing.deleteFrom('safar.sessions').where('account', '=', id).execute()
  })
