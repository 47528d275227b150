import { HOTP, Secret } from 'otpauth'

import { type Asking, askForNewPasskey, keepPasskey } from '#registry/passkey.ts'
import { drawRecoveryCodes } from '#registry/recovery-code.ts'
import { beginTotp, drawSecret } from '#registry/totp.ts'

import { type Authenticator, makeAuthenticator } from './authenticator.ts'
import { type PostName, type TestOffice, accountOf } from './office.ts'

/** The site that tests are at. */
export const site = { origin: 'http://localhost', domain: 'localhost' } as const

/** The code that an authenticator app shows at a moment. */
export const codeAt = (secret: string, now: Date): string =>
  HOTP.generate({ secret: Secret.fromBase32(secret), counter: Math.floor(now.getTime() / 30_000) })

/** Gives somebody an authenticator app; the code that set it up is no longer good when this returns. */
export async function giveApp(
  office: TestOffice,
  name: PostName,
): Promise<{ code(): string; codes: readonly string[] }> {
  const { desk } = office
  const [account, secret] = [accountOf(name), drawSecret()]
  await beginTotp(desk, { account, secret, code: codeAt(secret, desk.now()) })
  office.pass(60)
  return { code: () => codeAt(secret, desk.now()), codes: await drawRecoveryCodes(desk.database, account) }
}

/** Gives somebody a passkey. */
export async function givePasskey(
  { desk }: TestOffice,
  name: PostName,
  how: { readonly counts?: boolean } = {},
): Promise<Authenticator> {
  const [account, authenticator] = [accountOf(name), makeAuthenticator(how)]
  const { options, ticket } = askForNewPasskey(desk, site, { account, login: name, known: [] })
  const credential = authenticator.create(options)
  if (!(await keepPasskey(desk, { account, name: 'Калиди санҷишӣ', ticket, credential, site })))
    throw new Error('The passkey was not kept')
  return authenticator
}

/** What a page hands to the browser's authenticator. */
export function askedBy(html: string): Asking {
  const decoded = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const [, options = '{}'] = /data-options="([^"]*)"/.exec(html) ?? []
  const [, ticket = ''] = /name="ticket" value="([^"]*)"/.exec(html) ?? []
  return { options: JSON.parse(decoded(options)) as Asking['options'], ticket: decoded(ticket) }
}
