import type { Instant, PlainDate } from '#kernel/date.ts'
import type { Phrase } from '#kernel/words.ts'
import type { MethodReport } from '#publish/protect/protected.ts'
import { type ReleasedTable, type TableSummary, readReleasedTable } from '#publish/release/public.ts'
import type { Readable } from '#publish/table/slice.ts'
import type { Database } from '#store/database.ts'
import { readFile } from '#store/released.ts'

/** A table as the bundle lists it, with its words. */
export interface ToldTable extends TableSummary {
  readonly title: Phrase
  readonly about: Phrase
  readonly figures: readonly (TableSummary['figures'][number] & { readonly words: Phrase; readonly kind: string })[]
  readonly method: TableSummary['method'] & { readonly note: Phrase; readonly report: MethodReport }
}

/** What a bundle says of itself: its release.json. */
export interface ToldRelease {
  readonly name: string
  readonly title: Phrase
  readonly about: Phrase
  readonly notes: Phrase
  readonly asOf: PlainDate
  readonly publicFrom: Instant
  readonly licence: string
  readonly synthetic: boolean
  readonly snapshots: readonly { readonly title: Phrase; readonly owner: string; readonly delivered: Instant }[]
  readonly tables: readonly ToldTable[]
}

/** What a release says of itself; `undefined` where the one who asks may not read it. */
export async function readTold(database: Database, release: string, post = ''): Promise<ToldRelease | undefined> {
  const content = await readFile(database, release, 'release.json', post)
  // Our own letters, signed: their shape is known.
  return content && (JSON.parse(content.toString()) as ToldRelease)
}

/** One table of a release with its cells, read back from the files that were released. */
export async function readToldTable(
  database: Database,
  { release, table, post }: { readonly release: string; readonly table: ToldTable; readonly post: string },
): Promise<Readable | undefined> {
  const structure = await readFile(database, release, table.structure, post)
  const csv = await readFile(database, release, table.file, post)
  if (!structure || !csv) return undefined
  return readable(readReleasedTable(table, { structure, csv }), table)
}

const readable = ({ table, dimensions, figures }: ReleasedTable, told: ToldTable): Readable => ({
  table,
  axes: dimensions,
  figures: figures.flatMap(({ name, cells }) => {
    const figure = told.figures.find((each) => each.name === name)
    return figure ? [{ name, words: figure.words, kind: figure.kind, cells }] : []
  }),
})
