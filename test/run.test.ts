import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

const repository = path.join(import.meta.dirname, '..')

let root: string

/** A checkout with nothing in it but `run.mjs`, the pinned Node, the loader, and a command line to try it with. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'safar-run-'))
  cpSync(path.join(repository, 'run.mjs'), path.join(root, 'run.mjs'))
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }')
  writeLock('package-lock.json', '1.0.0')
  const node = path.join(root, `node_modules/node-${process.platform}-${process.arch}/bin`)
  mkdirSync(node, { recursive: true })
  symlinkSync(process.execPath, path.join(node, 'node'))
  symlinkSync(path.join(repository, 'node_modules/@oxc-node'), path.join(root, 'node_modules/@oxc-node'))
  writeLock('node_modules/.package-lock.json', '1.0.0')
})

afterEach(() => rmSync(root, { recursive: true }))

const writeLock = (file: string, version: string) =>
  writeFileSync(path.join(root, file), JSON.stringify({ packages: { '': {}, 'node_modules/a': { version } } }))

function writeCommandLine(source: string): void {
  mkdirSync(path.join(root, 'src/app'), { recursive: true })
  writeFileSync(path.join(root, 'src/app/cli.ts'), source)
}

interface Run {
  readonly process: ChildProcess
  /** All that was said so far, on both outputs. */
  readonly said: () => string
  readonly ended: Promise<number | null>
}

function run(given: readonly string[], environment: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [path.join(root, 'run.mjs'), ...given], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words: string[] = []
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => words.push(chunk.toString()))
  return {
    process: child,
    said: () => words.join(''),
    ended: once(child, 'close').then(([code]) => code as number | null),
  }
}

const waiting = `
  import { writeFileSync } from 'node:fs'
  console.log('serving')
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => console.log('told', signal))
  process.on('SIGTERM', () => setTimeout(() => process.exit(7), 700))
  process.on('disconnect', () => {
    writeFileSync('noticed', '')
    process.exit()
  })
`

test('the command line gets the verb and what follows it, and its exit code comes back', async () => {
  writeCommandLine('console.log(process.argv.slice(2).join()); process.exit(3)')
  const safar = run(['safar', 'verify', '--help'])
  expect(await safar.ended).toBe(3)
  expect(safar.said()).toBe('verify,--help\n')
  const start = run(['start', '--quiet'])
  await start.ended
  expect(start.said()).toBe('start,--quiet\n')
})

test('a signal that comes twice, from the terminal and from npm, reaches the server once', async () => {
  writeCommandLine(waiting)
  const start = run(['start'])
  await expect.poll(start.said, { timeout: 10_000 }).toContain('serving')
  start.process.kill('SIGTERM')
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(7)
  expect(start.said().match(/told SIGTERM/g)).toHaveLength(1)
})

test('when it is killed, the server notices', async () => {
  writeCommandLine(waiting)
  const start = run(['start'])
  await expect.poll(start.said, { timeout: 10_000 }).toContain('serving')
  start.process.kill('SIGKILL')
  await expect.poll(() => existsSync(path.join(root, 'noticed')), { timeout: 10_000 }).toBe(true)
})

test('packages that the lock file names in another version are installed first', async () => {
  writeCommandLine("console.log('ready')")
  writeLock('package-lock.json', '1.0.1')
  const npm = path.join(root, 'npm-cli.js')
  writeFileSync(
    npm,
    `import { cpSync } from 'node:fs'
     console.log('npm', process.argv.slice(2, 4).join(' '))
     cpSync('package-lock.json', 'node_modules/.package-lock.json')`,
  )
  const first = run(['start'], { npm_execpath: npm })
  expect(await first.ended).toBe(0)
  expect(first.said()).toContain('npm install --no-save\nready\n')
  const second = run(['start'], { npm_execpath: npm })
  await second.ended
  expect(second.said()).toBe('ready\n')
})

test('when the packages cannot be installed, it says what to do and goes no further', async () => {
  writeCommandLine("console.log('ready')")
  writeLock('package-lock.json', '1.0.1')
  const npm = path.join(root, 'npm-cli.js')
  writeFileSync(npm, 'process.exit(1)')
  const start = run(['start'], { npm_execpath: npm })
  expect(await start.ended).toBe(1)
  expect(start.said()).toMatch(/could not be installed: see that the network is there/)
  expect(start.said()).not.toContain('ready')
})

test('an unknown verb is answered with those that there are', async () => {
  const unknown = run(['strat'])
  expect(await unknown.ended).toBe(1)
  expect(unknown.said()).toContain('start, safar, test, check, bench, format')
})
