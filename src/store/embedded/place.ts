import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { StartProblem } from '#store/start-problem.ts'
import { codeOf, folderProblem } from '#store/system-error.ts'

import { enters, findKeeper, type Keeper, makePassable } from './keeper.ts'
import type { LaunchNews } from './news.ts'

/** Where a data folder's database is kept, and by whom. */
export interface Place {
  /** The folder that holds `postgres/`: the data folder itself, or one that the keeper can enter. */
  readonly folder: string
  /** The database's own files. */
  readonly data: string
  readonly keeper: Keeper
  readonly elsewhere: boolean
}

/**
 * Finds the place of a data folder's database. Under root, when the folder lies where the keeper cannot enter,
 * it is a folder of its own below `homes`, and a note in the data folder says where.
 */
export function findPlace(folder: string, homes: string, report: (news: LaunchNews) => void): Place {
  const noted = readNote(folder)
  if (noted !== undefined) return follow(folder, noted)
  const here = placeIn(folder)
  if (enters(here.keeper, folder)) return here
  // A database that is there already is never left behind for a new one.
  if (existsSync(here.data)) throw new StartProblem('data-not-reachable', { folder, user: here.keeper.name })
  const there = { ...placeIn(openHome(homes, folder)), elsewhere: true }
  report({ says: 'data-elsewhere', values: { folder, place: there.folder, user: there.keeper.name } })
  return there
}

/** Leaves word in the data folder of where its database is; only once it is there, so that the note never lies. */
export function leaveNote(folder: string, place: Place): void {
  if (place.elsewhere) writeFileSync(noteOf(folder), `${place.folder}\n`)
}

const placeIn = (folder: string): Place => {
  const data = path.join(folder, 'postgres')
  return { folder, data, keeper: findKeeper(data), elsewhere: false }
}

function follow(folder: string, noted: string): Place {
  if (!statSync(path.join(noted, 'postgres'), { throwIfNoEntry: false }))
    throw new StartProblem('data-moved-away', { place: noted, note: noteOf(folder) })
  const place = { ...placeIn(noted), elsewhere: true }
  claim(noted, folder)
  if (!enters(place.keeper, noted))
    throw new StartProblem('data-not-reachable', { folder: noted, user: place.keeper.name })
  return place
}

// The same path always leads to the same home, so that a lost note does not lose the database.
function openHome(homes: string, folder: string): string {
  const home = path.join(homes, createHash('sha256').update(folder).digest('hex').slice(0, 16))
  try {
    for (const each of [homes, home]) makePassable(each)
  } catch (error) {
    throw folderProblem(error, homes)
  }
  claim(home, folder)
  return home
}

// A copied data folder carries the note of the original: two Safars must not write into one database.
function claim(home: string, folder: string): void {
  const sign = path.join(home, 'belongs-to')
  const owner = readLine(sign) ?? folder
  if (owner !== folder && readNote(owner) === home)
    throw new StartProblem('data-belongs-to-another', { folder, place: home, other: owner, note: noteOf(folder) })
  writeFileSync(sign, `${folder}\n`)
}

const noteOf = (folder: string) => path.join(folder, 'postgres-is-in')

const readNote = (folder: string): string | undefined => readLine(noteOf(folder))

function readLine(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return undefined
    throw error
  }
}
