import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'

import { codeOf } from '#store/system-error.ts'

/** What a running server has posted in its `postmaster.pid`. */
export interface Notice {
  readonly pid: number
  readonly data: string
  readonly port: number
  /** The folder of its socket. */
  readonly socket: string
}

/** Reads the server's notice; it may be that of a server long dead, or of another if the folder is a copy. */
export function readNotice(data: string): Notice | undefined {
  const lines = readLines(path.join(data, 'postmaster.pid'))
  if (lines === undefined) return undefined
  const [pid = '', folder = '', , port = '', socket = ''] = lines
  return { pid: Number(pid), data: folder, port: Number(port), socket }
}

/**
 * The living PostgreSQL processes of this folder: a server, or what a killed server left behind.
 * They all work in the data folder, which no process that merely got a dead one's number does.
 */
export const processesIn = (data: string): readonly number[] =>
  readProcesses()
    .map(Number)
    .filter((pid) => worksIn(data, pid))

/** Whether this process is alive and belongs to the server of this folder. */
export function worksIn(data: string, pid: number): boolean {
  if (process.platform !== 'linux') return isAlive(pid)
  try {
    const program = path.basename(readlinkSync(`/proc/${pid}/exe`))
    return program.startsWith('postgres') && readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    // Gone, a zombie, or somebody else's.
    return false
  }
}

/**
 * Removes a dead server's notice when its number went to another process, or when the folder is a copy:
 * PostgreSQL would take that process for a living server. In all other cases it sees by itself.
 */
export function forgetDead(data: string, socket: string): void {
  const notice = readNotice(data)
  if (notice === undefined || !isAlive(notice.pid) || worksIn(data, notice.pid)) return
  rmSync(path.join(data, 'postmaster.pid'), { force: true })
  rmSync(path.join(socket, `.s.PGSQL.${notice.port}.lock`), { force: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const readProcesses = () =>
  process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []

function readLines(file: string): readonly string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
