import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

import { StartProblem } from '#store/start-problem.ts'
import { codeOf, folderProblem } from '#store/system-error.ts'

import type { Place } from './place.ts'

const version = '18'

/** What every PostgreSQL process is started with: nothing of the caller's language, time zone or settings. */
export const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

// With ICU and UTF-8 Tajik sorts by its own alphabet and pg_trgm sees Cyrillic letters.
const layout = ['--locale-provider=icu', '--icu-locale=tg', '--locale=C.UTF-8', '--encoding=UTF8', '--data-checksums']

/** Whether there is a database in this place; one of another major version is a problem. */
export function hasCluster(place: Place): boolean {
  const mark = path.join(place.data, 'PG_VERSION')
  if (!existsSync(mark)) return false
  const found = readFileSync(mark, 'utf8').trim()
  if (found !== version)
    throw new StartProblem('other-postgres-version', { folder: place.data, found, needed: version })
  return true
}

/** Makes an empty database; under its own name only when whole, so that one cut short is never taken for a good one. */
export function makeCluster(place: Place, programs: string): void {
  const started = begin(place)
  const { status, stderr, error } = spawnSync(
    path.join(programs, 'initdb'),
    ['-D', started, '-U', 'postgres', '--auth=trust', ...layout],
    { ...place.keeper.as, cwd: '/', env: environment, encoding: 'utf8' },
  )
  if (status === 0) return settle(started, place.data)
  rmSync(started, { recursive: true, force: true })
  const detail = error?.message ?? stderr
  if (detail.includes('No space left')) throw new StartProblem('disk-full', { folder: place.folder })
  throw new StartProblem('postgres-cannot-run', {
    folder: programs,
    user: place.keeper.name,
    detail: firstError(detail),
  })
}

function begin({ data, keeper, folder }: Place): string {
  try {
    const started = mkdtempSync(`${data}.`)
    if (keeper.as.uid !== undefined && keeper.as.gid !== undefined) chownSync(started, keeper.as.uid, keeper.as.gid)
    return started
  } catch (error) {
    throw folderProblem(error, folder)
  }
}

// Two starters at once may both have made one; the second finds the first's and gives its own up.
function settle(started: string, data: string): void {
  try {
    renameSync(started, data)
  } catch (error) {
    rmSync(started, { recursive: true })
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
  }
}

const firstError = (words: string): string => words.split('\n').find((line) => line.includes('error')) ?? words.trim()
