import { type KeyObject, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** What a test lets an authenticator do wrongly. */
export interface Wrong {
  /** The site whose page asks; the browser writes it, not the page. */
  readonly origin?: string
  readonly domain?: string
  /** Whether finger, face or PIN were asked. */
  readonly verified?: boolean
  readonly counter?: number
  readonly challenge?: string
  readonly crossOrigin?: boolean
  readonly userHandle?: string | undefined
  readonly type?: string
}

interface Asked {
  readonly challenge: string
  readonly rp?: { readonly id: string }
  readonly rpId?: string
  readonly user?: { readonly id: string }
}

/** An authenticator with one passkey, in software: real keys, real signatures, whatever a test wants of the rest. */
export interface Authenticator {
  readonly id: string
  /** Makes the passkey, as a browser would write the answer. */
  create(asked: unknown, wrong?: Wrong): string
  /** Uses it. */
  get(asked: unknown, wrong?: Wrong): string
}

/** Makes an authenticator that counts its uses, or one that does not, as most telephones. */
export function makeAuthenticator({ counts = true }: { readonly counts?: boolean } = {}): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const state = { counter: 0, handle: '' }
  const count = () => (counts ? (state.counter += 1) : 0)
  const shared = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }
  return {
    id: shared.id,
    create: (asked, wrong = {}) => {
      const { challenge, rp, user } = asked as Asked
      state.handle = user?.id ?? ''
      const client = clientData({ type: 'webauthn.create', challenge }, wrong)
      const attested = Buffer.concat([Buffer.alloc(16), number16(id.length), id, coseKey(publicKey)])
      const authData = authenticatorData(rp?.id ?? '', { ...wrong, attested, counter: wrong.counter ?? count() })
      const response = {
        clientDataJSON: client.toString('base64url'),
        attestationObject: attestation(authData).toString('base64url'),
        transports: ['internal', 'hybrid'],
      }
      return JSON.stringify({ ...shared, response, clientExtensionResults: {} })
    },
    get: (asked, wrong = {}) => {
      const { challenge, rpId } = asked as Asked
      const client = clientData({ type: 'webauthn.get', challenge }, wrong)
      const authData = authenticatorData(rpId ?? '', { ...wrong, counter: wrong.counter ?? count() })
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature(privateKey, authData, client).toString('base64url'),
        userHandle: 'userHandle' in wrong ? wrong.userHandle : state.handle,
      }
      return JSON.stringify({ ...shared, response, clientExtensionResults: {} })
    },
  }
}

const clientData = (said: { readonly type: string; readonly challenge: string }, wrong: Wrong): Buffer =>
  Buffer.from(
    JSON.stringify({
      type: wrong.type ?? said.type,
      challenge: wrong.challenge ?? said.challenge,
      origin: wrong.origin ?? 'http://localhost',
      crossOrigin: wrong.crossOrigin ?? false,
    }),
  )

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()

function authenticatorData(
  domain: string,
  { domain: wrongDomain, verified = true, counter, attested }: Wrong & { counter: number; attested?: Buffer },
): Buffer {
  // Present, verified, with a new credential (WebAuthn, 6.1).
  const flags = 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0)
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(wrongDomain ?? domain), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)])
}

const signature = (key: KeyObject, authData: Buffer, client: Buffer) =>
  sign('sha256', Buffer.concat([authData, sha256(client)]), key)

const number16 = (number: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(number)
  return bytes
}

// CBOR by hand (RFC 8949): maps, texts, bytes, small whole numbers – all that an authenticator says.
const head = (major: number, length: number) =>
  length < 24
    ? Buffer.from([(major << 5) | length])
    : length < 256
      ? Buffer.from([(major << 5) | 24, length])
      : Buffer.concat([Buffer.from([(major << 5) | 25]), number16(length)])
const whole = (number: number) => (number < 0 ? head(1, -1 - number) : head(0, number))
const text = (letters: string) => Buffer.concat([head(3, letters.length), Buffer.from(letters)])
const bytes = (content: Buffer) => Buffer.concat([head(2, content.length), content])
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()])

const attestation = (authData: Buffer) =>
  map([text('fmt'), text('none')], [text('attStmt'), map()], [text('authData'), bytes(authData)])

/** ES256 as COSE writes it: key type 2, algorithm −7, curve 1, x and y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const part = (letters: string) => bytes(Buffer.from(letters, 'base64url'))
  return map(
    [whole(1), whole(2)],
    [whole(3), whole(-7)],
    [whole(-1), whole(1)],
    [whole(-2), part(x)],
    [whole(-3), part(y)],
  )
}
