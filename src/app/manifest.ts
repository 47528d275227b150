import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Assets } from '#screen/assets.ts'

/** The folder of the project, wherever it was started from. */
export const root = fileURLToPath(new URL('../..', import.meta.url))
/** What was built for the browser: `assets/` is served, the rest is about it. */
export const dist = `${root}dist`

/** One built file and what it needs. */
export interface Built {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
}
export type Manifest = Readonly<Record<string, Built>>

/** What the last build made. */
export async function readManifest(): Promise<Manifest> {
  // Written by our own build a moment ago, so its shape is known.
  const manifest: Manifest = JSON.parse(await readFile(`${dist}/manifest.json`, 'utf8'))
  return manifest
}

/** The addresses of what was built, as pages need them. */
export async function readAssets(): Promise<Assets> {
  const manifest = await readManifest()
  const address = (end: string): string => {
    const source = Object.keys(manifest).find((name) => name.endsWith(end))
    if (!source) throw new Error(`The build made no ${end}`)
    return `/${manifest[source]?.file}`
  }
  return {
    style: address('/style.css'),
    icon: address('/icon.svg'),
    fonts: {
      latin: address('-3-latin-wght-normal.woff2'),
      cyrillic: address('-3-cyrillic-wght-normal.woff2'),
      cyrillicExt: address('-3-cyrillic-ext-wght-normal.woff2'),
    },
    scripts: Object.fromEntries(scriptsOf(manifest).map(([name, { file }]) => [name, `/${file}`])),
  }
}

/** The scripts that a page can ask for, by name. */
export const scriptsOf = (manifest: Manifest): (readonly [string, Built])[] =>
  Object.entries(manifest)
    .filter(([source, { isEntry }]) => isEntry && source.endsWith('.ts'))
    .map(([source, built]) => [basename(source, '.ts'), built])
