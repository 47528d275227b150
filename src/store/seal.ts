import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

import type { Fields } from '#kernel/field.ts'
import { fold } from '#kernel/fold.ts'
import type { LooseAnswers } from '#kernel/record.ts'

import type { Keys } from './keys.ts'

/** The key of one case, file or draft: everything sealed there is sealed with it. */
export type OwnKey = Buffer

export const makeOwnKey = (): OwnKey => randomBytes(32)

/** What opens the identity of a case: its own key and, for those who may read them, the key of its restricted answers. */
export interface CaseKeys {
  readonly own: OwnKey
  readonly restricted?: OwnKey | undefined
  /** The questions that are sealed with the second key from now on; what it sealed earlier says so itself. */
  readonly restricts?: readonly string[]
}

/** Seals a key with the current master key, bound to what it opens: `k1.<nonce, text, tag>`. */
export const wrapKey = (keys: Keys, key: OwnKey, owner: string): string =>
  `${keys.current}.${encrypt(masterKey(keys, keys.current), key, owner).toString('base64url')}`

/** Opens a sealed key; throws when it was sealed for something else or altered. */
export function unwrapKey(keys: Keys, wrapped: string, owner: string): OwnKey {
  const dot = wrapped.indexOf('.')
  return decrypt(masterKey(keys, wrapped.slice(0, dot)), Buffer.from(wrapped.slice(dot + 1), 'base64url'), owner)
}

/** The name of the master key that a sealed key needs. */
export const keyName = (wrapped: string): string => wrapped.slice(0, wrapped.indexOf('.'))

function masterKey(keys: Keys, name: string): Buffer {
  const key = keys.sealing[name]
  if (!key) throw new Error(`The key file does not hold the sealing key ${name}`)
  return key
}

/** Seals one text with the master key itself: for the few values that belong to no case. */
export const sealText = (keys: Keys, text: string, owner: string): string =>
  `${keys.current}.${encrypt(masterKey(keys, keys.current), Buffer.from(text), owner).toString('base64url')}`

/** Opens what `sealText` sealed. */
export const openText = (keys: Keys, sealed: string, owner: string): string =>
  unwrapKey(keys, sealed, owner).toString('utf8')

/** Seals the bytes of a file or a draft. */
export const sealBytes = (key: OwnKey, content: Uint8Array, owner: string): Buffer =>
  encrypt(key, Buffer.from(content), owner)
export const openBytes = (key: OwnKey, sealed: Buffer, owner: string): Buffer => decrypt(key, sealed, owner)

const mark = 'sealed:'
const restrictedMark = 'restricted:'

/**
 * Seals the identity among some answers, each value bound to its case and its question. The same answer
 * gives the same letters within one case, so that two people who wrote alike are not told that they clash.
 */
export const sealAnswers = (record: Fields, keys: CaseKeys, caseId: string, answers: LooseAnswers): LooseAnswers =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => {
      if (!record[name]?.sealed || value === null) return [name, value]
      const restricts = keys.restricts?.includes(name) === true
      const key = restricts ? keys.restricted : keys.own
      // Nobody gets here without the right to it; rather a bug that is seen than an answer under a key that all have.
      if (!key) throw new Error(`There is no key to seal the restricted answer ${name} with`)
      const [plain, owner] = [Buffer.from(JSON.stringify(value)), `${caseId}/${name}`]
      const sealed = encrypt(key, plain, owner, nonceFrom(key, plain, owner))
      return [name, (restricts ? restrictedMark : mark) + sealed.toString('base64url')]
    }),
  )

/**
 * Opens the identity among some answers; a restricted one is left out where its key is not at hand.
 * What only looks sealed in an open question is what somebody wrote.
 */
export const openAnswers = (record: Fields, keys: CaseKeys, caseId: string, answers: LooseAnswers): LooseAnswers =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) => {
      if (!record[name]?.sealed) return [[name, value]]
      const opened = openAnswer(keys, caseId, name, value)
      return opened === undefined ? [] : [[name, opened]]
    }),
  )

