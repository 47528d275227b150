import { periodOf } from '#kernel/period.ts'
import {
  type Observation,
  type SeriesAbout,
  type SeriesSource,
  type SeriesUnit,
  isWhole,
  newestOf,
} from '#kernel/series.ts'
import { type Language, fill } from '#kernel/words.ts'
import { sayNumber } from '#screen/number.ts'
import type { KeptFigure, KeptSeries } from '#store/series.ts'
import { words } from '#words/series/words.ts'

/** How many decimals values of a unit are written with at most. */
export const decimalsOf = (unit: SeriesUnit): number => (unit === 'usd-bn' || unit === 'percent' ? 2 : 0)

/** A time in words: «2023», «нимаи аввали соли 2024», «январ–октябри 2021». */
export function sayTime(language: Language, time: string): string {
  const { from, months } = periodOf(time)
  const { times, months: names } = words[language]
  const [year, first] = [Math.floor(from / 12), from % 12]
  if (months === 12 && first === 0) return String(year)
  if (/-S/.test(time)) return fill(times.half[first < 6 ? 0 : 1], { year })
  if (/-Q/.test(time)) return fill(times.quarter, { quarter: first / 3 + 1, year })
  if (months === 1) return fill(times.month, { month: names[first] ?? '', year })
  const end = from + months - 1
  return fill(times.months, { from: names[first] ?? '', to: names[end % 12] ?? '', year: Math.floor(end / 12) })
}

/** A value in words without its unit, as exactly as its source puts it; several where sources do not agree. */
export function sayAlone(language: Language, unit: SeriesUnit, observed: readonly Observation[]): string {
  const { precisions, or } = words[language]
  const said = observed.map(({ value, precision }) =>
    fill(precisions[precision], { value: sayNumber(language, value, decimalsOf(unit)) }),
  )
  return [...new Set(said)].join(` ${or} `)
}

/** A value with its unit, and with how exactly its source puts it: «зиёда аз 36 000», «5,8 миллиард доллари ИМА». */
export const sayObserved = (language: Language, unit: SeriesUnit, observed: readonly Observation[]): string =>
  fill(words[language].amounts[unit], { value: sayAlone(language, unit, observed) })

const signs = { exact: '', about: '≈ ', over: '> ' } as const

/** A value as a table or a drawing writes it, short: «> 36 000». */
export const sayShort = (
  language: Language,
  unit: SeriesUnit,
  { value, precision }: Pick<Observation, 'value' | 'precision'>,
): string => {
  const short = `${signs[precision]}${sayNumber(language, value, decimalsOf(unit))}`
  return unit === 'percent' ? fill(words[language].amounts.percent, { value: short }) : short
}

/** The newest value of the headline; none where nothing is verified. */
export function headlineOf(series: KeptSeries): readonly KeptFigure[] {
  const [key] = Object.values(series.figures)
  return key ? newestOf(series, key) : []
}

/**
 * The title as a finding, with the newest values in it. Falls back to the plain title where one of the values it names is
 * not verified or is not of the same time as the headline: a sentence may not mix times.
 */
export function sayFinding(language: Language, series: KeptSeries): string {
  const [head] = headlineOf(series)
  if (!head) return series.title[language]
  const named = Object.entries(series.figures).map(([name, key]) => [name, newestOf(series, key)] as const)
  if (named.some(([, values]) => values[0]?.time !== head.time)) return series.title[language]
  const values = named.flatMap(([name, observed]) => [
    [name, sayObserved(language, series.unit, observed)],
    [`${name}Time`, sayTime(language, head.time)],
  ])
  const finding = fill(series.finding[language], Object.fromEntries(values))
  return finding.charAt(0).toUpperCase() + finding.slice(1)
}

/** The source of a value, as declared or as whoever added the figure wrote it. */
export const sourceOf = (
  { sources }: Pick<SeriesAbout, 'sources'>,
  { source, licence, published }: Observation,
): SeriesSource =>
  sources[source] ?? {
    name: { tg: source, ru: source, en: source },
    reference: '',
    licence: licence ?? 'quoted',
    ...(published !== undefined && { published }),
  }

/** Who says it and where it can be read. */
export const saySource = (language: Language, { name, reference }: SeriesSource): string =>
  reference === '' ? name[language] : `${name[language]} (${reference})`

/** Whoever stands behind some values: each once, a single one with its reference, and under what terms. */
export function saySources(language: Language, series: SeriesAbout, observed: readonly Observation[]): string {
  const all = [...new Map(observed.map((each) => [each.source, sourceOf(series, each)])).values()]
  const [only] = all
  const names = all.length === 1 && only ? [saySource(language, only)] : all.map(({ name }) => name[language])
  const terms = all.map(({ licence }) => words[language].licences[licence])
  return `${[...new Set(names)].join('; ')} – ${[...new Set(terms)].join('; ')}`
}

/** Whether a part of a year is long enough to be drawn among whole ones. */
export const isDrawnPart = (series: SeriesAbout, observation: Observation): boolean =>
  isWhole(series, observation) || periodOf(observation.time).months >= 6
