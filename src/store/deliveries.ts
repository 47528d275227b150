import { sql } from 'kysely'

import { type Database, type Reading, asPost } from './database.ts'

/** What became of a delivery: put aside, in force for some month, in force for none any more, taken back. */
export type DeliveryState = 'quarantined' | 'accepted' | 'superseded' | 'withdrawn'

/** Why a delivery was put aside, or what became of a piece of work: a word that has a sentence, and what the sentence names. */
export interface Said {
  readonly says: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** A delivery of a register, as it is about to be kept. Counts are of rows. */
export interface NewDelivery {
  readonly id: string
  readonly register: string
  readonly version: number
  readonly owner: string
  readonly state: 'quarantined' | 'accepted'
  readonly problem?: Said
  readonly fileHash: Buffer
  readonly fileBytes: number
  readonly contentHash: Buffer | null
  readonly contentBytes: number
  readonly rows: number
  readonly refused: number
  readonly synthetic: boolean
  readonly account: string
  readonly receivedAt: Date
  readonly months: ReadonlyMap<string, number>
}

/** A delivery that is kept; its rows are not among it. */
export interface Delivery extends Omit<NewDelivery, 'state' | 'problem' | 'months'> {
  readonly number: number
  readonly state: DeliveryState
  readonly problem: Said | null
  readonly post: string
  readonly settledBy: string | null
  readonly settledAt: Date | null
}

/** Any number will do; it only has to be the same for everyone who delivers. */
const deliveryLock = 7_239_153

/**
 * Keeps a delivery and its rows, whole or not at all, and gives it the next number of its register: for the months that it
 * covers it takes the place of earlier ones. `undefined` when the same file has been delivered meanwhile.
 */
export const keepDelivery = (
  database: Database,
  post: string,
  { months, problem, ...delivery }: NewDelivery,
  parts: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<number | undefined> =>
  asPost(database, post, async (writing) => {
    await sql`select pg_advisory_xact_lock(${deliveryLock}, hashtext(${delivery.register}))`.execute(writing)
    if (await sameFile(writing, delivery)) return undefined
    // What was put aside and comes again is replaced, so that it cannot be accepted beside its successor.
    await writing
      .updateTable('registers.deliveries')
      .set({ state: 'withdrawn', settledBy: post, settledAt: delivery.receivedAt })
      .where('register', '=', delivery.register)
      .where('fileHash', '=', delivery.fileHash)
      .where('state', '=', 'quarantined')
      .execute()
    const { last } = await writing
      .selectFrom('registers.deliveries')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('register', '=', delivery.register)
      .executeTakeFirstOrThrow()
    const number = (last ?? 0) + 1
    await writing
      .insertInto('registers.deliveries')
      .values({
        ...delivery,
        number,
        post,
        problem: problem === undefined ? null : JSON.stringify(problem),
        settledBy: null,
        settledAt: null,
      })
      .execute()
    if (months.size > 0)
      await writing
        .insertInto('registers.months')
        .values([...months].map(([month, rows]) => ({ delivery: delivery.id, month, rows })))
        .execute()
    let part = 0
    for await (const content of parts)
      // One after another: a transaction is one connection, and only one part is in memory.
      await writing.insertInto('registers.parts').values({ delivery: delivery.id, part: part++, content }).execute()
    if (delivery.state === 'accepted') await settle(writing, delivery.register)
    return number
  })

const settle = (writing: Reading, register: string) => sql`select registers.settle(${register})`.execute(writing)

const sameFile = (reading: Reading, file: Pick<NewDelivery, 'register' | 'version' | 'fileHash'>) =>
  reading
    .selectFrom('registers.deliveries')
    .select(['number', 'receivedAt', 'state'])
    .where('register', '=', file.register)
    .where('version', '=', file.version)
    .where('fileHash', '=', file.fileHash)
    .where('state', 'in', ['accepted', 'superseded'])
    .executeTakeFirst()

/** The delivery that brought this very file, if one did and was neither put aside nor withdrawn. */
export const findSameFile = (
  database: Database,
  post: string,
  file: Pick<NewDelivery, 'register' | 'version' | 'fileHash'>,
) => asPost(database, post, (reading) => sameFile(reading, file))

/** The deliveries of a register, the latest first. */
export const listDeliveries = (database: Database, post: string, register: string): Promise<readonly Delivery[]> =>
  asPost(database, post, (reading) =>
    reading
      .selectFrom('registers.deliveries')
      .selectAll()
      .where('register', '=', register)
      .orderBy('number', 'desc')
      .execute(),
  )

/** How many rows each month of a register has now, and by which delivery. */
export async function standingMonths(
  database: Database,
  post: string,
  register: string,
): Promise<ReadonlyMap<string, { readonly number: number; readonly rows: number }>> {
  const rows = await asPost(database, post, (reading) =>
    reading
      .selectFrom('registers.standing')
      .select(['month', 'number', 'rows'])
      .where('register', '=', register)
      .orderBy('month')
      .execute(),
  )
  return new Map(rows.map(({ month, ...standing }) => [month, standing]))
}

/**
 * Accepts a delivery that was put aside, or withdraws one: what stood before stands again. `false` when it is in no state for that,
 * or has no rows to accept.
 */
export const settleDelivery = (
  database: Database,
  {
    post,
    id,
    to,
    at,
  }: { readonly post: string; readonly id: string; readonly to: 'accepted' | 'withdrawn'; readonly at: Date },
): Promise<boolean> =>
  asPost(database, post, async (writing) => {
    const settled = await writing
      .updateTable('registers.deliveries')
      .set({ state: to, settledBy: post, settledAt: at })
      .where('id', '=', id)
      .where('state', 'in', to === 'accepted' ? ['quarantined'] : ['quarantined', 'accepted', 'superseded'])
      .where((where) => (to === 'accepted' ? where('contentHash', 'is not', null) : where.lit(true)))
      .returning('register')
      .executeTakeFirst()
    if (settled) await settle(writing, settled.register)
    return settled !== undefined
  })

/** A delivery that stands for some months, as the role `publisher` sees it. */
export interface Standing {
  readonly delivery: string
  readonly number: number
  readonly contentHash: Buffer
  readonly synthetic: boolean
  /** In order. */
  readonly months: readonly string[]
  /** How many months it brought: more than stand when a later delivery took some over. */
  readonly brought: number
}

/** What a register consists of now, in the order of its deliveries. For the role `publisher`. */
export async function standingDeliveries(publisher: Database, register: string): Promise<readonly Standing[]> {
  const rows = await publisher
    .selectFrom('registers.standing as s')
    .innerJoin('registers.deliveries as d', 'd.id', 's.delivery')
    .select(({ fn, selectFrom, ref }) => [
      'd.id as delivery',
      'd.number',
      'd.contentHash',
      'd.synthetic',
      fn.agg<string[]>('array_agg', ['s.month']).as('months'),
      selectFrom('registers.months as m')
        .whereRef('m.delivery', '=', ref('d.id'))
        .select(({ fn: count }) => count.countAll<number>().as('all'))
        .as('brought'),
    ])
    .where('s.register', '=', register)
    .groupBy(['d.id', 'd.number', 'd.contentHash', 'd.synthetic'])
    .orderBy('d.number')
    .execute()
  return rows.map(({ contentHash, months, brought, ...row }) => {
    if (!contentHash) throw new Error('An accepted delivery has rows')
    return { ...row, contentHash, months: months.toSorted(), brought: Number(brought) }
  })
}

/** The rows of a delivery as they are kept, part by part. For the role `publisher`. */
export async function* partsOf(publisher: Database, delivery: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const row = await publisher
      .selectFrom('registers.parts')
      .select('content')
      .where('delivery', '=', delivery)
      .where('part', '=', part)
      .executeTakeFirst()
    if (!row) return
    yield row.content
  }
}
