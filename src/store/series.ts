import { type Selectable, sql } from 'kysely'

import { type Observation, type Series, type SeriesAbout, figureKey } from '#kernel/series.ts'

import type { Database, Reading } from './database.ts'
import type { Tables } from './tables.ts'

/** A published value as it is kept: which version of it, since when, and who added it. */
export interface KeptFigure extends Observation {
  readonly version: number
  readonly keptAt: Date
  /** The post that added it; `null` when it came with Safar. */
  readonly post: string | null
}

/** A series as it is kept, its present values with it. */
export interface KeptSeries extends SeriesAbout {
  readonly version: number
  readonly observations: readonly KeptFigure[]
}

/** A value that was replaced or taken back. */
export interface EarlierFigure extends Omit<KeptFigure, 'value'> {
  readonly value: number | null
}

type Row = Selectable<Tables['safar.seriesFigures']>

/** Any number will do; it only has to be the same for all who add figures. */
const addingLock = 4_120_012

/**
 * Keeps the series that come with Safar, in their order: what is new is added, what has changed becomes a new version,
 * what is not there any more is taken back; figures that posts have added stay. Gives how many versions were added.
 */
export const putSeries = (owner: Database, all: readonly Series[]): Promise<number> =>
  owner.transaction().execute(async (writing) => {
    await sql`select pg_advisory_xact_lock(${addingLock})`.execute(writing)
    const abouts = await putAbouts(writing, all)
    const present = await newestByOrigin(writing)
    const given = all.flatMap(({ id, observations }) => observations.map((each) => ({ series: id, observation: each })))
    // Compared with what was shipped before: what a post has corrected since stays corrected until Safar brings something new.
    const rows = given.flatMap(({ series, observation }) =>
      changed(observation, {
        series,
        standing: present.get(nameOf(series, figureKey(observation))),
        against: 'shipped',
      }),
    )
    const named = new Set(given.map(({ series, observation }) => nameOf(series, figureKey(observation))))
    const gone = [...present]
      .filter(([name]) => !named.has(name))
      .flatMap(([, { newest }]) => (newest.origin === 'shipped' && newest.value !== null ? [newest] : []))
    const back = gone.map((row) => ({ ...asInserted(row), value: null, version: row.version + 1 }))
    const shipped = rows.map((row) => ({ ...row, origin: 'shipped' as const, post: null }))
    await insertFigures(writing, [...shipped, ...back])
    return abouts + shipped.length + back.length
  })

/** What came of adding figures: some are new, some replace an earlier version, some were there just so. */
export interface Added {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** Adds the figures of a post; one that says the same again adds nothing, one that says otherwise is a new version. */
export const addFigures = (
  database: Database,
  { post, figures }: { readonly post: string; readonly figures: readonly GivenFigure[] },
): Promise<Added> =>
  database.transaction().execute(async (writing) => {
    await sql`select pg_advisory_xact_lock(${addingLock})`.execute(writing)
    await sql`select set_config('safar.post', ${post}, true)`.execute(writing)
    const present = await newestByOrigin(writing)
    const rows = figures.flatMap(({ series, observation }) =>
      changed(observation, {
        series,
        standing: present.get(nameOf(series, figureKey(observation))),
        against: 'newest',
      }),
    )
    await insertFigures(
      writing,
      rows.map((row) => ({ ...row, origin: 'delivered' as const, post })),
    )
    const added = rows.filter(({ version }) => version === 1).length
    return { added, changed: rows.length - added, same: figures.length - rows.length }
  })

export interface GivenFigure {
  readonly series: string
  readonly observation: Observation
}

/** A number that grows with every figure and every series: what was read at the same number is still true. */
export async function seriesStamp(database: Database): Promise<number> {
  const { rows } = await sql<{ stamp: number }>`
    select (select count(*) from safar.series) + (select count(*) from safar.series_figures) as stamp`.execute(database)
  return rows[0]?.stamp ?? 0
}

/** Every series with its present values, in their order. */
export async function readSeries(database: Database): Promise<readonly KeptSeries[]> {
  const abouts = await database
    .selectFrom('safar.series')
    .select(['id', 'version', 'body'])
    .distinctOn('id')
    .orderBy('id')
    .orderBy('version', 'desc')
    .select('place')
    .execute()
  const figures = await presentFigures(database)
  const of = Map.groupBy(figures, ({ series }) => series)
  return abouts
    .toSorted((one, other) => one.place - other.place)
    .map(({ id, version, body }) => ({
      ...(JSON.parse(body) as SeriesAbout),
      version,
      observations: (of.get(id) ?? []).flatMap((row) =>
        row.value === null ? [] : [{ ...readFigure(row), value: row.value }],
      ),
    }))
}

/** What a series said before: values that were replaced or taken back, the latest first. */
export async function earlierFigures(database: Database, series: string): Promise<readonly EarlierFigure[]> {
  const rows = await database
    .selectFrom('safar.seriesFigures as earlier')
    .selectAll()
    .where('series', '=', series)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('safar.seriesFigures as later')
          .select('later.version')
          .whereRef('later.series', '=', 'earlier.series')
          .whereRef('later.figure', '=', 'earlier.figure')
          .whereRef('later.version', '>', 'earlier.version'),
      ),
    )
    .orderBy('keptAt', 'desc')
    .execute()
  return rows.map(readFigure)
}

