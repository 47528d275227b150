import type { Language } from '#kernel/words.ts'

import type { Database } from './database.ts'

/** A person who may log in; what they may do comes from the posts they hold. */
export interface Account {
  readonly id: string
  readonly login: string
  readonly sealedName: string
  readonly passwordHash: string
  readonly language: Language
}

/** Adds an account; `false` when the login is taken. */
export async function addAccount(database: Database, account: Account): Promise<boolean> {
  const added = await database
    .insertInto('safar.accounts')
    .values({ ...account, closedAt: null })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Finds an open account by its login. */
export async function findAccount(database: Database, login: string): Promise<Account | undefined> {
  const row = await database
    .selectFrom('safar.accounts')
    .select(['id', 'login', 'sealedName', 'passwordHash', 'language'])
    .where('login', '=', login.trim().toLowerCase())
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return row && { ...row, language: row.language as Language }
}

/** The sealed names of some accounts: who did what in a history. */
export async function accountNames(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await database.selectFrom('safar.accounts').select(['id', 'sealedName']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, sealedName }) => [id, sealedName]))
}

/** The hash of an account's password. */
export async function passwordHashOf(database: Database, id: string): Promise<string> {
  const row = await database
    .selectFrom('safar.accounts')
    .select('passwordHash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.passwordHash
}

/** Takes a new password into use and ends the account's other sessions. */
export const changePassword = (database: Database, id: string, passwordHash: string): Promise<void> =>
  database.transaction().execute(async (writing) => {
    await writing.updateTable('safar.accounts').set({ passwordHash }).where('id', '=', id).execute()
    await writing.deleteFrom('safar.sessions').where('account', '=', id).execute()
  })
