import { afterAll, beforeAll, expect, test } from 'vitest'

import { tajikistan } from '#countries/tajikistan/index.ts'
import { findCode } from '#kernel/codelist.ts'
import type { MissingFigure } from '#kernel/missing-figure.ts'
import { languages } from '#kernel/words.ts'
import { release } from '#publish/release/decide.ts'
import { type TestReleases, candidate, hand, openReleases } from '#test/release.ts'

import { openDatabase, ownerPool } from './database.ts'
import { addMissingFigure, closeMissingFigure, listMissingFigures, putMissingFigures } from './missing-figures.ts'

let releases: TestReleases
beforeAll(async () => {
  releases = await openReleases()
})
afterAll(() => releases[Symbol.asyncDispose]())

const said = { tg: 'Рақам', ru: 'Цифра', en: 'A figure' }
const missing: MissingFigure = {
  id: 'a-figure',
  subject: 'return',
  title: said,
  why: said,
  since: '2014',
  owedBy: 'TAJSTAT',
  sources: ['A newspaper'],
}

test('what a country pack says is missing is kept, with new words when it says it anew', async () => {
  const owners = ownerPool(releases.connection)
  const own = openDatabase(owners)
  await putMissingFigures(own, [missing, { ...missing, id: 'an-older', since: '2013', known: said }])
  await putMissingFigures(own, [{ ...missing, title: { ...said, en: 'The figure' } }])
  await owners.end()
  const listed = await listMissingFigures(releases.web)
  expect(listed.map(({ id }) => id)).toEqual(['an-older', 'a-figure'])
  expect(listed[1]).toMatchObject({ title: { en: 'The figure' }, foundIn: null })
  expect(listed[0]).toMatchObject({ known: said, sources: ['A newspaper'], owedBy: 'TAJSTAT' })
})

test('who decides on figures adds one; a trainer does not, and an id is taken once', async () => {
  expect(await addMissingFigure(releases.web, 'trainer', { ...missing, id: 'by-trainer' })).toBe(false)
  expect(await addMissingFigure(releases.web, 'statistician', { ...missing, id: 'by-statistician' })).toBe(true)
  expect(await addMissingFigure(releases.web, 'statistician', { ...missing, id: 'by-statistician' })).toBe(false)
  const debtor = addMissingFigure(releases.web, 'statistician', { ...missing, id: 'nobody-owes', owedBy: 'NOBODY' })
  await expect(debtor).rejects.toThrow('foreign key')
})

test('a figure is found by a public release, once, and by nobody but who decides on figures', async () => {
  const id = await releases.prepare(candidate)
  for (const person of ['statistician', 'head'] as const) await releases.say(id, person)
  const close = (post: string) =>
    closeMissingFigure(releases.web, post, { id: 'a-figure', release: candidate.name, at: new Date('2026-07-01') })
  expect(await close('head')).toBe(false)
  await release(releases.signing, { candidate: id, synthetic: true, by: hand('head') })
  expect(await close('trainer')).toBe(false)
  expect(await close('head')).toBe(true)
  expect(await close('head')).toBe(false)
  expect((await listMissingFigures(releases.web)).at(-1)).toMatchObject({ id: 'a-figure', foundIn: candidate.name })
})

test('every figure that Tajikistan misses has words, a year, sources, and an agency that owes it', () => {
  const figures: readonly MissingFigure[] = tajikistan.missingFigures
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length)
  for (const { id, title, why, known, since, owedBy, sources } of figures) {
    for (const language of languages)
      expect([id, [title, why, known].every((phrase) => !phrase || /\S/.test(phrase[language]))]).toEqual([id, true])
    expect([id, since]).toEqual([id, expect.stringMatching(/^\d{4}(-\d{2})?$/)])
    expect([id, findCode(tajikistan.agencies, owedBy)?.code]).toEqual([id, owedBy])
    expect([id, sources.length > 0]).toEqual([id, true])
  }
})
