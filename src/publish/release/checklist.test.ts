import { expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { makeFigure } from '#publish/protect/protected.ts'
import type { Approval } from '#store/candidates.ts'
import { candidate, earned, finding, now, people, type PersonName, returned } from '#test/release.ts'

import type { Candidate } from './candidate.ts'
import { blocking, passing } from './check-word.ts'
import { type CheckName, type Standing, checklist, mayRelease } from './checklist.ts'
import { checkTitle, sayCheck } from './say.ts'

const digest = 'd'
const said = (person: PersonName, more: Partial<Approval> = {}): Approval => ({
  candidate: 'c',
  digest,
  kind: 'approval',
  reason: '',
  givenAt: now,
  ...people[person],
  ...more,
})
const approvals = [said('statistician'), said('head')]
const standing: Standing = { now, digest, approvals, earlier: [], synthetic: true }

/** The lines that hold a release up, with what they say. */
const heldUp = (changed: Partial<Candidate>, more: Partial<Standing> = {}) =>
  checklist({ ...candidate, ...changed }, { ...standing, ...more })
    .filter(({ passed }) => !passed)
    .map(({ name, says }) => [name, ...says.map(({ word }) => word)])

const line = (name: CheckName, changed: Partial<Candidate>, more: Partial<Standing> = {}) =>
  checklist({ ...candidate, ...changed }, { ...standing, ...more }).find((each) => each.name === name)?.says

test('a candidate on which nothing is wrong may be released, and every line says what it found', () => {
  const checks = checklist(candidate, standing)
  expect(mayRelease(checks)).toBe(true)
  expect(checks.map(({ says }) => says[0]?.word)).toEqual([
    'definitions-whole',
    'words-whole',
    'figures-there',
    'denominators-there',
    'fresh',
    'synthetic-marked',
    'attack-clean',
    'approved',
  ])
})

test('a code, a level, a figure or a method without words in one language holds it up', () => {
  const [sex, reason] = returned.axes
  if (!sex || !reason) throw new Error('The table has two dimensions')
  const blank = { tg: 'Зан', ru: '', en: 'Woman' }
  const wordless = [
    { ...returned, axes: [{ ...sex, codes: sex.codes.map((code) => ({ ...code, words: blank })) }, reason] },
    { ...returned, axes: [{ ...sex, levels: [{ name: 'total', words: blank }] }, reason] },
    { ...returned, axes: [{ ...sex, words: blank }, reason] },
    { ...returned, figures: returned.figures.map((figure) => ({ ...figure, words: blank })) },
    { ...returned, method: { ...returned.method, note: blank } },
    { ...returned, title: blank },
  ]
  for (const table of wordless)
    expect(heldUp({ tables: [table] })[0]?.slice(0, 2)).toEqual(['definitions', 'word-missing'])
})

test('a hundred missing words are told as twenty and how many more', () => {
  const [sex, reason] = returned.axes
  if (!sex || !reason) throw new Error('The table has two dimensions')
  const codes = Array.from({ length: 101 }, (_, at) => ({
    code: `c${at}`,
    above: -1,
    level: 0,
    words: { tg: '', ru: 'a', en: 'a' },
  }))
  const cells = makeFigure(101, () => [1, 'exact'])
  const table = {
    ...returned,
    axes: [{ ...sex, codes }],
    figures: returned.figures.map((figure) => ({ ...figure, cells })),
  }
  const says = line('definitions', { tables: [table] })
  expect(says).toHaveLength(21)
  expect(says?.at(-1)).toMatchObject({ word: 'and-more', values: { count: 81 } })
})

test('a title, a description, notes and the reason of a revision are there in three languages', () => {
  const blank = { tg: ' ', ru: 'Есть', en: 'Is there' }
  for (const changed of [
    { title: blank },
    { about: blank },
    { notes: blank },
    { revises: { release: 'returns-2025-q4', why: blank } },
  ])
    expect(heldUp(changed)).toEqual([['words', 'text-missing']])
})

test('a table that the rules leave empty is not released, nor a candidate without a table', () => {
  const empty = {
    ...returned,
    figures: returned.figures.map((figure) => ({ ...figure, cells: makeFigure(12, () => [NaN, 'withheld']) })),
  }
  expect(heldUp({ tables: [empty, earned] })).toEqual([['figures', 'nothing-published']])
  expect(heldUp({ tables: [] })).toEqual([['definitions', 'no-tables']])
})

test('a number under a status that says there is none is never released, nor none under one that says there is', () => {
  const broken = (value: number, status: 'withheld' | 'exact') => ({
    ...returned,
    figures: returned.figures.map((figure) => ({
      ...figure,
      cells: makeFigure(12, (cell) => (cell === 3 ? [value, status] : [1, 'exact'])),
    })),
  })
  expect(heldUp({ tables: [broken(4, 'withheld')] })).toEqual([['figures', 'cells-broken']])
  expect(heldUp({ tables: [broken(NaN, 'exact')] })).toEqual([['figures', 'cells-broken']])
  expect(heldUp({ tables: [broken(Infinity, 'exact')] })).toEqual([['figures', 'cells-broken']])
  expect(heldUp({ tables: [broken(4, 'exact')] })).toEqual([])
})

test('a figure is not called as a column is', () => {
  const named = { ...returned, figures: returned.figures.map((figure) => ({ ...figure, name: 'sex' })) }
  expect(heldUp({ tables: [named] })).toEqual([['figures', 'name-twice']])
})

test('a rate has a count beside it or says what it is measured against', () => {
  const unsaid = earned.figures.map((figure) => ({ ...figure, denominator: null }))
  expect(heldUp({ tables: [{ ...earned, figures: unsaid }] })).toEqual([['denominators', 'denominator-missing']])
  const [count] = returned.figures
  if (!count) throw new Error('The table has a count')
  const beside = { ...count, cells: makeFigure(4, () => [7, 'exact']) }
  expect(heldUp({ tables: [{ ...earned, figures: [...unsaid, beside] }] })).toEqual([])
  expect(line('denominators', { tables: [returned] })?.[0]?.word).toBe('no-rates')
})

test('a delivery is as fresh as the rhythm of its register allows, and the line says how old it is', () => {
  const delivered = (delivered_: string, rhythm: 'month' | 'quarter' | 'year') => ({
    snapshots: candidate.snapshots.map((snapshot) => ({ ...snapshot, delivered: delivered_, rhythm })),
  })
  expect(line('freshness', {})?.[0]?.values).toMatchObject({
    register: 'returns',
    days: 21,
    day: '2026-05-20',
    most: 62,
  })
  const old = '2026-03-01T07:00:00.000Z'
  expect(heldUp(delivered(old, 'month'))).toEqual([['freshness', 'stale']])
  expect(heldUp(delivered(old, 'quarter'))).toEqual([])
  expect(heldUp(delivered('2025-11-01T07:00:00.000Z', 'quarter'))).toEqual([['freshness', 'stale']])
  expect(heldUp(delivered('2025-11-01T07:00:00.000Z', 'year'))).toEqual([])
})

test('invented figures are marked, never mixed with real ones, and never leave a Safar that is no demonstration', () => {
  const [snapshot] = candidate.snapshots
  if (!snapshot) throw new Error('The candidate has a snapshot')
  const real = { ...snapshot, synthetic: false }
  expect(heldUp({ synthetic: false })).toEqual([['synthetic', 'synthetic-unmarked']])
  expect(heldUp({ snapshots: [snapshot, real] })).toEqual([['synthetic', 'synthetic-mixed']])
  expect(heldUp({}, { synthetic: false })).toEqual([['synthetic', 'synthetic-in-real']])
  expect(heldUp({ synthetic: false, snapshots: [real] })).toEqual([['synthetic', 'real-in-demonstration']])
  expect(heldUp({ synthetic: false, snapshots: [real] }, { synthetic: false })).toEqual([])
})

const verdict = { at: '2026-06-01T09:00:00.000Z', against: [], refused: null, findings: [finding] }
const override = (person: PersonName) =>
  said(person, { kind: 'override', reason: 'Known from elsewhere.', givenAt: new Date('2026-06-02') })

test('without an attack, with one that failed, or with one that knew fewer releases than there are, nothing is released', () => {
  expect(heldUp({ verdict: null })).toEqual([['attack', 'not-attacked']])
  expect(heldUp({ verdict: { ...verdict, refused: candidate.title } })).toEqual([['attack', 'attack-refused']])
  expect(heldUp({}, { earlier: ['returns-2025-q4'] })).toEqual([['attack', 'attack-outdated']])
  expect(line('attack', {}, { earlier: ['a', 'b'] })?.[0]?.values).toEqual({ releases: 'a, b' })
})

test('a finding holds the release up until two posts of two people have said why not', () => {
  expect(heldUp({ verdict })).toEqual([['attack', 'findings-stand']])
  const over = (...some: readonly Approval[]) => heldUp({ verdict }, { approvals: [...some, ...approvals] })
  expect(over(override('statistician'))).toEqual([['attack', 'findings-stand']])
  expect(over(override('statistician'), override('second'))).toEqual([['attack', 'findings-stand']])
  expect(over(override('statistician'), { ...override('head'), digest: 'before' })).toEqual([
    ['attack', 'findings-stand'],
  ])
  expect(over(override('statistician'), override('head'))).toEqual([])
})

test('approvals given before a finding was overridden are asked for again', () => {
  const late = [override('third'), { ...override('head'), givenAt: new Date('2026-06-11') }]
  expect(heldUp({ verdict }, { approvals: [...approvals, ...late] })).toEqual([
    ['approvals', 'approvals-missing', 'approval-before-override', 'approval-before-override'],
  ])
})

test('two posts held by two people approve; one person through two posts, and one post, count once', () => {
  const by = (...some: readonly Approval[]) => heldUp({}, { approvals: some })
  expect(by()).toEqual([['approvals', 'approvals-missing']])
  expect(by(said('head'))).toEqual([['approvals', 'approvals-missing']])
  expect(by(said('statistician'), said('second'))).toEqual([['approvals', 'approvals-missing', 'same-person']])
  expect(by(said('head'), said('head', { account: people.third.account }))).toEqual([
    ['approvals', 'approvals-missing', 'same-person'],
  ])
  expect(by(said('statistician'), said('second'), said('head'))).toEqual([])
})

test('whoever prepared it is one of the two at most, and need not be one', () => {
  const by = (...some: readonly Approval[]) => heldUp({}, { approvals: some })
  expect(by(said('statistician'), said('second'))).not.toEqual([])
  expect(by(said('statistician'), said('third'))).toEqual([])
  expect(by(said('head'), said('third'))).toEqual([])
})

test('an approval of what it was before does not count, and says so', () => {
  expect(heldUp({}, { approvals: [said('head'), said('third', { digest: 'before' })] })).toEqual([
    ['approvals', 'approvals-missing', 'approval-outdated'],
  ])
})

test('everything that the checklist can say is a sentence in three languages with nothing left to fill in', () => {
  const values = Object.fromEntries(
    [
      'tables',
      'codes',
      'cells',
      'withheld',
      'count',
      'register',
      'days',
      'day',
      'most',
      'posts',
      'post',
      'table',
      'of',
      'figure',
      'name',
      'registers',
      'releases',
      'missing',
    ].map((name) => [name, 1]),
  )
  for (const language of languages)
    for (const word of [...passing, ...blocking]) {
      const sentence = sayCheck(language, { word, blocks: true, values: { ...values, part: 'title', language } })
      expect([word, sentence]).toEqual([word, expect.not.stringMatching(/[{}]/)])
    }
  expect(checkTitle('ru', 'attack')).toBe('Атака')
})
