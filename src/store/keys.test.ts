import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { makeKeys, publicHalf, readKeys, recertified, rotated, withoutOldKeys, writeKeys } from './keys.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'safar-keys-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('what is written to the key file is read back, and only its owner may read it', async () => {
  const [file, keys] = [path.join(folder, 'below', 'keys.json'), makeKeys()]
  await writeKeys(file, keys)
  expect(await readKeys(file)).toEqual(keys)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700)
})

test('a key file from before there were registers is whole, and gives the same key for them at each start', async () => {
  const [file, keys] = [path.join(folder, 'older.json'), makeKeys()]
  await writeKeys(file, keys)
  const { delivered: _, ...older } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
  await writeFile(file, JSON.stringify(older))
  const first = await readKeys(file)
  expect(first).toEqual({ ...keys, delivered: expect.any(Buffer) })
  expect(first?.delivered).toHaveLength(32)
  for (const other of [keys.record, keys.delivered]) expect(first?.delivered.equals(other)).toBe(false)
  expect(await readKeys(file)).toEqual(first)
  // A change of keys writes it down.
  if (first) await writeKeys(file, first)
  expect(await readKeys(file)).toEqual(first)
})

test('two Safars have no secret in common', () => {
  const [one, other] = [makeKeys(), makeKeys()]
  expect(one.sealing['k1']).not.toEqual(other.sealing['k1'])
  for (const name of ['finding', 'record', 'delivered', 'signing'] as const) expect(one[name]).not.toEqual(other[name])
})

test('a new sealing key stands beside the old ones until these are dropped', () => {
  const keys = makeKeys()
  const twice = rotated(rotated(keys))
  expect(Object.keys(twice.sealing)).toEqual(['k1', 'k2', 'k3'])
  expect(twice).toMatchObject({
    current: 'k3',
    sealing: { k1: keys.sealing['k1'] },
    finding: keys.finding,
    record: keys.record,
  })
  expect(Object.keys(withoutOldKeys(twice).sealing)).toEqual(['k3'])
})

test('no key file is no keys; a damaged one is named, never half read', async () => {
  const file = path.join(folder, 'damaged.json')
  expect(await readKeys(path.join(folder, 'none.json'))).toBeUndefined()
  await writeKeys(file, makeKeys())
  const whole = await readFile(file, 'utf8')
  const json = JSON.parse(whole) as Record<string, unknown>
  const damage = [
    whole.slice(0, -10),
    '',
    'null',
    JSON.stringify({ ...json, current: 'k7' }),
    JSON.stringify({ ...json, finding: undefined }),
    JSON.stringify({ ...json, record: 'c2hvcnQ=' }),
    JSON.stringify({ ...json, delivered: 'c2hvcnQ=' }),
    JSON.stringify({ ...json, sealing: { ...(json['sealing'] as object), k0: 'c2hvcnQ=' } }),
    JSON.stringify({ ...json, signing: 'AAAA' }),
  ]
  for (const each of damage) {
    await writeFile(file, each)
    await expect(readKeys(file)).rejects.toMatchObject({ says: 'key-file-damaged', values: { file } })
  }
})

test('a key file from before there were certificates is read, and gives the same key for them each time', async () => {
  const file = path.join(folder, 'old.json')
  await writeKeys(file, makeKeys())
  const { certifying: _, ...old } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
  await writeFile(file, JSON.stringify(old))
  const [once, again] = [await readKeys(file), await readKeys(file)]
  expect(once?.certifying.current).toBe('c1')
  expect(once?.certifying).toEqual(again?.certifying)
  expect(once && publicHalf(once.certifying.key)).toHaveLength(32)
})

test('a new key for certificates leaves the public half of the old one, and nothing that could sign', async () => {
  const [file, keys] = [path.join(folder, 'recertified.json'), makeKeys()]
  await writeKeys(file, recertified(keys))
  const read = await readKeys(file)
  expect(read?.certifying.current).toBe('c2')
  expect(read?.certifying.earlier).toEqual({ c1: publicHalf(keys.certifying.key) })
  expect(await readFile(file, 'utf8')).not.toContain(keys.certifying.key.toString('base64'))
})
