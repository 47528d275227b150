import { hash, verify } from '@node-rs/argon2'

/** Why a password cannot be taken. */
export type PasswordFault = 'too-short' | 'too-common'

const fewestLetters = 12

// Argon2id with OWASP's least parameters (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. More memory would let a few
// log-ins at once exhaust the small server that a ministry has; a stolen hash still costs an attacker 19 MiB for each guess.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The letters to keep instead of a password: argon2id, its cost and salt among them. */
export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost)

// Of no password that anybody has.
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$TODO'

/** Whether the password is the one that was hashed. Without a hash the answer is no, and takes as long: nobody learns which log-ins exist. */
export async function checkPassword(password: string, kept: string | undefined): Promise<boolean> {
  const fits = await verify(kept ?? nobodys, typed(password))
  return fits && kept !== undefined
}

/** What is wrong with a password that somebody would like to have, or nothing. */
export function passwordFault(password: string): PasswordFault | undefined {
  const letters = [...typed(password)]
  if (letters.length < fewestLetters) return 'too-short'
  return isCommon(letters.join('').toLowerCase()) ? 'too-common' : undefined
}

// One letter can be typed in two ways, as ӣ is: the same password must come of both.
const typed = (password: string) => password.normalize('NFKC')

// All that is left of `Password-2026!!` is the word that everybody uses; so with a piece said again and again, and with a row of keys.
function isCommon(password: string): boolean {
  const bare = password.replaceAll(/[^\p{L}]/gu, '')
  const saysOnePieceAgain = /^(.{1,6})\1+$/u.test(password) || /^(.{1,6})\1+.{0,5}$/u.test(password)
  return commonWords.has(bare) || saysOnePieceAgain || isRowOfKeys(password)
}

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю']
const forthThenBack = [rows.join('').repeat(2), ...rows.map((row) => row.repeat(3))].flatMap((row) => [row, [...row].toReversed().join('')])
const isRowOfKeys = (password: string) => forthThenBack.some((row) => row.includes(password))

// The commonest of the lists of stolen passwords, and the words that come to mind at this very desk.
const commonWords: ReadonlySet<string> = new Set([])
