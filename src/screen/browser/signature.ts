import type { SignedText } from '#kernel/signed-text.ts'

/** Public keys as they are published (RFC 8037). */
export type PublicKeys = readonly {
  readonly kid: string
  readonly crv: string
  readonly kty: string
  readonly x: string
}[]

/** Whether a signature is right; or why that cannot be said here. */
export type Verdict = 'right' | 'wrong' | 'unknown-key' | 'cannot'

/** Checks a signature with the key that it names. `cannot`: this browser knows no Ed25519, or the page did not come over a safe way. */
export async function verify({ key, signed, signature }: SignedText, keys: PublicKeys): Promise<Verdict> {
  const known = keys.find(({ kid }) => kid === key)
  if (!known) return 'unknown-key'
  const { kty, crv, x } = known
  const opened = await Promise.resolve()
    .then(() => crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify']))
    .catch(() => undefined)
  if (!opened) return 'cannot'
  return (await crypto.subtle.verify('Ed25519', opened, signature, signed)) ? 'right' : 'wrong'
}

/** The fingerprint of a number as the list of revoked ones has it: the first eight bytes of SHA-256, in base64url. */
export async function fingerprintOf(number: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(number))
  const letters = btoa(String.fromCodePoint(...new Uint8Array(hash).subarray(0, 8)))
  return letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
