import type { Language } from '#kernel/words.ts'
import { signCredential } from '#store/certifying.ts'
import { type Office, startOf } from '#web/office.ts'

import type { Issued } from './issue.ts'
import { checkPath } from './paper.ts'

/** Where the public half of a key is found. */
export const keyPath = (kid: string): string => `${checkPath}/keys/${kid}`

/**
 * A certificate as an Open Badge (Open Badges 3.0, a verifiable credential), and the same signed as a JWT, for the holder to keep.
 * It says what the paper says and no more.
 */
export async function badgeOf(office: Office, origin: string, issued: Issued, language: Language) {
  const credential = credentialOf(office, origin, issued, language)
  const jwt = await signCredential(
    office.keys,
    {
      ...credential,
      iss: credential.issuer.id,
      jti: credential.id,
      sub: credential.credentialSubject.id,
      nbf: seconds(credential.validFrom),
      exp: seconds(credential.validUntil),
    },
    `${origin}${keyPath(office.keys.certifying.current)}`,
  )
  return { credential, jwt }
}

function credentialOf({ zone }: Office, origin: string, { certificate, programme, said }: Issued, language: Language) {
  const { number, day, validUntil, course } = certificate
  const own = programme.words[language]
  const subject = `urn:safar:certificate:${number}`
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `${subject}:credential`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: said.course[language],
    issuer: { id: `${origin}/`, type: ['Profile'], name: said.centre[language] },
    validFrom: moment(zone, day),
    validUntil: moment(zone, validUntil, 1),
    credentialSubject: {
      id: subject,
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: said.name, identityType: 'name' }],
      achievement: {
        id: `${origin}${checkPath}#${course}`,
        type: ['Achievement'],
        achievementType: 'CertificateOfCompletion',
        name: said.course[language],
        description: own.about,
        criteria: { narrative: own.certificate?.says ?? '' },
        inLanguage: language,
      },
    },
  } as const
}

/** When a day begins in the country, or so many days later. */
function moment(zone: string, day: string, later = 0): string {
  return new Date(startOf(zone, day).getTime() + later * 86_400_000).toISOString().replace('.000', '')
}

const seconds = (at: string) => Date.parse(at) / 1000
