import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'

import type { Assets } from '#screen/assets.ts'

import { dist, readAssets, root } from './manifest.ts'

/** Makes what the browser needs, unless it was already made from these very sources. */
export async function buildAssets(): Promise<Assets> {
  const sources = await hashOfSources()
  if ((await readFile(`${dist}/built-from`, 'utf8').catch(() => '')) === sources) return readAssets()

  // Loaded only now: a start that builds nothing should not wait for the bundler.
  const { build } = await import('vite')
  await build({ root, configFile: `${root}vite.config.ts`, logLevel: 'warn' })
  await writeFile(`${dist}/built-from`, sources)
  return readAssets()
}

// All of src, although few files reach the browser: hashing takes milliseconds, and a list of them would go stale.
async function hashOfSources(): Promise<string> {
  const names = [
    'vite.config.ts',
    'package-lock.json',
    ...globSync('src/**/*.{ts,tsx,css,svg}', { cwd: root }).toSorted(),
  ]
  const hash = createHash('sha256')
  for (const name of names) hash.update(name).update(await readFile(`${root}${name}`))
  return hash.digest('hex')
}
