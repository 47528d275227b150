import { type Codelists, findCode } from './codelist.ts'
import type { PlainDate } from './date.ts'
import { total } from './hierarchy.ts'
import { byTime, isWithin, periodOf, readPeriod } from './period.ts'
import type { Phrase } from './words.ts'

/** Whom or what a series is about: the four groups that the working group lacks figures of, and what stands around them. */
export const subjects = ['prospective', 'return', 'foreign', 'remittances', 'context'] as const
export type Subject = (typeof subjects)[number]

/** What a value counts. */
export const seriesUnits = ['person', 'permit', 'appeal', 'usd-bn', 'percent'] as const
export type SeriesUnit = (typeof seriesUnits)[number]

/** Events in a time, what is there at a moment, a part of a whole, a price: figures of different kinds are never compared. */
export const seriesKinds = ['flow', 'stock', 'share', 'price'] as const
export type SeriesKind = (typeof seriesKinds)[number]

/** Whether somebody has seen the figure in its source; what is unverified is shown as such and drawn nowhere. */
export const figureStatuses = ['verified', 'unverified'] as const
export type FigureStatus = (typeof figureStatuses)[number]

/** How a source puts a value: as it is, "about", "more than". */
export const precisions = ['exact', 'about', 'over'] as const
export type Precision = (typeof precisions)[number]

/** Under what terms figures may be passed on; `quoted` are single facts, passed on with their source. */
export const licences = ['CC-BY-3.0-IGO', 'CC-BY-4.0', 'WB-DATASETS', 'quoted'] as const
export type Licence = (typeof licences)[number]

/** Who says it and where that was read. */
export interface SeriesSource {
  readonly name: Phrase
  /** What a reader looks up: a newspaper and its day, a database and its edition. */
  readonly reference: string
  readonly licence: Licence
  readonly published?: PlainDate
  readonly address?: string
}

/** What exactly a value counts; two definitions are two different figures, however alike they sound. */
export interface SeriesDefinition {
  readonly name: Phrase
  readonly text: Phrase
}

/** One way in which a series is split: by codes of a list of the country, or by codes of its own. */
export interface Breakdown {
  readonly name: Phrase
  readonly list?: string
  readonly codes?: Readonly<Record<string, Phrase>>
}

/** The codes of a cell; a breakdown that is not named stands for everybody. */
export type CellKey = Readonly<Record<string, string>>

/** One published value. */
export interface Observation {
  /** As SDMX writes it; see `readPeriod`. */
  readonly time: string
  readonly by: CellKey
  readonly value: number
  readonly precision: Precision
  /** The name of a source of the series, or the words of whoever added the figure. */
  readonly source: string
  readonly definition: string
  readonly status: FigureStatus
  readonly licence?: Licence
  readonly published?: PlainDate
  readonly note?: Phrase
}

/** How a series is drawn; the same values always stand beside it as a table. */
export type Picture =
  /** Values over time; neighbours at most `joins` months apart are joined. `bounds` are drawn as lines to measure by. */
  | {
      readonly kind: 'time'
      readonly by?: string
      readonly codes?: readonly string[]
      readonly joins: number
      readonly bounds?: readonly { readonly value: number; readonly says: Phrase }[]
    }
  /** The same for each code, side by side. */
  | { readonly kind: 'small-multiples'; readonly by: string; readonly codes: readonly string[]; readonly joins: number }
  /** The newest values by code, the largest first; with `parts` each bar is made of them. */
  | { readonly kind: 'bars'; readonly by: string; readonly most?: number; readonly parts?: string }
  | { readonly kind: 'pyramid'; readonly ages: string; readonly sexes: string }
  | { readonly kind: 'corridors'; readonly by: string; readonly most: number; readonly direction: 'from' | 'to' }
  /** Two times, and how each code went from one to the other. */
  | { readonly kind: 'slope'; readonly by: string; readonly codes: readonly string[] }
  | { readonly kind: 'map'; readonly by: string; readonly shape: 'regions' | 'districts' }

