import { createHash, createPrivateKey } from 'node:crypto'

import { CompactSign, type JWK, SignJWT } from 'jose'

import type { Claim, RevokedList } from '#kernel/claim.ts'
import { signedTypes } from '#kernel/claim.ts'

import { type Keys, publicHalf } from './keys.ts'

/** Signs what the square of a certificate says. */
export const signClaim = (keys: Keys, { name, course, date, number }: Claim): Promise<string> =>
  sign(keys, signedTypes.claim, { name, course, date, number })

/** Signs a list of revoked numbers. */
export const signRevoked = (keys: Keys, { at, revoked }: RevokedList): Promise<string> =>
  sign(keys, signedTypes.list, { at, revoked })

const sign = (keys: Keys, typ: string, payload: object): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: keys.certifying.current, typ })
    .sign(privateKey(keys))

/** Signs a credential (JWT); `keyAddress` is where the public half of the key is found. */
export const signCredential = (
  keys: Keys,
  credential: Readonly<Record<string, unknown>>,
  keyAddress: string,
): Promise<string> =>
  new SignJWT({ ...credential })
    .setProtectedHeader({ alg: 'EdDSA', kid: keyAddress, typ: 'JWT' })
    .sign(privateKey(keys))

const opened = new WeakMap<Keys, ReturnType<typeof createPrivateKey>>()

function privateKey(keys: Keys) {
  const known = opened.get(keys) ?? createPrivateKey({ key: keys.certifying.key, format: 'der', type: 'pkcs8' })
  opened.set(keys, known)
  return known
}

/** The public halves of all keys that certificates are signed with, the current one first (RFC 8037). */
export const certifyingKeys = ({ certifying: { current, key, earlier } }: Keys): readonly JWK[] =>
  [[current, publicHalf(key)] as const, ...Object.entries(earlier)].map(([kid, half]) => ({
    kty: 'OKP',
    crv: 'Ed25519',
    x: half.toString('base64url'),
    kid,
    alg: 'EdDSA',
    use: 'sig',
  }))

/** The fingerprint of a number, as the list of revoked ones has it. */
export const numberFingerprint = (number: string): string =>
  createHash('sha256').update(number).digest().subarray(0, 8).toString('base64url')
