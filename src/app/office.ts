import { tmpdir } from 'node:os'
import path from 'node:path'

import pg from 'pg'

import { tajikistan } from '#countries/tajikistan/index.ts'
import type { Signing } from '#publish/release/decide.ts'
import { publishDue } from '#publish/release/later.ts'
import { signCheckpoint } from '#store/checkpoint.ts'
import { type Connection, type Database, openDatabase, openPool, ownerPool } from '#store/database.ts'
import { putTexts } from '#store/courses.ts'
import { definitionVersions } from '#store/definitions.ts'
import { type Keys, makeKeys, readKeys, writeKeys } from '#store/keys.ts'
import { migrate } from '#store/migrate.ts'
import { putMissingFigures } from '#store/missing-figures.ts'
import { putOrganisations, putPlaces } from '#store/posts.ts'
import { putSeries } from '#store/series.ts'
import { readSetting } from '#store/settings.ts'
import { StartProblem } from '#store/start-problem.ts'
import type { Office } from '#web/office.ts'

import type { Config } from './config.ts'
import { type Opening, openConnection } from './connection.ts'
import { programmes } from './programmes.ts'
import { registers, sources } from './registers.ts'
import { ledgerWitnessBeside, witnessBeside } from './witness.ts'

/** The country that this Safar serves. */
export const country = tajikistan

/** Everything opened and ready: the owner's way into the database, and the office that serves people. */
export interface Prepared {
  readonly connection: Connection
  readonly keys: Keys
  readonly owner: Database
  readonly office: Office
  /** The way in of whoever signs and sweeps. */
  readonly worker: Database
  /** What it takes to sign releases. */
  readonly signing: Signing
  /** Signs the ends of all chains that are not signed yet, and makes public the releases whose hour has come. */
  readonly sign: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Brings a database to this code, writes the country's organisations, and opens the office. */
export async function prepare(
  connection: Connection,
  keyFile: string,
  report: (step: string) => void = () => undefined,
  dataFolder?: string,
): Promise<Prepared> {
  const keys = await keysFor(connection, keyFile)
  await migrate(connection, programmes, report)
  const ownersPool = ownerPool(connection)
  const owner = openDatabase(ownersPool)
  await putOrganisations(owner, [...country.agencies.codes, ...country.partners.codes])
  await putPlaces(owner, country.codelists.place.codes)
  await putSeries(owner, country.series ?? [])
  await putMissingFigures(owner, country.missingFigures ?? [])
  await putTexts(owner, country.curriculum?.texts ?? [])
  const witness = ledgerWitnessBeside(keyFile)
  const office = await openOffice(connection, keys, { witness, ...(dataFolder !== undefined && { dataFolder }) })
  const { worker } = office.press
  const close = async () => {
    await office.close()
    await ownersPool.end()
  }
  const signing = { worker, keys, witness }
  const sign = async () => {
    await signAll(worker, keys, witnessBeside(keyFile))
    await publishDue(signing, new Date())
  }
  return { connection, keys, owner, office, worker, signing, sign, close }
}

async function signAll(worker: Database, keys: Keys, witnessPath: string): Promise<void> {
  // One checkpoint holds only so many; the last call finds nothing left.
  while ((await signCheckpoint(worker, keys, witnessPath, new Date())) !== undefined);
}

/** Where an office keeps what is not in its database. */
interface Places {
  /** Left out where nobody publishes: then what is on its way lies where the machine keeps such things. */
  readonly dataFolder?: string
  readonly witness?: string
}

/** The office over a database that is prepared already. */
export async function openOffice(
  connection: Connection,
  keys: Keys,
  { dataFolder = path.join(tmpdir(), `safar-${process.pid}`), witness = path.join(dataFolder, 'ledger.log') }: Places = {},
): Promise<Office & { close(): Promise<void> }> {
  const pool = openPool(connection, 'web', 16)
  const workersPool = openPool(connection, 'worker', 3)
  const publishersPool = openPool(connection, 'publisher', 3)
  const database = openDatabase(pool)
  return {
    database,
    keys,
    programmes: new Map(programmes.map((programme) => [programme.name, programme])),
    definitions: await definitionVersions(database),
    lists: country.codelists,
    shapes: country.shapes,
    curriculum: country.curriculum ?? { courses: [], texts: [] },
    numbering: country.numbering,
    zone: country.timeZone,
    synthetic: (await readSetting(database, 'synthetic')) === true,
    press: {
      registers,
      sources,
      publisher: openDatabase(publishersPool),
      worker: openDatabase(workersPool),
      folder: path.join(dataFolder, 'press'),
      witness,
    },
    now: () => new Date(),
    close: async () => {
      await Promise.all([pool, workersPool, publishersPool].map((each) => each.end()))
    },
  }
}

/** The secrets of this database: read, or made for a database that holds nothing yet. */
async function keysFor(connection: Connection, file: string): Promise<Keys> {
  const keys = await readKeys(file)
  if (keys) return keys
  if (await hasJournal(connection)) throw new StartProblem('key-file-missing', { file })
  const made = makeKeys()
  await writeKeys(file, made)
  return made
}

/** The secrets in a key file that must be there. */
export async function keysIn(file: string): Promise<Keys> {
  const keys = await readKeys(file)
  if (!keys) throw new StartProblem('key-file-missing', { file })
  return keys
}

async function hasJournal(connection: Connection): Promise<boolean> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('safar.acts') is not null as there")
    return rows[0]?.there === true
  } finally {
    await client.end()
  }
}

/** Opens and prepares the database of a configuration, does some work, and leaves everything as it was found. */
export async function withOffice<Result>(
  config: Config,
  opening: Opening,
  work: (prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const opened = await openConnection(config, opening)
  try {
    const prepared = await prepare(opened.connection, config.keyFile, opening.prepared, config.dataFolder)
    try {
      return await work(prepared)
    } finally {
      await prepared.close()
    }
  } finally {
    await opened.close()
  }
}
