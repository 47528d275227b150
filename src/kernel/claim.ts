import { readCertificateNumber } from './certificate-number.ts'
import { lastDay } from './certificate.ts'
import { type Instant, type PlainDate, addDays, isDay, localTime, readInstant } from './date.ts'

/** All that the square on a certificate says. */
export interface Claim {
  readonly name: string
  readonly course: string
  readonly date: PlainDate
  readonly number: string
}

/** What a signed text is, as its header says it. */
export const signedTypes = { claim: 'certificate', list: 'revoked' } as const

const claimParts = ['name', 'course', 'date', 'number']

/** Reads what a certificate claims; `undefined` when it says less, more or other things than a certificate. */
export function readClaim(payload: unknown): Claim | undefined {
  const given = payload as Readonly<Record<string, unknown>>
  const { name, course, date, number } = given
  if (Object.keys(given).length !== claimParts.length) return undefined
  if (typeof name !== 'string' || typeof course !== 'string' || typeof date !== 'string' || typeof number !== 'string')
    return undefined
  if (name === '' || !isDay(date) || readCertificateNumber(number) !== number) return undefined
  return { name, course, date, number }
}

/** The fingerprints of revoked numbers as they stood at a moment. */
export interface RevokedList {
  readonly at: Instant
  readonly revoked: readonly string[]
}

/** Reads a list of revoked numbers; `undefined` when it is none. */
export function readRevokedList(payload: unknown): RevokedList | undefined {
  const { at, revoked } = payload as Readonly<Record<string, unknown>>
  const moment = readInstant(at)
  if (moment === undefined || !Array.isArray(revoked)) return undefined
  return { at: moment, revoked: revoked.filter((each) => typeof each === 'string') }
}

/** What courses are called in the reader's language, and how long their certificates are valid, by the id that claims name them with. */
export type Catalogue = Readonly<Record<string, { readonly name: string; readonly months: number }>>

/** What is to be said of a certificate whose signature is right. Only `valid` is good news. */
export type Standing = 'valid' | 'revoked' | 'expired' | 'not-yet' | 'unknown-course' | 'unchecked'

/** Days after which a list says too little: what was revoked since is not on it. */
export const listLasts = 30

export interface Checking {
  /** The fingerprint of the claim's number. */
  readonly fingerprint: string
  readonly list: RevokedList | undefined
  readonly catalogue: Catalogue
  /** By the clock of whoever checks, which may be wrong. */
  readonly now: Instant
  readonly zone: string
}

/** How a certificate with a right signature stands. It is valid only if everything speaks for it. */
export function judgeClaim(claim: Claim, { fingerprint, list, catalogue, now, zone }: Checking): Standing {
  if (list?.revoked.includes(fingerprint)) return 'revoked'
  const course = Object.hasOwn(catalogue, claim.course) ? catalogue[claim.course] : undefined
  if (!course) return 'unknown-course'
  // It is at least as late as the list was signed, whatever a clock says that was turned back.
  const today = localTime(list && list.at > now ? list.at : now, zone).day
  if (lastDay(claim.date, course.months) < today) return 'expired'
  if (claim.date > addDays(today, 1)) return 'not-yet'
  return list && ageOf(list, now) <= listLasts ? 'valid' : 'unchecked'
}

/** How many whole days old a list is; 0 for one from the future of a clock that is behind. */
export const ageOf = ({ at }: RevokedList, now: Instant): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 86_400_000))
