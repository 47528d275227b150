/** What a checklist can say; each word has a sentence in three languages, and one that blocks says what to do. */
export const passing = [
  'definitions-whole',
  'words-whole',
  'figures-there',
  'no-rates',
  'denominators-there',
  'fresh',
  'synthetic-marked',
  'real',
  'attack-clean',
  'attack-overridden',
  'approved',
] as const

export const blocking = [
  'no-tables',
  'word-missing',
  'text-missing',
  'name-twice',
  'cells-broken',
  'nothing-published',
  'denominator-missing',
  'stale',
  'synthetic-mixed',
  'synthetic-unmarked',
  'synthetic-in-real',
  'real-in-demonstration',
  'not-attacked',
  'attack-refused',
  'attack-outdated',
  'findings-stand',
  'approvals-missing',
  'same-person',
  'approval-outdated',
  'approval-before-override',
  'and-more',
] as const

export type CheckWord = (typeof passing)[number] | (typeof blocking)[number]

/** One thing that a checklist says, with the names and numbers of its sentence. */
export interface Said {
  readonly word: CheckWord
  readonly blocks: boolean
  readonly values: Readonly<Record<string, string | number>>
}

export const say = (word: CheckWord, values: Said['values'] = {}): Said => ({
  word,
  blocks: blocking.some((each) => each === word),
  values,
})
