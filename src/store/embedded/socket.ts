import { Buffer } from 'node:buffer'
import { chownSync, lstatSync, mkdtempSync, rmdirSync } from 'node:fs'

import { codeOf } from '#store/system-error.ts'

import type { Keeper } from './keeper.ts'
import { readNotice } from './notice.ts'

// The kernel cuts socket paths at 107 bytes on Linux, 103 on macOS.
const longest = 103
const socketName = '/.s.PGSQL.5432'
const shortly = '/tmp/safar-socket-'

/**
 * A folder for the server's socket that only the keeper (and root) may enter, which is all the log-in there is:
 * the database's own, or a short one below /tmp when that path is too long for a socket.
 */
export function socketFolder(data: string, keeper: Keeper): string {
  if (Buffer.byteLength(data + socketName) <= longest) return data
  const remembered = readNotice(data)?.socket
  if (remembered !== undefined && isPrivate(remembered, keeper)) return remembered
  // A random name, because a foreseeable one could be taken by anybody beforehand.
  const made = mkdtempSync(shortly)
  if (keeper.as.uid !== undefined && keeper.as.gid !== undefined) chownSync(made, keeper.as.uid, keeper.as.gid)
  return made
}

/** Removes the short folder after the server, as far as it is empty; that of the database itself stays. */
export function leaveSocketFolder(socket: string): void {
  if (!socket.startsWith(shortly)) return
  try {
    rmdirSync(socket)
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY'].includes(codeOf(error) ?? '')) throw error
  }
}

function isPrivate(folder: string, keeper: Keeper): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found !== undefined && found.isDirectory() && found.uid === keeper.uid && (found.mode & 0o077) === 0
}
