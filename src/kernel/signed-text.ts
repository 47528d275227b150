/** A text that somebody signed (RFC 7515, compact), taken apart. Whether the signature is right is for whoever has keys. */
export interface SignedText {
  /** The name of the key. */
  readonly key: string
  /** What kind of text it is: a certificate is no list, and a list no certificate. */
  readonly type: string
  readonly payload: unknown
  /** The bytes that were signed. */
  readonly signed: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}

const longest = 1_000_000

/** Takes a signed text apart; `undefined` for whatever is not written exactly as one, so that two writings never say the same. */
export function readSigned(text: string): SignedText | undefined {
  const parts = text.length > longest ? [] : text.split('.')
  const [header, payload, signature] = parts.map(bytesOf)
  if (parts.length !== 3 || !header || !payload || signature?.length !== 64) return undefined
  const [head, said] = [objectIn(header), objectIn(payload)]
  if (
    !head ||
    !said ||
    head['alg'] !== 'EdDSA' ||
    Object.keys(head).some((name) => !['alg', 'kid', 'typ'].includes(name))
  )
    return undefined
  const { kid, typ } = head
  if (typeof kid !== 'string' || typeof typ !== 'string') return undefined
  const signed = new TextEncoder().encode(text.slice(0, text.lastIndexOf('.')))
  return { key: kid, type: typ, payload: said, signed, signature }
}

// The last letter of base64url has bits that say nothing: any other writing of the same bytes is refused.
function bytesOf(part: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(part) || part.length % 4 === 1) return undefined
  const letters = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
  const isExact = toBase64url(letters) === part
  return isExact ? Uint8Array.from(letters, (letter) => letter.codePointAt(0) ?? 0) : undefined
}

const toBase64url = (letters: string) => btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

function objectIn(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}
