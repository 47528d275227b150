import { afterAll, expect, test } from 'vitest'

import { sources } from '#app/registers.ts'
import { tajikistan } from '#countries/tajikistan/index.ts'
import { unknown } from '#kernel/hierarchy.ts'
import type { Source } from '#kernel/source.ts'
import { declaredCodes } from '#publish/tabulate/codes.ts'
import { cellCount } from '#publish/tabulate/cube.ts'
import { openDuckDB } from '#publish/tabulate/duckdb.ts'
import { sentence } from '#publish/tabulate/refusal.ts'
import { tabulate } from '#publish/tabulate/tabulate.ts'

import { type SnapshotRow, snapshotFolder } from './snapshot.ts'

const engine = await openDuckDB({ memory: '200MB' })
afterAll(() => engine.close())
const snapshots = await snapshotFolder()

/** Rows that have each code of each question somewhere, one after another. */
function rowsOf({ record }: Source): {
  readonly rows: readonly SnapshotRow[]
  readonly codes: string[]
  readonly amounts: string[]
} {
  const codes = Object.keys(record).filter((name) => record[name]?.publish)
  const amounts = Object.keys(record).filter((name) => record[name]?.measured)
  const months = ['2025-11', '2026-02']
  const every = codes.map((name) => {
    const declared = record[name] && declaredCodes(record[name], tajikistan.codelists)
    return declared ? [...declared.always, ...declared.whenCounted.slice(0, 1), unknown] : months
  })
  const rows = Array.from({ length: 1500 }, (_, at): SnapshotRow => ({
    codes: Object.fromEntries(
      codes.map((name, column) => [name, every[column]?.[at % every[column].length] ?? unknown]),
    ),
    amounts: Object.fromEntries(amounts.map((name) => [name, at % 7 === 0 ? null : at / 4])),
    person: BigInt(at + 1),
    contributor: BigInt(at % 11),
  }))
  return { rows, codes, amounts }
}

test.each(sources.map((source) => [source.name, source] as const))(
  'every table of %s can be counted',
  async (_, source) => {
    const { rows, codes, amounts } = rowsOf(source)
    const file = await snapshots.write(rows, { codes, amounts })
    for (const [name, table] of Object.entries(source.tables)) {
      const outcome = await tabulate(engine, { file, record: source.record }, table, tajikistan.codelists)
      if (!outcome.ok) throw new Error(`${name}: ${sentence('en', outcome.why)}`)
      const { axes, counts } = outcome.value.all
      expect(counts).toHaveLength(cellCount(axes))
      for (const { codes: shown } of axes) expect(new Set(shown).size, name).toBe(shown.length)
      const { where = {} } = table
      const counted = rows.filter((row) =>
        Object.entries(where).every(([question, among = []]) => among.includes(row.codes[question] ?? unknown)),
      )
      if (table.method.kind !== 'noise') expect(counts[0], name).toBe(counted.length)
    }
  },
)
