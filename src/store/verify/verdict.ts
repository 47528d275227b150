import type { Instant } from '#kernel/date.ts'

/** What can be broken; each word has a sentence in `words/verify` that says what it means. */
export const breakWords = [
  'keys-of-another',
  'definition-altered',
  'checkpoint-missing',
  'checkpoint-altered',
  'checkpoint-forged',
  'checkpoint-unchained',
  'checkpoints-cut',
  'checkpoint-replaced',
  'acts-without-case',
  'case-removed',
  'case-without-acts',
  'act-missing',
  'act-altered',
  'act-moved',
  'definition-unknown',
  'tail-cut',
  'chain-rewritten',
  'end-unannounced',
  'case-altered',
  'key-missing',
  'key-does-not-open',
  'answer-does-not-open',
  'published-missing',
  'published-altered',
  'published-without-case',
  'file-missing',
  'file-altered',
  'trail-altered',
  'trail-cut',
  'entry-missing',
  'entry-altered',
  'entry-forged',
  'entry-unchained',
  'entry-without-release',
  'entries-cut',
  'entry-replaced',
  'release-forged',
  'release-altered',
  'release-file-missing',
  'release-file-altered',
  'release-file-added',
  'delivery-missing',
  'delivery-altered',
] as const
export type BreakWord = (typeof breakWords)[number]

/** The first thing found that is not as it was kept. Ids and numbers only: no personal data. */
export interface Break {
  readonly what: BreakWord
  readonly case?: string
  readonly seq?: number
  readonly checkpoint?: number
  readonly values: Readonly<Record<string, string | number>>
}

/** What was looked at. */
export interface Walked {
  readonly definitions: number
  readonly checkpoints: number
  /** When the last checkpoint was signed; without one, nothing is covered. */
  readonly coveredUntil: Instant | undefined
  readonly cases: number
  readonly acts: number
  /** Acts newer than the last checkpoint of their case: whoever removes these now is not found out. */
  readonly uncovered: number
  readonly published: number
  readonly files: number
  /** Deliveries of registers, with every byte of their rows. */
  readonly deliveries: number
  /** Entries of the ledger, and releases with every byte of their files. */
  readonly entries: number
  readonly releases: number
  /** Without the key file signatures, keys, published rows and files are not looked at. */
  readonly withKeys: boolean
}

export type Verdict =
  | { readonly ok: true; readonly walked: Walked }
  | { readonly ok: false; readonly break: Break; readonly walked: Walked }
