import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { StartProblem } from '#store/start-problem.ts'
import { codeOf } from '#store/system-error.ts'

import { ask } from './answer.ts'
import { environment } from './cluster.ts'
import { lastWords, openLog } from './log.ts'
import type { LaunchNews } from './news.ts'
import { forgetDead, type Notice, processesIn, readNotice, worksIn } from './notice.ts'
import type { Place } from './place.ts'
import { leaveSocketFolder, socketFolder } from './socket.ts'

/** How long a server may give no sign of life; recovery after a crash gives signs, however long it takes. */
const patience = 60_000
/** How long what a killed server left behind is given to notice and end by itself. */
const grace = 5_000
/** How long an opening server may take before people are told. */
const unnoticed = 3_000

// For a ministry's small server. Nothing that a person said reaches the log: by itself PostgreSQL quotes the values of a failed statement.
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
}

/** All that starting a server takes. */
export interface Start {
  readonly place: Place
  /** The folder of PostgreSQL's programs. */
  readonly programs: string
  readonly flags: readonly string[]
  readonly log: string
  readonly report: (news: LaunchNews) => void
}

interface Readied extends Start {
  /** The folder of its socket. */
  readonly socket: string
}

interface Attempt {
  readonly child: ChildProcess
  /** How long the log was before. */
  readonly from: number
}

/** Starts the server, waiting for what an earlier one left behind; `ours` is false when another starter was quicker. */
export async function startServer(start: Start): Promise<{ readonly notice: Notice; readonly ours: boolean }> {
  const { place, log, report } = start
  // Found once: an attempt that fails takes with it the notice that remembers it.
  const socket = socketFolder(place.data, place.keeper)
  const begun = Date.now()
  let sign = begun
  let told = false
  let attempt: Attempt | undefined
  for (;;) {
    const notice = readNotice(place.data)
    const answer = await ask(place.data, notice)
    if (notice && answer === 'open') {
      if (notice.socket !== socket) leaveSocketFolder(socket)
      return { notice, ours: notice.pid === attempt?.child.pid }
    }
    if (answer === 'opening') sign = Date.now()
    if (sign - begun > unnoticed && !told) {
      told = true
      report({ says: 'recovering', values: { folder: place.folder } })
    }
    if (Date.now() - sign > patience)
      throw new StartProblem('postgres-did-not-start', { log, detail: held(place.data) })
    attempt = await pursue({ ...start, socket }, attempt, Date.now() - begun)
    await pause(30)
  }
}

/** Stops the server as an administrator would: open transactions are rolled back, everything else is on disk. */
export async function stopServer({ pid, data, socket }: Notice): Promise<void> {
  if (worksIn(data, pid)) signal(pid, 'SIGINT')
  const until = Date.now() + patience
  while (worksIn(data, pid)) {
    if (Date.now() > until) throw new StartProblem('postgres-did-not-stop', { folder: data, pid })
    await pause(20)
  }
  leaveSocketFolder(socket)
}

/** Sees that an attempt is under way, unless the remains of an earlier server must go first. */
async function pursue(start: Readied, attempt: Attempt | undefined, waited: number): Promise<Attempt | undefined> {
  if (attempt && attempt.child.exitCode === null && attempt.child.signalCode === null) return attempt
  if (attempt) judge(start, lastWords(start.log, attempt.from))
  const { data } = start.place
  const left = processesIn(data)
  if (left.length === 0) return launch(start)
  // Orphans of a killed server hold memory that a new one must not share. Quitting is safe: the journal is replayed anyway.
  const orphaned = !left.includes(readNotice(data)?.pid ?? 0)
  if (orphaned && waited > grace) for (const pid of left) signal(pid, 'SIGQUIT')
  return undefined
}

const held = (data: string) => `the folder is held by process ${processesIn(data).join(', ') || 'unknown'}`

// Somebody else in the folder goes away, or opens it; any other reason stays.
function judge({ log, place }: Start, detail: string): void {
  if (/lock file|shared memory block/.test(detail)) return
  if (detail.includes('No space left')) throw new StartProblem('disk-full', { folder: place.folder })
  throw new StartProblem('postgres-did-not-start', { log, detail })
}

async function launch({ place: { data, keeper }, programs, flags, log, socket }: Readied): Promise<Attempt> {
  forgetDead(data, socket)
  const { file, from } = openLog(log)
  const options = Object.entries({ ...settings, unix_socket_directories: socket }).map(
    ([name, value]) => `${name}=${value}`,
  )
  const child = spawn(
    path.join(programs, 'postgres'),
    ['-D', data, ...[...options, ...flags].flatMap((option) => ['-c', option])],
    {
      ...keeper.as,
      cwd: '/',
      // A session of its own: Ctrl-C at the terminal is ours to answer, and the database outlives us if we are killed.
      detached: true,
      // The log is opened by us and inherited, so it stands in the data folder even where the keeper may not enter.
      stdio: ['ignore', file, file],
      env: environment,
    },
  )
  closeSync(file)
  await once(child, 'spawn')
  child.unref()
  return { child, from }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
