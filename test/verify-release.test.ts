import { execFile } from 'node:child_process'
import { createPrivateKey, createPublicKey, verify } from 'node:crypto'
import { mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { bundleOf, sumsOf } from '#publish/release/bundle.ts'
import { tarOf } from '#publish/release/tar.ts'
import { writeBundle } from '#publish/release/write.ts'
import { entryFingerprint, entryLine } from '#store/ledger.ts'
import type { ReleaseFile } from '#store/releases.ts'

import { bundle, check, decided, files, handedOut, key, keys, layOut, script, signedEntry } from './bundle.ts'
import { candidate } from './release.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'safar-bundle-'))
})
afterAll(() => rm(folder, { recursive: true }))

const place = (name: string) => path.join(folder, name)
const laidOut = (name: string, of: readonly ReleaseFile[] = bundle) => layOut(place(name), of)

test('the script finds a whole bundle whole, as a folder and as one file, and warns when no key was given', async () => {
  const laid = await laidOut('whole')
  const tar = place('whole.tar')
  await writeFile(tar, tarOf(candidate.name, bundle))
  for (const form of [laid, tar]) {
    const { code, says } = await check(form, '--key', key)
    expect({ code, says }).toMatchObject({
      code: 0,
      says: expect.stringContaining('returns-2026-q1 is whole') as string,
    })
    expect(says).toContain('SYNTHETIC')
    expect(says).not.toContain('Checked only')
    expect((await check(form)).says).toContain(`Checked only with the key that it prints itself: compare ${key}`)
  }
  await writeFile(place('key.txt'), `${key}\n`)
  expect(await check(laid, '--key', place('key.txt'))).toMatchObject({ code: 0 })
})

test('tar, sha256sum and openssl of any machine read the bundle as well', async () => {
  const tar = place('unpacked.tar')
  await writeFile(tar, tarOf(candidate.name, bundle))
  await promisify(execFile)('tar', ['-xf', tar, '-C', folder])
  const { stdout } = await promisify(execFile)('sha256sum', ['-c', 'SHA256SUMS'], { cwd: place(candidate.name) })
  expect(stdout.trim().split('\n')).toHaveLength(files.length)
  const { body, signature } = signedEntry(files)
  const spki = createPublicKey(createPrivateKey({ key: keys.signing, format: 'der', type: 'pkcs8' }))
  expect(verify(null, Buffer.from(`safar ledger 1\n${body}`), spki, signature)).toBe(true)
})

test('each kind of tampering has a sentence that says what is wrong', async () => {
  const changed = (name: string, content: string) =>
    bundle.map((file) => (file.path === name ? { ...file, content: Buffer.from(content) } : file))
  const csv = 'tables/returns.reasons.csv'
  const found = async (name: string, of: readonly ReleaseFile[], ...options: string[]) => {
    const { code, says } = await check(await laidOut(name, of), ...options)
    expect(code).toBe(1)
    return says.trim()
  }
  expect(await found('altered', changed(csv, 'sex\n'))).toBe(`${csv} was altered: it is no file that was signed.`)
  expect(
    await found(
      'missing',
      bundle.filter((file) => file.path !== csv),
    ),
  ).toBe(`${csv} is missing.`)
  expect(await found('extra', [...bundle, { path: 'extra.csv', content: Buffer.from('1') }])).toBe(
    'extra.csv was added: it is no file that was signed.',
  )
  expect(await found('sums', changed('SHA256SUMS', sumsOf(files).text.replace('0', '1')))).toContain(
    'SHA256SUMS was altered',
  )
  expect(await found('no-entry', files)).toBe('SHA256SUMS is missing.')
  const { body, signature } = signedEntry(files)
  const forged = entryLine({ body: body.replace('returns-2026-q1', 'returns-2026-q2'), signature }, key)
  expect(await found('forged', changed('entry.json', forged))).toContain('The signature of entry.json does not fit')
  expect(await found('unreadable', changed('entry.json', '{'))).toBe('entry.json was altered.')
  expect(await found('other-key', bundle, '--key', '00'.repeat(32))).toContain('another key than the one given')
  const swapped = handedOut(bundleOf({ ...candidate, name: 'other' }, decided), signedEntry(files))
  expect(await found('other-list', swapped)).toContain('not the one that was signed')
  await laidOut('renamed')
  await rename(path.join(place('renamed'), csv), path.join(place('renamed'), 'tables', 'moved.csv'))
  expect((await check(place('renamed'))).says).toContain('tables/moved.csv was added')
  await laidOut('linked')
  await symlink(path.join(place('linked'), csv), path.join(place('linked'), 'link'))
  expect((await check(place('linked'))).says).toContain('link is not a plain file')
  expect((await check(place('nowhere'))).says).toContain('Write: node verify-release.mjs')
})

