import fc from 'fast-check'
import { decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'

import { certificateNumber, certificateNumbers } from '#kernel/certificate-number.ts'
import {
  type Catalogue,
  type Claim,
  type RevokedList,
  judgeClaim,
  readClaim,
  readRevokedList,
  signedTypes,
} from '#kernel/claim.ts'
import { addDays, addMonths } from '#kernel/date.ts'
import { readSigned } from '#kernel/signed-text.ts'
import { type PublicKeys, fingerprintOf, verify } from '#screen/browser/signature.ts'

import { certifyingKeys, numberFingerprint, signClaim, signCredential, signRevoked } from './certifying.ts'
import { type Keys, makeKeys, recertified } from './keys.ts'

const keys = makeKeys()
const catalogue: Catalogue = { orientation: { name: 'Омодагӣ пеш аз сафар', months: 24 } }
const claim: Claim = {
  name: 'Ҷӯраева Ғунча',
  course: 'orientation',
  date: '2026-11-20',
  number: certificateNumber(47_210_583_916),
}
const now = '2026-11-23T08:00:00.000Z'
const list: RevokedList = { at: now, revoked: [] }

const published = (of: Keys) => certifyingKeys(of) as PublicKeys

/** What the page says of a scanned text: the same steps, without a page. */
async function said(text: string, more: { list?: RevokedList | undefined; now?: string; keys?: PublicKeys } = {}) {
  const signed = readSigned(text)
  if (signed?.type !== signedTypes.claim) return 'forged'
  const verdict = await verify(signed, more.keys ?? published(keys))
  if (verdict !== 'right') return verdict === 'wrong' ? 'forged' : verdict
  const read = readClaim(signed.payload)
  if (!read) return 'forged'
  const known = 'list' in more ? more.list : list
  const fingerprint = await fingerprintOf(read.number)
  return judgeClaim(read, { fingerprint, list: known, catalogue, now: more.now ?? now, zone: 'Asia/Dushanbe' })
}

test('what was signed is valid, and says name, course, date and number and nothing else', async () => {
  const text = await signClaim(keys, { ...claim, born: '1998-04-02', document: 'A0000001' } as Claim)
  expect(await said(text)).toBe('valid')
  expect(Object.keys(readSigned(text)?.payload as object).toSorted()).toEqual(['course', 'date', 'name', 'number'])
  expect(decodeProtectedHeader(text)).toEqual({ alg: 'EdDSA', kid: 'c1', typ: 'certificate' })
  const decoded = text
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    .join(' ')
  for (const secret of ['1998-04-02', 'A0000001']) expect(decoded).not.toContain(secret)
})

test('no letter of it can be changed, taken away or added', async () => {
  const text = await signClaim(keys, claim)
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ']
  await fc.assert(
    fc.asyncProperty(
      fc.nat(text.length - 1),
      fc.constantFrom(...letters),
      fc.constantFrom('change', 'cut', 'add'),
      async (at, letter, how) => {
        const altered = text.slice(0, at) + (how === 'cut' ? '' : letter) + text.slice(how === 'add' ? at : at + 1)
        fc.pre(altered !== text)
        expect(await said(altered)).not.toBe('valid')
      },
    ),
    { numRuns: 600 },
  )
  // Each letter once, at the very least.
  for (const at of Array.from({ length: text.length }, (_, place) => place)) {
    const altered = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    expect(await said(altered)).not.toBe('valid')
  }
})

test('no bit of it can be turned, in the payload or in the signature', async () => {
  const [header = '', payload = '', signature = ''] = (await signClaim(keys, claim)).split('.')
  const turned = (part: string, bit: number) => {
    const bytes = Buffer.from(part, 'base64url')
    const at = bit % (bytes.length * 8)
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7))
    return bytes.toString('base64url')
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(100_000), fc.boolean(), async (bit, inSignature) => {
      const text = inSignature ? [header, payload, turned(signature, bit)] : [header, turned(payload, bit), signature]
      expect(await said(text.join('.'))).toBe('forged')
    }),
    { numRuns: 400 },
  )
})

test('one who signs with a key of their own, or with none, is not believed', async () => {
  expect(await said(await signClaim(makeKeys(), claim))).toBe('forged')
  const stranger = recertified(makeKeys())
  expect(await said(await signClaim(stranger, claim))).toBe('unknown-key')
  const [, payload = '', signature = ''] = (await signClaim(keys, claim)).split('.')
  for (const head of [
    { alg: 'none', kid: 'c1', typ: 'certificate' },
    { alg: 'HS256', kid: 'c1', typ: 'certificate' },
    { alg: 'EdDSA', kid: 'c1', typ: 'certificate', jwk: {} },
  ])
    expect(await said([Buffer.from(JSON.stringify(head)).toString('base64url'), payload, signature].join('.'))).toBe(
      'forged',
    )
})

test('what we signed for another purpose is no certificate', async () => {
  expect(await said(await signRevoked(keys, list))).toBe('forged')
  expect(await said(await signCredential(keys, { ...claim }, 'https://safar.example/certificate/keys/c1'))).toBe(
    'forged',
  )
})

