import { randomBytes, timingSafeEqual } from 'node:crypto'

import { HOTP, Secret, TOTP } from 'otpauth'

import { putTotp, takeStep, totpOf } from '#store/credentials.ts'
import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import { openText, ownerOf, sealText } from '#store/seal.ts'

interface Guarding {
  readonly database: Database
  readonly keys: Keys
  now(): Date
}

// What every authenticator app knows without being told (RFC 6238): SHA-1, six digits, thirty seconds.
const kind = { algorithm: 'SHA1', digits: 6 } as const
const period = 30

/** Draws a secret for an authenticator app: 160 bits, in base 32 as people can type it. */
export const drawSecret = (): string => new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32

/** The address that an authenticator app reads from a QR picture. */
export const secretAddress = (secret: string, login: string): string =>
  new TOTP({ ...kind, period, issuer: 'Safar', label: login, secret: Secret.fromBase32(secret) }).toString()

/** The step of time whose code this is: the present one, or the one before or after, since clocks differ. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const present = Math.floor(now.getTime() / 1000 / period)
  const typed = Buffer.from(plainCode(code))
  // All three are computed, so that the time taken does not tell how wrong a clock is.
  return [present, present - 1, present + 1].filter((counter) => {
    const right = Buffer.from(HOTP.generate({ ...kind, secret: Secret.fromBase32(secret), counter }))
    return right.length === typed.length && timingSafeEqual(right, typed)
  })[0]
}

/** A code as the app means it: people write it with a gap. */
export const plainCode = (code: string): string => code.replaceAll(/[\s\u00A0-]/g, '')

/** Takes the code of an account's authenticator app; each is taken once, and none that is older than one taken. */
export async function takeTotp({ database, keys, now }: Guarding, account: string, code: string): Promise<boolean> {
  const sealed = await totpOf(database, account)
  if (sealed === undefined) return false
  const step = stepOf(openText(keys, sealed, ownerOf.totp(account)), code, now())
  return step !== undefined && takeStep(database, account, step)
}

/** Takes an authenticator app into use once it has shown a right code, which counts as taken; `false` when it is not right. */
export async function beginTotp(
  { database, keys, now }: Guarding,
  { account, secret, code }: { readonly account: string; readonly secret: string; readonly code: string },
): Promise<boolean> {
  const step = stepOf(secret, code, now())
  if (step === undefined) return false
  await putTotp(database, { account, sealed: sealText(keys, secret, ownerOf.totp(account)), step, since: now() })
  return true
}