/** A series without its values: what it is, by whom, in words of three languages. */
export interface SeriesAbout {
  readonly id: string
  readonly subject: Subject
  readonly title: Phrase
  /** The title as a finding. `{name}` is the newest value of the figure of that name, `{nameTime}` when that was. */
  readonly finding: Phrase
  readonly unit: SeriesUnit
  readonly kind: SeriesKind
  /** How often a value is expected. */
  readonly frequency: 'year' | 'quarter' | 'month' | 'irregular'
  /** The country that the values are about, ISO 3166-1 alpha-3. */
  readonly area: string
  readonly breakdowns: Readonly<Record<string, Breakdown>>
  readonly definitions: Readonly<Record<string, SeriesDefinition>>
  readonly sources: Readonly<Record<string, SeriesSource>>
  /** The values that the finding names, the headline first. */
  readonly figures: Readonly<Record<string, CellKey>>
  readonly pictures: readonly Picture[]
  /** What a reader must know before using any of the values. */
  readonly caveat?: Phrase
  /** Series that count something close by in another way. */
  readonly beside?: readonly string[]
}

export interface Series extends SeriesAbout {
  readonly observations: readonly Observation[]
}

/** Puts a series together, refusing a value that names what is not declared and the same value twice. */
export function defineSeries<const S extends Series>(series: S): S {
  const faults = [...declaredAmiss(series), ...series.observations.flatMap((each) => amiss(series, each))]
  const keys = series.observations.map(figureKey)
  const twice = keys.find((key, place) => keys.indexOf(key) !== place)
  if (twice !== undefined) faults.push(`${twice} is there twice`)
  if (faults.length > 0) throw new Error(`Series ${series.id}: ${faults.slice(0, 3).join('; ')}`)
  return series
}

function declaredAmiss({ id, breakdowns, figures, pictures }: SeriesAbout): string[] {
  const columns = [
    ...Object.values(figures).flatMap((key) => Object.keys(key)),
    ...pictures.flatMap((picture) => columnsOf(picture)),
  ]
  return [
    ...(/^[a-z][a-z0-9-]{1,60}$/.test(id) ? [] : ['it cannot be named so']),
    ...(Object.keys(figures).length > 0 ? [] : ['it has no headline']),
    ...columns.filter((column) => !breakdowns[column]).map((column) => `it is not split by ${column}`),
  ]
}

/** The breakdowns that a picture draws. */
export function columnsOf(picture: Picture): readonly string[] {
  switch (picture.kind) {
    case 'pyramid':
      return [picture.ages, picture.sexes]
    case 'bars':
      return picture.parts === undefined ? [picture.by] : [picture.by, picture.parts]
    case 'time':
      return picture.by === undefined ? [] : [picture.by]
    case 'small-multiples':
    case 'corridors':
    case 'slope':
    case 'map':
      return [picture.by]
  }
}

function amiss(series: SeriesAbout, { time, by, value, source, definition }: Observation): string[] {
  const strange = Object.entries(by).filter(([column, code]) => !mayBe(series.breakdowns[column], code))
  return [
    ...(readPeriod(time) ? [] : [`${time} is no time`]),
    ...(Number.isFinite(value) ? [] : [`${value} is no value`]),
    ...(series.sources[source] ? [] : [`no source ${source}`]),
    ...(series.definitions[definition] ? [] : [`no definition ${definition}`]),
    ...strange.map(([column, code]) => `${column} ${code}`),
  ]
}

// Codes of a list are checked where the lists are: `codeName` of a code that no list has is the code itself.
const mayBe = (breakdown: Breakdown | undefined, code: string): boolean =>
  breakdown !== undefined &&
  code !== total &&
  (breakdown.list !== undefined || Object.hasOwn(breakdown.codes ?? {}, code))

/** Whether a breakdown has the code, in its own list or in the country's. */
export const hasCode = (breakdown: Breakdown, code: string, lists: Codelists): boolean =>
  Object.hasOwn(breakdown.codes ?? {}, code) ||
  (breakdown.list !== undefined &&
    findCode(lists[breakdown.list] ?? { name: '', source: '', codes: [] }, code) !== undefined)

