import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { tajikistan } from '#countries/tajikistan/index.ts'
import { sourceOf } from '#kernel/source.ts'
import { type Phrase, languages } from '#kernel/words.ts'
import { orientation } from '#programmes/orientation/index.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import { openDuckDB } from '#publish/tabulate/duckdb.ts'
import { findCandidate } from '#store/candidates.ts'
import { migrate } from '#store/migrate.ts'
import { type TestReleases, candidate as sample, hand, now, openReleases } from '#test/release.ts'

import { attackAgain, mendCandidate } from './attack-candidate.ts'
import { attackTogether } from './attack-together.ts'
import { type Candidate, readCandidate } from './candidate.ts'
import { checklist } from './checklist.ts'
import { release } from './decide.ts'
import { type Wanted, type Workshop, prepareCandidate } from './prepare.ts'
import { handOut } from './public.ts'
import { sayReleaseRefusal } from './say.ts'

const source = sourceOf(orientation)
if (!source) throw new Error('Orientation declares tables')

let releases: TestReleases
let workshop: Workshop & { readonly engine: { close(): void } }
beforeAll(async () => {
  releases = await openReleases()
  await migrate(releases.connection, [orientation])
  // People who do not exist, spread over districts, ages and destinations by their numbers.
  await releases.owner.query(`
    insert into published.orientation (record, synthetic, state, opened_month, since_month, born, sex, district, destination)
    select n, true, (array['enrolled', 'certified'])[1 + n % 2], '2026-0' || 1 + n % 5, '2026-05',
      (array['18-29', '30-44', 'unknown'])[1 + n % 3], (array['female', 'male', 'male'])[1 + n % 3],
      (array['3505401', '3505220', '3507401'])[1 + n % 3], (array['RUS', 'RUS', 'KAZ', 'KOR'])[1 + n % 4]
    from generate_series(1, 900) n`)
  const note: Phrase = { tg: 'Тасодуф', ru: 'Случай', en: 'Chance' }
  workshop = {
    snapshots: { publisher: releases.publisher, folder: path.join(releases.folder, 'snapshots') },
    engine: await openDuckDB({ memory: '256MB', threads: 1 }),
    sources: [source],
    lists: tajikistan.codelists,
    attack: attackTogether({ solver: await loadSolver() }),
    chanceOf: () => {
      throw new Error('These tables have no noise')
    },
    noteOf: () => note,
  }
})
afterAll(async () => {
  workshop.engine.close()
  await releases[Symbol.asyncDispose]()
})

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  tables: ['orientation.participants', 'orientation.certificates'],
  text: {
    name: 'orientation-2026-05',
    licence: 'CC-BY-4.0',
    title: sample.title,
    about: sample.about,
    notes: sample.notes,
    revises: null,
    embargo: null,
    access: [],
  },
  asOf: '2026-05-31',
  by: hand('statistician'),
  ...more,
})

async function prepared(more: Partial<Wanted> = {}): Promise<{ readonly id: string; readonly candidate: Candidate }> {
  const done = await prepareCandidate(workshop, wanted(more))
  if (!done.ok) throw new Error(sayReleaseRefusal('en', done.why))
  const found = await findCandidate(releases.web, 'statistician', done.value)
  if (!found) throw new Error('The candidate is kept')
  return { id: done.value, candidate: readCandidate(found.kept) }
}

const standing = { now, digest: '', approvals: [], earlier: [], synthetic: true }

test('tables are counted, protected and attacked, and only approvals are missing then', async () => {
  const steps: string[] = []
  const { candidate } = await prepared({ report: (done, of) => void steps.push(`${done}/${of}`) })
  expect(steps).toEqual(['0/3', '1/3', '2/3', '3/3'])
  expect(candidate).toMatchObject({
    population: 'orientation',
    audience: 'public',
    synthetic: true,
    verdict: { against: [], refused: null },
  })
  const [participants] = candidate.tables
  expect(participants?.figures[0]?.cells.values[0]).toBeGreaterThan(880)
  expect(participants?.method.report).toMatchObject({ D: 5 })
  const held = checklist(candidate, standing).filter(({ passed }) => !passed)
  expect(held.map(({ name, says }) => [name, ...says.map(({ word }) => word)])).toEqual([
    ['approvals', 'approvals-missing'],
  ])
})

test('every code of every axis has words in three languages, also totals, groups, months and what is not known', async () => {
  const { candidate } = await prepared({ text: { ...wanted().text, name: 'orientation-words' } })
  const words = new Map(
    candidate.tables.flatMap(({ axes }) =>
      axes.flatMap(({ column, codes }) => codes.map((code) => [`${column} ${code.code}`, code.words] as const)),
    ),
  )
  expect(words.get('sex _T')).toEqual({ tg: 'Ҳамагӣ', ru: 'Всего', en: 'Total' })
  expect(words.get('born _U')?.en).toBe('Not known')
  expect(words.get('district 3505000')?.ru).toContain('Согд')
  expect(words.get('destination RUS')?.en).toContain('Russia')
  expect(words.get('openedMonth 2026-Q1')).toEqual({ tg: '2026-Q1', ru: '2026-Q1', en: '2026-Q1' })
  for (const [code, phrase] of words)
    for (const language of languages)
      expect([code, language, phrase[language]]).toEqual([code, language, expect.stringMatching(/\S/)])
})

