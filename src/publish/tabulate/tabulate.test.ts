import { afterAll, expect, test } from 'vitest'

import { grouped, leading, quarters, within, years } from '#kernel/hierarchy.ts'
import type { Table } from '#kernel/table.ts'
import { bySex, columns, dominated, lists, readable, record, row } from '#test/made-up-register.ts'
import { type SnapshotRow, snapshotFolder } from '#test/snapshot.ts'

import type { Tabulated } from './cube.ts'
import { openDuckDB } from './duckdb.ts'
import { sentence } from './refusal.ts'
import { tabulate } from './tabulate.ts'

const engine = await openDuckDB({ memory: '200MB' })
afterAll(() => engine.close())
const snapshots = await snapshotFolder()

async function tabulated(
  rows: readonly SnapshotRow[],
  table: Table,
  limits?: Parameters<typeof tabulate>[4],
): Promise<Tabulated> {
  const outcome = await tabulate(engine, { file: await snapshots.write(rows, columns), record }, table, lists, limits)
  if (!outcome.ok) throw new Error(sentence('en', outcome.why))
  return outcome.value
}

test('every cell and every total is counted, also where nobody is', async () => {
  const { all } = await tabulated([row(1), row(2, { sex: 'male', place: 'S1' }), row(3)], {
    ...bySex,
    by: [{ column: 'sex' }, { column: 'place', levels: [within('region', 'place')] }],
  })
  expect(all.axes[1]).toMatchObject({
    column: 'place',
    codes: ['_T', 'N', 'N1', 'N2', 'S', 'S1'],
    levels: ['total', 'region', 'place'],
    level: Uint8Array.of(0, 1, 2, 2, 1, 2),
    above: Int32Array.of(-1, 0, 1, 1, 0, 4),
  })
  // In the order of the codes: everybody, women, men.
  expect(all.counts).toEqual(Float64Array.of(3, 2, 2, 0, 1, 1, 2, 2, 2, 0, 0, 0, 1, 0, 0, 0, 1, 1))
})

test('the key of a cell is the XOR of the keys of its people, all 64 bits of it', async () => {
  const [one, other] = [0xfedc_ba98_7654_3210n, 0x8000_0000_0000_0001n]
  const { all } = await tabulated(
    [
      { ...row(0), person: one },
      { ...row(0, { sex: 'male' }), person: other },
    ],
    bySex,
  )
  const keys = Array.from(
    all.counts,
    (_, at) => (BigInt(all.keys.high[at] ?? 0) << 32n) | BigInt(all.keys.low[at] ?? 0),
  )
  expect(keys).toEqual([one ^ other, one, other])
})

test('months are shown from the first to the last, none left out, and can be begun at the quarter', async () => {
  const rows = [row(1, { left: '2025-11' }), row(2, { left: '2026-02' }), row(3, { left: '2026-02' })]
  const byMonth = await tabulated(rows, { ...bySex, by: [{ column: 'left', levels: [quarters, years] }] })
  expect(byMonth.all.axes[0]?.codes).toEqual(
    ['_T', '2025', '2025-Q4', '2025-11', '2025-12', '2026', '2026-Q1', '2026-01', '2026-02'],
  ) // prettier-ignore
  expect(byMonth.all.counts).toEqual(Float64Array.of(3, 1, 1, 1, 0, 2, 2, 0, 2))
  const byQuarter = await tabulated(rows, {
    ...bySex,
    by: [{ column: 'left', levels: [quarters, years], from: 'quarter' }],
  })
  expect(byQuarter.all.axes[0]?.levels).toEqual(['total', 'year', 'quarter'])
  expect(readable(byQuarter.all, byQuarter.all.counts)).toEqual({
    _T: 3,
    '2025': 1,
    '2025-Q4': 1,
    '2026': 2,
    '2026-Q1': 2,
  })
})

