import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import pg from 'pg'

import { country } from '#app/office.ts'
import { programmes } from '#app/programmes.ts'
import { registers } from '#app/registers.ts'
import type { Register } from '#kernel/register.ts'
import type { Delivering } from '#publish/register/deliver.ts'
import type { Snapshots } from '#publish/register/snapshot.ts'
import { type Connection, type Database, openDatabase, openPool } from '#store/database.ts'
import { makeKeys } from '#store/keys.ts'
import { migrate } from '#store/migrate.ts'

import { makeDatabase } from './database.ts'

/** A database with posts that bring deliveries, and a folder for files and snapshots. */
export interface RegisterOffice extends AsyncDisposable {
  readonly connection: Connection
  readonly owner: pg.Client
  readonly web: Database
  readonly worker: Database
  readonly office: Delivering['office']
  readonly acting: Delivering['acting']
  readonly snapshots: Snapshots
  readonly folder: string
}

/** Who counts, who counts elsewhere, who only teaches. */
export const posts = { statistician: 'statistician', other: 'statistician-other', trainer: 'trainer' } as const
export const account = '0192b000-0000-7000-8000-0000000000aa'

/** When these tests take place. */
export const today = new Date('2026-11-20T06:00:00.000Z')

/** Makes a database with the posts. */
export const prepareRegisters = async (connection: Connection): Promise<void> => {
  await migrate(connection, programmes)
  const client = new pg.Client(connection)
  await client.connect()
  const codes = [...new Set(registers.map(({ owner }) => owner)), 'TAJSTAT']
  for (const code of codes) await client.query(`insert into safar.organisations values ($1, '{}', 'agency')`, [code])
  for (const [id, functions] of [
    [posts.statistician, '{statistician}'],
    [posts.other, '{statistician}'],
    [posts.trainer, '{trainer}'],
  ])
    await client.query(`insert into safar.posts values ($1, 'TAJSTAT', null, $2, '{}')`, [id, functions])
  await client.query(
    `insert into safar.accounts (id, login, sealed_name, password_hash, language) values ($1, 'counts', '', '-', 'en')`,
    [account],
  )
  await client.end()
}

/** What brings deliveries, over a database. */
export const registersOf = (web: Database, synthetic = true): Pick<RegisterOffice, 'office' | 'acting'> => ({
  office: {
    database: web,
    keys: makeKeys(),
    lists: country.codelists,
    zone: country.timeZone,
    synthetic,
    now: () => today,
  },
  acting: { account, post: posts.statistician },
})

/** Opens a database of one test file's own. */
export async function openRegisters({
  synthetic = true,
}: { readonly synthetic?: boolean } = {}): Promise<RegisterOffice> {
  const database = await makeDatabase('registers', prepareRegisters)
  const { connection } = database
  const owner = new pg.Client(connection)
  await owner.connect()
  const pools = (['web', 'worker', 'publisher'] as const).map((role) => openPool(connection, role, 3))
  const [web, worker, publisher] = pools.map(openDatabase) as [Database, Database, Database]
  const folder = await mkdtemp(path.join(tmpdir(), 'safar-registers-'))
  return {
    connection,
    owner,
    web,
    worker,
    ...registersOf(web, synthetic),
    snapshots: { publisher, folder: path.join(folder, 'snapshots') },
    folder,
    async [Symbol.asyncDispose]() {
      await Promise.all([owner.end(), ...pools.map((pool) => pool.end())])
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}

/** One of our registers. */
export function registerNamed(name: string): Register {
  const register = registers.find((each) => each.name === name)
  if (!register) throw new Error(`There is no register ${name}`)
  return register
}
