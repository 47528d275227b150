import { fork } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'

import { inventDelivery } from '#app/generate/write.ts'
import { launchPostgres } from '#store/embedded.ts'
import { registerNamed } from '#test/registers.ts'

import { makeDatabase } from './cluster.ts'

/** One import, measured. */
export interface Measured extends Imported {
  readonly rows: number
  readonly format: 'csv' | 'parquet'
  readonly bytes: number
}

/** What the importing process says of itself. */
export interface Imported {
  readonly seconds: number
  /** Of all cores together. */
  readonly processorSeconds: number
  readonly plainSeconds: number
  readonly megabytes: number
}

interface Import {
  readonly rows: number
  readonly format: 'csv' | 'parquet'
  readonly file: string
}

/** Invents a file and imports it in a process of its own. */
export async function importIn(folder: string, { rows, format, file }: Import): Promise<Measured> {
  const register = registerNamed('returns')
  await inventDelivery(file, { register, rows, seed: 'bench', until: '2026-10', language: 'en' })
  const { connection } = await launchPostgres(folder)
  const database = await makeDatabase(connection, `import_${rows}_${format}`)
  const child = fork(new URL('delivering.ts', import.meta.url), [JSON.stringify({ connection: database, file })])
  const [imported] = (await once(child, 'message')) as [Imported]
  console.error(`${rows} rows of ${format}: ${imported.seconds.toFixed(1)} s, ${Math.round(imported.megabytes)} MB`)
  return { rows, format, bytes: statSync(file).size, ...imported }
}
