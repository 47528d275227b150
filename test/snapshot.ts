import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { DuckDBConnection } from '@duckdb/node-api'
import { afterAll } from 'vitest'

/** A row of a snapshot, as the publishing wing has it: published codes, amounts, and the keys of who it is. */
export interface SnapshotRow {
  readonly codes: Readonly<Record<string, string | null>>
  readonly amounts?: Readonly<Record<string, number | null>>
  readonly person: bigint
  /** 0 where the register names no contributor. */
  readonly contributor?: bigint
}

/** Writes snapshots in Parquet into a folder of its own, gone after the tests of a file. */
export async function snapshotFolder(): Promise<{
  readonly folder: string
  write(rows: readonly SnapshotRow[], columns: Columns): Promise<string>
}> {
  const folder = mkdtempSync(path.join(tmpdir(), 'safar-snapshot-'))
  const connection = await DuckDBConnection.create()
  afterAll(() => {
    connection.closeSync()
    rmSync(folder, { recursive: true })
  })
  let written = 0
  return {
    folder,
    async write(rows, columns) {
      const file = path.join(folder, `${(written += 1)}.parquet`)
      await writeRows(connection, rows, columns)
      await connection.run(`COPY snapshot TO '${file}' (FORMAT parquet, COMPRESSION lz4_raw)`)
      return file
    },
  }
}

interface Columns {
  readonly codes: readonly string[]
  readonly amounts?: readonly string[]
}

async function writeRows(
  connection: DuckDBConnection,
  rows: readonly SnapshotRow[],
  { codes, amounts = [] }: Columns,
): Promise<void> {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const columns = [
    ...codes.map((name) => `${quoted(name)} VARCHAR`),
    ...amounts.map((name) => `${quoted(name)} DOUBLE`),
    'record_key UBIGINT, contributor_key UBIGINT, synthetic BOOLEAN',
  ]
  await connection.run(`CREATE OR REPLACE TABLE snapshot (${columns.join(', ')})`)
  const appender = await connection.createAppender('snapshot')
  for (const { codes: said, amounts: given = {}, person, contributor = 0n } of rows) {
    for (const name of codes) appendText(appender, said[name])
    for (const name of amounts) appendNumber(appender, given[name])
    appender.appendUBigInt(person)
    appender.appendUBigInt(contributor)
    appender.appendBoolean(true)
    appender.endRow()
  }
  appender.closeSync()
}

type Appender = Awaited<ReturnType<DuckDBConnection['createAppender']>>

const appendText = (appender: Appender, text: string | null | undefined): void =>
  text === null || text === undefined ? appender.appendNull() : appender.appendVarchar(text)

const appendNumber = (appender: Appender, number: number | null | undefined): void =>
  number === null || number === undefined ? appender.appendNull() : appender.appendDouble(number)
