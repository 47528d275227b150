import { createWriteStream } from 'node:fs'
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { isId } from '#publish/desk/id.ts'
import type { Office } from '#web/office.ts'

// What owners deliver names people, until it has been read. It lies in a folder that nobody else on this machine may enter, under a
// name that says nothing, and is gone when it has been delivered, or after a day.
const kept = 24 * 3_600_000

type Room = Pick<Office, 'press'>

/** Whose a waiting file is. */
interface Waiting {
  readonly post: string
  readonly register: string
}

const waitingIn = ({ press }: Room): string => path.join(press.folder, 'waiting')

/** Where a file waits until its columns are named. */
export const waitingFile = (room: Room, id: string): string => path.join(waitingIn(room), `${id}.file`)

const noteOf = (room: Room, id: string): string => path.join(waitingIn(room), `${id}.json`)

/** Where the refused rows of some work are written. */
export const refusedRowsOf = (room: Room, work: string): string => path.join(waitingIn(room), `${work}.refused.csv`)

/** Writes a file that is on its way to disk as it comes, whatever its size; gives its id. Older files that nobody delivered are cleared away. */
export async function keepWaiting(room: Room, waiting: Waiting, content: Readable, now: Date): Promise<string> {
  await mkdir(waitingIn(room), { recursive: true, mode: 0o700 })
  await clearOld(room, now)
  const id = crypto.randomUUID()
  const file = waitingFile(room, id)
  try {
    await pipeline(content, createWriteStream(file, { mode: 0o600, flags: 'wx' }))
    await writeFile(noteOf(room, id), JSON.stringify(waiting), { mode: 0o600 })
    return id
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** A waiting file, for the post that brought it and for the register that it was brought to. */
export async function findWaiting(room: Room, { post, register }: Waiting, id: string): Promise<string | undefined> {
  if (!isId(id)) return undefined
  const note = await readFile(noteOf(room, id), 'utf8').catch(() => undefined)
  if (note === undefined) return undefined
  const waiting = JSON.parse(note) as Waiting
  return waiting.post === post && waiting.register === register ? waitingFile(room, id) : undefined
}

/** Clears away a file that has been read, or that is not wanted. */
export async function dropWaiting(room: Room, id: string): Promise<void> {
  for (const file of [waitingFile(room, id), noteOf(room, id)]) await rm(file, { force: true })
}

async function clearOld(room: Room, now: Date): Promise<void> {
  for (const name of await readdir(waitingIn(room))) {
    const file = path.join(waitingIn(room), name)
    const { mtime } = await stat(file)
    if (now.getTime() - mtime.getTime() > kept) await rm(file, { force: true })
  }
}
