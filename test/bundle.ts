import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

import { expect } from 'vitest'

import { type Decided, bundleOf, sumsOf } from '#publish/release/bundle.ts'
import { type Keys, makeKeys } from '#store/keys.ts'
import { entryLine, noEntry, publicKeyOf, signLetters, writeEntry } from '#store/ledger.ts'
import type { ReleaseFile } from '#store/releases.ts'

import { candidate } from './release.ts'

// The key of a test, written down so that the golden bundle is always the same; it signs nothing else.
export const keys: Keys = {
  ...makeKeys(),
  signing: Buffer.from(`302e020100300506032b657004220420${'07'.repeat(32)}`, 'hex'),
}
export const key = publicKeyOf(keys)

const title = { tg: 'Вазифа', ru: 'Должность', en: 'Post' }
export const decided: Decided = {
  publicFrom: '2026-06-10T08:00:00.000Z',
  prepared: { post: 'statistician', title, at: candidate.prepared.at },
  approvals: [
    { post: 'statistician', title, at: '2026-06-09T08:00:00.000Z' },
    { post: 'head', title, at: '2026-06-09T09:00:00.000Z' },
  ],
  overrides: [],
}

export const files = bundleOf(candidate, decided)

/** The entry of a bundle, signed. */
export function signedEntry(of: readonly ReleaseFile[], more: Partial<Parameters<typeof writeEntry>[0]> = {}) {
  const body = writeEntry({
    number: 1,
    at: decided.publicFrom,
    previous: noEntry,
    kind: 'release',
    release: candidate.name,
    revises: null,
    root: sumsOf(of).root,
    population: candidate.population,
    audience: candidate.audience,
    synthetic: true,
    title: candidate.title,
    why: null,
    posts: ['head', 'statistician'],
    ...more,
  })
  return { body, signature: signLetters(keys, 'safar ledger 1', body) }
}

/** A bundle as it is handed out. */
export const handedOut = (of: readonly ReleaseFile[], entry = signedEntry(of)): readonly ReleaseFile[] => [
  ...of,
  { path: 'SHA256SUMS', content: Buffer.from(sumsOf(of).text) },
  { path: 'entry.json', content: Buffer.from(entryLine(entry, key)) },
]
export const bundle = handedOut(files)

export const script = path.join(import.meta.dirname, '..', 'verify-release.mjs')

/** What the script says of a bundle, and with which code it ends. */
export async function check(
  what: string,
  ...options: readonly string[]
): Promise<{ readonly code: number; readonly says: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, what, ...options])
    return { code: 0, says: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as {
      readonly code: number
      readonly stdout: string
      readonly stderr: string
    }
    expect(stderr).toBe('')
    return { code, says: stdout }
  }
}

/** Writes a bundle into a folder. */
export async function layOut(folder: string, of: readonly ReleaseFile[] = bundle): Promise<string> {
  for (const { path: each, content } of of) {
    await mkdir(path.dirname(path.join(folder, each)), { recursive: true })
    await writeFile(path.join(folder, each), content)
  }
  return folder
}
