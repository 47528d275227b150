import type { Highs } from 'highs'

import { argueFor } from './argument.ts'
import { isFar } from './bounding.ts'
import type { Leak, Part } from './finding.ts'
import type { AttackedTable, NamedCell } from './input.ts'
import { has, marks } from './knowledge.ts'
import { type Repair, roundingBase } from './repair.ts'
import { cellsNow, isOurs, nameCell, newestOf, noiseOf, type Scene } from './scene.ts'

interface Case {
  readonly leak: Leak
  readonly group: number
  readonly cell: NamedCell
  readonly by: readonly Part[]
}

/** So many groups are withheld together at most before a coarser table is the better repair. */
const mostWithheld = 4

/**
 * What mends a finding, the cheapest first. Only the candidate can still be changed: what an earlier release gave away cannot be taken
 * back. Withholding is tried out against the bounds; the others are tried when they are applied.
 */
export function proposeRepairs(solver: Highs, scene: Scene, found: Case): readonly Repair[] {
  const { leak, cell, by } = found
  const tables = new Set([cell, ...by.map((part) => part.cell)].flatMap(({ release, table }) => (release === newestOf(scene) ? [table] : [])))
  const candidate = scene.attack.releases[newestOf(scene)]
  const coarser = (candidate?.tables ?? []).filter(({ table }) => tables.has(table)).flatMap((table) => coarsen(scene, table, found))
  const repairs = [...repeats(scene, found), ...(leak === 'unequal' ? [] : withholds(solver, scene, found)), ...coarser]
  return repairs.toSorted((one, other) => one.cost - other.cost)
}

// The same people, the same figure: what is out already is published as it was.
function repeats(scene: Scene, { leak, cell, group }: Case): readonly Repair[] {
  const { knowledge, placing, tables } = scene
  const isRepeated = leak === 'unequal' || (leak === 'equal-sets' && has(knowledge, group, marks.toldBefore))
  if (!isRepeated || cell.release !== newestOf(scene)) return []
  const table = tables.findIndex((each) => each.release === newestOf(scene) && each.table.table === cell.table)
  const own = placing.placed[table]?.find((each) => each.figure >= 0 && each.groups.includes(group))
  if (!own) return []
  const values = tables[table]?.table.figures[own.figure]?.values
  const cells: NamedCell[] = []
  for (const [at, each] of own.groups.entries()) {
    const told = knowledge.told[each] ?? NaN
    const isOther = leak === 'unequal' ? Number.isFinite(values?.[at]) && values?.[at] !== told : each === group
    if (isOther && told === told) cells.push({ ...nameCell(scene, table, at, own.figure), value: told })
  }
  return cells.length === 0 ? [] : [{ kind: 'repeat', table: cell.table, cells, cost: 0 }]
}

function withholds(solver: Highs, scene: Scene, { leak, group, cell, by }: Case): readonly Repair[] {
  if (leak === 'small-change') return cell.value === null ? firstOf(scene, by) : [withholdOf([cell])]
  if (leak === 'few-differ' || leak === 'averaged') return []
  const { knowledge, ties, attack } = scene
  const without = new Set<number>()
  const own = has(knowledge, group, marks.exact) && isOurs(scene, group)
  if (leak === 'equal-sets' && has(knowledge, group, marks.exact)) return own ? [withholdOf(cellsNow(scene, group))] : []
  // A rest of several groups has none of its own to be bounded: withholding either end hides it.
  const isRest = leak === 'small-difference' && has(knowledge, group, marks.exact)
  if (isRest) return firstOf(scene, by)
  while (without.size < mostWithheld) {
    const argument = argueFor(solver, knowledge, ties, (each) => noiseOf(scene, each), group, without)
    if (!argument) return []
    const involved = [...new Set([...argument.least.parts, ...argument.most.parts].map(([each]) => each))]
      .filter((each) => isOurs(scene, each) && !without.has(each) && knowledge.told[each] !== 0)
      .toSorted((one, other) => (knowledge.told[one] ?? 0) - (knowledge.told[other] ?? 0) || one - other)
    const single = involved.find((each) => mends(new Set([...without, each])))
    const next = single ?? involved[0]
    if (next === undefined) return []
    without.add(next)
    if (single !== undefined) return [withholdOf([...without].flatMap((each) => cellsNow(scene, each)))]
  }
  return []

  function mends(trial: ReadonlySet<number>): boolean {
    const argument = argueFor(solver, knowledge, ties, (each) => noiseOf(scene, each), group, trial)
    if (!argument) return false
    const whole = ties.isWhole[knowledge.measure[group] ?? 0] === true
    const lo = whole ? Math.ceil(argument.least.bound - 1e-6) : argument.least.bound
    const hi = whole ? Math.floor(argument.most.bound + 1e-6) : argument.most.bound
    return isFar(knowledge, attack.policy, group, { lo, hi })
  }
}

// The smallest figure of the candidate in an argument.
function firstOf(scene: Scene, by: readonly Part[]): readonly Repair[] {
  const cells = by
    .map((part) => part.cell)
    .filter(({ release, value }) => release === newestOf(scene) && value !== null && value !== 0)
    .toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0))
  const [smallest] = cells
  return smallest ? [withholdOf([smallest])] : []
}

// Of figures of one size, those of more people are dearer.
const withholdOf = (cells: readonly NamedCell[]): Repair => ({ kind: 'withhold', cells, cost: cells.length })

function coarsen(scene: Scene, table: AttackedTable, { cell, by, leak }: Case): readonly Repair[] {
  const published = table.figures.reduce((sum, { values }) => sum + values.filter((value) => value === value).length, 0)
  const shareOf = (codes: number, of: number): number => Math.ceil((published * codes) / of)
  const named = [cell, ...by.map((part) => part.cell)].filter((each) => each.table === table.table && each.release === newestOf(scene))
  const repairs: Repair[] = [{ kind: 'leave-out', table: table.table, cost: published }]
  for (const { column, codes, above } of table.axes) {
    const isParent = new Set(above)
    const finest = codes.filter((_, at) => at > 0 && !isParent.has(at))
    if (finest.length > 1) repairs.push({ kind: 'widen', table: table.table, column, cost: shareOf(finest.length, codes.length) })
    const code = named.map(({ at }) => at[column]).find((each) => each !== undefined)
    const pair = code === undefined ? null : pairFor(codes, above, code)
    if (pair) repairs.push({ kind: 'merge', table: table.table, column, codes: pair, cost: shareOf(2, codes.length) })
  }
  const isCount = table.noise === 0 && table.figures.every(({ declared }) => declared.kind === 'count')
  if (isCount && leak !== 'unequal') repairs.push({ kind: 'round', table: table.table, base: roundingBase, cost: shareOf(1, 2) })
  return repairs
}

// A finest code and the one beside it under the same code.
function pairFor(codes: readonly string[], above: Int32Array, code: string): readonly [string, string] | null {
  const at = codes.lastIndexOf(code)
  if (at < 1 || above.includes(at)) return null
  const beside = codes.findIndex((_, other) => other !== at && other > 0 && above[other] === above[at] && !above.includes(other))
  const other = codes[beside]
  return other === undefined ? null : [codes[Math.min(at, beside)] ?? '', codes[Math.max(at, beside)] ?? '']
}
