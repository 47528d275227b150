import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { type Field, measured, published } from '#kernel/field.ts'
import { grouped, type Level, total, unknown } from '#kernel/hierarchy.ts'
import { choice } from '#kernel/kinds/choice.ts'
import { decimal } from '#kernel/kinds/number.ts'
import type { Split, Table } from '#kernel/table.ts'
import { magnitudeOf } from '#publish/disclosure/primary.ts'
import { type SnapshotRow, snapshotFolder } from '#test/snapshot.ts'

import type { Axis, Cube, Tabulated } from './cube.ts'
import { openDuckDB } from './duckdb.ts'
import { tabulate } from './tabulate.ts'

const engine = await openDuckDB({ memory: '200MB' })
afterAll(() => engine.close())
const snapshots = await snapshotFolder()

const codes = ['a', 'b', 'c', 'd', 'e'] as const
const questions = ['one', 'two', 'three'] as const
const record: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(questions.map((question) => [question, published(choice(codes))])),
  amount: measured(decimal()),
}

// Codes put together at random, twice over: groups A to C of codes, then groups X and Y of groups; what is in none stands alone.
const groupOf = (groups: readonly string[], of: readonly string[]) =>
  fc
    .array(fc.constantFrom(...groups, undefined), { minLength: of.length, maxLength: of.length })
    .map((chosen) => Object.fromEntries(groups.map((group) => [group, of.filter((_, at) => chosen[at] === group)])))
const levels: fc.Arbitrary<readonly Level[]> = fc
  .tuple(groupOf(['A', 'B', 'C'], codes), groupOf(['X', 'Y'], ['A', 'B', 'C', 'd', 'e']), fc.nat({ max: 2 }))
  .map(([lower, upper, deep]) => [grouped('lower', lower), grouped('upper', upper)].slice(0, deep))
const splits: fc.Arbitrary<readonly Split[]> = fc
  .tuple(fc.subarray([...questions], { minLength: 1 }), fc.array(levels, { minLength: 3, maxLength: 3 }), fc.boolean())
  .map(([columns, each, isCoarse]) =>
    columns.map((column, at) => {
      const [lower, ...upper] = each[at] ?? []
      if (!lower) return { column }
      return { column, levels: [lower, ...upper], ...(isCoarse && at === 0 && { from: 'lower' }) }
    }),
  )
const rows: fc.Arbitrary<readonly SnapshotRow[]> = fc.array(
  fc
    .record({
      codes: fc.record({
        one: fc.constantFrom(...codes, unknown, null),
        two: fc.constantFrom(...codes),
        three: fc.constantFrom(...codes, unknown),
      }),
      amount: fc.option(fc.nat({ max: 100_000 })),
      person: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
      contributor: fc.constantFrom(0n, 1n, 2n, 2n ** 63n),
    })
    .map(({ amount, ...row }) => ({ ...row, amounts: { amount: amount === null ? null : amount / 100 } })),
  { maxLength: 60 },
)

const tableOf = (by: readonly Split[]): Table => ({
  by,
  figures: { sum: { kind: 'sum', of: 'amount' }, median: { kind: 'median', of: 'amount' } },
  method: { kind: 'suppression', least: 3, dominance: { n: 3, k: 75 } },
  audience: 'public',
  schedule: 'year',
})

const write = (some: readonly SnapshotRow[]) => snapshots.write(some, { codes: questions, amounts: ['amount'] })

async function count(some: readonly SnapshotRow[], by: readonly Split[]): Promise<Tabulated> {
  const outcome = await tabulate(engine, { file: await write(some), record }, tableOf(by), {})
  if (!outcome.ok) throw new Error(outcome.why.says)
  return outcome.value
}

/** Whether a row stands in a code of a split: by climbing from its own code, level by level. */
function standsIn(row: SnapshotRow, { column, levels: above = [] }: Split, code: string): boolean {
  const own = row.codes[column] ?? unknown
  const chain = [own]
  for (const level of above) chain.push(own === unknown ? unknown : level.of(chain.at(-1) ?? own, {}))
  return [total, ...chain].includes(code)
}

/** The codes of every cell, in the order of the cube. */
const cellsOf = (axes: readonly Axis[]): readonly (readonly string[])[] =>
  axes.reduce<readonly (readonly string[])[]>(
    (cells, axis) => cells.flatMap((cell) => axis.codes.map((code) => [...cell, code])),
    [[]],
  )

