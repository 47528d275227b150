import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { SignJWT, exportJWK, generateKeyPair } from 'jose'

/** What a person who logged in at the service is, and what the service says wrongly of it. */
export interface Identity {
  readonly sub: string
  readonly claims?: Readonly<Record<string, unknown>>
  readonly issuer?: string
  readonly nonce?: string
  readonly audience?: string
  /** Signed with a key that the service does not publish. */
  readonly forged?: boolean
  readonly expired?: boolean
}

/** A sign-in service of a test's own: discovery, keys, codes that are exchanged once, PKCE, signed tokens. */
export interface SignInServer extends AsyncDisposable {
  readonly issuer: string
  readonly client: string
  readonly secret: string
  /** Lets a person log in who was led to an address; gives the address that leads them back. */
  logIn(address: string, identity: Identity): string
  /** How many codes were exchanged. */
  readonly exchanged: () => number
  stop(): Promise<void>
}

interface Given {
  readonly identity: Identity
  readonly challenge: string
  readonly nonce: string
  readonly back: string
}

export async function openSignInServer(): Promise<SignInServer> {
  const [own, another] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }
  const [client, secret] = ['safar', 'a secret of client and service']
  const codes = new Map<string, Given>()
  const state = { exchanged: 0 }

  const exchange = async (form: URLSearchParams): Promise<object | undefined> => {
    const given = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const isOurs = form.get('client_id') === client && form.get('client_secret') === secret
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!given || !isOurs || challenge !== given.challenge || form.get('redirect_uri') !== given.back) return undefined
    state.exchanged += 1
    const { identity, nonce } = given
    const now = Math.floor(Date.now() / 1000) - (identity.expired ? 7200 : 0)
    const idToken = await new SignJWT({ nonce: identity.nonce ?? nonce, ...identity.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'own' })
      .setIssuer(identity.issuer ?? issuer)
      .setSubject(identity.sub)
      .setAudience(identity.audience ?? client)
      .setIssuedAt(now)
      .setExpirationTime(now + 300)
      .sign(identity.forged ? another.privateKey : own.privateKey)
    return { access_token: 'none', token_type: 'Bearer', id_token: idToken }
  }

  const answer = async (request: IncomingMessage): Promise<object | undefined> => {
    switch (request.url ?? '') {
      case '/.well-known/openid-configuration':
        return {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
        }
      case '/keys':
        return { keys: [jwk] }
      case '/token':
        return exchange(new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString()))
      default:
        return undefined
    }
  }

  const server = createServer((request, response) => {
    void answer(request).then((body) => {
      response.writeHead(body ? 200 : 400, { 'content-type': 'application/json', connection: 'close' })
      response.end(JSON.stringify(body ?? { error: 'invalid_grant' }))
    })
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const stop = async () => {
    server.close()
    server.closeAllConnections()
  }
  return {
    issuer,
    client,
    secret,
    exchanged: () => state.exchanged,
    logIn: (address, identity) => {
      const { searchParams } = new URL(address)
      const asked = (name: string) => searchParams.get(name) ?? ''
      const code = crypto.randomUUID()
      codes.set(code, {
        identity,
        challenge: asked('code_challenge'),
        nonce: asked('nonce'),
        back: asked('redirect_uri'),
      })
      const back = new URL(asked('redirect_uri'))
      back.search = new URLSearchParams({ code, state: asked('state') }).toString()
      return back.pathname + back.search
    },
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
