import { sql } from 'kysely'

import { type Database, type Reading, asAccount } from './database.ts'

/** What guards an account beside its password. */
export interface Guards {
  /** Since when there is an authenticator app. */
  readonly totpSince: Date | null
  readonly recoveryCodes: number
  readonly passkeys: readonly Passkey[]
  /** Since when it is linked with an identity of the sign-in service, by issuer. */
  readonly links: readonly { readonly issuer: string; readonly linkedAt: Date }[]
}

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string
  readonly credential: string
  readonly transports: readonly string[]
  readonly sealedName: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** Everything that guards an account. */
export const guardsOf = (database: Database, account: string): Promise<Guards> =>
  asAccount(database, account, async (own) => ({
    totpSince: await sinceWhen(own, account),
    recoveryCodes: await countCodes(own, account),
    passkeys: await own
      .selectFrom('safar.passkeys')
      .select(['id', 'credential', 'transports', 'sealedName', 'createdAt', 'lastUsedAt'])
      .where('account', '=', account)
      .orderBy('createdAt')
      .execute(),
    links: await own
      .selectFrom('safar.oidcLinks')
      .select(['issuer', 'linkedAt'])
      .where('account', '=', account)
      .execute(),
  }))

const sinceWhen = async (own: Reading, account: string): Promise<Date | null> =>
  (await own.selectFrom('safar.totp').select('since').where('account', '=', account).executeTakeFirst())?.since ?? null

const countCodes = async (own: Reading, account: string): Promise<number> =>
  (
    await own
      .selectFrom('safar.recoveryCodes')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where('account', '=', account)
      .executeTakeFirstOrThrow()
  ).left

/** Whether a password alone is not enough for this account. */
export const hasSecondFactor = (database: Database, account: string): Promise<boolean> =>
  asAccount(database, account, (own) => isGuarded(own, account))

const isGuarded = async (own: Reading, account: string): Promise<boolean> => {
  const { rows } = await sql<{ guarded: boolean }>`select
    exists (select from safar.totp where account = ${account}) or
    exists (select from safar.passkeys where account = ${account}) as guarded`.execute(own)
  return rows[0]?.guarded === true
}

/** The sealed secret of an account's authenticator app. */
export const totpOf = (database: Database, account: string): Promise<string | undefined> =>
  asAccount(
    database,
    account,
    async (own) =>
      (await own.selectFrom('safar.totp').select('sealed').where('account', '=', account).executeTakeFirst())?.sealed,
  )

/** Takes an authenticator app into use; an earlier one gives no codes any more. */
export const putTotp = (
  database: Database,
  { account, sealed, step, since }: { account: string; sealed: string; step: number; since: Date },
): Promise<void> =>
  asAccount(database, account, async (own) => {
    const row = { sealed, lastStep: step, since }
    await own
      .insertInto('safar.totp')
      .values({ account, ...row })
      .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
      .execute()
  })

/** Takes the code of a step of time, once; `false` when it or a later one was taken before. */
export const takeStep = (database: Database, account: string, step: number): Promise<boolean> =>
  asAccount(database, account, async (own) => {
    const taken = await own
      .updateTable('safar.totp')
      .set({ lastStep: step })
      .where('account', '=', account)
      .where('lastStep', '<', step)
      .executeTakeFirst()
    return taken.numUpdatedRows === 1n
  })

/** Replaces all recovery codes of an account. */
export const putRecoveryCodes = (database: Database, account: string, hashes: readonly Buffer[]): Promise<void> =>
  asAccount(database, account, async (own) => {
    await own.deleteFrom('safar.recoveryCodes').where('account', '=', account).execute()
    await own
      .insertInto('safar.recoveryCodes')
      .values(hashes.map((hash) => ({ account, hash })))
      .execute()
  })

/** Uses up a recovery code; `false` when there is no such code, or not any more. */
export const takeRecoveryCode = (database: Database, account: string, hash: Buffer): Promise<boolean> =>
  asAccount(database, account, async (own) => {
    const taken = await own
      .deleteFrom('safar.recoveryCodes')
      .where('account', '=', account)
      .where('hash', '=', hash)
      .executeTakeFirst()
    return taken.numDeletedRows === 1n
  })

