// Choosing the cells to withhold: every published instance to its optimum, a large table within seconds, and a table of registers.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { audit } from '#publish/disclosure/suppress/audit.ts'
import { type Instance, readInstance } from '#publish/disclosure/suppress/instance.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'
import { type Suppression, suppress } from '#publish/disclosure/suppress/suppress.ts'
import { doubts, withhold } from '#publish/protect/withhold/withhold.ts'

import { median, describeMachine, table, tell } from './parts/report.ts'
import { crossedTable, remittances, rules } from './parts/suppression-tables.ts'

const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values

const solver = await loadSolver()
const vectors = path.join(import.meta.dirname, '../test/vectors/suppression-instances.json')
const published = JSON.parse(readFileSync(vectors, 'utf8')) as Readonly<
  Record<string, { readonly I: unknown; readonly r: { readonly obj: number } }>
>
// The first question of a process pays for loading and for the compiler.
for (const { I } of Object.values(published)) suppress(solver, read(I))

const sections = [
  '# Withholding cells',
  describeMachine(),
  `Seconds are those of the processor, medians of three; the gap is what might be spared at most, as a share of the cost. Every pattern was audited: for each
unsafe cell two linear programmes say how far an attacker who knows all relations can be led astray.`,
  '## Published instances',
  'Goal: the published optimum, proven, in one second each.',
  publishedRows(),
  '## Drawn tables',
  'Inner cells are drawn at random, the unsafe ones too, each to be hidden within 30 % either way. Goal: 100 × 100 with 100 unsafe cells safe in ten seconds.',
  drawnRows(),
  '## Tables of a register',
  `Transfers by corridor (60 in three groups), month (12 in four quarters) and channel, drawn unevenly: sums and counts in one pattern, at least three contributors,
(1,75) dominance. Above 1,500 cells the table is taken apart, searched part by part, attacked as a whole and repaired.`,
  await registerRows(),
]
tell('suppress', `${sections.join('\n\n')}\n`, write)

function publishedRows(): string {
  return table(
    ['instance', 'cells', 'unsafe', 'cost', 'published', 'gap', 'seconds'],
    Object.entries(published).map(([name, { I, r }]) => {
      const { answer, seconds } = timed(read(I))
      if (answer.cost !== r.obj || seconds > 1) process.exitCode = 1
      return [name, ...describe(read(I), answer).toSpliced(3, 0, String(r.obj)), seconds.toFixed(2)]
    }),
  )
}

function drawnRows(): string {
  const drawn = [
    { sizes: [20, 20], primaries: 20, seeds: [1, 2, 3] },
    { sizes: [100, 100], primaries: 100, seeds: [1, 2, 3, 8] },
    { sizes: [8, 8, 4], primaries: 12, seeds: [1, 2, 3] },
  ]
  return table(
    ['table', 'cells', 'unsafe', 'cost', 'gap', 'seconds'],
    drawn.flatMap(({ sizes, primaries, seeds }) =>
      seeds.map((seed) => {
        const instance = read(crossedTable(sizes, { primaries, level: 0.3, seed }))
        const { answer, seconds } = timed(instance, sizes.length > 2 || sizes[0] === 100 ? 1 : 3)
        if (seconds > 10) process.exitCode = 1
        return [`${sizes.join(' × ')}, no. ${seed}`, ...describe(instance, answer), seconds.toFixed(1)]
      }),
    ),
  )
}

async function registerRows(): Promise<string> {
  const rows: string[][] = []
  for (const { channels, transfers } of [
    { channels: 1, transfers: 8_000 },
    { channels: 4, transfers: 200_000 },
    { channels: 4, transfers: 60_000 },
  ]) {
    const counted = remittances({ channels, transfers, seed: 3 })
    const begun = process.cpuUsage()
    const found = await withhold(rules.table, rules.method, counted)
    const seconds = since(begun)
    if (!found.ok) throw new Error(found.why.says)
    const { pattern, unsafe, cost, bound } = found.value
    const unsure = (await doubts(found.value)).filter(({ safe }) => !safe)
    if (unsure.length > 0) throw new Error(`${unsure.length} cells can be placed too closely`)
    rows.push([
      counted.all.counts.length.toLocaleString('en-GB'),
      transfers.toLocaleString('en-GB'),
      ...[unsafe, pattern].map((each) => String(each.reduce((sum, share) => sum + share, 0))),
      percent((cost - bound) / cost),
      seconds.toFixed(1),
    ])
  }
  return table(['cells', 'transfers', 'unsafe', 'withheld', 'gap', 'seconds'], rows)
}

function timed(instance: Instance, rounds = 3): { readonly answer: Suppression; readonly seconds: number } {
  const runs = Array.from({ length: rounds }, () => {
    const begun = process.cpuUsage()
    const answer = suppress(solver, instance)
    const seconds = since(begun)
    if (!answer.ok) throw new Error(answer.why.says)
    return { answer: answer.value, seconds }
  })
  const [first] = runs
  if (!first || runs.some(({ answer }) => answer.secondary.join() !== first.answer.secondary.join()))
    throw new Error('the same table had two patterns')
  const withheld = [...first.answer.primary, ...first.answer.secondary]
  if (audit(solver, instance, withheld).some(({ safe }) => !safe)) throw new Error('a pattern is not safe')
  return { answer: first.answer, seconds: median(runs.map(({ seconds }) => seconds)) }
}

function describe(instance: Instance, { cost, gap, primary }: Suppression): string[] {
  return [
    instance.cells.length.toLocaleString('en-GB'),
    String(primary.length),
    cost.toLocaleString('en-GB'),
    percent(gap),
  ]
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}

function since(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6
}

function read(from: unknown): Instance {
  const instance = readInstance(from)
  if (!instance.ok) throw new Error(instance.why.says)
  return instance.value
}
