import { type SignInService, isOnThisMachine } from '#registry/oidc.ts'
import { StartProblem } from '#store/start-problem.ts'
import type { Access } from '#web/visit.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * How this Safar is reached and which sign-in service it believes: SAFAR_ADDRESS and, for a service, SAFAR_OIDC_ISSUER,
 * SAFAR_OIDC_CLIENT, SAFAR_OIDC_SECRET, SAFAR_OIDC_LABEL (Tajik|Russian|English) and SAFAR_OIDC_CLAIM.
 */
export function readAccess(env: Environment): Access {
  const given = (name: string) => (env[name]?.trim() === '' ? undefined : env[name]?.trim())
  const address = given('SAFAR_ADDRESS')
  if (address !== undefined && !isSafe(address)) throw new StartProblem('not-our-address', { value: shown(address) })
  return { address, signIn: readService(given, address) }
}

function readService(
  given: (name: string) => string | undefined,
  address: string | undefined,
): SignInService | undefined {
  const issuer = given('SAFAR_OIDC_ISSUER')
  if (issuer === undefined) return undefined
  if (!isSafe(issuer)) throw new StartProblem('not-an-issuer', { value: shown(issuer) })
  const client = given('SAFAR_OIDC_CLIENT')
  // Without our own address a request could say where people are sent back to.
  if (client === undefined || address === undefined)
    throw new StartProblem('sign-in-incomplete', { name: client === undefined ? 'SAFAR_OIDC_CLIENT' : 'SAFAR_ADDRESS' })
  const [tg = issuer, ru = tg, en = ru] = (given('SAFAR_OIDC_LABEL') ?? new URL(issuer).host).split('|')
  return {
    issuer,
    client,
    secret: given('SAFAR_OIDC_SECRET'),
    label: { tg: tg.trim(), ru: ru.trim(), en: en.trim() },
    claim: given('SAFAR_OIDC_CLAIM'),
  }
}

// Elsewhere than on this machine what is said on the way could be heard and changed.
const isSafe = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && (text.startsWith('https:') || isOnThisMachine(text))

const shown = (text: string) => text.slice(0, 80)
