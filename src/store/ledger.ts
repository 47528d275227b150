import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

import type { Instant } from '#kernel/date.ts'
import type { Phrase } from '#kernel/words.ts'

import { beforeFirst } from './chain.ts'
import type { Keys } from './keys.ts'
import { sha256 } from './sums.ts'

/** What can happen to a release in public. */
export const entryKinds = ['release', 'revision', 'withdrawal'] as const
export type EntryKind = (typeof entryKinds)[number]

/** One entry of the public ledger: what became of which release, when, decided by which posts, and the entry before. */
export interface Entry {
  readonly number: number
  readonly at: Instant
  /** The fingerprint of the entry before; thirty-two zero bytes before the first. */
  readonly previous: string
  readonly kind: EntryKind
  readonly release: string
  /** The release that a revision replaces. */
  readonly revises: string | null
  /** The Merkle root of the bundle. */
  readonly root: string
  readonly population: string
  readonly audience: string
  readonly synthetic: boolean
  readonly title: Phrase
  /** Why it was revised or withdrawn. */
  readonly why: Phrase | null
  readonly posts: readonly string[]
}

/** The letters that an entry is kept and signed in. */
export const writeEntry = (entry: Entry): string =>
  JSON.stringify({
    number: entry.number,
    at: entry.at,
    previous: entry.previous,
    kind: entry.kind,
    release: entry.release,
    revises: entry.revises,
    root: entry.root,
    population: entry.population,
    audience: entry.audience,
    synthetic: entry.synthetic,
    title: entry.title,
    why: entry.why,
    posts: entry.posts,
  })

/** Reads an entry's letters; `undefined` when they are not those of an entry. */
export function readEntry(body: string): Entry | undefined {
  const entry = parsed(body) as Partial<Entry> | null | undefined
  if (typeof entry !== 'object' || entry === null) return undefined
  const isWhole =
    Number.isInteger(entry.number) &&
    typeof entry.at === 'string' &&
    typeof entry.previous === 'string' &&
    entryKinds.some((kind) => kind === entry.kind) &&
    typeof entry.release === 'string' &&
    typeof entry.root === 'string'
  return isWhole && writeEntry(entry as Entry) === body ? (entry as Entry) : undefined
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** The fingerprint of an entry's letters: what the next entry names. */
export const entryFingerprint = (body: string): string => sha256(body).toString('hex')

/** What the first entry names as the one before it. */
export const noEntry = beforeFirst.toString('hex')

/**
 * What a signature is for. The key signs checkpoints and backups too, and those are bare fingerprints of 32 bytes: these words in
 * front keep one from ever being taken for another.
 */
export type Purpose = 'safar ledger 1' | 'safar release 1'

const message = (purpose: Purpose, body: string): Buffer => Buffer.from(`${purpose}\n${body}`)

/** Signs some letters with the key of this Safar. */
export const signLetters = ({ signing }: Keys, purpose: Purpose, body: string): Buffer =>
  sign(null, message(purpose, body), createPrivateKey({ key: signing, format: 'der', type: 'pkcs8' }))

/** Says of a signature whether this Safar's key made it for these letters. */
export function lettersCheck({ signing }: Keys): (purpose: Purpose, body: string, signature: Buffer) => boolean {
  const key = createPublicKey(createPrivateKey({ key: signing, format: 'der', type: 'pkcs8' }))
  return (purpose, body, signature) => verify(null, message(purpose, body), key, signature)
}

/** The public half of the signing key, 32 bytes in hexadecimal digits: what the world checks releases with. */
export function publicKeyOf({ signing }: Keys): string {
  const { x } = createPublicKey(createPrivateKey({ key: signing, format: 'der', type: 'pkcs8' })).export({
    format: 'jwk',
  })
  return Buffer.from(String(x), 'base64url').toString('hex')
}

/** An entry with its signature, as it is handed out: in a bundle, and line by line in a copy of the ledger. */
export interface SignedEntry {
  readonly body: string
  readonly signature: Buffer
}

/** One line of a handed-out ledger, and the whole of a bundle's own entry. */
export const entryLine = ({ body, signature }: SignedEntry, key: string): string =>
  `${JSON.stringify({ body, key, signature: signature.toString('hex') })}\n`
