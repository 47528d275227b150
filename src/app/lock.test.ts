import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { StartProblem } from '#store/start-problem.ts'

import { lockFolder } from './lock.ts'

const onLinux = test.runIf(process.platform === 'linux')

let folder: string
let others: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'safar-lock-'))
  others = []
})

afterEach(() => {
  for (const other of others) other.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** Another Safar that tries to lock the folder and lives on; tells what it got. */
async function another(): Promise<{ readonly safar: ChildProcess; readonly got: { held: boolean; holder?: number } }> {
  const source = `
    import { lockFolder } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))}
    console.log(JSON.stringify(lockFolder(${JSON.stringify(folder)})))
    setInterval(() => undefined, 1000)`
  const safar = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  others.push(safar)
  const [line] = (await once(safar.stdout, 'data')) as [Buffer]
  return { safar, got: JSON.parse(line.toString()) as { held: boolean; holder?: number } }
}

async function kill(safar: ChildProcess): Promise<void> {
  safar.kill('SIGKILL')
  await once(safar, 'exit')
}

test('a living Safar keeps others out and is named; when it lets go, the next one gets in', async () => {
  const lock = lockFolder(folder)
  expect(lock.held).toBe(true)
  expect((await another()).got).toEqual({ held: false, holder: process.pid })
  if (lock.held) lock.release()
  expect((await another()).got).toEqual({ held: true })
  expect(lockFolder(folder)).toEqual({ held: false, holder: others[1]?.pid })
})

test('the lock of a killed Safar is taken over', async () => {
  const { safar } = await another()
  expect(lockFolder(folder)).toEqual({ held: false, holder: safar.pid })
  await kill(safar)
  expect(lockFolder(folder).held).toBe(true)
})

test('of many starters who find a dead lock, exactly one takes it', async () => {
  await kill((await another()).safar)
  const starters = await Promise.all(Array.from({ length: 6 }, another))
  const holders = starters.filter(({ got }) => got.held)
  expect(holders).toHaveLength(1)
  const refused = starters.filter(({ got }) => !got.held)
  expect(new Set(refused.map(({ got }) => got.holder))).toEqual(new Set([holders[0]?.safar.pid]))
})

onLinux('a process that merely got the number of a dead Safar does not lock it out', () => {
  mkdirSync(path.join(folder, 'safar.lock'))
  writeFileSync(path.join(folder, 'safar.lock', `${process.ppid}-12345678.42`), '')
  expect(lockFolder(folder).held).toBe(true)
})

test('nothing is left of a lock that was let go', () => {
  const lock = lockFolder(folder)
  if (lock.held) lock.release()
  expect(readdirSync(folder)).toEqual([])
})

test('a data folder that cannot be made is a problem with a sentence', () => {
  writeFileSync(path.join(folder, 'file'), '')
  expect(() => lockFolder(path.join(folder, 'file'))).toThrow(StartProblem)
})