test('a candidate is released, and a later one is attacked together with what was published of it', async () => {
  const first = await prepared({ text: { ...wanted().text, name: 'orientation-first' } })
  const second = await prepared({ text: { ...wanted().text, name: 'orientation-second' } })
  for (const person of ['statistician', 'head'] as const) await releases.say(first.id, person)
  const done = await release(releases.signing, { candidate: first.id, synthetic: true, by: hand('head') })
  expect(done).toMatchObject({ ok: true })
  expect((await handOut(releases.web, '0'.repeat(64), { release: 'orientation-first' }))?.length).toBe(10)
  for (const person of ['statistician', 'head'] as const) await releases.say(second.id, person)
  const letSecond = () => release(releases.signing, { candidate: second.id, synthetic: true, by: hand('head') })
  expect(await letSecond()).toMatchObject({ ok: false, why: { why: 'held-up' } })
  const kept = await findCandidate(releases.web, 'head', second.id)
  if (!kept) throw new Error('The candidate is kept')
  expect(await attackAgain(workshop, kept.kept, now)).toMatchObject({ ok: true })
  expect(await attackAgain(workshop, kept.kept, now)).toEqual({ ok: false, why: { why: 'moved-on' } })
  const again = await findCandidate(releases.web, 'head', second.id)
  // The same people and the same keys: the same figures, of which nothing comes out.
  expect(again && readCandidate(again.kept).verdict).toMatchObject({
    against: ['orientation-first'],
    refused: null,
    findings: [],
  })
  expect(await letSecond()).toMatchObject({ ok: false, why: { why: 'held-up' } })
  for (const person of ['statistician', 'head'] as const)
    expect(await releases.say(second.id, person)).toMatchObject({ ok: true })
  expect(await letSecond()).toMatchObject({ ok: true })
})

test('a repair changes what is kept and is attacked again; what would have to be counted anew is refused', async () => {
  const { id } = await prepared({ text: { ...wanted().text, name: 'orientation-mended' } })
  const kept = (await findCandidate(releases.web, 'head', id))?.kept
  if (!kept) throw new Error('The candidate is kept')
  const round = { kind: 'round', table: 'orientation.participants', base: 5, cost: 1 } as const
  expect(await mendCandidate(workshop, kept, { repair: round, now })).toEqual({ ok: false, why: { why: 'count-anew' } })
  const widen = { kind: 'widen', table: 'orientation.participants', column: 'district', cost: 1 } as const
  const mended = await mendCandidate(workshop, kept, { repair: widen, now })
  expect(mended).toMatchObject({ ok: true })
  const after = (await findCandidate(releases.web, 'head', id))?.kept
  expect(after?.digest).toBe(mended.ok && mended.value)
  const candidate = after && readCandidate(after)
  expect(candidate?.tables[0]?.axes[2]?.levels.map(({ name }) => name)).toEqual(['total', 'region'])
  expect(candidate?.verdict).toMatchObject({ refused: null })
})

test('what cannot be prepared is refused with a sentence, and nothing is kept', async () => {
  const refused = async (more: Partial<Wanted>, shop: Workshop = workshop) => {
    const done = await prepareCandidate(shop, wanted(more))
    return done.ok ? 'prepared' : sayReleaseRefusal('en', done.why)
  }
  const before = await releases.owner.query('select count(*) from releases.candidates')
  expect(await refused({ tables: [] })).toContain('at least one table')
  expect(await refused({ tables: ['orientation.none'] })).toContain('There is no table “orientation.none”')
  const other = {
    ...source,
    name: 'other',
    tables: { one: { ...source.tables['participants'], audience: 'group' } },
  } as typeof source
  expect(
    await refused({ tables: ['orientation.participants', 'other.one'] }, { ...workshop, sources: [source, other] }),
  ).toContain('different registers')
  const mixed = {
    ...source,
    tables: { ...source.tables, one: { ...source.tables['participants'], audience: 'group' } },
  } as typeof source
  expect(
    await refused({ tables: ['orientation.participants', 'orientation.one'] }, { ...workshop, sources: [mixed] }),
  ).toContain('different readers')
  const after = await releases.owner.query('select count(*) from releases.candidates')
  expect(after.rows).toEqual(before.rows)
})

test('work that is called off keeps nothing', async () => {
  const stopping = new AbortController()
  const report = (done: number) => {
    if (done === 1) stopping.abort()
  }
  await expect(prepareCandidate(workshop, wanted({ signal: stopping.signal, report }))).rejects.toThrow('abort')
})
