import pg from 'pg'

import { type Connection, readAddress } from '#store/database.ts'
import { launchPostgres } from '#store/embedded.ts'
import { StartProblem } from '#store/start-problem.ts'

import type { Config } from './config.ts'
import { lockFolder } from './lock.ts'
import { newsSentence } from './start-sentence.ts'

/** A database to work with, as its owner, and how to leave it. */
export interface Opened {
  readonly connection: Connection
  /** Leaves the database; stops it too, if it was started for us. */
  readonly close: () => Promise<void>
}

export interface Opening {
  /** Refuse when another Safar works in the data folder; else join it. */
  readonly alone: boolean
  readonly report: (sentence: string) => void
  /** Told of each step that prepares the database. */
  readonly prepared?: (step: string) => void
}

/** Opens the database that the configuration names: the embedded one of the data folder, or one that runs elsewhere. */
export const openConnection = (config: Config, opening: Opening): Promise<Opened> =>
  config.databaseUrl === undefined ? openEmbedded(config, opening) : openElsewhere(config.databaseUrl)

async function openEmbedded({ dataFolder, language }: Config, { alone, report }: Opening): Promise<Opened> {
  const lock = lockFolder(dataFolder)
  if (!lock.held && alone) throw new StartProblem('locked-by-living-safar', { folder: dataFolder, pid: lock.holder })
  try {
    const server = await launchPostgres(dataFolder, { report: (news) => report(newsSentence(language, news)) })
    const close = async () => {
      if (!lock.held) return
      await server.stop()
      lock.release()
    }
    return { connection: server.connection, close }
  } catch (error) {
    if (lock.held) lock.release()
    throw error
  }
}

async function openElsewhere(address: string): Promise<Opened> {
  const connection = readAddress(address)
  if (!connection) throw new StartProblem('not-an-address')
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw new StartProblem(
      'database-unreachable',
      { address: withoutPassword(address), detail: reasonOf(error) },
      error,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
  return { connection, close: () => Promise.resolve() }
}

const withoutPassword = (address: string): string => {
  const { host, pathname } = new URL(address)
  return `${host || 'localhost'}${pathname}`
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { readonly code?: string; readonly message?: string }
  return code ?? message ?? 'no answer'
}
