import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** DuckDB with a folder of its own, for reading and writing files. */
export interface Scratch {
  readonly connection: DuckDBConnection
  /** A folder that only we may enter; it goes with the database. */
  readonly folder: string
  close(): Promise<void>
}

/** Opens a DuckDB that keeps what it holds in files and little in memory. Rows stay in the order in which they came. */
export async function openScratch(memory = '96MB'): Promise<Scratch> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'safar-rows-'))
  const instance = await DuckDBInstance.create(path.join(folder, 'rows.db'), {
    memory_limit: memory,
    threads: '1',
    temp_directory: path.join(folder, 'put-aside'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  return {
    connection,
    folder,
    async close() {
      connection.closeSync()
      instance.closeSync()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A text as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
