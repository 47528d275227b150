// A million delivered rows from CSV and from Parquet, read, checked, keyed and kept, against the plain reading of the same file.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { makeRunFolder, removeRunFolder } from '#test/run-folder.ts'

import { type Measured, importIn } from './parts/delivery.ts'
import { describeMachine, table, tell } from './parts/report.ts'

const { quick, write } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
}).values

const plan = quick ? [100_000] : [100_000, 1_000_000, 10_000_000]
const goal = { rows: 1_000_000, seconds: 30, megabytes: 500 }

const about = `Invented rows of the register of returns, marked as such. *Import* is what a delivery does: the file is read for its fingerprint, then
row by row, each cell checked by the kernel, the person keyed with HMAC-SHA-256 and dropped, the rest written to Parquet and that kept in
PostgreSQL. *Processor* is what that process took of all cores. *Plain* is the parsing of the same file into cells and nothing else. *Memory* is the most that the importing process had resident, DuckDB and its own
code included. Each import has a process of its own; the database stands beside it.`

const folder = makeRunFolder()
const files = mkdtempSync(path.join(tmpdir(), 'safar-bench-import-'))
try {
  const measured: Measured[] = []
  for (const rows of plan)
    for (const format of ['csv', 'parquet'] as const) {
      measured.push(await importIn(folder, { rows, format, file: path.join(files, `returns-${rows}.${format}`) }))
      rmSync(path.join(files, `returns-${rows}.${format}`))
    }
  tell('import', report(measured), write)
} finally {
  await removeRunFolder(folder)
  rmSync(files, { recursive: true })
}

function report(measured: readonly Measured[]): string {
  const heads = [
    'rows',
    'format',
    'file, MB',
    'import, s',
    'plain, s',
    'import / plain',
    'rows/s',
    'memory, MB',
    'goal',
  ]
  const rows = measured.map((each) => [
    String(each.rows),
    each.format,
    (each.bytes / 1e6).toFixed(0),
    each.seconds.toFixed(1),
    each.processorSeconds.toFixed(1),
    each.plainSeconds.toFixed(1),
    (each.seconds / each.plainSeconds).toFixed(1),
    Math.round(each.rows / each.seconds).toString(),
    Math.round(each.megabytes).toString(),
    each.rows === goal.rows ? `${goal.seconds} s, ${goal.megabytes} MB` : '',
  ])
  return ['# Import of a delivery', describeMachine(), about, table(heads, rows), ''].join('\n\n')
}
