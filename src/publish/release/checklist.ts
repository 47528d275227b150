import type { Rhythm } from '#kernel/register.ts'
import { type Phrase, languages } from '#kernel/words.ts'
import { cellStatuses } from '#publish/protect/protected.ts'
import type { Approval } from '#store/candidates.ts'

import { type Candidate, type CandidateTable, cellsOf } from './candidate.ts'
import { type CheckWord, type Said, say } from './check-word.ts'
import { pairOf } from './two-posts.ts'

/** What is looked at before a release, in the order in which a page shows it. */
export const checkNames = [
  'definitions',
  'words',
  'figures',
  'denominators',
  'freshness',
  'synthetic',
  'attack',
  'approvals',
] as const
export type CheckName = (typeof checkNames)[number]

/** One line of the checklist: whether it holds the release up, and what it has to say. */
export interface Check {
  readonly name: CheckName
  readonly passed: boolean
  readonly says: readonly Said[]
}

/** What the checklist knows beside the candidate itself. */
export interface Standing {
  readonly now: Date
  /** The fingerprint of the candidate as it is now. */
  readonly digest: string
  readonly approvals: readonly Approval[]
  /** Every release of the population that was decided on and not called off, withdrawn ones too: the world may have read them. */
  readonly earlier: readonly string[]
  /** Whether this Safar is a demonstration. */
  readonly synthetic: boolean
}

/** Goes through everything that must hold before a release; one line that has not passed holds it up. */
export function checklist(candidate: Candidate, standing: Standing): readonly Check[] {
  const attack = checkAttack(candidate, standing)
  const found: Readonly<Record<CheckName, readonly Said[]>> = {
    definitions: checkDefinitions(candidate),
    words: checkWords(candidate),
    figures: checkFigures(candidate),
    denominators: checkDenominators(candidate),
    freshness: checkFreshness(candidate, standing.now),
    synthetic: checkSynthetic(candidate, standing),
    attack,
    approvals: checkApprovals(candidate, standing),
  }
  return checkNames.map((name) => ({
    name,
    passed: !found[name].some(({ blocks }) => blocks),
    says: shortened(found[name]),
  }))
}

/** Whether nothing on a checklist holds the release up. */
export const mayRelease = (checks: readonly Check[]): boolean => checks.every(({ passed }) => passed)

const most = 20

const shortened = (says: readonly Said[]): readonly Said[] => {
  const blocking = says.filter(({ blocks }) => blocks)
  if (blocking.length === 0) return says
  return blocking.length <= most
    ? blocking
    : [...blocking.slice(0, most), say('and-more', { count: blocking.length - most })]
}

const silentIn = (phrase: Phrase): readonly string[] =>
  languages.filter((language) => !/\S/.test(phrase[language] ?? ''))

/** Every code, level, dimension, figure and table has words in three languages. */
function checkDefinitions({ tables }: Candidate): readonly Said[] {
  const missing = tables.flatMap((table) =>
    namedParts(table).flatMap(({ of, words }) =>
      silentIn(words).map((language) => say('word-missing', { table: table.table, of, language })),
    ),
  )
  const codes = tables.reduce((sum, { axes }) => sum + axes.reduce((inner, axis) => inner + axis.codes.length, 0), 0)
  if (tables.length === 0) return [say('no-tables')]
  return missing.length > 0 ? missing : [say('definitions-whole', { tables: tables.length, codes })]
}

const namedParts = ({
  title,
  about,
  axes,
  figures,
  method,
}: CandidateTable): readonly { of: string; words: Phrase }[] => [
  { of: 'title', words: title },
  { of: 'about', words: about },
  { of: 'method', words: method.note },
  ...axes.flatMap(({ column, words, levels, codes }) => [
    { of: column, words },
    ...levels.map((level) => ({ of: `${column} ${level.name}`, words: level.words })),
    ...codes.map((code) => ({ of: `${column} ${code.code}`, words: code.words })),
  ]),
  ...figures.map((figure) => ({ of: figure.name, words: figure.words })),
]

/** The release itself is told in three languages. */
function checkWords({ title, about, notes, revises }: Candidate): readonly Said[] {
  const parts = { title, about, notes, ...(revises && { why: revises.why }) }
  const missing = Object.entries(parts).flatMap(([part, phrase]) =>
    silentIn(phrase).map((language) => say('text-missing', { part, language })),
  )
  return missing.length > 0 ? missing : [say('words-whole')]
}

/** Every figure has its cells, something is left to read, and a reader can tell value from status. */
function checkFigures({ tables }: Candidate): readonly Said[] {
  const wrong = tables.flatMap((table) => {
    const columns = new Set(table.axes.map(({ column }) => column))
    const doubled = table.figures.filter(({ name }) => columns.has(name) || columns.has(`${name}_status`))
    const broken = table.figures.filter((figure) => !isWhole(table, figure))
    const isEmpty = table.figures.every(({ cells }) => cells.values.every(Number.isNaN))
    return [
      ...doubled.map(({ name }) => say('name-twice', { table: table.table, name })),
      ...broken.map(({ name }) => say('cells-broken', { table: table.table, figure: name })),
      ...(isEmpty ? [say('nothing-published', { table: table.table })] : []),
    ]
  })
  if (wrong.length > 0) return wrong
  const cells = tables.reduce((sum, table) => sum + cellsOf(table) * table.figures.length, 0)
  const kept = tables.reduce(
    (sum, { figures }) => sum + figures.reduce((inner, { cells: of }) => inner + told(of.values), 0),
    0,
  )
  return [say('figures-there', { cells, withheld: cells - kept })]
}

