import { expect, test } from 'vitest'

import { tajikistan } from '#countries/tajikistan/index.ts'
import { findCode } from '#kernel/codelist.ts'
import { total } from '#kernel/hierarchy.ts'
import { type Observation, type Series, cellOf, conflictsOf, hasCode, newestOf, subjects } from '#kernel/series.ts'
import { languages } from '#kernel/words.ts'

import fromTajikistan from './data/un-desa-2019-from-tajikistan.json' with { type: 'json' }
import byAge from './data/un-desa-2019-in-tajikistan-by-age.json' with { type: 'json' }
import byOrigin from './data/un-desa-2019-in-tajikistan-by-origin.json' with { type: 'json' }
import { series } from './index.ts'

const named = (id: string): Series => {
  const found = series.find((each) => each.id === id)
  if (!found) throw new Error(`No series ${id}`)
  return found
}
const valuesOf = (id: string, of: Partial<Observation>) =>
  named(id)
    .observations.filter(
      (each) =>
        (of.time === undefined || each.time === of.time) && (of.by === undefined || cellOf(each.by) === cellOf(of.by)),
    )
    .map(({ value }) => value)

test('each of the four groups has a series that leads it, and every series has a name of its own', () => {
  expect(subjects.filter((subject) => !series.some((each) => each.subject === subject))).toEqual([])
  expect(new Set(series.map(({ id }) => id)).size).toBe(series.length)
})

test('every series says in three languages what it is, what it counts, and who says so under which terms', () => {
  const phrases = (value: unknown): readonly (readonly [string, unknown])[] =>
    typeof value === 'object' && value !== null
      ? 'tg' in value && 'en' in value
        ? languages.map((language) => [language, (value as Record<string, unknown>)[language]] as const)
        : Object.values(value).flatMap(phrases)
      : []
  for (const each of series) {
    expect(
      phrases(each).filter(([, text]) => typeof text !== 'string' || text.trim() === ''),
      each.id,
    ).toEqual([])
    expect(Object.keys(each.sources), each.id).not.toEqual([])
    for (const source of Object.values(each.sources)) expect(source.reference, each.id).not.toBe('')
  }
})

test('every source and every definition that a series declares stands behind one of its values', () => {
  const idle = series.flatMap(({ id, sources, definitions, observations }) => [
    ...Object.keys(sources).filter((name) => !observations.some(({ source }) => source === name)),
    ...Object.keys(definitions)
      .filter((name) => !observations.some(({ definition }) => definition === name))
      .map((name) => `${id} ${name}`),
  ])
  expect(idle).toEqual([])
})

test('every code of a value is one that the country has', () => {
  const unknown = series.flatMap(({ id, breakdowns, observations }) =>
    observations.flatMap(({ by }) =>
      Object.entries(by)
        .filter(([column, code]) => !breakdowns[column] || !hasCode(breakdowns[column], code, tajikistan.codelists))
        .map(([column, code]) => `${id} ${column} ${code}`),
    ),
  )
  expect(unknown).toEqual([])
})

test('series that stand beside one another are there', () => {
  expect(series.flatMap(({ beside = [] }) => beside).filter((id) => !series.some((each) => each.id === id))).toEqual([])
})

test('what is from memory, and what has a year that we inferred, is not verified and leads nothing', () => {
  expect(named('remittances').observations.filter(({ source }) => source === 'world-bank-recalled')).toHaveLength(9)
  for (const { observations } of series)
    for (const { source, status, note } of observations)
      if (source === 'world-bank-recalled' || note?.en.includes('inferred')) expect(status).toBe('unverified')
  expect(newestOf(named('entry-bans'), {})).toEqual([])
})

test('nine months of 2023 with IOM stand beside the whole year of the Ministry, which is less', () => {
  expect(valuesOf('departures-for-work', { time: '2023', by: {} })).toEqual([652_014])
  expect(valuesOf('departures-for-work', { time: '2023-01-01/P9M', by: {} })).toEqual([673_285])
})

test('remittances of 2023 are told in two ways, and neither is dropped', () => {
  const [conflict] = conflictsOf(named('remittances')).filter(({ time }) => time === '2023')
  expect(conflict?.said.map(({ value }) => value).toSorted()).toEqual([4.6, 5.7])
})

test('of the United Nations’ estimates men and women make up everybody', () => {
  const files = [fromTajikistan.countries, byOrigin.countries, byAge.ages] as const
  for (const rows of files)
    for (const [code, [all = [], men = [], women = []]] of Object.entries<readonly (readonly (number | null)[])[]>(
      rows,
    ))
      for (const [place, value] of all.entries())
        expect((men[place] ?? 0) + (women[place] ?? 0), `${code} ${place}`).toBe(value ?? 0)
})

const sum = (rows: Readonly<Record<string, readonly (readonly (number | null)[])[]>>, sex: number, year: number) =>
  Object.entries(rows)
    .filter(([code]) => code !== total)
    .reduce((all, [, cells]) => all + (cells[sex]?.[year] ?? 0), 0)
const totals = (rows: Readonly<Record<'_T', readonly (readonly number[])[]>>, sex: number, year: number) =>
  rows[total][sex]?.[year]

test('migrants in Tajikistan add up to the totals that the source prints, by origin and by age alike', () => {
  for (const sex of [0, 1, 2])
    for (const year of [0, 1, 2, 3, 4, 5, 6]) {
      expect(sum(byOrigin.countries, sex, year)).toBe(totals(byOrigin.countries, sex, year))
      expect(sum(byAge.ages, sex, year)).toBe(totals(byAge.ages, sex, year))
      expect(totals(byAge.ages, sex, year)).toBe(totals(byOrigin.countries, sex, year))
    }
})

test('people from Tajikistan add up by continent; by country too until 2010, and what is missing after is said', () => {
  for (const sex of [0, 1, 2])
    for (const year of [0, 1, 2, 3, 4, 5, 6]) {
      expect(sum(fromTajikistan.continents, sex, year)).toBe(totals(fromTajikistan.countries, sex, year))
      if (year < 5) expect(sum(fromTajikistan.countries, sex, year)).toBe(totals(fromTajikistan.countries, sex, year))
    }
  // The source's own Northern America is larger than its Canada and its United States in these two years.
  const short = [5, 6].map(
    (year) => (totals(fromTajikistan.countries, 0, year) ?? 0) - sum(fromTajikistan.countries, 0, year),
  )
  expect(short).toEqual([17_553, 18_810])
  const noted = named('people-from-tajikistan-abroad').observations.filter(({ note }) => note !== undefined)
  expect(new Set(noted.map(({ time }) => time))).toEqual(new Set(['2015', '2019']))
})

test('every one of the 68 districts has a square of its own, and every region an outline with its name', () => {
  const { districts, regions } = tajikistan.shapes
  const own = tajikistan.codelists.place.codes.filter(({ within }) => within !== undefined).map(({ code }) => code)
  expect(districts.map(({ code }) => code).toSorted()).toEqual(own.toSorted())
  expect(new Set(districts.map(({ column, row }) => `${column} ${row}`)).size).toBe(68)
  expect(regions.objects.regions.geometries.map(({ id }) => id).toSorted()).toEqual([
    'TJ-DU', 'TJ-GB', 'TJ-KT', 'TJ-RA', 'TJ-SU',
  ]) // prettier-ignore
  expect(findCode(tajikistan.codelists.place, '3507000')?.name.en).toBe('Khatlon')
})
