import type { Reader } from '#kernel/access.ts'
import { certifiedOf, mayCertify } from '#kernel/certificate.ts'
import { findCode } from '#kernel/codelist.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { type Phrase, languages } from '#kernel/words.ts'
import { courseOf } from '#serve/courses.ts'
import { isId } from '#serve/envelope.ts'
import { sayPlace } from '#serve/staff.ts'
import {
  type KeptCertificate,
  type NewCertificate,
  issueCertificates,
  newCertificateId,
  standingCertificates,
} from '#store/certificates.ts'
import { listSessions } from '#store/course-sessions.ts'
import { organisationNames } from '#store/directory.ts'
import { desksOf } from '#store/posts.ts'
import { type OwnKey, openBytes, ownerOf, sealBytes } from '#store/seal.ts'
import type { Acting, Office } from '#web/office.ts'

/** A case that may have a certificate, opened as far as its reader may see it. */
export interface Certifiable {
  readonly id: string
  readonly programme: Programme
  readonly post: string
  readonly state: string
  readonly answers: LooseAnswers
  readonly key: OwnKey
  readonly reader: Reader
}

/** What a certificate says, as it was when it was issued. */
export interface Said {
  readonly name: string
  readonly course: Phrase
  readonly centre: Phrase
  /** How long the course was, where it is known. */
  readonly minutes: number
}

/** A certificate with what it says opened. */
export interface Issued {
  readonly certificate: KeptCertificate
  readonly programme: Programme
  readonly said: Said
}

/** The certificates of some cases, issued now to those that had none; cases without one are left out. */
export async function issueTo(
  office: Office,
  acting: Acting,
  cases: readonly Certifiable[],
): Promise<readonly Issued[]> {
  const { database } = office
  const may = cases.filter(({ programme, reader }) => mayCertify(programme, reader))
  const ids = may.map(({ id }) => id)
  const there = await standingCertificates(database, acting.post, ids)
  const lacking = may.filter(({ id }) => !there.has(id))
  const fresh = lacking.length > 0 ? await newOnes(office, acting, lacking) : []
  const issued = await issueCertificates(database, fresh, { ...acting, at: office.now() })
  return may.flatMap(({ id, programme, key }) => {
    const certificate = there.get(id) ?? issued.get(id)
    return certificate ? [{ certificate, programme, said: openSaid(key, certificate) }] : []
  })
}

/** Opens what a certificate says, with the key of its case. */
export const openSaid = (key: OwnKey, { id, says }: Pick<KeptCertificate, 'id' | 'says'>): Said =>
  // Sealed below, so its shape is known.
  JSON.parse(openBytes(key, says, ownerOf.certificate(id)).toString('utf8')) as Said

async function newOnes(
  office: Office,
  acting: Acting,
  cases: readonly Certifiable[],
): Promise<readonly NewCertificate[]> {
  const taughtAt = await sessionsOf(office, acting, cases)
  const centre = await centresOf(office)
  const desks = await desksOf(office.database, [...new Set(cases.map(({ post }) => post))])
  return cases.flatMap(({ id, programme, post, state, answers, key }) => {
    const certified = certifiedOf(programme, state, answers)
    if (!certified) return []
    const session = taughtAt.get(sessionIn(programme, answers) ?? '')
    const course = session && courseOf(office, session.course)
    const said: Said = {
      name: certified.holder,
      course: course?.name ?? phrase((language) => programme.words[language].certificate?.course ?? ''),
      centre: centre(session ?? desks.get(post)),
      minutes: minutesOf(office, programme, certified.taught),
    }
    const own = newCertificateId()
    return [
      {
        id: own,
        caseId: id,
        programme: programme.name,
        course: course?.id ?? programme.name,
        day: certified.day,
        validUntil: certified.until,
        says: sealBytes(key, Buffer.from(JSON.stringify(said)), ownerOf.certificate(own)),
      },
    ]
  })
}

/** One thing said in every language. */
export const phrase = (say: (language: keyof Phrase) => string): Phrase =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as Record<keyof Phrase, string>

const sessionIn = ({ seating }: Programme, answers: LooseAnswers): string | undefined => {
  const session = seating && answers[seating.question]
  return isId(session) ? session : undefined
}

async function sessionsOf({ database }: Office, { post }: Acting, cases: readonly Certifiable[]) {
  const ids = [...new Set(cases.flatMap(({ programme, answers }) => sessionIn(programme, answers) ?? []))]
  const sessions = ids.length > 0 ? await listSessions(database, post, { ids, most: ids.length }) : []
  return new Map(sessions.map((session) => [session.id, session]))
}

/** Says where something was taught: at which organisation, in which place. */
async function centresOf(office: Office) {
  const names = await organisationNames(office.database)
  return (at: { readonly organisation: string; readonly place: string | null } | undefined): Phrase =>
    phrase((language) => {
      if (!at) return ''
      const name = names.get(at.organisation)?.[language] ?? at.organisation
      return at.place === null ? name : `${name}, ${sayPlace(office, language, at.place)}`
    })
}

function minutesOf({ lists }: Office, { certificate }: Programme, taught: readonly string[]): number {
  const list = certificate?.taught && lists[certificate.taught.list]
  if (!list) return 0
  // The list that a programme names here is one of codes with minutes; the list of all lists knows only of codes.
  const codes = taught.map((code) => findCode(list, code) as { readonly minutes?: number } | undefined)
  return codes.reduce((sum, code) => sum + (code?.minutes ?? 0), 0)
}