/** What a code of a breakdown is called. */
export function codeName(breakdown: Breakdown | undefined, code: string, lists: Codelists): Phrase {
  const own = breakdown?.codes?.[code]
  const list = breakdown?.list === undefined ? undefined : lists[breakdown.list]
  return own ?? (list && findCode(list, code)?.name) ?? { tg: code, ru: code, en: code }
}

/** The cell of a value, in one writing: `sex=F;to=RUS`. */
export const cellOf = (by: CellKey): string =>
  Object.entries(by)
    .filter(([, code]) => code !== total)
    .map(([column, code]) => `${column}=${code}`)
    .toSorted()
    .join(';')

const cells = new WeakMap<readonly Observation[], ReadonlyMap<string, readonly Observation[]>>()

/** The values of one cell. */
export function valuesOf<Each extends Observation>(observations: readonly Each[], key: CellKey): readonly Each[] {
  // A page asks for many cells of the same thousands of values.
  const known = cells.get(observations) ?? Map.groupBy(observations, ({ by }) => cellOf(by))
  cells.set(observations, known)
  return (known.get(cellOf(key)) ?? []) as readonly Each[]
}

/** What makes a value this value and no other: who says it, of what, when. A changed number is a new version of it. */
export const figureKey = ({ time, by, source, definition }: Observation): string =>
  [time, cellOf(by), definition, source].join(' | ')

/** Values of one cell that cannot all be true of one time: they differ, or a part of the time has more than all of it. */
export interface Conflict {
  readonly time: string
  readonly by: CellKey
  readonly said: readonly Observation[]
}

/** Where verified sources do not agree; every value stands beside the others, and none is preferred. */
export function conflictsOf({ kind, observations }: Pick<Series, 'kind' | 'observations'>): readonly Conflict[] {
  const verified = observations.filter(({ status }) => status === 'verified')
  const told = Map.groupBy(verified, ({ time, by }) => `${time} | ${cellOf(by)}`)
  return [...told.values()]
    .map((said) => [...said, ...(kind === 'flow' ? partsAbove(verified, said) : [])])
    .filter((said) => new Set(said.map(({ value }) => value)).size > 1)
    .map((said) => ({ time: said[0]?.time ?? '', by: said[0]?.by ?? {}, said }))
    .toSorted((one, other) => byTime(other.time, one.time))
}

// Events of nine months are among those of the year: more of them than in the year is a contradiction, whoever says it.
const partsAbove = (all: readonly Observation[], whole: readonly Observation[]): readonly Observation[] => {
  const [first] = whole
  if (!first) return []
  const least = Math.min(...whole.map(({ value }) => value))
  return valuesOf(all, first.by).filter(
    ({ time, value }) => value > least && time !== first.time && isWithin(time, first.time),
  )
}

const monthsOf: Readonly<Record<SeriesAbout['frequency'], number | undefined>> = {
  year: 12,
  quarter: 3,
  month: 1,
  irregular: undefined,
}

/** Whether a value is of as long a time as the series gives: nine months are no year. */
export const isWhole = ({ frequency }: Pick<Series, 'frequency'>, { time }: Observation): boolean =>
  monthsOf[frequency] === undefined || periodOf(time).months === monthsOf[frequency]

/** The newest verified values of a cell, of whole times where there are such; several when sources do not agree. */
export function newestOf<Each extends Observation>(
  series: Pick<Series, 'frequency'> & { readonly observations: readonly Each[] },
  key: CellKey,
): readonly Each[] {
  const there = valuesOf(series.observations, key).filter(({ status }) => status === 'verified')
  const whole = there.filter((each) => isWhole(series, each))
  const usable = whole.length > 0 ? whole : there
  const newest = usable
    .map(({ time }) => time)
    .toSorted(byTime)
    .at(-1)
  return usable.filter(({ time }) => time === newest)
}
