import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { grouped } from '#kernel/words.ts'
import { type Lookup, lookupOf, perturb } from '#publish/disclosure/cell-key.ts'
import { noiseTable } from '#publish/disclosure/ptable.ts'
import type { Cube } from '#publish/tabulate/cube.ts'
import { openDuckDB } from '#publish/tabulate/duckdb.ts'
import type { Chunk, Engine } from '#publish/tabulate/engine.ts'
import { tabulate } from '#publish/tabulate/tabulate.ts'

import { lists, record, table, writeMicrodata } from './parts/microdata.ts'
import { countLeaves, cubeInSql, differences } from './parts/plain-sql.ts'
import { describeMachine, median, table as markdown, tell } from './parts/report.ts'

// From microdata to perturbed cells, against the least that the engine has to do and against leaving everything to SQL.
// `--quick` for a tenth of the rows, `--large` for fifty million as well, `--rows N --alone FILE` is what the memory is measured with.
const { quick, large, write, alone } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    alone: { type: 'string' },
  },
}).values

const goals = { ofPlain: 1.6, fasterThanCube: 9, megabytes: 1000, cellsPerSecond: 20e6 }
// CUBE takes so long that it is asked in the first rounds only, and not of fifty million rows.
const rounds = { all: quick ? 3 : 7, cube: quick ? 1 : 3, mostRows: 10_000_000 }
const sizes = [...(quick ? [1_000_000] : [1_000_000, 10_000_000]), ...(large ? [50_000_000] : [])]

const about = `A synthetic register, drawn by hashing the number of the row; one table by sex, 18 ages in 3 broad ones, 68 districts in 5 regions,
12 destinations and 10 sectors, with all margins. *Safar* is the whole way from the snapshot (Parquet) to perturbed cells with counts, sums and keys. *Plain*
is the engine's own count of the leaf cells and nothing else, over the same columns of text. *CUBE* is \`GROUP BY CUBE\` and \`ROLLUP\` from the
same rows with the same three aggregates. Every column of every answer is consumed; the cells of Safar and of CUBE are compared one by one. Medians of ${rounds.all}
rounds (${rounds.cube} with CUBE), each running them one after another; ratios are within a round. Memory is the most that a process of its own ever held while it counted.`

interface Round {
  readonly safar: number
  readonly plain: number
  readonly cube: number | undefined
}
interface Measured {
  readonly rows: number
  readonly cells: number
  readonly wrong: number | undefined
  readonly megabytes: number
  readonly rounds: readonly Round[]
}

const lookup = lookupFor()
if (alone === undefined) await bench()
else await countAlone(alone)

