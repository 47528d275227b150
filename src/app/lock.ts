import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import { codeOf, folderProblem } from '#store/system-error.ts'

/** The lock of a data folder: ours until released, or held by a living Safar. */
export type Lock =
  | { readonly held: true; readonly release: () => void }
  | { readonly held: false; readonly holder: number }

/**
 * Locks a data folder, so that two Safars never work in it at once; the lock of a dead one is taken over.
 * The lock is a folder with one file in it, named after its holder. Taking over renames that very file,
 * so that of several starters who find the same dead holder exactly one succeeds.
 */
export function lockFolder(folder: string): Lock {
  try {
    mkdirSync(folder, { recursive: true })
    return take(path.join(folder, 'safar.lock'))
  } catch (error) {
    throw folderProblem(error, folder)
  }
}

function take(lock: string): Lock {
  const me = describe(process.pid)
  const held: Lock = { held: true, release: () => release(lock, me) }
  for (;;) {
    const holder = readHolder(lock)
    if (holder !== undefined && isAlive(holder)) return { held: false, holder: pidOf(holder) }
    if (holder === undefined ? make(lock, me) : takeOver(lock, holder, me)) return held
  }
}

const readHolder = (lock: string): string | undefined => tolerating(['ENOENT'], () => readdirSync(lock)[0])

// A folder is renamed onto another only if that one is empty, hence free.
function make(lock: string, me: string): boolean {
  const made = mkdtempSync(`${lock}.`)
  writeFileSync(path.join(made, me), '')
  if (renamed(made, lock, ['ENOTEMPTY', 'EEXIST'])) return true
  rmSync(made, { recursive: true })
  return false
}

const takeOver = (lock: string, holder: string, me: string): boolean =>
  renamed(path.join(lock, holder), path.join(lock, me), ['ENOENT'])

const renamed = (from: string, to: string, lost: readonly string[]): boolean =>
  tolerating(lost, () => {
    renameSync(from, to)
    return true
  }) ?? false

function release(lock: string, me: string): void {
  rmSync(path.join(lock, me), { force: true })
  tolerating(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => rmdirSync(lock))
}

// A number alone would lock out for ever once another process gets it, so it goes with the moment that its holder was born.
const describe = (pid: number): string => `${pid}-${birthOf(pid) ?? 'unknown'}`

const pidOf = (holder: string): number => Number(holder.split('-')[0])

function isAlive(holder: string): boolean {
  const [pid, birth] = [pidOf(holder), holder.split('-')[1]]
  return answers(pid) && (birthOf(pid) ?? birth) === birth
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** When a process began: the machine's start and the ticks since, as Linux tells; elsewhere its number has to do. */
function birthOf(pid: number): string | undefined {
  return tolerating(['ENOENT', 'ESRCH'], () => {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    // The program's name comes second, in brackets, and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[0] === 'Z' ? 'dead' : `${boot}.${fields[19]}`
  })
}

function tolerating<Value>(codes: readonly string[], attempt: () => Value): Value | undefined {
  try {
    return attempt()
  } catch (error) {
    if (codes.includes(codeOf(error) ?? '')) return undefined
    throw error
  }
}
