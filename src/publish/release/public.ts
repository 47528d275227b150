import type { Language } from '#kernel/words.ts'
import { fill } from '#kernel/words.ts'
import type { ProtectedFigure } from '#publish/protect/protected.ts'
import type { Database } from '#store/database.ts'
import { type Entry, entryLine, readEntry } from '#store/ledger.ts'
import { entriesOf, listFiles, readFile, readLedger } from '#store/released.ts'
import { type ReleaseFile } from '#store/releases.ts'
import { sumLines } from '#store/sums.ts'
import { words } from '#words/release/words.ts'

import { readTableCsv } from './table-csv.ts'

// What the world may read of releases. It stands on the ledger alone, and a release that waits for its hour has no entry there: so
// before the hour nothing here knows of it, neither its name nor its size nor that it exists. The database says the same again.

/** What became of a release, as the ledger tells it. */
export interface PublicRelease {
  readonly entry: Entry
  /** The entry that withdrew it: then its files are not handed out any more. */
  readonly withdrawn: Entry | undefined
  /** The name of the release that revised it. */
  readonly revisedBy: string | undefined
}

/** The change log: every entry of the ledger, the newest first. */
export const changeLog = async (database: Database): Promise<readonly Entry[]> =>
  (await entriesIn(database)).toReversed()

const entriesIn = async (database: Database): Promise<readonly Entry[]> =>
  (await readLedger(database)).flatMap(({ body }) => readEntry(body) ?? [])

/** What an entry of the change log says, without its title and day. */
export const sayEntry = (language: Language, { kind, revises, why }: Entry): string =>
  fill(words[language].log[kind], { revises: revises ?? '', why: why?.[language] ?? '' })

/** Every release that is or was public, the newest first. */
export async function listReleases(database: Database): Promise<readonly PublicRelease[]> {
  const entries = await entriesIn(database)
  return entries
    .filter(({ kind }) => kind !== 'withdrawal')
    .map((entry) => become(entry, entries))
    .toReversed()
}

const become = (entry: Entry, entries: readonly Entry[]): PublicRelease => ({
  entry,
  withdrawn: entries.find(({ kind, release }) => kind === 'withdrawal' && release === entry.release),
  revisedBy: entries.find(({ revises }) => revises === entry.release)?.release,
})

/** A release that is or was public; `undefined` for one that nobody outside may know of, as for one that there never was. */
export const findRelease = async (database: Database, name: string): Promise<PublicRelease | undefined> =>
  (await listReleases(database)).find(({ entry }) => entry.release === name)

/** The ledger as it is handed out: one signed entry a line. */
export const ledgerFile = async (database: Database, key: string): Promise<string> =>
  (await readLedger(database)).map((entry) => entryLine(entry, key)).join('')

/**
 * The whole bundle of a public release as it is handed out, its list of fingerprints and its signed entry among the files; `undefined`
 * where there is nothing that the one who asks may read. `key` is the public key of this Safar.
 */
export async function handOut(
  database: Database,
  key: string,
  { release, post = '' }: { readonly release: string; readonly post?: string },
): Promise<readonly ReleaseFile[] | undefined> {
  const [entry] = (await entriesOf(database, release)).filter(({ entry: { kind } }) => kind !== 'withdrawal')
  const sums = await listFiles(database, release, post)
  if (!entry || sums.length === 0) return undefined
  const files: ReleaseFile[] = []
  for (const { path } of sums) {
    const content = await readFile(database, release, path, post)
    if (!content) return undefined
    files.push({ path, content })
  }
  return [
    ...files,
    { path: 'SHA256SUMS', content: Buffer.from(sumLines(sums).join('')) },
    { path: 'entry.json', content: Buffer.from(entryLine(entry, key)) },
  ]
}

/** The dimension of a released table, as its structure file has it. */
export interface ReleasedDimension {
  readonly column: string
  readonly words: Readonly<Record<Language, string>>
  readonly levels: readonly { readonly name: string; readonly words: Readonly<Record<Language, string>> }[]
  readonly codes: readonly {
    readonly code: string
    readonly above: number
    readonly level: number
    readonly words: Readonly<Record<Language, string>>
  }[]
}

/** A released table, read back: what pages, files, interfaces and later attacks work with. */
export interface ReleasedTable {
  readonly table: string
  readonly dimensions: readonly ReleasedDimension[]
  readonly figures: readonly { readonly name: string; readonly cells: ProtectedFigure }[]
}

interface Structure {
  readonly table: string
  readonly dimensions: readonly ReleasedDimension[]
}

/** What a bundle says of a table in its list of tables. */
export interface TableSummary {
  readonly table: string
  readonly file: string
  readonly structure: string
  readonly cells: number
  readonly figures: readonly { readonly name: string; readonly hasNoisy: boolean }[]
  readonly method: { readonly kind: string; readonly mostChange: number | null }
}

/** Reads one table of a bundle back from its files. */
export function readReleasedTable(
  { cells, figures }: TableSummary,
  { structure, csv }: { readonly structure: Buffer; readonly csv: Buffer },
): ReleasedTable {
  const { table, dimensions } = JSON.parse(structure.toString()) as Structure
  const read = readTableCsv(csv, { cells, figures: figures.map(({ hasNoisy }) => ({ isNoisy: hasNoisy })) })
  return {
    table,
    dimensions,
    figures: figures.flatMap(({ name }, at) => {
      const figure = read[at]
      return figure ? [{ name, cells: figure }] : []
    }),
  }
}
