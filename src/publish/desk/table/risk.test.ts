import { afterAll, expect, test } from 'vitest'

import { tajikistan } from '#countries/tajikistan/index.ts'
import type { Table } from '#kernel/table.ts'
import { openDuckDB } from '#publish/tabulate/duckdb.ts'
import { registerNamed } from '#test/registers.ts'
import { snapshotFolder } from '#test/snapshot.ts'

import { riskOf } from './risk.ts'

const engine = await openDuckDB({ memory: '200MB', threads: 1 })
afterAll(() => engine.close())
const snapshots = await snapshotFolder()
const { record } = registerNamed('remittances')

const rowsOf = (corridor: string, amounts: readonly (readonly [operator: bigint, amount: number])[]) =>
  amounts.map(([contributor, amount], at) => ({
    codes: { month: '2026-01', corridor, channel: 'bank', currency: 'RUB', recipientSex: 'F', district: '3505401' },
    amounts: { amount },
    person: BigInt(corridor.charCodeAt(0) * 1000 + at),
    contributor,
  }))

const codes = ['month', 'corridor', 'channel', 'currency', 'recipientSex', 'district']

test('of amounts the risk tells which rule how many cells break, and never a value', async () => {
  const even = [1n, 2n, 3n, 4n, 5n].map((operator) => [operator, 777_123] as const)
  const rows = [
    ...rowsOf('RUS', even),
    // Two operators are fewer than three; and one that has nearly all of it.
    ...rowsOf('KAZ', even.slice(0, 2)),
    ...rowsOf('USA', [[1n, 998_877], ...even.slice(1, 5).map(([operator]) => [operator, 1] as const)]),
  ]
  const file = await snapshots.write(rows, { codes, amounts: ['amount'] })
  const table: Table = {
    by: [{ column: 'corridor' }, { column: 'channel' }],
    figures: { amount: { kind: 'sum', of: 'amount' } },
    method: { kind: 'suppression', least: 3, dominance: { n: 1, k: 75 } },
    audience: 'public',
    schedule: 'year',
  }
  const risk = await riskOf(engine, { file, record }, table, tajikistan.codelists)
  if (!risk.ok) throw new Error(risk.why.says)
  // Each corridor in the total of channels, and in its own.
  expect(risk.value.byRule).toEqual({ few: 2, dominance: 2, percent: 0 })
  const told = JSON.stringify(risk.value)
  for (const value of ['777123', '998877', '998881', '1554246']) expect(told).not.toContain(value)
  const [pair] = risk.value.pairs
  const row = risk.value.axes.find(({ column }) => column === pair?.rows)?.codes.indexOf('KAZ') ?? -1
  const width =
    (pair?.risky.length ?? 0) / (risk.value.axes.find(({ column }) => column === pair?.rows)?.codes.length ?? 1)
  expect(pair?.risky.slice(row * width, (row + 1) * width).reduce((sum, each) => sum + each, 0)).toBe(2)
})

test('of counts a cell with one or two people is risky, an empty one is not', async () => {
  const rows = [
    ...rowsOf('RUS', [
      [1n, 1],
      [1n, 1],
      [1n, 1],
    ]),
    ...rowsOf('KAZ', [
      [1n, 1],
      [1n, 1],
    ]),
  ]
  const file = await snapshots.write(rows, { codes, amounts: ['amount'] })
  const table: Table = {
    by: [{ column: 'corridor' }],
    figures: { transfers: { kind: 'count' } },
    method: { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 },
    audience: 'public',
    schedule: 'year',
  }
  const risk = await riskOf(engine, { file, record }, table, tajikistan.codelists)
  expect(risk).toMatchObject({ ok: true, value: { filled: 3, byRule: { few: 1 } } })
})
