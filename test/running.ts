import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { root } from '#app/manifest.ts'

/** A Safar that runs as a user runs it: a process of its own, a data folder and keys of its own. */
export interface Running extends AsyncDisposable {
  readonly address: string
  readonly folder: string
  /** Everything it has said. */
  said(): string
  /** Runs a verb of the command line beside it and gives back what it printed and its exit code. */
  command(...given: readonly string[]): Promise<{ readonly out: string; readonly code: number }>
  stop(): Promise<number>
}

/** Starts Safar on an empty folder and waits until it answers. */
export async function startSafar(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const folder = mkdtempSync(path.join(tmpdir(), 'safar-'))
  // The user whom root lets keep the database must be able to pass through.
  chmodSync(folder, 0o711)
  const port = await freePort()
  const environment = {
    ...process.env,
    SAFAR_DATA: path.join(folder, 'data'),
    SAFAR_KEYS: path.join(folder, 'keys', 'safar.json'),
    PORT: String(port),
    ...env,
  }
  const run = (...given: readonly string[]) =>
    spawn(process.execPath, ['--import', '@oxc-node/core/register', 'src/app/cli.ts', ...given], {
      cwd: root,
      env: environment,
    })
  const server = run('start')
  const said = heard(server)
  const address = `http://localhost:${port}`
  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGTERM')
    const code = await ended(server)
    rmSync(folder, { recursive: true, force: true })
    return code
  }
  await answers(address, server).catch(async (error: unknown) => {
    await stop()
    throw new Error(`Safar did not start:\n${said()}`, { cause: error })
  })
  return {
    address,
    folder,
    said,
    stop,
    command: async (...given) => {
      const child = run(...given)
      const out = heard(child)
      const code = await ended(child)
      return { out: out(), code }
    },
    [Symbol.asyncDispose]: async () => void (await stop()),
  }
}

function heard({ stdout, stderr }: ChildProcess): () => string {
  let text = ''
  for (const stream of [stdout, stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()))
  return () => text
}

const ended = (child: ChildProcess): Promise<number> =>
  child.exitCode === null
    ? new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)))
    : Promise.resolve(child.exitCode)

async function answers(address: string, server: ChildProcess): Promise<void> {
  for (let left = 600; left > 0; left--) {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`)
    const health = await fetch(`${address}/health`).catch(() => undefined)
    if (health?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('it did not answer within a minute')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