async function bench(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'safar-bench-'))
  try {
    const measured: Measured[] = []
    for (const rows of sizes) measured.push(await measure(folder, rows))
    const report = ['# From microdata to protected cells', describeMachine(), about, ...tablesOf(measured), '']
    tell('release', report.join('\n\n'), write)
    process.exitCode = measured.every(({ wrong = 0 }) => wrong === 0) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(folder: string, rows: number): Promise<Measured> {
  const file = path.join(folder, `${rows}.parquet`)
  await writeMicrodata(file, rows)
  console.error(`${rows} rows are drawn`)
  const engine = await openDuckDB()
  // With what Safar makes do, CUBE refuses: it is given eight times as much.
  const roomy = await openDuckDB({ memory: '4GB' })
  const each: Round[] = []
  const isCubed = rows <= rounds.mostRows
  // Round nought only warms: files, code, memory.
  for (let round = 0; round <= rounds.all; round++) {
    const plain = await timed(() => countLeaves(engine, file))
    const safar = await timed(() => release(engine, file))
    const isAsked = isCubed && round > 0 && round <= rounds.cube
    const cube = isAsked ? await timed(() => cubeInSql(roomy, file, consume)) : undefined
    if (round > 0) each.push({ plain, safar, cube })
    console.error(
      `${rows} rows: plain ${plain.toFixed(0)} ms, Safar ${safar.toFixed(0)} ms, CUBE ${cube?.toFixed(0) ?? '–'} ms`,
    )
  }
  const counted = await release(engine, file)
  const wrong = isCubed ? await differences(roomy, file, counted) : undefined
  engine.close()
  roomy.close()
  return { rows, cells: counted.counts.length, wrong, megabytes: memoryFor(file), rounds: each }
}

function consume(chunk: Chunk): void {
  void [chunk.numbers(7), chunk.numbers(8), chunk.keys(9)]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The whole way; gives the true cells back, to be compared. */
async function release(engine: Engine, file: string): Promise<Cube> {
  const counted = await tabulate(engine, { file, record }, table, lists)
  if (!counted.ok) throw new Error(counted.why.says)
  const { all } = counted.value
  const published = perturb(lookup, all.counts, all.keys.high)
  if (published.length !== all.counts.length) throw new Error('Cells went missing')
  return all
}

function lookupFor(): Lookup {
  const noise = noiseTable({ D: 5, V: 3, js: 2, pstay: 0.5 })
  const ready = noise.ok ? lookupOf(noise.value.rows) : noise
  if (!ready.ok) throw new Error(ready.why.says)
  return ready.value
}

// Memory only grows, so whoever has drawn rows and run CUBE before cannot tell what counting needs.
function memoryFor(file: string): number {
  const { status, stdout } = spawnSync(process.execPath, [import.meta.filename, '--alone', file], { encoding: 'utf8' })
  if (status !== 0) throw new Error('Counting alone failed')
  return Number(stdout)
}

async function countAlone(file: string): Promise<void> {
  const engine = await openDuckDB()
  for (let round = 0; round < 3; round++) await release(engine, file)
  engine.close()
  // Node gives kilobytes of 1024.
  console.log(((process.resourceUsage().maxRSS * 1024) / 1e6).toFixed(0))
}

/** Cells a second through the look-up alone: no cell is empty, because empty ones cost nothing. */
function lookupSpeed(): number {
  const counts = new Float64Array(4_000_000).map((_, at) => 1 + ((at * 7919) % 96))
  const keys = new Uint32Array(counts.length).map((_, at) => Math.imul(at, 2_654_435_761))
  const speeds = Array.from({ length: 7 }, () => {
    const begun = performance.now()
    perturb(lookup, counts, keys)
    return (counts.length / (performance.now() - begun)) * 1000
  })
  return median(speeds)
}

function tablesOf(measured: readonly Measured[]): readonly string[] {
  const speed = lookupSpeed()
  const first = measured.at(quick ? 0 : 1)
  const whole = (number: number) => grouped(Math.round(number))
  const middle = (each: readonly Round[], of: (round: Round) => number | undefined) =>
    median(each.map(of).filter((value) => value !== undefined))
  const ofPlain = (each: readonly Round[]) => middle(each, ({ safar, plain }) => safar / plain)
  const ofCube = (each: readonly Round[]) =>
    middle(each, ({ safar, cube }) => (cube === undefined ? cube : cube / safar))
  const said = (number: number, digits = 2) => (Number.isNaN(number) ? '–' : number.toFixed(digits))
  return [
    markdown(
      [
        'rows',
        'cells',
        'Safar ms',
        'plain ms',
        'of plain',
        'CUBE ms',
        'faster than CUBE',
        'memory MB',
        'cells unlike CUBE',
      ],
      measured.map(({ rows, cells, wrong, megabytes, rounds: each }) => [
        whole(rows),
        whole(cells),
        whole(middle(each, ({ safar }) => safar)),
        whole(middle(each, ({ plain }) => plain)),
        said(ofPlain(each)),
        said(
          middle(each, ({ cube }) => cube),
          0,
        ),
        said(ofCube(each), 1),
        whole(megabytes),
        wrong === undefined ? '–' : whole(wrong),
      ]),
    ),
    markdown(
      [`goals, at ${whole(first?.rows ?? 0)} rows`, 'measured', 'goal'],
      [
        ['of plain', said(ofPlain(first?.rounds ?? [])), `≤ ${goals.ofPlain}`],
        ['faster than CUBE', said(ofCube(first?.rounds ?? []), 1), `≥ ${goals.fasterThanCube}`],
        ['memory MB', whole(first?.megabytes ?? NaN), `≤ ${whole(goals.megabytes)}`],
        ['cells a second through the look-up', whole(speed), `≥ ${whole(goals.cellsPerSecond)}`],
        ...measured
          .slice(first === undefined ? 0 : measured.indexOf(first) + 1)
          .map(({ rows, rounds: each }) => [
            `time for each row at ${whole(rows)}, of that at ${whole(first?.rows ?? 0)}`,
            said(
              middle(each, ({ safar }) => safar / rows) /
                middle(first?.rounds ?? [], ({ safar }) => safar / (first?.rows ?? 1)),
            ),
            'about 1',
          ]),
      ],
    ),
  ]
}
