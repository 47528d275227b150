import type { Account } from '#store/accounts.ts'
import { findAccount } from '#store/accounts.ts'
import type { Database } from '#store/database.ts'
import { type Post, postsHeldBy } from '#store/posts.ts'

import { checkPassword, hashPassword } from './password.ts'
import { makeThrottle } from './throttle.ts'

export interface Entered {
  readonly account: Account['id']
  readonly posts: readonly Post[]
}

interface Entry {
  readonly database: Database
  now(): Date
}

// Per login and per address: a guesser is slowed, a whole office behind one address is not locked out.
const throttleLogin = makeThrottle({ most: 8, seconds: 60 })
const throttleAddress = makeThrottle({ most: 60, seconds: 60 })

// Checked when the login is unknown, so that an unknown login takes as long as a wrong password.
const nobody = hashPassword(crypto.randomUUID())

/** Who logs in with this login and password, and which posts they hold now. */
export async function logIn(
  { database, now }: Entry,
  { login, password, from }: { readonly login: string; readonly password: string; readonly from: string },
): Promise<Entered | 'wrong' | 'too-often'> {
  const moment = now()
  const isFree = throttleLogin(login.trim().toLowerCase(), moment) && throttleAddress(from, moment)
  if (!isFree) return 'too-often'
  // The database has no such letter, so nobody has such a login.
  const account = login.includes('\0') ? undefined : await findAccount(database, login)
  const isRight = await checkPassword(account?.passwordHash ?? (await nobody), password)
  if (!account || !isRight) return 'wrong'
  return { account: account.id, posts: await postsHeldBy(database, account.id, moment) }
}
