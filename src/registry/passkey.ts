import { randomBytes } from 'node:crypto'

import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

import { type PasskeyKey, addPasskey, findPasskey, usePasskey } from '#store/credentials.ts'
import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import { ownerOf, sealText } from '#store/seal.ts'

import { giveTicket, readTicket, spend } from './ticket.ts'

/** Where passkeys are used: they belong to a name on the net, and answer to pages of that name alone. */
export interface Site {
  /** As the browser writes it: `https://safar.example`. */
  readonly origin: string
  /** The name that passkeys belong to. */
  readonly domain: string
}

interface Guarding {
  readonly database: Database
  readonly keys: Keys
  now(): Date
}

/** What a page hands to the browser's authenticator: what to sign, and a ticket to bring back with it. */
export interface Asking {
  readonly options: Readonly<Record<string, unknown>>
  readonly ticket: string
}

const minutes = 5
const timeout = minutes * 60_000
const challenge = () => randomBytes(32).toString('base64url')

// The authenticator checks its owner by finger, face or PIN, and finds the passkey without being told whose: so one is a whole log-in,
// and nothing that we send says who has which.
const userVerification = 'required'

// ES256, EdDSA, RS256 (COSE): what authenticators can do.
const algorithms = [-7, -8, -257]

/** Asks for a log-in: the same for everybody, whoever there is. */
export function askForPasskey(guarding: Pick<Guarding, 'keys' | 'now'>, { domain }: Site): Asking {
  const asked = challenge()
  return {
    options: { challenge: asked, rpId: domain, userVerification, timeout, allowCredentials: [] },
    ticket: giveTicket(guarding, 'passkey-log-in', { challenge: asked }, minutes),
  }
}

interface Answer {
  readonly ticket: string
  /** What the authenticator answered, as the page wrote it. */
  readonly credential: string
  readonly site: Site
}

/** Who logs in with a passkey; `undefined` when nobody does. Each asking is answered once. */
export async function enterByPasskey(
  guarding: Guarding,
  { ticket, credential, site }: Answer,
): Promise<string | undefined> {
  const asked = readTicket(guarding, 'passkey-log-in', ticket)
  const response = readAnswer(credential) as AuthenticationResponseJSON | undefined
  if (!asked || !response) return undefined
  const found = await findPasskey(guarding.database, response.id)
  // An unknown one is checked as well, so that the time taken does not tell which there are.
  const { publicKey, counter } = found ?? (await nobodys)
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.domain,
    requireUserVerification: true,
    credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter },
  }).catch(() => undefined)
  if (!found || !verified?.verified || !isOwners(response, found.account)) return undefined
  if (!(await spend(guarding, ticket, asked))) return undefined
  const { newCounter } = verified.authenticationInfo
  const isUsed = await usePasskey(guarding.database, found, { counter: newCounter, at: guarding.now() })
  return isUsed ? found.account : undefined
}

/** Asks for a new passkey of an account; `known` are those that it has. */
export function askForNewPasskey(
  guarding: Pick<Guarding, 'keys' | 'now'>,
  { domain }: Site,
  {
    account,
    login,
    known,
  }: {
    readonly account: string
    readonly login: string
    readonly known: readonly { readonly credential: string; readonly transports: readonly string[] }[]
  },
): Asking {
  const asked = challenge()
  return {
    options: {
      challenge: asked,
      rp: { id: domain, name: 'Safar' },
      // Authenticators copy it to other devices: a login tells less than a name.
      user: { id: handleOf(account), name: login, displayName: login },
      pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: known.map(({ credential, transports }) => ({
        type: 'public-key',
        id: credential,
        transports,
      })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification },
      attestation: 'none',
      timeout,
    },
    ticket: giveTicket(guarding, 'passkey-add', { challenge: asked, account }, minutes),
  }
}

/** Adds the passkey that an authenticator made; `false` when it is not what was asked for, or somebody's already. */
export async function keepPasskey(
  guarding: Guarding,
  { account, name, ticket, credential, site }: Answer & { readonly account: string; readonly name: string },
): Promise<boolean> {
  const asked = readTicket(guarding, 'passkey-add', ticket)
  const response = readAnswer(credential) as RegistrationResponseJSON | undefined
  if (!response || asked?.account !== account) return false
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: asked.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.domain,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  if (!verified?.verified || !(await spend(guarding, ticket, asked))) return false
  const made = verified.registrationInfo.credential
  const id = crypto.randomUUID()
  return addPasskey(guarding.database, {
    id,
    account,
    credential: made.id,
    publicKey: Buffer.from(made.publicKey),
    counter: made.counter,
    transports: (made.transports ?? []).filter((each) => /^[a-z-]{1,20}$/.test(each)).slice(0, 8),
    sealedName: sealText(guarding.keys, name, ownerOf.passkey(id)),
    createdAt: guarding.now(),
  })
}

// The bytes of the account's id: known to the authenticator and to us, and to nobody else's browser.
const handleOf = (account: string) => Buffer.from(account.replaceAll('-', ''), 'hex').toString('base64url')

const isOwners = ({ response }: AuthenticationResponseJSON, account: string): boolean =>
  response.userHandle === handleOf(account)

const longestAnswer = 20_000

/** What the page wrote of an authenticator's answer, if it has that shape and comes from no frame of another site. */
function readAnswer(text: string): unknown {
  if (text.length > longestAnswer) return undefined
  try {
    const answer = JSON.parse(text) as Partial<RegistrationResponseJSON> | null
    const { clientDataJSON } = answer?.response ?? {}
    if (typeof answer?.id !== 'string' || !/^[\w-]{1,1400}$/.test(answer.id)) return undefined
    if (typeof clientDataJSON !== 'string') return undefined
    const client = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as { crossOrigin?: unknown } | null
    // The rest of its shape is checked by whoever verifies it.
    return client === null || client.crossOrigin === true ? undefined : answer
  } catch {
    return undefined
  }
}

const nobodys: Promise<Pick<PasskeyKey, 'publicKey' | 'counter'>> = crypto.subtle
  .generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  .then(({ publicKey }) => crypto.subtle.exportKey('raw', publicKey))
  .then((point) => ({ publicKey: coseKey(new Uint8Array(point)), counter: 0 }))

/** A P-256 point as COSE writes it (RFC 9053, 7.1.1): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
const coseKey = (point: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    point.subarray(1, 33),
    Buffer.from('225820', 'hex'),
    point.subarray(33, 65),
  ])
