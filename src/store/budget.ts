import { sql } from 'kysely'

import type { Outcome } from '#kernel/outcome.ts'

import { type Database, type Reading, asPost } from './database.ts'
import { sha256 } from './sums.ts'

/** Keyed hashes of people in rising order, each once; or everybody, whoever they are. */
export type People = BigUint64Array | 'everybody'

/** What one table under noise, drawn for a release, is to cost everybody in it. */
export interface AskedCharge {
  readonly release: string
  /** `register.table`. */
  readonly table: string
  /** The year whose budget pays. */
  readonly period: string
  readonly population: string
  /** Whole billionths of ρ. */
  readonly billionths: number
  /** The most that one person may be charged in the period. */
  readonly most: number
  readonly people: People
}

/** A charge as it stands in the ledger: never to whom. */
export interface KeptCharge extends Omit<AskedCharge, 'people'> {
  readonly id: string
  readonly chargedAt: Date
}

/** What the same people were charged in a period, over all tables. */
export interface Charged {
  readonly billionths: number
  readonly people: People
}

/**
 * Keeps a charge if `judge` allows it, seeing everything that was charged in the period before; whoever else charges in that period
 * waits, so that two charges at once are judged one after the other. For the role `publisher`.
 */
export const keepCharge = <Allowed, Reason>(
  publisher: Database,
  asked: AskedCharge,
  judge: (charged: readonly Charged[]) => Outcome<Allowed, Reason>,
): Promise<Outcome<Allowed, Reason>> =>
  publisher
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (writing) => {
      // Any number will do, as long as the database's own guard takes the same one.
      await sql`select pg_advisory_xact_lock(7239150, hashtext(${asked.period}))`.execute(writing)
      const verdict = judge(await readCharged(writing, asked))
      if (verdict.ok) await insertCharge(writing, asked)
      return verdict
    })

async function readCharged(reading: Reading, { period }: AskedCharge): Promise<readonly Charged[]> {
  const rows = await reading
    .selectFrom('budget.charges as c')
    .leftJoin('budget.people as p', 'p.hash', 'c.people')
    .where('c.period', '=', period)
    .groupBy(['p.hash', 'p.keys'])
    .select(({ fn }) => ['p.keys', fn.sum<string>('c.billionths').as('billionths')])
    .execute()
  return rows.map(({ keys, billionths }) => ({
    billionths: Number(billionths),
    people: keys === null ? 'everybody' : readKeys(keys),
  }))
}

async function insertCharge(writing: Reading, { people, table, ...charge }: AskedCharge): Promise<void> {
  const keys = people === 'everybody' ? undefined : writeKeys(people)
  const hash = keys ? sha256(keys) : null
  if (keys && hash)
    await writing
      .insertInto('budget.people')
      .values({ hash, people: keys.length / 8, keys })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute()
  await writing
    .insertInto('budget.charges')
    .values({ ...charge, tableName: table, people: hash })
    .execute()
}

function writeKeys(people: BigUint64Array): Buffer {
  const bytes = Buffer.alloc(people.length * 8)
  for (const [at, key] of people.entries()) bytes.writeBigUInt64BE(key, at * 8)
  return bytes
}

const readKeys = (bytes: Buffer): BigUint64Array =>
  BigUint64Array.from({ length: bytes.length / 8 }, (_, at) => bytes.readBigUInt64BE(at * 8))

/** The charges of all periods, the newest first; for a post that decides on figures. */
export const listCharges = (web: Database, post: string): Promise<readonly KeptCharge[]> =>
  asPost(web, post, async (reading) => {
    const rows = await reading
      .selectFrom('budget.charges')
      .select(['id', 'release', 'tableName', 'period', 'population', 'billionths', 'most', 'chargedAt'])
      .orderBy('chargedAt', 'desc')
      .orderBy('id')
      .execute()
    return rows.map(({ tableName, ...charge }) => ({ ...charge, table: tableName }))
  })
