import { expect, test } from 'vitest'

import { now } from '#kernel/sample.ts'

import { files } from './files.ts'

const refused = (at: string, says: string, values?: object) => ({
  ok: false,
  why: [{ at, says, ...(values && { values }) }],
})
const scan = { id: '0192f0c4-7a3b-7c11-8000-0123456789ab', kind: 'image/jpeg', bytes: 1024, sha256: 'a'.repeat(64) }

const { read } = files({ most: 2, megabytes: 1, kinds: ['image/jpeg', 'application/pdf'] })

test('files are known by what they are, how heavy, and the fingerprint of their bytes', () => {
  expect(read([scan], now)).toEqual({ ok: true, value: [scan] })
  expect(read([{ ...scan, name: 'scan of a passport.jpg' }], now)).toEqual({ ok: true, value: [scan] })
})

test('there are only so many of them, and none is too heavy or of a kind that was not asked for', () => {
  expect(read([], now)).toEqual(refused('', 'missing'))
  expect(read([scan, scan, scan], now)).toEqual(refused('', 'too-many', { most: 2 }))
  expect(read([scan, { ...scan, bytes: 1024 * 1024 + 1 }], now)).toEqual(refused('1', 'too-heavy', { megabytes: 1 }))
  expect(read([{ ...scan, kind: 'image/png' }], now)).toEqual(refused('0', 'wrong-file-kind', { kinds: 'jpeg, pdf' }))
})

test('anything that is not such a file is malformed', () => {
  expect(read(scan, now)).toEqual(refused('', 'malformed'))
  for (const part of [
    null,
    'scan.jpg',
    { ...scan, id: 'one' },
    { ...scan, sha256: 'A'.repeat(64) },
    { ...scan, bytes: 0 },
    { ...scan, bytes: '1' },
  ])
    expect(read([part], now)).toEqual(refused('0', 'malformed'))
})
