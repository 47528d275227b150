import { DuckDBInstance } from '@duckdb/node-api'

import type { Codelists } from '#kernel/codelist.ts'
import { type Field, measured, published } from '#kernel/field.ts'
import { grouped, leading } from '#kernel/hierarchy.ts'
import { choice } from '#kernel/kinds/choice.ts'
import { decimal } from '#kernel/kinds/number.ts'
import type { Table } from '#kernel/table.ts'

// A register as large as the one of departures, made up: what matters here is how many codes there are and how unevenly rows fall.

const numbered = (prefix: string, size: number) =>
  Array.from({ length: size }, (_, at) => `${prefix}${String(at).padStart(2, '0')}`)

/** The codes of each question; 68 districts in 5 regions, 18 groups of ages in 3 broad ones. */
const codes = {
  sex: ['female', 'male'],
  age: [...numbered('A', 6), ...numbered('B', 6), ...numbered('C', 6)],
  district: [
    ...numbered('D', 4),
    ...numbered('E', 18),
    ...numbered('F', 25),
    ...numbered('G', 13),
    ...numbered('H', 8),
  ],
  destination: numbered('country', 12),
  sector: numbered('sector', 10),
} as const

export const record: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(Object.entries(codes).map(([name, each]) => [name, published(choice(each))])),
  amount: measured(decimal()),
}
export const lists: Codelists = {}

const byRegion = Object.fromEntries(
  [...'DEFGH'].map((region) => [region, codes.district.filter((district) => district.startsWith(region))]),
)

/** Everything at once: 698,412 cells, 293,760 of them at the finest level. */
export const table: Table = {
  by: [
    { column: 'sex' },
    { column: 'age', levels: [leading('broad', 1)] },
    { column: 'district', levels: [grouped('region', byRegion)] },
    { column: 'destination' },
    { column: 'sector' },
  ],
  figures: { people: { kind: 'count' }, amounts: { kind: 'sum', of: 'amount' } },
  method: { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 },
  audience: 'group',
  schedule: 'year',
}

/** Writes a snapshot of so many rows, the same each time: everything is drawn by hashing the number of the row. */
export async function writeMicrodata(file: string, rows: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '512MB',
    preserve_insertion_order: 'false',
  })
  const connection = await instance.connect()
  // Between 0 and 1; its square crowds the first codes, as people crowd a few districts and one country.
  const drawn = (seed: number) => `(hash(row, ${seed}) % 1000000 / 1000000.0)`
  const pick = (each: readonly string[], draw: string) =>
    `[${each.map((code) => `'${code}'`).join(', ')}][1 + floor(${draw} * ${each.length})::INTEGER]`
  await connection.run(`COPY (
    SELECT CASE WHEN ${drawn(1)} < 0.15 THEN 'female' ELSE 'male' END AS sex,
      ${pick(codes.age, drawn(2))} AS age,
      ${pick(codes.district, drawn(3))} AS district,
      ${pick(codes.destination, `${drawn(4)} * ${drawn(4)}`)} AS destination,
      ${pick(codes.sector, `${drawn(5)} * ${drawn(5)}`)} AS sector,
      (hash(row, 6) % 1000000 / 100.0)::DOUBLE AS amount,
      hash(row, 7) AS record_key, 0::UBIGINT AS contributor_key, TRUE AS synthetic
    FROM range(${rows}) AS drawn(row)
  ) TO '${file}' (FORMAT parquet, COMPRESSION lz4_raw)`)
  connection.closeSync()
  instance.closeSync()
}
