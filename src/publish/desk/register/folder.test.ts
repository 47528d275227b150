import { existsSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'

import { afterAll, expect, test } from 'vitest'

import type { Office } from '#web/office.ts'

import { dropWaiting, findWaiting, keepWaiting, waitingFile } from './folder.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'safar-waiting-'))
afterAll(() => rmSync(folder, { recursive: true }))

const room = { press: { folder } } as Pick<Office, 'press'>
const whose = { post: 'statistician', register: 'returns' }
const now = new Date('2026-11-24T08:00:00Z')

test('a waiting file is for the post that brought it and its register, and readable by nobody else on the machine', async () => {
  const id = await keepWaiting(room, whose, Readable.from(['rows']), now)
  expect(await findWaiting(room, whose, id)).toBe(waitingFile(room, id))
  expect(await findWaiting(room, { ...whose, post: 'other' }, id)).toBeUndefined()
  expect(await findWaiting(room, { ...whose, register: 'foreign' }, id)).toBeUndefined()
  expect(await findWaiting(room, whose, '../../secrets')).toBeUndefined()
  expect(statSync(waitingFile(room, id)).mode & 0o077).toBe(0)
  await dropWaiting(room, id)
  expect(await findWaiting(room, whose, id)).toBeUndefined()
  expect(existsSync(waitingFile(room, id))).toBe(false)
})

test('what nobody delivered for a day is cleared away when the next file comes', async () => {
  const old = await keepWaiting(room, whose, Readable.from(['old']), now)
  const yesterday = new Date(now.getTime() - 25 * 3_600_000)
  utimesSync(waitingFile(room, old), yesterday, yesterday)
  await keepWaiting(room, whose, Readable.from(['new']), now)
  expect(existsSync(waitingFile(room, old))).toBe(false)
})

test('a file that breaks off on its way leaves nothing behind', async () => {
  const broken = new Readable({ read: () => broken.destroy(new Error('cut')) })
  await expect(keepWaiting(room, whose, broken, now)).rejects.toThrow('cut')
})
