import { randomBytes } from 'node:crypto'

import { hash, verify } from '@node-rs/argon2'

/** Why a password cannot be taken. */
export type PasswordFault = 'too-short' | 'too-common'

/** A password has at least so many letters. */
export const fewestLetters = 12

// Argon2id with the least that OWASP asks for (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. More memory would let a few
// log-ins at once exhaust the small server that a ministry has; this much already costs whoever stole the hashes 19 MiB for every guess.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What is kept instead of a password: its argon2id hash, with salt and cost. */
export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost)

/** Whether the password is the one whose hash was kept. */
export const checkPassword = (kept: string, password: string): Promise<boolean> => verify(kept, typed(password))

/** Draws a password for somebody who has none yet, or has forgotten it: 96 bits. */
export const drawPassword = (): string => randomBytes(12).toString('base64url')

/** What is wrong with a password that somebody would like to have, or nothing. */
export function passwordFault(password: string): PasswordFault | undefined {
  if ([...typed(password)].length < fewestLetters) return 'too-short'
  return isCommon(typed(password).toLowerCase()) ? 'too-common' : undefined
}

// Keyboards write ӣ and й in one sign or in two: the same password must come of both.
const typed = (password: string) => password.normalize('NFKC')

// Guessers try the common words first, with a year or some signs around them; then a piece said again and again; then rows of keys.
const isCommon = (password: string) =>
  commonWords.has(password.replaceAll(/[^\p{L}]/gu, '')) || onePieceAgain.test(password) || isRowOfKeys(password)

const onePieceAgain = /^(.{1,6})\1+.{0,3}$/u

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю']
const keyboards = [
  rows.slice(0, 4).join('').repeat(2),
  [rows[0], ...rows.slice(4)].join('').repeat(2),
  '1234567890'.repeat(3),
]
const isRowOfKeys = (password: string) =>
  keyboards.some((keys) => keys.includes(password) || keys.includes([...password].toReversed().join('')))

// Without the digits and signs around them. Of lists of stolen passwords, in the languages of the country; the words that come to mind at
// this desk; and what the demonstration tells everybody.
const commonWords: ReadonlySet<string> = new Set([
  '', 'a', 'aa', 'abc', 'abcd', 'abcdef', 'qwe', 'qwer', 'qwert', 'qwerty', 'qwertyuiop', 'qwertyqwerty', 'qweasd', 'qweasdzxc', 'qazwsx', 'qazwsxedc',
  'asd', 'asdf', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', 'qwertyasdfgh',
  'password', 'passwordpassword', 'passw', 'passwd', 'pass', 'passwort', 'mypassword', 'newpassword', 'changeme', 'changemenow', 'letmein',
  'letmeinplease', 'welcome', 'welcomehome', 'secret', 'topsecret', 'default', 'test', 'testtest', 'testing', 'guest', 'user', 'root', 'rootroot', 'admin',
  'adminadmin', 'administrator', 'superuser', 'superman', 'spiderman', 'batman', 'princess', 'sunshine', 'football', 'baseball', 'dragon', 'monkey', 'master',
  'michael', 'iloveyou', 'iloveyouforever', 'trustno', 'whatever', 'starwars', 'computer', 'internet', 'samsung', 'iphone', 'google', 'facebook', 'instagram',
  'пароль', 'парольпароль', 'мойпароль', 'пароли', 'йцукен', 'йцукенгшщзхъ', 'фыва', 'фывапролджэ', 'ячсмить', 'админ', 'администратор', 'привет', 'любовь',
  'россия', 'москва', 'рамз', 'парол', 'калидвожа', 'салом', 'душанбе', 'тоҷикистон', 'таджикистан', 'ватан', 'модар', 'parol', 'parolparol', 'privet', 'salom',
  'russia', 'moscow', 'tajikistan', 'tojikiston', 'tadjikistan', 'dushanbe', 'khujand', 'migration', 'migrationservice', 'муҳоҷират', 'миграция', 'ministry',
  'safar', 'safarsafar', 'safardemo', 'сафар', 'trainer', 'caseworker', 'supervisor', 'statistician',
]) // prettier-ignore
