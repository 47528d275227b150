import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs'

import { StartProblem } from '#store/start-problem.ts'

/** The user who keeps the database: who runs the server and owns its files. */
export interface Keeper {
  readonly name: string
  readonly uid: number
  /** What the keeper's processes are started with; empty when the keeper is who we are already. */
  readonly as: { readonly uid?: number; readonly gid?: number }
}

/** Finds who keeps the database in this folder: its owner, or for a new one ourselves, or under root somebody with fewer rights. */
export function findKeeper(data: string): Keeper {
  const owner = statSync(data, { throwIfNoEntry: false })
  const uid = process.getuid?.() ?? -1
  if (owner && (owner.uid === 0 || (uid !== 0 && owner.uid !== uid)))
    throw new StartProblem('data-owned-by-another', { folder: data, owner: nameOf(owner.uid), user: nameOf(uid) })
  if (uid !== 0) return { name: nameOf(uid), uid, as: {} }
  if (owner) return { name: nameOf(owner.uid), uid: owner.uid, as: { uid: owner.uid, gid: owner.gid } }
  return unprivileged()
}

// PostgreSQL refuses to run as root, and rightly.
function unprivileged(): Keeper {
  const found = ['postgres', 'nobody'].map((name) => users().find((user) => user.name === name)).find(Boolean)
  if (!found) throw new StartProblem('no-unprivileged-user')
  return { name: found.name, uid: found.uid, as: { uid: found.uid, gid: found.gid } }
}

/** Whether the keeper may enter a folder, asked by trying: parents, access lists and mounts all have a say. */
export const enters = (keeper: Keeper, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...keeper.as, cwd: '/' }).status === 0

/** Makes a folder of root's that a keeper can pass through, whatever root's umask is. */
export function makePassable(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
}

const nameOf = (uid: number): string => users().find((user) => user.uid === uid)?.name ?? String(uid)

const users = () =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
