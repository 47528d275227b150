import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

import { buildAssets } from './build.ts'
import { dist, type Manifest, readManifest, scriptsOf } from './manifest.ts'

// What a cheap phone on 2G can be asked to fetch before a page works, in bytes after gzip.
const budgets = { 'public script': 15_000, 'workspace script': 90_000, style: 12_000 } as const

/** Prints what pages weigh against what they may; the exit code says whether all of it fits. */
export async function checkBudgets(): Promise<0 | 1> {
  await buildAssets()
  const weights = weigh(await readManifest(), weightOf)
  const rows = Object.entries(budgets).map(([name, budget]) => ({ name, weight: weights[name] ?? 0, budget }))
  for (const { name, weight, budget } of rows) {
    const verdict = weight <= budget ? 'fits' : `TOO HEAVY by ${kilobytes(weight - budget)}`
    process.stdout.write(`${name.padEnd(18)}${kilobytes(weight).padStart(9)} of ${kilobytes(budget)} gz  ${verdict}\n`)
  }
  return rows.every(({ weight, budget }) => weight <= budget) ? 0 : 1
}

const weightOf = (file: string): number => gzipSync(readFileSync(`${dist}/${file}`), { level: 9 }).length
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

// What is open to everybody, all of it together: no page has more than one of these beside what every page has.
const open = ['public', 'passkey', 'certificate', 'certificate-keeper']

/** The weight of a first load: every file once, with all that it imports. The heaviest workspace page has every script. */
export function weigh(manifest: Manifest, weightOfFile: (file: string) => number): Record<string, number> {
  const scripts = scriptsOf(manifest).map(([name, { src = '' }]) => ({ name, src }))
  const sum = (sources: readonly string[]) =>
    [...reached(manifest, sources)].reduce((total, file) => total + weightOfFile(file), 0)
  const style = Object.keys(manifest).filter((source) => source.endsWith('/style.css'))
  return {
    'public script': sum(scripts.filter(({ name }) => open.includes(name)).map(({ src }) => src)),
    'workspace script': sum(scripts.map(({ src }) => src)),
    style: sum(style),
  }
}

function reached(manifest: Manifest, sources: readonly string[], files = new Set<string>()): Set<string> {
  for (const source of sources) {
    const built = manifest[source]
    if (!built || files.has(built.file)) continue
    files.add(built.file)
    reached(manifest, built.imports ?? [], files)
  }
  return files
}

if (import.meta.main) process.exitCode = await checkBudgets()