test('who does not say is counted apart, and only then is there a place for it', async () => {
  const by = [{ column: 'reason', levels: [grouped('forced', { forced: ['removed', 'banned'] })] }]
  const said = await tabulated([row(1, { reason: 'removed' })], { ...bySex, by })
  expect(said.all.axes[0]?.codes).toEqual(['_T', 'forced', 'removed', 'banned', 'family', 'work'])
  const unsaid = await tabulated([row(1, { reason: '_U' }), row(2, { reason: null }), row(3)], { ...bySex, by })
  expect(readable(unsaid.all, unsaid.all.counts)).toMatchObject({ _T: 3, forced: 0, work: 1, _U: 2 })
})

test('a code that is its own group stands once, beside the groups', async () => {
  const by = [{ column: 'reason', levels: [grouped('forced', { forced: ['removed', 'banned'] })] }]
  const { all } = await tabulated([row(1)], { ...bySex, by })
  expect(all.axes[0]).toMatchObject({
    codes: ['_T', 'forced', 'removed', 'banned', 'family', 'work'],
    levels: ['total', 'forced', 'reason'],
    level: Uint8Array.of(0, 1, 2, 2, 1, 1),
    above: Int32Array.of(-1, 0, 1, 1, 0, 0),
  })
})

test('a retired code is shown only where somebody still has it', async () => {
  const by = [{ column: 'place' }]
  const now = await tabulated([row(1)], { ...bySex, by })
  const then = await tabulated([row(1), row(2, { place: 'S9' })], { ...bySex, by })
  expect(now.all.axes[0]?.codes).toEqual(['_T', 'N1', 'N2', 'S1'])
  expect(then.all.axes[0]?.codes).toEqual(['_T', 'N1', 'N2', 'S1', 'S9'])
})

test('of whom only the group is known is counted beside the finer codes, so that they make up the whole', async () => {
  const by = [{ column: 'occupation', levels: [leading('major', 1)] }]
  const { all } = await tabulated([row(1), row(2, { occupation: '5' }), row(3, { occupation: '51' })], { ...bySex, by })
  expect(readable(all, all.counts)).toEqual({ _T: 3, '5': 3, '5120': 1, '5131': 0, '51': 1, '5_U': 1 })
  const coarse = await tabulated([row(1), row(2, { occupation: '5' })], {
    ...bySex,
    by: [{ ...by[0], column: 'occupation', from: 'major' }],
  })
  expect(readable(coarse.all, coarse.all.counts)).toEqual({ _T: 2, '5': 2 })
})

test('a table is about the rows that it names, and shows no other codes', async () => {
  const rows = [row(1), row(2, { place: 'S1' }), row(3, { reason: null }), row(4, { place: 'N2', reason: 'family' })]
  const { all } = await tabulated(rows, {
    ...bySex,
    by: [{ column: 'place' }],
    where: { place: ['N1', 'N2'], reason: ['work', '_U'] },
  })
  expect(readable(all, all.counts)).toEqual({ _T: 2, N1: 2, N2: 0 })
  const none = await tabulated(rows, { ...bySex, where: { sex: [] } })
  expect(readable(none.all, none.all.counts)).toEqual({ _T: 0 })
})

test('sums are exact to the hundredth, whatever is not answered left out', async () => {
  const rows = [row(1, {}, 0.1), row(2, {}, 0.2), row(3, { sex: 'male' }, null), row(4, { sex: 'male' }, 1e9 + 0.07)]
  const table = {
    ...bySex,
    figures: { total: { kind: 'sum', of: 'wage' }, mean: { kind: 'mean', of: 'wage' } },
  } as const
  const { all, answered } = await tabulated(rows, table)
  expect(readable(all, all.sums['wage'] ?? [])).toEqual({ _T: 1_000_000_000.37, female: 0.3, male: 1_000_000_000.07 })
  expect(readable(all, answered['wage']?.counts ?? [])).toEqual({ _T: 3, female: 2, male: 1 })
  expect(answered['wage']?.keys.low).toEqual(Uint32Array.of(1 ^ 2 ^ 4, 1 ^ 2, 4))
})

