// The process that imports: it says how long it took and how much memory it had, and ends.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { headed, matchColumns } from '#publish/register/columns.ts'
import { deliver } from '#publish/register/deliver.ts'
import { openDelivered } from '#publish/register/open-delivered.ts'
import { knownHeadings } from '#registry/list/heading.ts'
import type { Connection } from '#store/database.ts'
import { openDatabase, openPool } from '#store/database.ts'
import { prepareRegisters, registerNamed, registersOf } from '#test/registers.ts'

import type { Imported } from './delivery.ts'

const { connection, file } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly connection: Connection
  readonly file: string
}
const register = registerNamed('returns')

process.send?.(await run())

async function run(): Promise<Imported> {
  await prepareRegisters(connection)
  const pool = openPool(connection, 'web', 2)
  const folder = await mkdtemp(path.join(tmpdir(), 'safar-bench-'))
  try {
    const before = process.cpuUsage()
    const seconds = await timed(() => importAll(folder, pool))
    const { user, system } = process.cpuUsage(before)
    const megabytes = process.resourceUsage().maxRSS / 1024
    // Measured after the import, so that its memory is not counted there.
    return { seconds, processorSeconds: (user + system) / 1e6, megabytes, plainSeconds: await timed(parseAll) }
  } finally {
    await pool.end()
    await rm(folder, { recursive: true })
  }
}

async function importAll(folder: string, pool: ReturnType<typeof openPool>): Promise<void> {
  const opened = await open()
  const { office, acting } = registersOf(openDatabase(pool))
  const given = await deliver({
    office,
    acting,
    register,
    file: opened,
    mapping: matchColumns(register, opened.headings),
    refused: { path: path.join(folder, 'refused.csv'), language: 'en' },
  })
  if (given.kind !== 'kept' || given.aside) throw new Error(JSON.stringify(given))
}

async function parseAll(): Promise<void> {
  let cells = 0
  for await (const batch of (await open()).batches()) {
    if (!batch.ok) throw new Error(batch.why.says)
    for (const row of batch.value.rows) cells += row.cells.length
  }
  if (cells === 0) throw new Error('Nothing was read')
}

async function open() {
  const opened = await openDelivered(file, knownHeadings(headed(register)))
  if (!opened.ok) throw new Error(opened.why.says)
  return opened.value
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
