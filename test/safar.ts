import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { processesIn } from '#store/embedded/notice.ts'

const repository = path.join(import.meta.dirname, '..')

type Environment = Readonly<Record<string, string>>

/** What a command said, and how it ended. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  /** The lines on stderr. */
  readonly errors: readonly string[]
}

/** A Safar that serves. */
export interface Running {
  readonly pid: number
  readonly address: string
  /** Asks it to stop, or kills it, and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<Ran>
}

/** A folder for one Safar, with its data and keys, and the commands that work there. */
export interface Home extends AsyncDisposable {
  readonly folder: string
  readonly data: string
  readonly keyFile: string
  /** Where the database is kept: in the data folder, or where its note says. */
  place(): string
  /** The processes of its database. */
  postgres(): readonly number[]
  run(given: readonly string[], more?: Environment, as?: { readonly uid: number; readonly gid: number }): Promise<Ran>
  /** The same, asked to stop as soon as it says something. */
  runUntil(says: string, given: readonly string[], more?: Environment): Promise<Ran>
  start(more?: Environment): Promise<Running>
}

/** Makes a home, without a demonstration unless it is asked for. */
export function makeHome(): Home {
  const folder = mkdtempSync(path.join(tmpdir(), 'safar-home-'))
  // Under root the database has a keeper of its own, who must pass through.
  chmodSync(folder, 0o755)
  const data = path.join(folder, 'data')
  const keyFile = path.join(folder, 'keys', 'safar.json')
  const given: Environment = { SAFAR_DATA: data, SAFAR_KEYS: keyFile, SAFAR_DEMO: 'no' }
  const place = () => {
    const note = path.join(data, 'postgres-is-in')
    return existsSync(note) ? readFileSync(note, 'utf8').trim() : data
  }
  const postgres = () => processesIn(path.join(place(), 'postgres'))
  return {
    folder,
    data,
    keyFile,
    place,
    postgres,
    run: (args, more, as) => end(spawnSafar(args, { ...given, ...more }, as)),
    runUntil: (says, args, more) => {
      const child = spawnSafar(args, { ...given, ...more })
      const heard = listen(child)
      child.stdout?.on('data', () => heard.out.includes(says) && child.kill('SIGTERM'))
      return end(child, heard)
    },
    start: async (more) => serving(spawnSafar(['start'], { PORT: String(await freePort()), ...given, ...more })),
    [Symbol.asyncDispose]: async () => {
      for (const pid of postgres()) kill(pid)
      for (const each of new Set([place(), folder])) rmSync(each, { recursive: true, force: true })
    },
  }
}

function spawnSafar(args: readonly string[], more: Environment, as: { uid?: number; gid?: number } = {}): ChildProcess {
  // Of this run's own environment only what any program needs: no address of another database, no other language.
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, ['--import', '@oxc-node/core/register', 'src/app/cli.ts', ...args], {
    cwd: repository,
    env: { PATH, HOME, SAFAR_LANGUAGE: 'en', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as,
  })
}

interface Heard {
  out: string
  errors: string
}

function listen(child: ChildProcess): Heard {
  const heard = { out: '', errors: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (heard.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (heard.errors += text))
  return heard
}

async function end(child: ChildProcess, heard = listen(child)): Promise<Ran> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  return { code: child.exitCode, out: heard.out, errors: heard.errors.split('\n').filter((line) => line !== '') }
}

async function serving(child: ChildProcess): Promise<Running> {
  const heard = listen(child)
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const ready = /ready at (http:\S+)/.exec(heard.out)?.[1]
      if (ready !== undefined) resolve(ready)
    })
    child.once('close', (code) => reject(new Error(`Safar ended with ${code}: ${heard.errors}${heard.out}`)))
  })
  return {
    pid: child.pid ?? 0,
    address,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return end(child, heard)
    },
  }
}

/** Ends a process at once, if it is there. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
