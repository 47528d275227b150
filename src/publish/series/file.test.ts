import fc from 'fast-check'
import { expect, test } from 'vitest'

import { country } from '#app/office.ts'
import { type Observation, cellOf } from '#kernel/series.ts'
import { languages } from '#kernel/words.ts'
import type { KeptSeries } from '#store/series.ts'

import { readSeriesFile } from './read-file.ts'
import { sayRefusal } from './say-refusal.ts'
import { writeSeriesFile, writeSeriesJson } from './write-file.ts'

const all: readonly KeptSeries[] = (country.series ?? []).map((each) => ({
  ...each,
  version: 1,
  observations: each.observations.map((one) => ({ ...one, version: 1, keptAt: new Date(0), post: null })),
}))
const known = { series: all, lists: country.codelists }
const read = (text: string) => readSeriesFile(new TextEncoder().encode(text), known)
const head = 'series,time,to,sex,value,precision,source,definition,status\n'
const said = (text: string) => {
  const outcome = read(text)
  return outcome.ok ? [] : sayRefusal('en', outcome.why)
}
const plain = ({ time, by, value, precision, source, definition, status, note }: Observation) => ({
  time,
  by: cellOf(by),
  value,
  precision,
  source,
  definition,
  status,
  note,
})

test('every series is written as a file that is read back as it was', () => {
  for (const series of all) {
    const outcome = readSeriesFile(writeSeriesFile(series), known)
    expect(outcome.ok ? outcome.value.map(({ observation }) => plain(observation)) : outcome.why, series.id).toEqual(
      series.observations.map(plain),
    )
    expect(JSON.parse(writeSeriesJson(series))).toMatchObject({ id: series.id, version: 1 })
  }
})

test('a new figure is read with its source in the words of whoever brings it, a country by its name too', () => {
  const outcome = read(`${head}departures-for-work,2025,Россия,F,90 000,about,"Ministry, letter 12",cards,verified\n`)
  expect(outcome).toMatchObject({
    ok: true,
    value: [
      {
        series: 'departures-for-work',
        observation: {
          time: '2025',
          by: { to: 'RUS', sex: 'F' },
          value: 90_000,
          precision: 'about',
          source: 'Ministry, letter 12',
          status: 'verified',
        },
      },
    ],
  })
})

test.for([
  ['nowhere,2025,,,1,,s,cards,verified', 'Line 2: there is no series “nowhere”'],
  ['departures-for-work,2025-13,,,1,,s,cards,verified', 'Line 2: “2025-13” is no time'],
  ['departures-for-work,2025,,,"652,014",,s,cards,verified', 'Line 2: “652,014” is no number'],
  ['departures-for-work,2025,,,many,,s,cards,verified', 'Line 2: “many” is no number'],
  ['departures-for-work,2025,Atlantis,,1,,s,cards,verified', 'Line 2: “Atlantis” is no code of to'],
  ['departures-for-work,2025,,X,1,,s,cards,verified', 'Line 2: “X” is no code of sex'],
  ['departures-for-work,2025,,,1,,,cards,verified', 'Line 2 names no source'],
  ['departures-for-work,2025,,,1,,s,guessed,verified', 'Line 2: “guessed” is no definition of the series'],
  ['departures-for-work,2025,,,1,,s,cards,true', 'Line 2: the status is “true”'],
  ['departures-for-work,2025,,,1,roughly,s,cards,verified', 'Line 2: “roughly” is not known'],
] as const)('%s is refused: %s', ([line, sentence]) => {
  expect(said(`${head}${line}\n`).join(' ')).toContain(sentence)
})

test('a file without a needed column, with one of nobody, or without figures says so', () => {
  expect(said('series,time,value\nx,2024,1\n').join(' ')).toContain('There is no column “source”')
  expect(said('series,time,value,source,definition,status,colour\nreturns,2024,1,s,returned,verified,red\n')).toEqual([
    'The column “colour” belongs to no series in this file. Rename it after a breakdown of the series, or remove it.',
  ])
  expect(said(head)).toEqual(['The file holds no figures. Write one figure a line below the headings.'])
})

test('one bad line keeps the whole file out, and a figure told twice is found', () => {
  const good = 'departures-for-work,2024,,,600000,,Ministry,cards,verified\n'
  expect(read(head + good).ok).toBe(true)
  expect(read(`${head}${good}departures-for-work,2025,,,many,,Ministry,cards,verified\n`).ok).toBe(false)
  expect(said(head + good + good)).toEqual([
    'Line 3 says again what line 2 says: same time, same people, same source. Keep one of them.',
  ])
})

test('in a file of several series a cell that its own series is not split by is not lost without a word', () => {
  const two = `${head}departures-for-work,2024,,F,90000,,Ministry,cards,verified\nreturns,2024,,F,600000,,Ministry,returned,verified\n`
  expect(said(two)).toEqual(['Line 3: the series is not split by sex. Leave that cell empty.'])
  expect(read(two.replace('returns,2024,,F', 'returns,2024,,')).ok).toBe(true)
})

test('of many mistakes alike the first few are named and the rest counted, in each language', () => {
  const lines = Array.from(
    { length: 9 },
    (_, place) => `departures-for-work,${2010 + place},,,many,,s,cards,verified\n`,
  )
  const outcome = read(head + lines.join(''))
  for (const language of languages) {
    const sentences = outcome.ok ? [] : sayRefusal(language, outcome.why)
    expect(sentences).toHaveLength(6)
    expect(sentences.join('')).not.toMatch(/\{\w+\}/)
    expect(sentences.at(-1)).toContain('4')
  }
})

test('whatever bytes come, the answer is figures or a refusal with sentences', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const outcome = readSeriesFile(bytes, known)
      return outcome.ok || sayRefusal('tg', outcome.why).length > 0
    }),
  )
})
