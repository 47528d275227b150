// Acts over HTTP, kept with all that Safar promises, against a plain insert of the same acts by the same way.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import type { Connection } from '#store/database.ts'
import { launchPostgres } from '#store/embedded.ts'
import { makeRunFolder, removeRunFolder } from '#test/run-folder.ts'

import { describeCluster, makeDatabase } from './parts/cluster.ts'
import { type Journal, makeJournal } from './parts/journal.ts'
import { type Load, type Run, send } from './parts/load.ts'
import { drawCrowd } from './parts/people.ts'
import { describeMachine, tell } from './parts/report.ts'
import { serve } from './parts/serving.ts'
import { type Measured, tables } from './parts/tables.ts'

const { quick, write } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
}).values

const plan = quick
  ? { journals: [10_000], connections: [32], batches: [1, 10, 100], rounds: 1, seconds: 2 }
  : { journals: [10_000, 1_000_000], connections: [8, 32], batches: [1, 10, 100], rounds: 3, seconds: 4 }

const about = `Half of the acts enrol somebody new, half let somebody attend, anywhere in the journal. *Acts/s* are kept over \`POST /api/acts\`: read,
judged, sealed, chained, folded, projected, under row-level security, with checkpoints signed beside. *Plain* is the same server, the same check of the
session, the same reading of each act by the kernel, and one insert of the batch into a table with a primary key and nothing else. Server, database and
sender share the cores. Medians of ${plan.rounds} rounds of ${plan.seconds} s, each round running all of them one after another; times are those of one request.`

const folder = makeRunFolder()
const secrets = mkdtempSync(path.join(tmpdir(), 'safar-bench-'))
try {
  const { connection } = await launchPostgres(folder)
  tell('acts', await bench(connection), write)
} finally {
  await removeRunFolder(folder)
  rmSync(secrets, { recursive: true })
}

async function bench(cluster: Connection): Promise<string> {
  const journals: Journal[] = []
  for (const acts of plan.journals) journals.push(await fillJournal(cluster, acts))
  const measured: Measured[] = []
  for (const connections of plan.connections)
    for (const batch of plan.batches) measured.push(...(await measure(cluster, journals, { connections, batch })))
  const inOrder = measured.toSorted((one, other) => one.acts - other.acts)
  return ['# Acts over HTTP', describeMachine(await describeCluster(cluster)), about, tables(inOrder), ''].join('\n\n')
}

async function fillJournal(cluster: Connection, acts: number): Promise<Journal> {
  const begun = performance.now()
  const connection = await makeDatabase(cluster, `journal_${acts}`)
  const keyFile = path.join(secrets, `${acts}.json`)
  const journal = await makeJournal(connection, keyFile, { acts, trainers: Math.max(...plan.connections) })
  console.error(`A journal of ${acts} acts, filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  return journal
}

/** Runs one way of sending on every journal; the journals take turns, so that a busy moment hits all of them. */
async function measure(
  cluster: Connection,
  journals: readonly Journal[],
  way: Pick<Load, 'connections' | 'batch'>,
): Promise<readonly Measured[]> {
  const crowd = drawCrowd(new Date().toISOString().slice(0, 10))
  const stands = await Array.fromAsync(journals, (journal) => open(cluster, journal))
  try {
    for (let round = 0; round <= plan.rounds; round++)
      for (const { journal, serving, rounds } of stands) {
        // Round nought only warms a new server.
        const load = { ...way, warmSeconds: 1, seconds: round === 0 ? 1 : plan.seconds }
        const kept = await send(serving.address, journal.desks, crowd, { ...load, path: '/api/acts' })
        const plain = await send(serving.address, journal.desks, crowd, { ...load, path: '/bench/plain' })
        if (round > 0) rounds.push({ kept, plain })
      }
  } finally {
    for (const { serving } of stands) await serving.stop()
  }
  return stands.map(({ journal, rounds }) => {
    const line = rounds.map(({ kept, plain }) => (kept.actsPerSecond / plain.actsPerSecond).toFixed(2)).join(' ')
    console.error(`${journal.acts} acts, ${way.connections} connections, batches of ${way.batch}: ${line}`)
    return { ...way, acts: journal.acts, rounds }
  })
}

// A short journal would soon be a long one: each way of sending has a copy of its own.
async function open(cluster: Connection, journal: Journal) {
  const isShort = journal.acts <= 10_000
  const connection = isShort ? await makeDatabase(cluster, 'copy', journal.connection.database) : journal.connection
  const rounds: { readonly kept: Run; readonly plain: Run }[] = []
  return { journal, serving: await serve({ ...journal, connection }), rounds }
}
