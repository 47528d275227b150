import { randomUUIDv7 } from 'node:crypto'

import { sql } from 'kysely'

import { prepare } from '#app/office.ts'
import { witnessBeside } from '#app/witness.ts'
import { submit } from '#serve/submit.ts'
import { signCheckpoint } from '#store/checkpoint.ts'
import { type Connection, openDatabase, openPool } from '#store/database.ts'
import type { Keys } from '#store/keys.ts'
import { type Acting, type Office, dayIn } from '#web/office.ts'

import { type Crowd, drawCrowd } from './people.ts'
import { makePlainTable } from './plain.ts'
import { type Trainer, putTrainers } from './staff.ts'

/** A database with a journal of some length, and who works on which of its cases. */
export interface Journal {
  readonly connection: Connection
  readonly keyFile: string
  readonly acts: number
  readonly desks: readonly Desk[]
}

export interface Desk extends Trainer {
  readonly cases: readonly string[]
}

/** Everyone has enrolled once and attended three times. */
const actsOfCase = 4
/** Few enough that even in a short journal every trainer has cases. */
const atOnce = 200
const hour = 3_600_000

/** Fills the journal of an empty database, through the same door as everybody's acts. */
export async function makeJournal(
  connection: Connection,
  keyFile: string,
  wanted: { readonly acts: number; readonly trainers: number },
): Promise<Journal> {
  const { owner, office, keys, close } = await prepare(connection, keyFile)
  const trainers = await putTrainers(owner, keys, wanted.trainers)
  const cases = await fill({ office, connection }, trainers, wanted.acts)
  await signAll(connection, keyFile, keys)
  await makePlainTable(owner)
  await sql`vacuum analyze`.execute(owner)
  await sql`checkpoint`.execute(owner)
  await close()
  const desks = trainers.map((trainer, at) => ({ ...trainer, cases: cases[at] ?? [] }))
  return { connection, keyFile, acts: wanted.acts, desks }
}

interface Filling {
  readonly office: Office
  readonly connection: Connection
}

/** Keeps batches of the trainers in turn, two at a time; returns the cases of each trainer. */
async function fill({ office, connection }: Filling, trainers: readonly Trainer[], acts: number) {
  // What only fills need not wait for the disk; what is measured does.
  const hasty = openDatabase(openPool({ ...connection, options: '-c synchronous_commit=off' }, 'web', 2))
  const crowd = drawCrowd(dayIn(office.zone, office.now()))
  const batches = acts / atOnce
  const begun = office.now().getTime() - batches * 1000 - 24 * hour
  const cases = trainers.map((): string[] => [])
  const every = async (first: number, step: number) => {
    for (let batch = first; batch < batches; batch += step) {
      const [trainer, own] = [trainers[batch % trainers.length], cases[batch % trainers.length]]
      if (!trainer || !own) throw new Error('There are no trainers')
      own.push(...(await keepBatch({ ...office, database: hasty }, trainer.acting, crowd, begun + batch * 1000)))
    }
  }
  await Promise.all([every(0, 2), every(1, 2)])
  await hasty.destroy()
  return cases
}

/** Lets people enrol and attend; returns their cases. */
async function keepBatch(office: Office, acting: Acting, crowd: Crowd, begun: number): Promise<readonly string[]> {
  const cases = Array.from({ length: atOnce / actsOfCase }, () => randomUUIDv7())
  const acts = cases.flatMap((caseId) => [
    crowd.enrol(caseId, new Date(begun)),
    ...[1, 2, 3].map((later) => crowd.attend(caseId, new Date(begun + later * hour))),
  ])
  const verdicts = await submit(office, acting, acts)
  const refused = verdicts.find(({ verdict }) => verdict !== 'kept')
  if (refused) throw new Error(`The journal could not be filled: ${JSON.stringify(refused)}`)
  return cases
}

async function signAll(connection: Connection, keyFile: string, keys: Keys): Promise<void> {
  const worker = openDatabase(openPool(connection, 'worker', 1))
  const sign = () => signCheckpoint(worker, keys, witnessBeside(keyFile), new Date())
  while ((await sign()) !== undefined);
  await worker.destroy()
}
