import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const inOrder = numbers.toSorted((one, other) => one - other)
  const middle = inOrder.length / 2
  const [low = Number.NaN, high = low] = inOrder.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1)
  return (low + high) / 2
}

/** A table in Markdown, of numbers. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '--:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The machine, as far as it matters: no name, no path. */
export function describeMachine(cluster: Readonly<Record<string, string>> = {}): string {
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const cores = `${os.availableParallelism()} cores (${os.cpus()[0]?.model ?? 'unknown'})`
  const { server_version: postgres, ...settings } = cluster
  return [
    `${cores}, ${memory} GiB of memory, ${os.type()} ${os.release().split('-')[0]}`,
    `Node ${process.versions.node}${postgres === undefined ? '' : `, PostgreSQL ${postgres}`}`,
    ...Object.entries(settings).map(([name, setting]) => `${name} = ${setting}`),
  ]
    .map((line) => `- ${line}`)
    .join('\n')
}

/** Prints a report; with `--write` it is kept among the results too. */
export function tell(name: string, report: string, write: boolean): void {
  console.log(report)
  if (!write) return
  const results = path.join(import.meta.dirname, '../results')
  mkdirSync(results, { recursive: true })
  writeFileSync(path.join(results, `${name}.md`), report)
}
