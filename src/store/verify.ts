import pg from 'pg'

import type { Programme } from '#kernel/programme.ts'

import type { Connection } from './database.ts'
import type { Keys } from './keys.ts'
import { definitionOf } from './migrate.ts'
import { findLostCases, tryKeys, walkCases } from './verify/cases.ts'
import { compareWitness, walkCheckpoints } from './verify/checkpoints.ts'
import { walkDeliveries } from './verify/deliveries.ts'
import { readDefinitions } from './verify/definitions.ts'
import { walkFiles } from './verify/files.ts'
import { compareLedgerWitness, walkLedger } from './verify/ledger.ts'
import { countPublished } from './verify/published.ts'
import { checkRelease, walkReleases } from './verify/releases.ts'
import { walkTrail } from './verify/trail.ts'
import type { Break, Verdict, Walked } from './verify/verdict.ts'
import type { Walk } from './verify/walk.ts'
import { lengthOf } from './witness.ts'

export interface Asked {
  readonly programmes: readonly Programme[]
  /** Without the key file only what needs no key is looked at. */
  readonly keys?: Keys | undefined
  readonly report?: (walked: Walked) => void
}

/**
 * Walks everything that is kept and names the first thing that is not as it was kept.
 * Looks at one moment of the database and changes nothing, so Safar may go on working meanwhile.
 */
export async function verify(
  connection: Connection,
  asked: Asked & { readonly witnessPath?: string; readonly ledgerWitnessPath?: string },
): Promise<Verdict> {
  // Measured before the snapshot: what is noted down later may be newer than what the snapshot shows.
  const witness = await measured(asked.witnessPath)
  const ledgerWitness = await measured(asked.ledgerWitnessPath)
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read')
    return await verifyWithin(client, { ...asked, witness, ledgerWitness })
  } finally {
    await client.end()
  }
}

interface Witness {
  readonly path: string
  readonly length: number
}

const measured = async (path: string | undefined): Promise<Witness | undefined> =>
  path === undefined ? undefined : { path, length: await lengthOf(path) }

/** The same within a transaction that is open already, such as that of a restore. */
export async function verifyWithin(
  client: pg.ClientBase,
  {
    programmes,
    keys,
    report,
    witness,
    ledgerWitness,
  }: Asked & { readonly witness?: Witness | undefined; readonly ledgerWitness?: Witness | undefined },
): Promise<Verdict> {
  // Rather an error than a verdict on the part that somebody with fewer rights may see.
  await client.query('set local row_security = off')
  const walked: Walk['walked'] = { ...nothing, withKeys: keys !== undefined }
  const verdict = (found: Break | undefined): Verdict =>
    found ? { ok: false, break: found, walked } : { ok: true, walked }

  const definitions = await readDefinitions(client)
  if (!definitions.ok) return verdict(definitions.why)
  walked.definitions = definitions.value.size
  const walk: Walk = {
    client,
    keys,
    definitions: definitions.value,
    programmes: new Map(programmes.map((programme) => [programme.name, present(programme)])),
    walked,
    report: () => report?.(walked),
  }
  return verdict(
    (await tryKeys(walk)) ??
      (await walkCheckpoints(walk)) ??
      (witness && (await compareWitness(walk, witness.path, witness.length))) ??
      (await findLostCases(walk)) ??
      (await walkCases(walk)) ??
      (await countPublished(walk)) ??
      (await walkFiles(walk)) ??
      (await walkTrail(walk)) ??
      (await walkDeliveries(walk)) ??
      (await walkLedger(walk)) ??
      (ledgerWitness && (await compareLedgerWitness(walk, ledgerWitness.path, ledgerWitness.length))) ??
      (await walkReleases(walk)),
  )
}

/** Verifies the ledger and one release in it, as of one moment. */
export async function verifyRelease(connection: Connection, keys: Keys, release: string): Promise<Break | undefined> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read')
    const walked = { ...nothing, withKeys: true }
    const walk: Walk = { client, keys, definitions: new Map(), programmes: new Map(), walked, report: () => undefined }
    return (await walkLedger(walk)) ?? (await checkRelease(walk, release))
  } finally {
    await client.end()
  }
}

const present = (programme: Programme) => ({ programme, definition: definitionOf(programme).hash.toString('hex') })

const nothing: Walked = {
  definitions: 0,
  checkpoints: 0,
  coveredUntil: undefined,
  cases: 0,
  acts: 0,
  uncovered: 0,
  published: 0,
  files: 0,
  deliveries: 0,
  entries: 0,
  releases: 0,
  withKeys: false,
}
