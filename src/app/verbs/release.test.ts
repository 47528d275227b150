import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { readConfig } from '#app/config.ts'
import { release as decide } from '#publish/release/decide.ts'
import { withdraw } from '#publish/release/later.ts'
import type { Connection } from '#store/database.ts'
import { writeKeys } from '#store/keys.ts'
import { publicKeyOf } from '#store/ledger.ts'
import { StartProblem } from '#store/start-problem.ts'
import { type TestReleases, candidate, hand, openReleases } from '#test/release.ts'

import { key as keyVerb } from './key.ts'
import { release } from './release.ts'

let releases: TestReleases
beforeAll(async () => {
  releases = await openReleases()
  for (const [name, embargo] of [
    ['first', null],
    ['withdrawn', null],
    ['waiting', '2099-01-01T00:00:00.000Z'],
  ] as const) {
    const id = await releases.prepare({ ...candidate, name, population: name, embargo })
    for (const person of ['statistician', 'head'] as const) await releases.say(id, person)
    await decide(releases.signing, { candidate: id, synthetic: true, by: hand('statistician') })
  }
  const why = { tg: 'Сабаб', ru: 'Причина', en: 'A reason' }
  await withdraw(releases.signing, { release: 'withdrawn', why, by: hand('head') })
  await writeKeys(path.join(releases.folder, 'keys.json'), releases.keys)
})
afterAll(() => releases[Symbol.asyncDispose]())

const address = ({ host, port, user, database }: Connection) =>
  `postgres://${user}@localhost:${port ?? 5432}/${database}?host=${encodeURIComponent(host ?? '')}`

/** What the verb says, and the code with which it ends. */
async function run(...given: readonly string[]): Promise<{ readonly code: number; readonly says: readonly string[] }> {
  const at = given.indexOf('--out')
  const says: string[] = []
  const code = await release.run({
    config: readConfig({
      DATABASE_URL: address(releases.connection),
      SAFAR_KEYS: path.join(releases.folder, 'keys.json'),
    }),
    language: 'en',
    given: at === -1 ? given : given.slice(0, at),
    options: at === -1 ? {} : { out: given[at + 1] },
    say: (line) => void says.push(line),
  })
  return { code, says }
}

test('the releases are listed, the newest first, with what has become of each', async () => {
  const { code, says } = await run('list')
  expect(code).toBe(0)
  expect(says).toEqual([
    '   2  2026-06-10  withdrawn  withdrawn',
    '   –  2099-01-01  waiting    not public before 2099-01-01T00:00:00.000Z',
    '   1  2026-06-10  first      public',
  ])
})

test('a release is shown with its root and its files', async () => {
  const { says } = await run('show', 'first')
  expect(says[0]).toBe(candidate.title.en)
  expect(says[1]).toContain('SYNTHETIC')
  expect(says.some((line) => /^Root: [0-9a-f]{64}$/.test(line))).toBe(true)
  expect(says.filter((line) => line.includes('tables/'))).toHaveLength(4)
})

test('a release is verified, one that waits too, and a tampered one is named', async () => {
  expect(await run('verify', 'first')).toEqual({
    code: 0,
    says: ['first is whole and as it was signed (entry 1 of the ledger).'],
  })
  expect((await run('verify', 'waiting')).says[0]).toContain('not public yet')
  await releases.owner.query(
    `update releases.files set content = content || '\\x20' where release = 'waiting' and path = 'release.json'`,
  )
  expect(await run('verify', 'waiting')).toEqual({
    code: 1,
    says: ['The file release.json of the release waiting is not the one that was signed: its bytes were altered.'],
  })
  expect(await run('verify', 'first')).toMatchObject({ code: 0 })
})

test('a release is exported once, with the ledger, and the stand-alone script agrees', async () => {
  const out = path.join(releases.folder, 'out')
  expect(await run('export', 'first', '--out', out)).toMatchObject({ code: 0 })
  await expect(run('export', 'first', '--out', out)).rejects.toMatchObject({ says: 'file-not-writable' })
  const script = path.join(import.meta.dirname, '..', '..', '..', 'verify-release.mjs')
  const said: string[] = []
  const config = readConfig({ SAFAR_KEYS: path.join(releases.folder, 'keys.json') })
  await keyVerb.run({ config, language: 'en', given: ['public'], options: {}, say: (line) => void said.push(line) })
  expect(said).toEqual([publicKeyOf(releases.keys)])
  await writeFile(path.join(out, 'key'), said.join('\n'))
  const check = (what: string) =>
    promisify(execFile)(process.execPath, [
      script,
      path.join(out, what),
      '--key',
      path.join(out, 'key'),
      '--ledger',
      path.join(out, 'ledger.jsonl'),
    ])
  expect((await check('first')).stdout).toContain('first is whole')
  expect((await check('first.tar')).stdout).toContain('first is whole')
  expect(await run('export', 'withdrawn', '--out', out)).toMatchObject({ code: 0 })
  await expect(check('withdrawn')).rejects.toMatchObject({
    stdout: expect.stringContaining('it was withdrawn on') as string,
  })
  expect((await readFile(path.join(out, 'ledger.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(3)
})

test('one that waits is not exported; one that there is not is named; what is missing is asked for', async () => {
  expect(await run('export', 'waiting', '--out', releases.folder)).toMatchObject({ code: 1 })
  expect(await run('show', 'never-was')).toEqual({
    code: 1,
    says: ['There is no release “never-was”: see how it is spelt.'],
  })
  for (const given of [['show'], ['publish', 'first'], ['export', 'first']])
    await expect(run(...given)).rejects.toBeInstanceOf(StartProblem)
})
