import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

import type { Codelists } from '#kernel/codelist.ts'
import type { Fields } from '#kernel/field.ts'
import { type Outcome, good } from '#kernel/outcome.ts'
import type { Table } from '#kernel/table.ts'
import { primaryStatus } from '#publish/disclosure/primary.ts'
import { codeAt } from '#publish/protect/shape.ts'
import { type Axis, type Cube, cellCount } from '#publish/tabulate/cube.ts'
import type { Engine } from '#publish/tabulate/engine.ts'
import type { Refusal } from '#publish/tabulate/refusal.ts'
import { stridesOf } from '#publish/tabulate/roll-up.ts'
import { tabulate } from '#publish/tabulate/tabulate.ts'
import type { Office } from '#web/office.ts'

// What the desk is told of an unprotected table: how many cells break which rule, never a value. Whoever prepares a table decides how
// coarse it must be, and for that a count of risky cells is enough; the values themselves are seen by nobody.

/** Why a cell is risky. */
const riskRules = ['few', 'dominance', 'percent'] as const
export type RiskRule = (typeof riskRules)[number]

/** Of one pair of dimensions: for each pair of codes how many cells are not empty, and how many break each rule. */
export interface RiskPair {
  readonly rows: string
  readonly columns: string
  readonly filled: readonly number[]
  readonly risky: readonly number[]
}

/** The risk of a table before protection. */
export interface Risk {
  readonly axes: readonly {
    readonly column: string
    readonly levels: readonly string[]
    readonly codes: readonly string[]
    readonly level: readonly number[]
    readonly above: readonly number[]
  }[]
  readonly filled: number
  readonly byRule: Readonly<Record<RiskRule, number>>
  readonly pairs: readonly RiskPair[]
}

/** Fewer than these behind a cell of counts is risky: the least that the attack lets nobody tell. */
const fewest = 3

/** Counts a table and says where its risk lies; the counts themselves stay here. */
export async function riskOf(
  engine: Engine,
  { file, record }: { readonly file: string; readonly record: Fields },
  table: Table,
  lists: Codelists,
): Promise<Outcome<Risk, Refusal>> {
  const counted = await tabulate(engine, { file, record }, table, lists)
  if (!counted.ok) return counted
  const { all } = counted.value
  const broken = brokenIn(all, table)
  return good({
    axes: all.axes.map(({ column, levels, codes, level, above }) => ({
      column,
      levels,
      codes,
      level: [...level],
      above: [...above],
    })),
    filled: all.counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    byRule: {
      few: tallied(broken, 1),
      dominance: tallied(broken, 2),
      percent: tallied(broken, 4),
    },
    pairs: pairsOf(all, broken),
  })
}

const tallied = (broken: Uint8Array, rule: number): number =>
  broken.reduce((sum, each) => sum + ((each & rule) > 0 ? 1 : 0), 0)

/** For each cell the rules that it breaks, as bits in the order of `riskRules`. */
function brokenIn(cube: Cube, { method }: Table): Uint8Array {
  const cells = cellCount(cube.axes)
  const behinds = Object.entries(cube.behind)
  const least = method.kind === 'suppression' ? method.least : fewest
  const dominance = method.kind === 'suppression' ? method.dominance : undefined
  const percent = method.kind === 'suppression' ? method.percent : undefined
  const broken = new Uint8Array(cells)
  for (let at = 0; at < cells; at += 1) {
    const count = cube.counts[at] ?? 0
    if (count === 0) continue
    if (behinds.length === 0) {
      broken[at] = count < least ? 1 : 0
      continue
    }
    for (const [question, { contributors, largest, most }] of behinds) {
      const cell = {
        value: cube.sums[question]?.[at] ?? 0,
        contributors: contributors[at] ?? 0,
        largest: [...largest.subarray(at * most, (at + 1) * most)],
      }
      const status = primaryStatus(cell, { least, ...(dominance && { dominance }), ...(percent && { percent }) })
      if (status === 'empty' || status === 'safe') continue
      for (const rule of status) broken[at] = (broken[at] ?? 0) | { least: 1, dominance: 2, percent: 4 }[rule]
    }
  }
  return broken
}

function pairsOf({ axes, counts }: Cube, broken: Uint8Array): readonly RiskPair[] {
  const strides = stridesOf(axes)
  return pairs(axes).map(([one, other]): RiskPair => {
    const [rows, columns] = [axes[one], axes[other]]
    if (!rows || !columns) throw new Error('A pair has two dimensions')
    const width = columns.codes.length
    const filled = new Float64Array(rows.codes.length * width)
    const risky = new Float64Array(filled.length)
    for (let at = 0; at < broken.length; at += 1) {
      if ((counts[at] ?? 0) === 0) continue
      const place =
        codeAt(at, strides[one] ?? 1, rows) * width + (one === other ? 0 : codeAt(at, strides[other] ?? 1, columns))
      filled[place] = (filled[place] ?? 0) + 1
      if (broken[at] !== 0) risky[place] = (risky[place] ?? 0) + 1
    }
    return { rows: rows.column, columns: columns.column, filled: [...filled], risky: [...risky] }
  })
}

/** The dimensions two by two, the longer one down; those with most codes first. */
function pairs(axes: readonly Axis[]): readonly (readonly [number, number])[] {
  if (axes.length === 1) return [[0, 0]]
  const length = (at: number) => axes[at]?.codes.length ?? 0
  return axes
    .flatMap((_, one) => axes.slice(one + 1).map((__, more) => [one, one + 1 + more] as const))
    .map(([one, other]) => (length(one) >= length(other) ? ([one, other] as const) : ([other, one] as const)))
    .toSorted(([one, other], [third, fourth]) => length(third) * length(fourth) - length(one) * length(other))
}

/** Where the risk of a table over a snapshot is kept: counted once for the same rows and the same declaration. */
export const riskFile = ({ press }: Pick<Office, 'press'>, snapshot: string, name: string, table: Table): string =>
  path.join(
    press.folder,
    'risk',
    `${createHash('sha256').update(JSON.stringify({ snapshot, name, table })).digest('hex')}.json`,
  )

/** Keeps what was found. */
export async function keepRisk(file: string, risk: Risk): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(`${file}.part`, JSON.stringify(risk), { mode: 0o600 })
  await rename(`${file}.part`, file)
}

/** What was found before; `undefined` when nobody has looked. */
export async function readRisk(file: string): Promise<Risk | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Risk)
}
