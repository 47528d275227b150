import { randomInt, randomUUID } from 'node:crypto'

import { sql } from 'kysely'

import { certificateNumber, certificateNumbers } from '#kernel/certificate-number.ts'
import type { PlainDate } from '#kernel/date.ts'

import { type Database, type Reading, asPost } from './database.ts'

/** A certificate as it is kept; what is printed on it is sealed. */
export interface KeptCertificate {
  readonly id: string
  readonly number: string
  readonly caseId: string
  readonly programme: string
  readonly course: string
  readonly day: PlainDate
  readonly validUntil: PlainDate
  readonly says: Buffer
  readonly issuedAt: Date
  readonly revokedAt: Date | null
}

/** A certificate to be issued. Its id is made before: what is printed is sealed to it. */
export type NewCertificate = Omit<KeptCertificate, 'number' | 'issuedAt' | 'revokedAt'>

interface By {
  readonly post: string
  readonly account: string
  readonly at: Date
}

// 47 bits: more than a double draws evenly in one go, so two draws are put together.
const drawNumber = () => certificateNumber(randomInt(certificateNumbers / 1e5) * 1e5 + randomInt(1e5))

/**
 * Issues certificates to cases that have none now, and gives those that the cases then have, by case. A case that is not
 * certified any more is left out; one that somebody else has certified meanwhile keeps that certificate.
 */
export const issueCertificates = (
  database: Database,
  certificates: readonly NewCertificate[],
  { post, account, at }: By,
): Promise<ReadonlyMap<string, KeptCertificate>> =>
  asPost(database, post, async (writing) => {
    if (certificates.length === 0) return new Map()
    const rows = certificates.map((each) => ({
      ...each,
      number: drawNumber(),
      post,
      account,
      issuedAt: at,
      revokedAt: null,
    }))
    // A number that exists already is drawn again at the next press of the button; in a million papers that happens to one in a hundred thousand.
    await writing
      .insertInto('safar.certificates')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return standing(
      writing,
      certificates.map(({ caseId }) => caseId),
    )
  })

/** The certificates that some cases have now, by case, as far as the post sees them. */
export const standingCertificates = (
  database: Database,
  post: string,
  cases: readonly string[],
): Promise<ReadonlyMap<string, KeptCertificate>> => asPost(database, post, (reading) => standing(reading, cases))

async function standing(reading: Reading, cases: readonly string[]): Promise<ReadonlyMap<string, KeptCertificate>> {
  const { rows } =
    await sql<KeptCertificate>`${selected} where c.case_id = any (${cases}::uuid[]) and c.revoked_at is null`.execute(
      reading,
    )
  return new Map(rows.map((row) => [row.caseId, row]))
}

/** Every certificate that a case has had, the latest first. */
export const certificatesOf = (database: Database, post: string, caseId: string): Promise<readonly KeptCertificate[]> =>
  asPost(database, post, async (reading) => {
    const { rows } =
      await sql<KeptCertificate>`${selected} where c.case_id = ${caseId} order by c.issued_at desc, c.id`.execute(
        reading,
      )
    return rows
  })

const selected = sql`select c.id, c.number, c.case_id, c.programme, c.course, c.day::text as day,
  c.valid_until::text as valid_until, c.says, c.issued_at, c.revoked_at from safar.certificates c`

/** A new id for a certificate. It has nothing of a time in it, since it leaves the house. */
export const newCertificateId = (): string => randomUUID()

/** What anybody may know of a number. */
export interface SaidOfNumber {
  readonly course: string
  readonly day: PlainDate
  readonly validUntil: PlainDate
  readonly revoked: boolean
  /** The holder has another certificate instead. */
  readonly replaced: boolean
}

/** What anybody may know of a number; `undefined` when no certificate has it. */
export async function saidOfNumber(database: Database, number: string): Promise<SaidOfNumber | undefined> {
  const { rows } = await sql<SaidOfNumber>`select * from safar.certificate_said(${number})`.execute(database)
  return rows[0]
}

/** The fingerprints of all revoked numbers whose certificates would be valid on a day. */
export async function revokedNumbers(database: Database, on: PlainDate): Promise<readonly string[]> {
  const { rows } = await sql<{ fingerprint: string }>`select * from safar.revoked_numbers(${on})`.execute(database)
  return rows.map(({ fingerprint }) => fingerprint)
}