test('every cell says what looking at each row says: records, keys, sums, medians, and who is behind them', async () => {
  await fc.assert(
    fc.asyncProperty(rows, splits, async (some, by) => {
      const { all, answered } = await count(some, by)
      for (const [cell, at] of cellsOf(all.axes).entries()) {
        const inside = some.filter((row) => by.every((split, axis) => standsIn(row, split, at[axis] ?? '')))
        const amounts = inside.flatMap(({ amounts: { amount } = {} }) => (typeof amount === 'number' ? [amount] : []))
        const magnitude = magnitudeOf(
          inside.flatMap(({ amounts: { amount } = {}, person, contributor = 0n }) =>
            typeof amount === 'number'
              ? [{ contributor: String(contributor || person), value: Math.round(amount * 100) }]
              : [],
          ),
          3,
        )
        const behind = all.behind['amount']
        expect({
          count: all.counts[cell],
          key: keyOf(all, cell),
          sum: all.sums['amount']?.[cell],
          answered: answered['amount']?.counts[cell],
          median: all.medians['amount']?.[cell],
          contributors: behind?.contributors[cell],
          largest: [...(behind?.largest.slice(cell * 3, cell * 3 + 3) ?? [])],
        }).toEqual({
          count: inside.length,
          key: inside.reduce((key, { person }) => key ^ person, 0n),
          sum: magnitude.value / 100,
          answered: amounts.length,
          median: middle(amounts),
          contributors: magnitude.contributors,
          largest: [0, 1, 2].map((place) => (magnitude.largest[place] ?? 0) / 100),
        })
      }
    }),
    { numRuns: 60 },
  )
})

test('the order of the rows changes nothing, not a bit', async () => {
  await fc.assert(
    fc.asyncProperty(rows, splits, async (some, by) => {
      expect(await count(some.toReversed(), by)).toEqual(await count(some, by))
    }),
    { numRuns: 20 },
  )
})

test('the same people have the same key in whatever table they are counted', async () => {
  await fc.assert(
    fc.asyncProperty(rows, splits, splits, async (some, by, others) => {
      const [one, other] = [await count(some, by), await count(some, others)]
      const keysOf = ({ all }: Tabulated) =>
        new Map(cellsOf(all.axes).map((at, cell) => [nameOf(all.axes, at), keyOf(all, cell)]))
      const keys = keysOf(one)
      for (const [name, key] of keysOf(other)) expect(keys.get(name) ?? key).toBe(key)
      expect(keyOf(one.all, 0)).toBe(keyOf(other.all, 0))
    }),
    { numRuns: 20 },
  )
})

test('every total is the sum of the finest codes below it', async () => {
  await fc.assert(
    fc.asyncProperty(rows, splits, async (some, by) => {
      const { all } = await count(some, by)
      const finest = all.axes.map(({ codes: each, above }) => each.map((_, place) => !above.includes(place)))
      const leaves = cellsOf(all.axes).flatMap((at, cell) =>
        at.every((code, axis) => finest[axis]?.[all.axes[axis]?.codes.indexOf(code) ?? -1]) ? [cell] : [],
      )
      expect(leaves.reduce((sum, cell) => sum + (all.counts[cell] ?? 0), 0)).toBe(some.length)
      expect(all.counts[0]).toBe(some.length)
    }),
    { numRuns: 20 },
  )
})

// Groups are made up anew for each table, so only codes that mean the same in both are compared.
const nameOf = (axes: readonly Axis[], at: readonly string[]): string =>
  axes
    .map(({ column }, axis) =>
      codes.some((code) => code === at[axis]) || at[axis] === total ? `${column}=${at[axis]}` : `${column}~`,
    )
    .filter((part) => !part.endsWith(total))
    .map((part) => (part.endsWith('~') ? crypto.randomUUID() : part))
    .toSorted()
    .join(' ')

const keyOf = ({ keys: { high, low } }: Cube, cell: number): bigint =>
  (BigInt(high[cell] ?? 0) << 32n) | BigInt(low[cell] ?? 0)

function middle(amounts: readonly number[]): number {
  const inOrder = amounts.toSorted((one, other) => one - other)
  const [low = NaN, high = NaN] = [inOrder[(inOrder.length - 1) >> 1], inOrder[inOrder.length >> 1]]
  return (low + high) / 2
}
