import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Observation, Series } from '#kernel/series.ts'
import { type TestOffice, openOffice, posts } from '#test/office.ts'

import { asPost } from './database.ts'
import { addFigures, earlierFigures, putSeries, readSeries, seriesStamp } from './series.ts'

let office: TestOffice

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office[Symbol.asyncDispose]())

const phrase = (text: string) => ({ tg: text, ru: text, en: text })
const observed = (time: string, value: number, more: Partial<Observation> = {}): Observation => ({
  time,
  by: {},
  value,
  precision: 'exact',
  source: 'one',
  definition: 'counted',
  status: 'verified',
  ...more,
})
const travellers = (...observations: readonly Observation[]): Series => ({
  id: 'travellers',
  subject: 'context',
  title: phrase('Travellers'),
  finding: phrase('{b} and {a}'),
  unit: 'person',
  kind: 'flow',
  frequency: 'year',
  area: 'TJK',
  breakdowns: {},
  definitions: { counted: { name: phrase('Counted'), text: phrase('Counted') } },
  sources: { one: { name: phrase('One'), reference: 'a book', licence: 'quoted' } },
  // The order means something: the first one leads.
  figures: { b: {}, a: {} },
  pictures: [],
  observations,
})
const present = async () => {
  const found = (await readSeries(office.desk.database)).find(({ id }) => id === 'travellers')
  return {
    version: found?.version,
    values: found?.observations.map(({ time, value, version }) => [time, value, version]),
  }
}

test('the series of the country are there from the first start, with every value, in their order', async () => {
  const kept = await readSeries(office.desk.database)
  expect(kept[0]?.id).toBe('departures-for-work')
  expect(kept.find(({ id }) => id === 'migrants-in-tajikistan-by-age')?.observations).toHaveLength(357)
})

test('loaded again nothing is added; a changed value is a new version and the old one is kept', async () => {
  await putSeries(office.own, [travellers(observed('2023', 5), observed('2024', 7))])
  const stamp = await seriesStamp(office.desk.database)
  expect(await putSeries(office.own, [travellers(observed('2023', 5), observed('2024', 7))])).toBe(0)
  expect(await seriesStamp(office.desk.database)).toBe(stamp)

  expect(await putSeries(office.own, [travellers(observed('2023', 6), observed('2024', 7))])).toBe(1)
  expect(await present()).toMatchObject({
    version: 1,
    values: [
      ['2023', 6, 2],
      ['2024', 7, 1],
    ],
  })
  const earlier = await earlierFigures(office.desk.database, 'travellers')
  expect(earlier.map(({ time, value, version }) => [time, value, version])).toEqual([['2023', 5, 1]])
})

test('a value that Safar does not bring any more is taken back, and stays where one can see that it was there', async () => {
  await putSeries(office.own, [travellers(observed('2024', 7))])
  expect((await present()).values).toEqual([['2024', 7, 1]])
  const earlier = await earlierFigures(office.desk.database, 'travellers')
  expect(earlier.map(({ value }) => value)).toEqual([6, 5])
})

test('what a series says of itself is versioned too, and keeps the order of its parts', async () => {
  expect(await putSeries(office.own, [{ ...travellers(observed('2024', 7)), title: phrase('All travellers') }])).toBe(1)
  expect((await present()).version).toBe(2)
  const kept = (await readSeries(office.desk.database)).find(({ id }) => id === 'travellers')
  expect(Object.keys(kept?.figures ?? {})).toEqual(['b', 'a'])
})

test('a post adds figures of its own; they stay at the next start, and stand in until Safar brings something new', async () => {
  const add = (...figures: readonly Observation[]) =>
    addFigures(office.desk.database, {
      post: posts.desk.id,
      figures: figures.map((observation) => ({ series: 'travellers', observation })),
    })
  expect(await add(observed('2025', 9, { source: 'a letter' }), observed('2024', 8))).toEqual({
    added: 1,
    changed: 1,
    same: 0,
  })
  expect(await add(observed('2025', 9, { source: 'a letter' }))).toEqual({ added: 0, changed: 0, same: 1 })

  const shipped = { ...travellers(observed('2024', 7)), title: phrase('All travellers') }
  expect(await putSeries(office.own, [shipped])).toBe(0)
  expect((await present()).values).toEqual([
    ['2024', 8, 2],
    ['2025', 9, 1],
  ])
  expect(await putSeries(office.own, [{ ...shipped, observations: [observed('2024', 10)] }])).toBe(1)
  expect((await present()).values).toEqual([
    ['2024', 10, 3],
    ['2025', 9, 1],
  ])
})

test('the server may not write in another post’s name, write what comes with Safar, change a figure or remove one', async () => {
  const insert = (origin: string, post: string | null) =>
    asPost(office.desk.database, posts.desk.id, (reading) =>
      sql`insert into safar.series_figures (series, figure, version, time, cell, value, precision, source, definition, status, origin, post)
          values ('travellers', ${`${origin} ${post}`}, 1, '2024', '{}', 1, 'exact', 's', 'd', 'verified', ${origin}, ${post})`.execute(
        reading,
      ),
    )
  await expect(insert('delivered', posts.khujand.id)).rejects.toThrow('row-level security')
  await expect(insert('shipped', null)).rejects.toThrow('row-level security')
  await insert('delivered', posts.desk.id)
  const run = (statement: string) => sql.raw(statement).execute(office.desk.database)
  await expect(run('update safar.series_figures set value = 0')).rejects.toThrow('permission denied')
  await expect(run('delete from safar.series_figures')).rejects.toThrow('permission denied')
  await expect(run("insert into safar.series (id, version, place, body) values ('x-y', 1, 1, '')")).rejects.toThrow(
    'permission denied',
  )
})
