import {
  type Configuration,
  ClientSecretPost,
  None,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'

import type { Phrase } from '#kernel/words.ts'
import { findAccount } from '#store/accounts.ts'
import { addLink, findLink } from '#store/credentials.ts'
import type { Database } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'

import { giveTicket, readTicket, spend } from './ticket.ts'

/** The sign-in service of a government or a ministry (OpenID Connect), as the configuration names it. */
export interface SignInService {
  readonly issuer: string
  readonly client: string
  readonly secret: string | undefined
  /** What the button says. */
  readonly label: Phrase
  /** The claim that is the login here, when identities are to be linked by it; else only people and administrators link. */
  readonly claim: string | undefined
}

interface Guarding {
  readonly database: Database
  readonly keys: Keys
  now(): Date
}

/** A way to the sign-in service, and the ticket that the browser keeps meanwhile. */
export interface Leaving {
  readonly address: string
  readonly ticket: string
}

const minutes = 10

/**
 * Leads to the sign-in service; `undefined` when it does not answer. Whoever comes back to the address `back` is let in, or linked
 * with the account `link`.
 */
export async function leaveForSignIn(
  guarding: Pick<Guarding, 'keys' | 'now'>,
  service: SignInService,
  { back, link }: { readonly back: string; readonly link?: string },
): Promise<Leaving | undefined> {
  const configuration = await configured(service).catch(() => undefined)
  if (!configuration) return undefined
  const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()]
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: back,
    scope: service.claim === undefined ? 'openid' : 'openid profile email',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const says = { verifier, state, nonce, ...(link !== undefined && { link }) }
  return { address: address.href, ticket: giveTicket(guarding, 'sign-in', says, minutes) }
}

/** What became of somebody who came back. */
export type Returned =
  | { readonly became: 'known'; readonly account: string; readonly strong: boolean }
  | { readonly became: 'linked' | 'taken'; readonly account: string }
  /** `late`: too long ago, not from this browser, or answered before. `refused`: the service said no, or something that is not to be believed. */
  | { readonly became: 'late' | 'refused' | 'not-linked' }

/** Reads what the sign-in service sent back, checks it, and says whose account it opens. No account is ever made. */
export async function returnFromSignIn(
  guarding: Guarding,
  service: SignInService,
  {
    address,
    ticket,
    present,
  }: {
    readonly address: URL
    readonly ticket: string | undefined
    /** The account that is logged in in this browser. */
    readonly present: string | undefined
  },
): Promise<Returned> {
  const left = readTicket(guarding, 'sign-in', ticket)
  if (!left || ticket === undefined) return { became: 'late' }
  // Spent before it is asked: a code that was sent twice opens nothing the second time, whatever the service thinks of it.
  if (!(await spend(guarding, ticket, left))) return { became: 'late' }
  // Whoever asked for the link must be there when it is made: others use the same tablet.
  if (left.link !== undefined && left.link !== present) return { became: 'late' }
  const claims = await claimsFrom(service, address, left).catch(() => undefined)
  if (!claims) return { became: 'refused' }
  if (left.link !== undefined) return linkOwn(guarding, service, left.link, claims.sub)
  const account =
    (await findLink(guarding.database, service.issuer, claims.sub)) ?? (await linkByClaim(guarding, service, claims))
  return account === undefined
    ? { became: 'not-linked' }
    : { became: 'known', account, strong: usedSecondFactor(claims) }
}

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

async function claimsFrom(
  service: SignInService,
  address: URL,
  { verifier, state, nonce }: { readonly verifier: string; readonly state: string; readonly nonce: string },
): Promise<Claims | undefined> {
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
  const granted = await authorizationCodeGrant(await configured(service), address, checks)
  return granted.claims()
}

async function linkOwn(
  { database, now }: Guarding,
  { issuer }: SignInService,
  account: string,
  subject: string,
): Promise<Returned> {
  if ((await findLink(database, issuer, subject)) === account) return { became: 'linked', account }
  const isNew = await addLink(database, { issuer, subject, account, linkedAt: now() })
  return { became: isNew ? 'linked' : 'taken', account }
}

/** Links the account whose login the agreed claim says. An account that is linked keeps its link. */
async function linkByClaim(
  { database, now }: Guarding,
  { issuer, claim }: SignInService,
  claims: Claims,
): Promise<string | undefined> {
  const login = claim === undefined ? undefined : claims[claim]
  // An address that the service has not verified is what somebody wrote about themselves.
  const isSure = claim !== 'email' || claims['email_verified'] === true
  if (typeof login !== 'string' || login.includes('\0') || !isSure) return undefined
  const account = await findAccount(database, login)
  if (!account) return undefined
  const isNew = await addLink(database, { issuer, subject: claims.sub, account: account.id, linkedAt: now() })
  return isNew ? account.id : undefined
}

// RFC 8176: how the service made sure; «mfa» is more than one factor.
const usedSecondFactor = ({ amr }: Claims): boolean => Array.isArray(amr) && amr.includes('mfa')

// Asked once and remembered; after a failure it is asked again.
const known = new Map<string, Promise<Configuration>>()

function configured(service: SignInService): Promise<Configuration> {
  const name = `${service.issuer} ${service.client}`
  const asked = known.get(name) ?? discover(service)
  known.set(name, asked)
  asked.catch(() => known.delete(name))
  return asked
}

const discover = ({ issuer, client, secret }: SignInService): Promise<Configuration> =>
  discovery(new URL(issuer), client, {}, secret === undefined ? None() : ClientSecretPost(secret), {
    timeout: 10,
    execute: [
      // The service's signature is checked although the token comes straight from it.
      enableNonRepudiationChecks,
      ...(isOnThisMachine(issuer) ? [allowInsecureRequests] : []),
    ],
  })

/** Whether an address stays on this machine, where nobody listens on the way. */
export const isOnThisMachine = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
