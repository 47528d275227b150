import type { Instant } from '#kernel/date.ts'
import { type Phrase, languages } from '#kernel/words.ts'
import { type CellStatus, cellStatuses } from '#publish/protect/protected.ts'
import { type ReleaseFile, fileSum } from '#store/releases.ts'
import type { FileSum } from '#store/sums.ts'
import { rootOf, sumLines } from '#store/sums.ts'
import { words } from '#words/release/words.ts'

import { type Candidate, type CandidateFigure, type CandidateTable, cellsOf } from './candidate.ts'
import { type Plain, canonicalJson } from './canonical.ts'
import { checkNames } from './checklist.ts'
import { methodPage } from './method-page.ts'
import { tableCsv } from './table-csv.ts'

/** The letters of this layout; raised when a reader of bundles would have to know it. */
export const bundleFormat = 'safar-release-1'

/** A post that decided, as a release names it: never a person. */
export interface Deciding {
  readonly post: string
  readonly title: Phrase
  readonly at: Instant
}

/** What is decided when a release is made of a candidate. */
export interface Decided {
  readonly publicFrom: Instant
  readonly prepared: Deciding
  readonly approvals: readonly Deciding[]
  readonly overrides: readonly (Deciding & { readonly reason: string })[]
}

/**
 * The files of a release. The same candidate, decided in the same way, gives the same bytes on every machine. What is in them is what may
 * be known: protected values, words, methods and who decided; no true count, no key, no interval that the attack computed.
 */
export function bundleOf(candidate: Candidate, decided: Decided): readonly ReleaseFile[] {
  const json = (path: string, value: Plain): ReleaseFile => ({
    path,
    content: Buffer.from(`${canonicalJson(value)}\n`),
  })
  return [
    json('release.json', describeRelease(candidate, decided)),
    ...candidate.tables.flatMap((table) => [
      { path: `tables/${table.table}.csv`, content: tableCsv(table) },
      json(`tables/${table.table}.json`, describeTable(table)),
    ]),
    ...languages.map((language) => ({
      path: `methods/${language}.md`,
      content: Buffer.from(methodPage(language, candidate, decided)),
    })),
  ].toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

const plain = (phrase: Phrase): Plain => ({ tg: phrase.tg, ru: phrase.ru, en: phrase.en })

/** A word of the house in every language. */
const said = (pick: (said: (typeof words)['en']) => string): Plain =>
  Object.fromEntries(languages.map((language) => [language, pick(words[language])]))

function describeRelease(candidate: Candidate, decided: Decided): Plain {
  const { name, revises, verdict, prepared } = candidate
  return {
    format: bundleFormat,
    name,
    kind: revises ? 'revision' : 'release',
    revises: revises && { release: revises.release, why: plain(revises.why) },
    title: plain(candidate.title),
    about: plain(candidate.about),
    notes: plain(candidate.notes),
    population: candidate.population,
    asOf: candidate.asOf,
    preparedAt: prepared.at,
    publicFrom: decided.publicFrom,
    audience: candidate.audience,
    licence: candidate.licence,
    synthetic: candidate.synthetic,
    statuses: cellStatuses.map((status) => ({ status, words: said(({ statuses }) => statuses[status]) })),
    snapshots: candidate.snapshots.map(({ title, ...snapshot }) => ({ ...snapshot, title: plain(title) })),
    tables: candidate.tables.map(summarise),
    checks: [...checkNames],
    attack: verdict && {
      at: verdict.at,
      against: [...verdict.against],
      // How many and of what kind: naming the cells would show where to look.
      findings: countsOf(verdict.findings.map(({ leak }) => leak)),
    },
    prepared: deciding(decided.prepared),
    approvals: decided.approvals.map(deciding),
    overrides: decided.overrides.map((override) => ({ ...deciding(override), reason: override.reason })),
  }
}

const deciding = ({ post, title, at }: Deciding) => ({ post, title: plain(title), at })

const countsOf = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Map.groupBy(names, (name) => name)
      .entries()
      .map(([name, all]) => [name, all.length]),
  )

/** What a list of tables shows of one: the codes stand in a file of their own. */
const summarise = (table: CandidateTable): Plain => ({
  table: table.table,
  file: `tables/${table.table}.csv`,
  structure: `tables/${table.table}.json`,
  title: plain(table.title),
  about: plain(table.about),
  dimensions: table.axes.map(({ column, words: label, codes }) => ({
    column,
    words: plain(label),
    codes: codes.length,
  })),
  figures: table.figures.map(describeFigure),
  where: Object.fromEntries(Object.entries(table.where).map(([column, codes]) => [column, [...(codes ?? [])]])),
  cells: cellsOf(table),
  schedule: table.schedule,
  snapshot: table.snapshot,
  method: {
    kind: table.method.kind,
    report: table.method.report,
    note: plain(table.method.note),
    // No bound under noise: a normal tail has none.
    mostChange: Number.isFinite(table.noise) ? table.noise : null,
  },
})

const describeFigure = ({ name, declared, words: label, denominator, cells }: CandidateFigure): Plain => ({
  name,
  words: plain(label),
  kind: declared.kind,
  ...('of' in declared && typeof declared.of === 'string' && { of: declared.of }),
  ...(declared.kind === 'rate' && {
    among: Object.fromEntries(Object.entries(declared.of).map(([column, codes]) => [column, [...(codes ?? [])]])),
    per: declared.per,
    denominator: denominator && plain(denominator),
  }),
  hasNoisy: cells.noisy !== undefined,
  statuses: statusCounts(cells.statuses),
})

/** How many cells have which status: a reader sees how much was withheld without counting. */
function statusCounts(statuses: Uint8Array): Readonly<Record<string, number>> {
  const counts = cellStatuses.map(() => 0)
  for (const place of statuses) counts[place] = (counts[place] ?? 0) + 1
  return Object.fromEntries(
    cellStatuses
      .map((status: CellStatus, place) => [status, counts[place] ?? 0] as const)
      .filter(([, count]) => count > 0),
  )
}

/** The dimensions of a table with every code, its level and what it belongs to, and words for all of them. */
const describeTable = ({ table, axes, figures }: CandidateTable): Plain => ({
  format: bundleFormat,
  table,
  dimensions: axes.map(({ column, words: label, levels, codes }) => ({
    column,
    words: plain(label),
    levels: levels.map((level) => ({ name: level.name, words: plain(level.words) })),
    codes: codes.map(({ code, above, level, words: name }) => ({ code, above, level, words: plain(name) })),
  })),
  figures: figures.map(({ name, words: label }) => ({ name, words: plain(label) })),
})

/** The fingerprints of a bundle's files, the lines that list them, and the root that stands on these. */
export function sumsOf(files: readonly ReleaseFile[]): {
  readonly sums: readonly FileSum[]
  readonly text: string
  readonly root: string
} {
  const sums = files.map(fileSum).toSorted((one, other) => (one.path < other.path ? -1 : 1))
  return { sums, text: sumLines(sums).join(''), root: rootOf(sums) }
}