async function putAbouts(writing: Reading, all: readonly Series[]): Promise<number> {
  const rows = await writing
    .selectFrom('safar.series')
    .select(['id', 'version', 'place', 'body'])
    .distinctOn('id')
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
  const present = new Map(rows.map((row) => [row.id, row]))
  const fresh = all.flatMap((about, place) => {
    // What is undefined is left out: the values are kept one by one.
    const body = JSON.stringify({ ...about, observations: undefined })
    const before = present.get(about.id)
    return before?.body === body && before.place === place
      ? []
      : [{ id: about.id, version: (before?.version ?? 0) + 1, place, body }]
  })
  if (fresh.length > 0) await writing.insertInto('safar.series').values(fresh).execute()
  return fresh.length
}

const nameOf = (series: string, figure: string) => `${series} | ${figure}`

/** The newest version of a figure, and the newest of those that came with Safar. */
interface Standing {
  readonly newest: Row
  readonly shipped: Row | undefined
}

async function newestByOrigin(database: Reading): Promise<ReadonlyMap<string, Standing>> {
  const rows = await database
    .selectFrom('safar.seriesFigures')
    .selectAll()
    .distinctOn(['series', 'figure', 'origin'])
    .orderBy('series')
    .orderBy('figure')
    .orderBy('origin')
    .orderBy('version', 'desc')
    .execute()
  const figures = Map.groupBy(rows, ({ series, figure }) => nameOf(series, figure))
  return new Map(
    [...figures].map(([name, those]) => [
      name,
      {
        newest: those.reduce((one, other) => (other.version > one.version ? other : one)),
        shipped: those.find(({ origin }) => origin === 'shipped'),
      },
    ]),
  )
}

const presentFigures = (database: Database): Promise<Row[]> =>
  database
    .selectFrom('safar.seriesFigures')
    .selectAll()
    .distinctOn(['series', 'figure'])
    .orderBy('series')
    .orderBy('figure')
    .orderBy('version', 'desc')
    .execute()

interface Comparing {
  readonly series: string
  readonly standing: Standing | undefined
  readonly against: keyof Standing
}

/** The row of an observation as a new version, or nothing when what it is compared with says the same. */
function changed(observation: Observation, { series, standing, against }: Comparing) {
  const before = standing?.[against]
  const { time, by, value, precision, source, definition, status, licence = null, published = null, note } = observation
  const isSame =
    before?.value === value &&
    before.precision === precision &&
    before.status === status &&
    before.licence === licence &&
    before.published === published &&
    said(before.note) === said(note ?? null)
  if (isSame) return []
  const version = (standing?.newest.version ?? 0) + 1
  const figure = figureKey(observation)
  const texts = { cell: JSON.stringify(by), note: note ? JSON.stringify(note) : null }
  return [{ series, figure, version, time, value, precision, source, definition, status, licence, published, ...texts }]
}

// The database gives the languages back in an order of its own.
const said = (note: Row['note']) => note && `${note.tg}|${note.ru}|${note.en}`

// PostgreSQL takes at most 65,535 values in one statement.
const atOnce = 2000

async function insertFigures(writing: Reading, rows: readonly InsertedFigure[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce)
    await writing
      .insertInto('safar.seriesFigures')
      .values(rows.slice(from, from + atOnce))
      .execute()
}
type InsertedFigure = Omit<Row, 'keptAt' | 'cell' | 'note'> & { readonly cell: string; readonly note: string | null }

const readFigure = (row: Row) => ({
  time: row.time,
  by: row.cell,
  value: row.value,
  precision: row.precision,
  source: row.source,
  definition: row.definition,
  status: row.status,
  version: row.version,
  keptAt: row.keptAt,
  post: row.post,
  ...(row.licence !== null && { licence: row.licence }),
  ...(row.published !== null && { published: row.published }),
  ...(row.note !== null && { note: row.note }),
})

/** A row as it is written: the moment is the database's own. */
const asInserted = (row: Row): InsertedFigure => ({
  series: row.series,
  figure: row.figure,
  version: row.version,
  time: row.time,
  cell: JSON.stringify(row.cell),
  value: row.value,
  precision: row.precision,
  source: row.source,
  definition: row.definition,
  status: row.status,
  licence: row.licence,
  published: row.published,
  note: row.note && JSON.stringify(row.note),
  origin: row.origin,
  post: row.post,
})
