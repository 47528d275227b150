import { expect, test } from 'vitest'

import { cellStatuses } from '#publish/protect/protected.ts'
import { candidate, earned, now, returned } from '#test/release.ts'

import { candidateAsRead } from './attacked.ts'
import type { Candidate, CandidateTable } from './candidate.ts'
import { checklist } from './checklist.ts'
import { mend } from './mend.ts'

const cell = (at: Readonly<Record<string, string>>, table = returned.table, figure = 'people') => ({
  release: 0,
  table,
  figure,
  at,
  value: 1,
})

const tableOf = (mended: Candidate | undefined, name = returned.table): CandidateTable | undefined =>
  mended?.tables.find(({ table }) => table === name)

const shown = (table: CandidateTable | undefined, figure = 0) => {
  const { values = new Float64Array(), statuses = new Uint8Array() } = table?.figures[figure]?.cells ?? {}
  return [...values].map((value, at) => `${Number.isNaN(value) ? '' : value} ${cellStatuses[statuses[at] ?? 0]}`)
}

const blocked = (mended: Candidate | undefined) =>
  mended &&
  checklist(mended, { now, digest: '', approvals: [], earlier: [], synthetic: true })
    .filter(({ passed }) => !passed)
    .map(({ name }) => name)

test('a withheld cell loses its value, says so, and leaves the others alone; the candidate has to be attacked again', () => {
  const mended = mend(candidate, { kind: 'withhold', cells: [cell({ sex: 'female', reason: 'home' })], cost: 1 })
  const before = shown(returned)
  expect(shown(tableOf(mended))).toEqual(before.with(5, ' withheld-beside'))
  expect(mended?.verdict).toBeNull()
  expect(blocked(mended)).toEqual(['attack', 'approvals'])
})

test('a cell that nobody has cannot be withheld', () => {
  expect(mend(candidate, { kind: 'withhold', cells: [cell({ sex: 'other' })], cost: 1 })).toBeUndefined()
  expect(mend(candidate, { kind: 'withhold', cells: [cell({}, 'returns.none')], cost: 1 })).toBeUndefined()
})

test('what is out already is published as it was', () => {
  const before = {
    ...candidate,
    tables: [
      {
        ...returned,
        figures: returned.figures.map((figure) => ({
          ...figure,
          cells: { ...figure.cells, values: figure.cells.values.with(5, 61) },
        })),
      },
    ],
  }
  const mended = mend(
    candidate,
    { kind: 'repeat', table: returned.table, cells: [cell({ sex: 'female', reason: 'home' })], cost: 0 },
    [candidateAsRead(before)],
  )
  expect(shown(tableOf(mended))[5]).toBe('61 perturbed')
  expect(
    mend(candidate, { kind: 'repeat', table: returned.table, cells: [cell({ sex: 'female' })], cost: 0 }),
  ).toBeUndefined()
})

test('a table is left out', () => {
  const mended = mend(candidate, { kind: 'leave-out', table: earned.table, cost: 4 })
  expect(mended?.tables.map(({ table }) => table)).toEqual([returned.table])
})

test('a dimension without its finest codes keeps its totals', () => {
  const mended = mend(candidate, { kind: 'widen', table: returned.table, column: 'sex', cost: 8 })
  expect(shown(tableOf(mended))).toEqual(shown(returned).slice(0, 4))
  expect(tableOf(mended)?.axes.map(({ codes, levels }) => [codes.length, levels.length])).toEqual([
    [1, 1],
    [4, 2],
  ])
  expect(blocked(mended)).toEqual(['attack', 'approvals'])
})

test('two codes are put together: what was published adds up, what was withheld in one is withheld in both', () => {
  const mended = mend(candidate, {
    kind: 'merge',
    table: returned.table,
    column: 'reason',
    codes: ['removal', 'ban'],
    cost: 2,
  })
  const table = tableOf(mended)
  expect(table?.axes[1]?.codes.map(({ code, above }) => [code, above])).toEqual([
    ['_T', -1],
    ['home', 0],
    ['removal+ban', 0],
  ])
  expect(table?.axes[1]?.codes[2]?.words.en).toBe('Removal; Entry ban')
  expect(shown(table)).toEqual([
    '5 perturbed',
    '16 perturbed',
    '65 perturbed',
    '49 perturbed',
    '60 perturbed',
    ' missing',
    '93 perturbed',
    '104 perturbed',
    '241 perturbed',
  ])
  expect(table?.noise).toBe(10)
  expect(blocked(mended)).toEqual(['attack', 'approvals'])
})

test('what has to be counted anew is not mended here: rounding, and merging rates', () => {
  expect(mend(candidate, { kind: 'round', table: returned.table, base: 5, cost: 6 })).toBeUndefined()
  expect(
    mend(candidate, { kind: 'merge', table: earned.table, column: 'reason', codes: ['home', 'ban'], cost: 2 }),
  ).toBeUndefined()
})
