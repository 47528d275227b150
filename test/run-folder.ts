import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { readNotice } from '#store/embedded/notice.ts'
import { stopServer } from '#store/embedded/server.ts'
import { codeOf } from '#store/system-error.ts'

const prefix = 'safar-test-'

/** Makes the folder in which this test run keeps its database. */
export function makeRunFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`))
  // Under root the database has a keeper of its own, who must pass through.
  chmodSync(made, 0o711)
  return made
}

/** Stops the database of a run and removes all that it kept. */
export async function removeRunFolder(folder: string): Promise<void> {
  const note = path.join(folder, 'postgres-is-in')
  const place = existsSync(note) ? readFileSync(note, 'utf8').trim() : folder
  const notice = readNotice(path.join(place, 'postgres'))
  if (notice) await stopServer(notice)
  for (const each of [place, folder]) rmSync(each, { recursive: true, force: true })
}

/** What earlier runs of the same user left behind because they were killed. */
export const abandonedRunFolders = (): readonly string[] =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith(prefix) && !isAlive(Number(name.split('-')[2])))
    .map((name) => path.join(tmpdir(), name))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.())

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
