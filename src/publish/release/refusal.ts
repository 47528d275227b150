/** Why something cannot be done with a release; each word has a sentence in three languages. */
export const releaseRefusals = [
  'no-such-candidate',
  'no-such-release',
  'not-your-function',
  'moved-on',
  'said-already',
  'reason-missing',
  'held-up',
  'name-taken',
  'name-malformed',
  'revises-none',
  'revises-withdrawn',
  'revises-revised',
  'revises-other',
  'no-such-post',
  'already-public',
  'not-public-yet',
  'withdrawn-already',
  'called-off-already',
  'words-missing',
  'no-tables',
  'no-such-table',
  'two-populations',
  'two-audiences',
  'no-rows',
  'table-refused',
  'count-anew',
] as const

/** A refusal with the names that its sentence needs. */
export interface ReleaseRefusal {
  readonly why: (typeof releaseRefusals)[number]
  readonly values?: Readonly<Record<string, string | number>>
}