test('the ledger is held against the bundle: broken, older, another, withdrawn', async () => {
  const laid = await laidOut('with-ledger')
  const first = signedEntry(files)
  const why = { tg: 'Сабаб', ru: 'Причина', en: 'A figure was wrong.' }
  const next = signedEntry(files, {
    number: 2,
    previous: entryFingerprint(first.body),
    release: 'another',
    at: '2026-06-11T00:00:00.000Z',
  })
  const last = signedEntry(files, {
    number: 3,
    previous: entryFingerprint(next.body),
    kind: 'withdrawal',
    why,
    at: '2026-06-12T00:00:00.000Z',
  })
  const against = async (...lines: readonly (typeof first)[]) => {
    await writeFile(place('ledger.jsonl'), lines.map((line) => entryLine(line, key)).join(''))
    return check(laid, '--key', key, '--ledger', place('ledger.jsonl'))
  }
  expect(await against(first, next)).toMatchObject({ code: 0 })
  expect((await against(first, last)).says).toContain('The ledger is broken at entry 2')
  expect((await against(next)).says).toContain('does not have this release as entry 1')
  expect((await against()).says).toContain('does not have this release as entry 1')
  expect(await against(first, next, last)).toMatchObject({
    code: 1,
    says: expect.stringContaining('it was withdrawn on 2026-06-12T00:00:00.000Z: A figure was wrong.') as string,
  })
})

test('any byte, anywhere in the one file, in any way, is found', { timeout: 120_000 }, async () => {
  const tar = tarOf(candidate.name, bundle)
  const file = place('flipped.tar')
  await fc.assert(
    fc.asyncProperty(fc.nat(tar.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const flipped = Buffer.from(tar)
      flipped[at] = (flipped[at] ?? 0) ^ change
      await writeFile(file, flipped)
      expect([at, (await check(file, '--key', key)).code]).toEqual([at, 1])
    }),
    {
      numRuns: 60,
      examples: [0, 99, 108, 124, 130, 150, 156, 157, 257, 263, 345, 500, tar.length - 1].map(
        (at) => [at, 1] as [number, number],
      ),
    },
  )
  for (const cut of [1, 512, 1024, tar.length - 100]) {
    await writeFile(file, tar.subarray(0, tar.length - cut))
    expect([cut, (await check(file, '--key', key)).code]).toEqual([cut, 1])
  }
  await writeFile(file, Buffer.concat([tar, Buffer.alloc(512)]))
  expect((await check(file, '--key', key)).code).toBe(1)
})

test('any byte of any file in the folder is found', { timeout: 120_000 }, async () => {
  const laid = await laidOut('flipped')
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, at, change) => {
      const { path: name, content } = bundle[which % bundle.length] ?? { path: '', content: Buffer.alloc(1) }
      const flipped = Buffer.from(content)
      const byte = at % flipped.length
      flipped[byte] = (flipped[byte] ?? 0) ^ change
      await writeFile(path.join(laid, name), flipped)
      expect([name, byte, (await check(laid, '--key', key)).code]).toEqual([name, byte, 1])
      await writeFile(path.join(laid, name), content)
    }),
    { numRuns: 60 },
  )
  expect(await check(laid, '--key', key)).toMatchObject({ code: 0 })
})

test('the script is at most a hundred lines and stands on Node alone', async () => {
  const text = await readFile(script, 'utf8')
  expect(text.split('\n').length - 1).toBeLessThanOrEqual(100)
  expect([...text.matchAll(/from '([^']+)'/g)].every(([, from]) => from?.startsWith('node:'))).toBe(true)
})

test('writing a bundle gives the folder and the one file, and the script agrees with both', async () => {
  const { folder: laid, archive } = await writeBundle(place('out'), candidate.name, bundle)
  expect(await check(laid, '--key', key)).toMatchObject({ code: 0 })
  expect(await check(archive, '--key', key)).toMatchObject({ code: 0 })
  await expect(writeBundle(place('out'), candidate.name, bundle)).rejects.toThrow('EEXIST')
})
