import { createHmac } from 'node:crypto'

import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import { type Limit, takeTries } from '#store/tries.ts'

/** Who guesses: somebody at an address, at a device that somebody has logged in from, or at an account's own door. */
export type Guess =
  | { readonly at: 'login'; readonly login: string; readonly from: string; readonly device: string | undefined }
  | { readonly at: 'password' | 'code' | 'recovery'; readonly account: string }
  | { readonly at: 'passkey' | 'sign-in' | 'certificate'; readonly from: string }
  | { readonly at: 'sign-up'; readonly from: string; readonly session: string }

interface Guarding {
  readonly database: Database
  readonly keys: Keys
  now(): Date
}

/** Says whether somebody may guess once more. What was tried is kept in the database: it outlasts a restart and counts for all servers. */
export const mayTry = ({ database, keys, now }: Guarding, guess: Guess): Promise<boolean> =>
  takeTries(
    database,
    limitsOf(guess).map(({ key, ...limit }) => ({ ...limit, key: fingerprint(keys, key) })),
    now(),
  )

const [minute, hour, day] = [60, 3600, 24 * 3600]

function limitsOf(guess: Guess): readonly (Omit<Limit, 'key'> & { readonly key: string })[] {
  switch (guess.at) {
    case 'login': {
      const login = guess.login.trim().toLowerCase()
      // A guesser who uses up the tries of a login, or of a whole office's address, takes none from the devices of its people
      // (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
      if (guess.device !== undefined) return [{ key: `device/${guess.device}/${login}`, most: 8, seconds: minute }]
      return [
        { key: `login/${login}`, most: 8, seconds: minute },
        { key: `address/${network(guess.from)}`, most: 60, seconds: minute },
      ]
    }
    case 'password':
      return [{ key: `password/${guess.account}`, most: 8, seconds: minute }]
    case 'code':
      // Three of a million codes are right at a moment: thirty tries a day find one in 30 years, and whoever tries has the password.
      return [
        { key: `code/${guess.account}`, most: 5, seconds: 5 * minute },
        { key: `codes/${guess.account}`, most: 30, seconds: day },
      ]
    case 'recovery':
      return [{ key: `recovery/${guess.account}`, most: 10, seconds: hour }]
    case 'sign-up':
      // A whole village may stand behind one address of a mobile network, but not behind one course.
      return [
        { key: `sign-up/${network(guess.from)}`, most: 30, seconds: hour },
        { key: `sign-ups/${guess.session}`, most: 300, seconds: day },
      ]
    case 'certificate':
      // A counter at a border checks a few papers a minute; whoever tries numbers would need a hundred thousand years.
      return [
        { key: `certificate/${network(guess.from)}`, most: 30, seconds: minute },
        { key: `certificates/${network(guess.from)}`, most: 600, seconds: hour },
      ]
    case 'passkey':
    case 'sign-in':
      return [{ key: `${guess.at}/${network(guess.from)}`, most: 60, seconds: minute }]
  }
}

/** Whom an address stands for: whoever has one address of IPv6 has its whole /64. */
export function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [before = '', after] = plain.split('%')[0]?.split('::') ?? []
  const [left, right] = [before, after ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const gap = after === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0)
  const groups = [...(left ?? []), ...Array<string>(Math.max(0, gap)).fill('0'), ...(right ?? [])]
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}

// Keyed, since people type passwords where a login belongs.
const fingerprint = ({ finding }: Keys, key: string): Buffer =>
  createHmac('sha256', finding).update(`try\n${key}`).digest()
