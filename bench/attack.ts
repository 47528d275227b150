import { parseArgs } from 'node:util'

import { grouped } from '#kernel/words.ts'
import { attack, type Verdict } from '#publish/disclosure/attack/attack.ts'
import { type AttackedRelease, usualPolicy } from '#publish/disclosure/attack/input.ts'
import { loadSolver } from '#publish/disclosure/suppress/solver.ts'

import { drawRows } from './parts/history.ts'
import { cleanHistory, type Plant, plantsOf, schooling, type Tables } from './parts/plants.ts'
import { describeMachine, table, tell } from './parts/report.ts'

// The attack before release: how long it takes by releases and cells, which planted leaks it finds, and what it says of a clean history.
// Goals: 100 releases of 100,000 cells in 60 seconds, every planted leak found, nothing found where nothing is.
const { quick, write } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
}).values

const few: Tables = { schooling }
const many: Tables = {
  homes: { by: ['sex', 'age', 'district'], time: 'year' },
  corridors: { by: ['sex', 'country'], time: 'month' },
  origins: { by: ['age*', 'education', 'district'], time: 'year' },
  schooling,
}
const months = quick ? 40 : 160
const sizes = quick
  ? [{ tables: few, releases: 10 }]
  : [
      { tables: few, releases: 10 },
      { tables: few, releases: 100 },
      { tables: many, releases: 1 },
      { tables: many, releases: 10 },
      { tables: many, releases: 100 },
    ]
const goal = { releases: 100, cells: 100_000, seconds: 60 }

const about = `A synthetic register of ${grouped(quick ? 40_000 : 300_000)} people over ${months} months, released month after month: counts by sex, age, district,
country, education and time, changed by keys (D 5, V 3), each release with all months until then, and amounts with withheld cells. The last release is the
candidate, attacked together with all others. One run each, in one thread.`

const solver = await loadSolver()
const rows = drawRows(quick ? 40_000 : 300_000, months, 7)

interface Run {
  readonly seconds: number
  readonly verdict: Verdict
  readonly cells: number
  readonly megabytes: number
}

async function run(releases: readonly AttackedRelease[]): Promise<Run> {
  const begun = performance.now()
  const outcome = await attack(solver, { releases, period: 'month', policy: usualPolicy })
  if (!outcome.ok) throw new Error(`${outcome.why.says} ${JSON.stringify(outcome.why.values)}`)
  return {
    seconds: (performance.now() - begun) / 1000,
    verdict: outcome.value,
    cells: outcome.value.size.cells,
    megabytes: process.memoryUsage().rss / 2 ** 20,
  }
}

const timed: (readonly string[])[] = []
let isGood = true
for (const { tables, releases } of sizes) {
  const { seconds, verdict, cells, megabytes } = await run(cleanHistory(rows, tables, { months, releases }))
  const each = Math.round(cells / releases)
  console.error(`${releases} releases of ${each} cells: ${seconds.toFixed(1)} s, ${verdict.findings.length} findings`)
  const isGoal = releases >= goal.releases && each >= goal.cells
  isGood &&= verdict.findings.length === 0 && (!isGoal || seconds <= goal.seconds)
  timed.push([
    grouped(releases), grouped(each), seconds.toFixed(1), ((seconds / cells) * 1e6).toFixed(1),
    grouped(verdict.size.groups), grouped(verdict.size.relations), grouped(verdict.size.withheld), grouped(Math.round(megabytes)),
    String(verdict.findings.length), `${verdict.tails.cells.length} of ${grouped(verdict.tails.of)}`,
  ]) // prettier-ignore
}

// Each leak alone among few releases, then all of them at once in the longest history.
const plants = plantsOf(rows, months)
const short = cleanHistory(rows, few, { months, releases: 10 })
const largest = sizes.at(-1) ?? { tables: few, releases: 10 }
const long = cleanHistory(rows, largest.tables, { months, releases: largest.releases })
const together = compatible(plants).reduce((releases, { plant }) => plant(releases), long)
const all = await run(together)
console.error(`all plants in ${largest.releases} releases: ${all.seconds.toFixed(1)} s`)
const found: (readonly string[])[] = []
for (const each of plants) {
  const { verdict } = await run(each.plant(short))
  const alone = isFound(each, verdict)
  const isTogether = compatible(plants).includes(each)
  const among = isTogether ? isFound(each, all.verdict) : undefined
  isGood &&= alone && among !== false
  found.push([each.kind, alone ? 'found' : 'MISSED', String(verdict.findings.length), among === undefined ? '–' : among ? 'found' : 'MISSED'])
}

// A lone withheld amount and an amount published elsewhere would explain each other; each has its turn alone.
function compatible(given: readonly Plant[]): readonly Plant[] {
  return given.filter(({ kind }) => kind !== 'exact recovery, a total')
}

function isFound({ leak }: Plant, { findings }: Verdict): boolean {
  return findings.some((finding) => leak.includes(finding.leak))
}

const report = [
  '# Attack before release',
  describeMachine(),
  about,
  table(['releases', 'cells each', 'seconds', 'µs a cell', 'groups', 'relations', 'withheld', 'MB', 'findings', 'tails'], timed),
  `Every planted leak, alone among 10 releases, and all at once among ${largest.releases} releases (${all.seconds.toFixed(1)} s):`,
  table(['planted', 'alone', 'findings', 'at once'], found),
  '',
].join('\n\n')
tell('attack', report, write)
process.exitCode = isGood ? 0 : 1

