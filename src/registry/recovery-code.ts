import { createHash, randomInt } from 'node:crypto'

import { putRecoveryCodes, takeRecoveryCode } from '#store/credentials.ts'
import type { Database } from '#store/database.ts'

// No letter that looks like another or like a digit (Crockford's base 32): it is copied by hand.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

const codes = 10
const groups = 4
const groupLength = 4

/** Draws new recovery codes for an account, 80 bits each, and forgets the old ones. They are known to nobody afterwards. */
export async function drawRecoveryCodes(database: Database, account: string): Promise<readonly string[]> {
  const drawn = Array.from({ length: codes }, drawCode)
  await putRecoveryCodes(
    database,
    account,
    drawn.map((code) => hashOf(account, code)),
  )
  return drawn
}

/** Uses up a recovery code of an account; `false` when there is none like it, or not any more. */
export const useRecoveryCode = (database: Database, account: string, code: string): Promise<boolean> =>
  takeRecoveryCode(database, account, hashOf(account, code))

const drawCode = () =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => letters.charAt(randomInt(letters.length))).join(''),
  ).join('-')

// So long a code needs no slow hash: nobody guesses through 80 bits.
const hashOf = (account: string, code: string) =>
  createHash('sha256')
    .update(`${account}\n${plain(code)}`)
    .digest()

/** As it was drawn, however it was copied: O for 0, I and L for 1, with gaps or without. */
const plain = (code: string) =>
  code
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
