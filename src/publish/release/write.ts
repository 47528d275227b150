import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { ReleaseFile } from '#store/releases.ts'

import { tarOf } from './tar.ts'

/** Writes a bundle as a folder and as one file beside it; refuses to write over what is there, since a release never changes. */
export async function writeBundle(
  out: string,
  release: string,
  files: readonly ReleaseFile[],
): Promise<{ readonly folder: string; readonly archive: string }> {
  const [folder, archive] = [join(out, release), join(out, `${release}.tar`)]
  await mkdir(out, { recursive: true })
  await mkdir(folder)
  for (const { path, content } of files) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content, { flag: 'wx' })
  }
  await writeFile(archive, tarOf(release, files), { flag: 'wx' })
  return { folder, archive }
}

/** Writes a copy of the ledger beside a bundle; it only grows, so a newer copy takes the place of an older one. */
export async function writeLedger(out: string, lines: string): Promise<string> {
  const file = join(out, 'ledger.jsonl')
  await writeFile(file, lines)
  return file
}
