import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'

import { connectionTo, findServer } from './embedded/answer.ts'
import { hasCluster, makeCluster } from './embedded/cluster.ts'
import type { LaunchNews } from './embedded/news.ts'
import type { Notice } from './embedded/notice.ts'
import { findPlace, leaveNote, type Place } from './embedded/place.ts'
import { findPrograms } from './embedded/programs.ts'
import { startServer, stopServer } from './embedded/server.ts'
import { folderProblem } from './system-error.ts'

export interface LaunchOptions {
  /** Settings for a server that has to be started, such as `fsync=off` for tests. */
  readonly flags?: readonly string[]
  readonly report?: (news: LaunchNews) => void
  /** Where root keeps databases and programs whose keeper cannot enter the data folder or the checkout. */
  readonly homes?: string
}

export interface EmbeddedPostgres {
  /** As the owner, over a socket that only the server's keeper and root can reach. */
  readonly connection: ReturnType<typeof connectionTo>
  /** Whether the database was made just now. */
  readonly created: boolean
  /** Whether the server was running already. */
  readonly attached: boolean
  /** The folder that holds `postgres/`: the data folder, or the one that its note names. */
  readonly place: string
  readonly stop: () => Promise<void>
}

/** Opens the PostgreSQL server of a data folder: joins it if it runs, else starts it, making the database if there is none. */
export async function launchPostgres(folder: string, options: LaunchOptions = {}): Promise<EmbeddedPostgres> {
  const { flags = [], report = () => undefined, homes = '/var/lib/safar' } = options
  const home = openFolder(folder)
  const place = findPlace(home, homes, report)
  const running = await findServer(place.data)
  if (running) return opened(place, running, { created: false, attached: true })

  const programs = findPrograms(place.keeper, place.keeper.as.uid === undefined ? home : homes, report)
  const created = !hasCluster(place)
  if (created) {
    report({ says: 'making-database', values: { folder: place.folder } })
    makeCluster(place, programs)
  }
  leaveNote(home, place)
  const { notice, ours } = await startServer({ place, programs, flags, log: path.join(home, 'postgres.log'), report })
  return opened(place, notice, { created, attached: !ours })
}

const opened = (
  place: Place,
  notice: Notice,
  how: { readonly created: boolean; readonly attached: boolean },
): EmbeddedPostgres => ({
  ...how,
  connection: connectionTo(notice),
  place: place.folder,
  stop: () => stopServer(notice),
})

function openFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    throw folderProblem(error, folder)
  }
}