/** What is needed to check an answer of a passkey. */
export interface PasskeyKey {
  readonly id: string
  readonly account: string
  readonly publicKey: Buffer
  readonly counter: number
}

/** Finds a passkey by the name that its authenticator gave to it. */
export async function findPasskey(database: Database, credential: string): Promise<PasskeyKey | undefined> {
  const { rows } = await sql<PasskeyKey>`select * from safar.find_passkey(${credential})`.execute(database)
  return rows[0]
}

/** Adds a passkey; `false` when it is somebody's already. */
export const addPasskey = (
  database: Database,
  passkey: Omit<Passkey & PasskeyKey, 'lastUsedAt' | 'transports'> & { readonly transports: readonly string[] },
): Promise<boolean> =>
  asAccount(database, passkey.account, async (own) => {
    const added = await own
      .insertInto('safar.passkeys')
      .values({ ...passkey, transports: [...passkey.transports], lastUsedAt: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows === 1n
  })

/** Notes a use of a passkey; `false` when its counter did not go on, so that there may be a copy of it. */
export const usePasskey = (
  database: Database,
  { id, account }: Pick<PasskeyKey, 'id' | 'account'>,
  { counter, at }: { readonly counter: number; readonly at: Date },
): Promise<boolean> =>
  asAccount(database, account, async (own) => {
    const used = await own
      .updateTable('safar.passkeys')
      .set({ counter, lastUsedAt: at })
      .where('id', '=', id)
      // Many authenticators do not count: theirs stays 0.
      .where(({ or, and, eb }) =>
        or([eb('counter', '<', counter), and([eb('counter', '=', 0), eb.lit(counter === 0)])]),
      )
      .executeTakeFirst()
    return used.numUpdatedRows === 1n
  })

/** The account that an identity of the sign-in service opens. */
export async function findLink(database: Database, issuer: string, subject: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string | null }>`
    select safar.find_oidc_link(${issuer}, ${subject}) as account`.execute(database)
  return rows[0]?.account ?? undefined
}

/** Links an account with an identity; `false` when either is linked already. */
export const addLink = (
  database: Database,
  link: { readonly issuer: string; readonly subject: string; readonly account: string; readonly linkedAt: Date },
): Promise<boolean> =>
  asAccount(database, link.account, async (own) => {
    const added = await own
      .insertInto('safar.oidcLinks')
      .values(link)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows === 1n
  })

/** What is taken away from what guards an account. */
export type Removal =
  | { readonly what: 'totp' }
  | { readonly what: 'passkey'; readonly id: string }
  | { readonly what: 'link'; readonly issuer: string }

/** Takes a guard away. With the last second factor its recovery codes go, and no session counts as guarded by one any more. */
export const removeGuard = (database: Database, account: string, removal: Removal): Promise<void> =>
  asAccount(database, account, async (own) => {
    await remove(own, account, removal)
    if (await isGuarded(own, account)) return
    await own.deleteFrom('safar.recoveryCodes').where('account', '=', account).execute()
    await own.updateTable('safar.sessions').set({ strong: false }).where('account', '=', account).execute()
  })

async function remove(own: Reading, account: string, removal: Removal): Promise<void> {
  switch (removal.what) {
    case 'totp':
      await own.deleteFrom('safar.totp').where('account', '=', account).execute()
      return
    case 'passkey':
      await own.deleteFrom('safar.passkeys').where('account', '=', account).where('id', '=', removal.id).execute()
      return
    case 'link':
      await own
        .deleteFrom('safar.oidcLinks')
        .where('account', '=', account)
        .where('issuer', '=', removal.issuer)
        .execute()
  }
}

/** Takes every second factor and every link away: for somebody who has lost them. */
export const removeGuards = (database: Database, account: string): Promise<void> =>
  asAccount(database, account, async (own) => {
    for (const table of ['safar.totp', 'safar.passkeys', 'safar.recoveryCodes', 'safar.oidcLinks'] as const)
      await own.deleteFrom(table).where('account', '=', account).execute()
    await own.deleteFrom('safar.sessions').where('account', '=', account).execute()
  })

/** Notes that a session's owner has shown a second factor. */
export const strengthen = (database: Database, account: string, session: string): Promise<void> =>
  asAccount(database, account, async (own) => {
    await own.updateTable('safar.sessions').set({ strong: true }).where('id', '=', session).execute()
  })