const told = (values: Float64Array): number => values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0)

// A value where the status says that there is none would be a leak, and none where it says there is one a mistake.
const silent = new Set(['withheld', 'withheld-beside', 'missing'])

const isWhole = (table: CandidateTable, { cells: { values, statuses } }: CandidateTable['figures'][number]): boolean =>
  values.length === cellsOf(table) &&
  statuses.length === values.length &&
  statuses.every((place, at) => {
    const [status, value] = [cellStatuses[place], values[at] ?? NaN]
    if (status === undefined || value === Infinity || value === -Infinity) return false
    // Nobody can be there: a zero or nothing, as the method likes.
    if (status === 'impossible') return Number.isNaN(value) || value === 0
    return silent.has(status) === Number.isNaN(value)
  })

/** What a rate is measured against is released beside it, or said in words. */
function checkDenominators({ tables }: Candidate): readonly Said[] {
  const rates = tables.flatMap(({ table, figures }) =>
    figures.filter(({ declared }) => declared.kind === 'rate').map((figure) => ({ table, figures, figure })),
  )
  const missing = rates.filter(
    ({ figures, figure }) =>
      !figures.some(({ declared }) => declared.kind === 'count') &&
      (figure.denominator === null || silentIn(figure.denominator).length > 0),
  )
  if (missing.length > 0)
    return missing.map(({ table, figure }) => say('denominator-missing', { table, figure: figure.name }))
  return [rates.length === 0 ? say('no-rates') : say('denominators-there', { count: rates.length })]
}

/** How many days old a delivery may be: the time that it speaks of, and as much again to be delivered in. */
export const freshFor: Readonly<Record<Rhythm, number>> = { month: 62, quarter: 184, year: 731 }

const dayLong = 86_400_000

function checkFreshness({ snapshots }: Candidate, now: Date): readonly Said[] {
  return snapshots.map(({ register, delivered, rhythm }) => {
    const days = Math.max(0, Math.floor((now.getTime() - Date.parse(delivered)) / dayLong))
    const values = { register, day: delivered.slice(0, 10), days, most: freshFor[rhythm] }
    return say(days > freshFor[rhythm] ? 'stale' : 'fresh', values)
  })
}

/** What is invented is marked as invented, is not mixed with what is real, and is never released by a real Safar. */
function checkSynthetic({ synthetic, snapshots }: Candidate, standing: Standing): readonly Said[] {
  const invented = snapshots.filter((snapshot) => snapshot.synthetic)
  const mixed = invented.length > 0 && invented.length < snapshots.length
  const registers = invented.map(({ register }) => register).join(', ')
  if (mixed) return [say('synthetic-mixed', { registers })]
  if (invented.length > 0 && !synthetic) return [say('synthetic-unmarked', { registers })]
  if (synthetic && !standing.synthetic) return [say('synthetic-in-real')]
  if (!synthetic && standing.synthetic) return [say('real-in-demonstration')]
  return [say(synthetic ? 'synthetic-marked' : 'real')]
}

/** No finding of the attack stands, or two posts have said why it may. */
function checkAttack({ verdict }: Candidate, { earlier, approvals, digest }: Standing): readonly Said[] {
  if (!verdict) return [say('not-attacked')]
  if (verdict.refused) return [say('attack-refused')]
  const since = earlier.filter((name) => !verdict.against.includes(name))
  if (since.length > 0) return [say('attack-outdated', { releases: since.join(', ') })]
  const count = verdict.findings.length
  if (count === 0) return [say('attack-clean', { count: verdict.against.length })]
  const overriding = pairOf(approvals.filter((each) => each.kind === 'override' && each.digest === digest))
  if (overriding) return [say('attack-overridden', { count, posts: overriding.map(({ post }) => post).join(', ') })]
  const tables = [...new Set(verdict.findings.map(({ table }) => table))].join(', ')
  return [say('findings-stand', { count, tables })]
}

/** Two posts, held by two people, have approved exactly this; whoever prepared it can be one of them. */
function checkApprovals({ verdict }: Candidate, { approvals, digest }: Standing): readonly Said[] {
  const given = approvals.filter(({ kind }) => kind === 'approval')
  const present = given.filter((each) => each.digest === digest)
  const overrides = approvals.filter((each) => each.kind === 'override' && each.digest === digest)
  const overriddenAt = verdict && verdict.findings.length > 0 ? Math.max(0, ...overrides.map(timeOf)) : 0
  const informed = present.filter((each) => timeOf(each) >= overriddenAt)
  const pair = pairOf(informed)
  if (pair) return [say('approved', { posts: pair.map(({ post }) => post).join(', ') })]
  const named = (word: CheckWord, some: readonly Approval[]) => some.map(({ post }) => say(word, { post }))
  return [
    say('approvals-missing', { missing: informed.length === 0 ? 2 : 1 }),
    ...(informed.length > 1 ? named('same-person', informed.slice(1)) : []),
    ...named(
      'approval-outdated',
      given.filter((each) => each.digest !== digest),
    ),
    ...named(
      'approval-before-override',
      present.filter((each) => timeOf(each) < overriddenAt),
    ),
  ]
}

const timeOf = ({ givenAt }: Approval) => givenAt.getTime()