test('a rate brings the cube of those it asks for', async () => {
  const rows = [row(1), row(2, { reason: 'removed' }), row(3, { sex: 'male', reason: 'banned' })]
  const forced = { kind: 'rate', of: { reason: ['removed', 'banned'] }, per: 100 } as const
  const { among } = await tabulated(rows, { ...bySex, figures: { forced } })
  const cube = among['forced']
  expect(cube && readable(cube, cube.counts)).toEqual({ _T: 2, female: 1, male: 1 })
  expect(cube?.keys.low).toEqual(Uint32Array.of(2 ^ 3, 2, 3))
})

test('the median is the middle answer, or the mean of the middle two', async () => {
  const wages = [5, 1, 3, 3, 100]
  const rows = [...wages.map((wage, at) => row(at + 1, {}, wage)), row(9, { sex: 'male' }, 4), row(10, { sex: 'male' })]
  const { all } = await tabulated(rows, { ...bySex, figures: { middle: { kind: 'median', of: 'wage' } } })
  expect(readable(all, all.medians['wage'] ?? [])).toEqual({ _T: 3.5, female: 3, male: 4 })
  const nobody = await tabulated([row(1)], { ...bySex, figures: { middle: { kind: 'median', of: 'wage' } } })
  expect(nobody.all.medians['wage']).toEqual(Float64Array.of(NaN, NaN, NaN))
})

test('what one holder gives in several places is one contribution to their total', async () => {
  const of = (contributor: bigint, sex: string, wage: number): SnapshotRow => ({
    ...row(1, { sex }, wage),
    contributor,
  })
  const rows = [of(7n, 'female', 60), of(7n, 'male', 50), of(8n, 'female', 70), of(9n, 'male', 20), of(9n, 'male', 30)]
  const { all } = await tabulated(rows, dominated)
  const { contributors, largest, most } = all.behind['wage'] ?? {}
  expect(most).toBe(2)
  expect(contributors && readable(all, contributors)).toEqual({ _T: 3, female: 2, male: 2 })
  // Of the parts the two largest are 70 and 60; of the whole they are 110 and 70.
  expect(largest).toEqual(Float64Array.of(110, 70, 70, 60, 50, 50))
})

test('where the register names no contributor, it is the person', async () => {
  const { all } = await tabulated([row(1, {}, 5), row(1, {}, 6), row(2, {}, 7), row(3)], dominated)
  expect(all.behind['wage']).toEqual({
    contributors: Float64Array.of(2, 2, 0),
    largest: Float64Array.of(11, 7, 11, 7, 0, 0),
    most: 2,
  })
})

test('under noise nobody weighs more than they may', async () => {
  const noisy = { ...bySex, method: { kind: 'noise', rho: '1/10' } } as const
  const rows = [row(1), row(1), row(1, { sex: 'male' }), row(2)]
  expect([...(await tabulated(rows, noisy)).all.counts]).toEqual([2, 2, 0])
  expect([...(await tabulated(rows, noisy, { rowsPerPerson: 2 })).all.counts]).toEqual([3, 3, 0])
})

test('an empty register has a table of zeros', async () => {
  const { all } = await tabulated([], { ...dominated, by: [{ column: 'sex' }, { column: 'left', levels: [years] }] })
  expect(all.axes.map(({ codes }) => codes)).toEqual([['_T', 'female', 'male'], ['_T']])
  expect([...all.counts, ...(all.sums['wage'] ?? []), ...(all.behind['wage']?.contributors ?? [])]).toEqual(
    Array(9).fill(0),
  )
})

test('a table without dimensions is one number', async () => {
  const { all } = await tabulated([row(1, {}, 2), row(2, {}, 3)], { ...dominated, by: [] })
  expect([all.axes, all.counts, all.sums['wage']]).toEqual([[], Float64Array.of(2), Float64Array.of(5)])
})

test('a question may be called anything', async () => {
  const { all } = await tabulated([row(1)], { ...bySex, by: [{ column: 'odd "name' }] })
  expect(readable(all, all.counts)).toEqual({ _T: 1, a: 1 })
})