/** Opens one answer, if it is sealed; `undefined` when it is restricted and its key is not at hand. */
export function openAnswer(keys: CaseKeys, caseId: string, name: string, value: unknown): unknown {
  if (!isSealed(value)) return value
  const key = isRestricted(value) ? keys.restricted : keys.own
  if (!key) return undefined
  const sealed = Buffer.from(value.slice(value.indexOf(':') + 1), 'base64url')
  return JSON.parse(decrypt(key, sealed, `${caseId}/${name}`).toString('utf8')) as unknown
}

/** Whether a value is identity in its sealed form. */
export const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && (value.startsWith(mark) || isRestricted(value))

/** Whether a value is sealed with the key of restricted answers. */
export const isRestricted = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(restrictedMark)

/**
 * The blind index of a case: keyed fingerprints of its name's words and their beginnings, and of
 * its papers and telephones as a whole. Equal words give equal numbers; nothing can be read back.
 */
export function findable(keys: Keys, record: Fields, answers: LooseAnswers): readonly string[] {
  const prints = Object.entries(record).flatMap(([name, { sealed }]) => {
    const value = answers[name]
    if (typeof value !== 'string') return []
    if (sealed === 'by-words') return words(value).flatMap((word) => printsOf(keys, word))
    if (sealed === 'whole') return [fingerprint(keys, 'whole', tight(value))]
    return []
  })
  return [...new Set(prints)]
}

/** What a search must find: each word in a name, or one of these writings, whole, as a paper's number or a telephone. */
export const sought = (
  keys: Keys,
  query: string,
  wholes: readonly string[] = [query],
): { readonly words: readonly string[]; readonly wholes: readonly string[] } => ({
  words: words(query).map((word) => fingerprint(keys, 'word', word)),
  wholes: wholes.map((whole) => fingerprint(keys, 'whole', tight(whole))),
})

const words = (text: string) =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '')
const tight = (text: string) => text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

// Two letters find too many people to help, and give away more than they find.
const shortest = 3

/** A word and its beginnings, so that Раҳмонов is found by «рахм». */
const beginnings = (word: string): readonly string[] => [
  word,
  ...Array.from({ length: Math.max(0, word.length - shortest) }, (_, more) => word.slice(0, shortest + more)),
]

// Names repeat, and the fingerprints of their beginnings would cost more than all else in keeping an act.
const met = new WeakMap<Keys, Map<string, readonly string[]>>()
const mostMet = 10_000

/** The fingerprints of a word and its beginnings; those of words met lately are remembered. */
function printsOf(keys: Keys, word: string): readonly string[] {
  const known = met.get(keys) ?? new Map<string, readonly string[]>()
  const prints = known.get(word) ?? beginnings(word).map((each) => fingerprint(keys, 'word', each))
  if (known.size >= mostMet) known.clear()
  met.set(keys, known.set(word, prints))
  return prints
}

const fingerprint = (keys: Keys, kind: string, text: string): string =>
  createHmac('sha256', keys.finding).update(`${kind}\n${text}`).digest().readBigInt64BE().toString()

/** The number of a case in the published projection: the same each time, and no way back. */
export const recordNumber = (keys: Keys, caseId: string): string =>
  createHmac('sha256', keys.record).update(caseId).digest().readBigInt64BE().toString()

// AES-256-GCM: nonce (12), text, tag (16). The owner is authenticated with it, so that a value
// copied to another row does not open.
function encrypt(key: Buffer, plain: Buffer, owner: string, nonce: Buffer = randomBytes(12)): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

// A nonce made from all that is sealed repeats only with it (as in SIV, RFC 5297), so it gives nothing else away.
const nonceFrom = (key: Buffer, plain: Buffer, owner: string): Buffer =>
  createHmac('sha256', key).update(`nonce\n${owner}\n`).update(plain).digest().subarray(0, 12)

function decrypt(key: Buffer, sealed: Buffer, owner: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
}

/** What each sealed key is bound to. */
export const ownerOf = {
  case: (id: string) => `case/${id}`,
  restricted: (id: string) => `restricted/${id}`,
  glass: (id: string) => `glass/${id}`,
  file: (id: string) => `file/${id}`,
  draft: (id: string) => `draft/${id}`,
  certificate: (id: string) => `certificate/${id}`,
  account: (id: string) => `account/${id}`,
  totp: (id: string) => `totp/${id}`,
  passkey: (id: string) => `passkey/${id}`,
} as const
