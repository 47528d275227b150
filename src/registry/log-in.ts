import { type Account, findAccount, passwordHashOf } from '#store/accounts.ts'
import { hasSecondFactor } from '#store/credentials.ts'
import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import { type Post, postsHeldBy } from '#store/posts.ts'

import { checkPassword, hashPassword } from './password.ts'
import { useRecoveryCode } from './recovery-code.ts'
import { mayTry } from './throttle.ts'
import { plainCode, takeTotp } from './totp.ts'

/** Who somebody is, as far as they have shown it. */
export type Entered =
  /** They are in, with the posts that they hold now. */
  | { readonly step: 'in'; readonly account: Account['id']; readonly posts: readonly Post[]; readonly strong: boolean }
  /** The password was right, and the account wants a second factor. */
  | { readonly step: 'second'; readonly account: Account['id'] }

interface Entry {
  readonly database: Database
  readonly keys: Keys
  now(): Date
  /** How a password is checked; a test counts. */
  readonly check?: typeof checkPassword
}

// Checked when the login is unknown, so that an unknown login takes as long as a wrong password.
const nobody = hashPassword(crypto.randomUUID())

/** Who logs in with this login and password. An unknown login, a closed account and a wrong password are one answer, at one price. */
export async function logIn(
  entry: Entry,
  {
    login,
    password,
    from,
    device,
  }: { readonly login: string; readonly password: string; readonly from: string; readonly device?: string | undefined },
): Promise<Entered | 'wrong' | 'too-often'> {
  if (!(await mayTry(entry, { at: 'login', login, from, device }))) return 'too-often'
  const account = await accountAt(entry, login)
  const isRight = await (entry.check ?? checkPassword)(account?.hash ?? (await nobody), password)
  if (!account || !isRight) return 'wrong'
  return goOn(entry, account.id, { strong: false })
}

/** The account of a login with the hash of its password. As many queries for a login that nobody has as for one that somebody has. */
async function accountAt({ database }: Entry, login: string): Promise<{ id: string; hash: string } | undefined> {
  // The database has no such letter, so nobody has such a login.
  const account = await findAccount(database, login.replaceAll('\0', ' '))
  const hash = await passwordHashOf(database, account?.id ?? nil)
  return account && hash !== undefined && !login.includes('\0') ? { id: account.id, hash } : undefined
}

const nil = '00000000-0000-0000-0000-000000000000'

/** Lets in whoever is known by a password or by the sign-in service, unless the account wants a second factor that was not shown yet. */
export async function goOn(
  entry: Pick<Entry, 'database' | 'now'>,
  account: string,
  { strong }: { readonly strong: boolean },
): Promise<Entered> {
  if (!strong && (await hasSecondFactor(entry.database, account))) return { step: 'second', account }
  return { step: 'in', account, posts: await postsHeldBy(entry.database, account, entry.now()), strong }
}

/** What opened the second step. */
export type Second = 'code' | 'recovery'

/** Takes a second factor that is written: the code of an app, or one of the codes that are for the day when it is lost. */
export async function takeSecondFactor(
  entry: Entry,
  account: string,
  written: string,
): Promise<Second | 'wrong' | 'too-often'> {
  const at = /^\d{6}$/.test(plainCode(written)) ? 'code' : 'recovery'
  if (!(await mayTry(entry, { at, account }))) return 'too-often'
  const isRight =
    at === 'code' ? await takeTotp(entry, account, written) : await useRecoveryCode(entry.database, account, written)
  return isRight ? at : 'wrong'
}

/** Whether somebody who is logged in knows the password of the account. */
export async function knowsPassword(
  entry: Entry,
  account: string,
  password: string,
): Promise<'right' | 'wrong' | 'too-often'> {
  if (!(await mayTry(entry, { at: 'password', account }))) return 'too-often'
  const hash = await passwordHashOf(entry.database, account)
  return (await (entry.check ?? checkPassword)(hash ?? (await nobody), password)) ? 'right' : 'wrong'
}