test('anything at all that is scanned gets an answer, and never a good one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.string().map((each) => `${each}.${each}.${each}`),
      ),
      async (text) => {
        expect(await said(text)).toBe('forged')
      },
    ),
  )
})

test('a claim of other parts, or with a number that nobody issues, is none', () => {
  expect(readClaim({ ...claim })).toEqual(claim)
  const { name: _, ...nameless } = claim
  for (const payload of [
    nameless,
    { ...claim, born: '1998-04-02' },
    { ...claim, number: '472105839165' },
    { ...claim, date: '2026-02-30' },
    { ...claim, name: '' },
    { ...claim, course: 7 },
  ])
    expect(readClaim(payload)).toBeUndefined()
})

test('a revoked one is revoked whatever else is true, and never valid', async () => {
  const text = await signClaim(keys, claim)
  const revoked = { at: now, revoked: [numberFingerprint(claim.number)] }
  expect(await said(text, { list: revoked })).toBe('revoked')
  expect(await said(text, { list: revoked, now: '2031-01-01T00:00:00.000Z' })).toBe('revoked')
})

test('the fingerprint of a number is the same on the server and in the browser', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: certificateNumbers - 1 }), async (drawn) => {
      const number = certificateNumber(drawn)
      expect(await fingerprintOf(number)).toBe(numberFingerprint(number))
    }),
    { numRuns: 30 },
  )
})

test('it is valid until its last day by the clocks of the country, and not on the next', async () => {
  const text = await signClaim(keys, claim)
  const at = (moment: string) => said(text, { now: moment, list: { at: moment, revoked: [] } })
  expect(await at('2028-11-20T18:59:00.000Z')).toBe('valid')
  expect(await at('2028-11-20T19:00:00.000Z')).toBe('expired')
})

test('a clock that was turned back makes nothing valid that was over when the list was signed', async () => {
  const text = await signClaim(keys, claim)
  expect(
    await said(text, { now: '2027-01-01T00:00:00.000Z', list: { at: '2029-01-01T00:00:00.000Z', revoked: [] } }),
  ).toBe('expired')
})

test('a date that lies ahead is not believed; the day that has begun elsewhere already is', async () => {
  const on = async (date: string) => said(await signClaim(keys, { ...claim, date }))
  expect(await on('2026-11-24')).toBe('valid')
  expect(await on('2026-11-25')).toBe('not-yet')
})

test('without a list, or with one older than thirty days, nothing is called valid', async () => {
  const text = await signClaim(keys, claim)
  expect(await said(text, { list: undefined })).toBe('unchecked')
  expect(await said(text, { now: `${addDays('2026-11-23', 30)}T08:00:00.000Z` })).toBe('valid')
  expect(await said(text, { now: `${addDays('2026-11-23', 31)}T08:00:00.000Z` })).toBe('unchecked')
})

test('of a course that the page does not know nothing is said', async () => {
  expect(await said(await signClaim(keys, { ...claim, course: 'welding' }))).toBe('unknown-course')
  expect(await said(await signClaim(keys, { ...claim, course: 'constructor' }))).toBe('unknown-course')
})

test('valid is said of nothing but a certificate in its time that is on no list', async () => {
  const days = fc.integer({ min: -1000, max: 1500 })
  await fc.assert(
    fc.asyncProperty(days, days, fc.boolean(), async (clock, listed, isRevoked) => {
      const moment = (offset: number) => `${addDays(claim.date, offset)}T08:00:00.000Z`
      const revoked = isRevoked ? [numberFingerprint(claim.number)] : []
      const answer = await said(await signClaim(keys, claim), {
        now: moment(clock),
        list: { at: moment(listed), revoked },
      })
      const latest = addDays(claim.date, Math.max(clock, listed))
      if (answer === 'valid') {
        expect(isRevoked).toBe(false)
        expect(latest <= addMonths(claim.date, 24)).toBe(true)
        expect(addDays(latest, 1) >= claim.date).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test('after a change of keys earlier certificates stay genuine, and new ones name the new key', async () => {
  const before = await signClaim(keys, claim)
  const later = recertified(recertified(keys))
  expect(published(later).map(({ kid }) => kid)).toEqual(['c3', 'c1', 'c2'])
  expect(await said(before, { keys: published(later) })).toBe('valid')
  const after = await signClaim(later, claim)
  expect(decodeProtectedHeader(after).kid).toBe('c3')
  expect([await said(after, { keys: published(later) }), await said(after)]).toEqual(['valid', 'unknown-key'])
})

test('a list is read as it was signed', async () => {
  const text = await signRevoked(keys, { at: now, revoked: ['AAAAAAAAAAA'] })
  const signed = readSigned(text)
  expect(signed && (await verify(signed, published(keys)))).toBe('right')
  expect(readRevokedList(signed?.payload)).toEqual({ at: now, revoked: ['AAAAAAAAAAA'] })
  expect(readRevokedList({ at: 'yesterday', revoked: [] })).toBeUndefined()
})
