import { total } from '#kernel/hierarchy.ts'
import { type Phrase, languages } from '#kernel/words.ts'
import type { AttackedRelease, NamedCell } from '#publish/disclosure/attack/input.ts'
import type { Repair } from '#publish/disclosure/attack/repair.ts'
import { type CellStatus, type ProtectedFigure, statusPlace } from '#publish/protect/protected.ts'

import { type Candidate, type CandidateAxis, type CandidateFigure, type CandidateTable, cellsOf } from './candidate.ts'

/**
 * The candidate with a repair of the attack, made from what is protected already, so that nothing true is touched again; it is to be attacked
 * anew. `undefined` where that cannot be done and the table has to be declared otherwise and counted anew: rounding, and merging what is no
 * count or sum.
 */
export function mend(
  candidate: Candidate,
  repair: Repair,
  earlier: readonly AttackedRelease[] = [],
): Candidate | undefined {
  const tables = mendTables(candidate.tables, repair, earlier)
  return tables && { ...candidate, tables, verdict: null }
}

type Tables = readonly CandidateTable[]

function mendTables(tables: Tables, repair: Repair, earlier: readonly AttackedRelease[]): Tables | undefined {
  switch (repair.kind) {
    case 'withhold':
      return repair.cells.reduce(
        (all: Tables | undefined, cell) =>
          all && setCell(all, cell, { value: NaN, status: statusPlace('withheld-beside') }),
        tables,
      )
    case 'repeat':
      return repair.cells.reduce((all: Tables | undefined, cell) => {
        const told = earlier.findLast((release) => tellsOf(release, cell))
        const before = told && tellsOf(told, cell)
        return all && before && setCell(all, cell, before)
      }, tables)
    case 'leave-out':
      return tables.some(({ table }) => table === repair.table)
        ? tables.filter(({ table }) => table !== repair.table)
        : undefined
    case 'widen':
      return change(tables, repair.table, (table) => widened(table, repair.column))
    case 'merge':
      return change(tables, repair.table, (table) => merged(table, repair.column, repair.codes))
    case 'round':
      return undefined
  }
}

function change(
  tables: Tables,
  name: string,
  make: (table: CandidateTable) => CandidateTable | undefined,
): Tables | undefined {
  const changed = tables.map((table) => (table.table === name ? make(table) : table))
  const whole = changed.filter((table) => table !== undefined)
  return whole.length === tables.length && tables.some(({ table }) => table === name) ? whole : undefined
}

interface Told {
  readonly value: number
  readonly status: number
}

interface Placed {
  readonly axes: readonly { readonly column: string; readonly codes: readonly string[] }[]
}

/** The place of a cell in a table; −1 when a code is not there. */
function placeOf({ axes }: Placed, at: Readonly<Record<string, string>>): number {
  return axes.reduce((place, { column, codes }) => {
    const code = codes.indexOf(at[column] ?? total)
    return place < 0 || code < 0 ? -1 : place * codes.length + code
  }, 0)
}

const plainAxes = ({ axes }: CandidateTable): Placed => ({
  axes: axes.map(({ column, codes }) => ({ column, codes: codes.map(({ code }) => code) })),
})

/** What a release published for a cell of the same table and figure. */
function tellsOf({ tables }: AttackedRelease, { table, figure, at }: NamedCell): Told | undefined {
  const found = tables.find((each) => each.table === table)
  const shown = found?.figures.find(({ name }) => name === figure)
  const place = found ? placeOf(found, at) : -1
  const [value, status] = [shown?.values[place], shown?.statuses[place]]
  return value === undefined || status === undefined ? undefined : { value, status }
}

/** Sets one cell of a figure, or of every figure where none is named. */
function setCell(tables: Tables, { table: name, figure, at }: NamedCell, { value, status }: Told): Tables | undefined {
  return change(tables, name, (table) => {
    const place = placeOf(plainAxes(table), at)
    if (place < 0) return undefined
    return withFigures(table, table.axes, ({ name: own, cells }) => {
      if (figure !== '' && own !== figure) return cells
      const { noisy } = cells
      return {
        values: cells.values.with(place, value),
        statuses: cells.statuses.with(place, status),
        ...(noisy && { noisy: Number.isNaN(value) ? noisy.with(place, NaN) : noisy }),
      }
    })
  })
}

const withFigures = (
  table: CandidateTable,
  axes: readonly CandidateAxis[],
  make: (figure: CandidateFigure) => ProtectedFigure,
): CandidateTable => ({
  ...table,
  axes,
  figures: table.figures.map((figure) => ({ ...figure, cells: make(figure) })),
})

/** For each cell of the new axes, the cells of the table that are in it. */
function cellsBelow(
  table: CandidateTable,
  axis: number,
  sources: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const lengths = table.axes.map(({ codes }) => codes.length)
  const after = lengths.slice(axis + 1).reduce((product, length) => product * length, 1)
  const own = lengths[axis] ?? 1
  const before = cellsOf(table) / after / own
  return Array.from({ length: before * sources.length * after }, (_, cell) => {
    const [tail, place] = [cell % after, Math.floor(cell / after) % sources.length]
    const head = Math.floor(cell / after / sources.length)
    return (sources[place] ?? []).map((source) => (head * own + source) * after + tail)
  })
}

/** Leaves out the finest codes of a dimension; what they belong to stays as it is. */
function widened(table: CandidateTable, column: string): CandidateTable | undefined {
  const at = table.axes.findIndex((axis) => axis.column === column)
  const axis = table.axes[at]
  const finest = axis && Math.max(...axis.codes.map(({ level }) => level))
  if (!axis || !finest) return undefined
  const kept = axis.codes.flatMap(({ level }, place) => (level < finest ? [place] : []))
  const codes = kept
    .flatMap((place) => axis.codes[place] ?? [])
    .map((code) => ({ ...code, above: kept.indexOf(code.above) }))
  const coarse = { ...axis, codes, levels: axis.levels.slice(0, finest) }
  return regrouped(
    table,
    at,
    coarse,
    kept.map((place) => [place]),
  )
}

/** Puts two codes of a dimension together. Amounts and counts add up as they were published; what is withheld in one is withheld in both. */
function merged(
  table: CandidateTable,
  column: string,
  [one, other]: readonly [string, string],
): CandidateTable | undefined {
  const at = table.axes.findIndex((axis) => axis.column === column)
  const axis = table.axes[at]
  const [first, second] = [one, other].map((code) => axis?.codes.findIndex((each) => each.code === code) ?? -1) as [
    number,
    number,
  ]
  const [kept, gone] = [axis?.codes[first], axis?.codes[second]]
  const isSummed = table.figures.every(({ declared: { kind } }) => kind === 'count' || kind === 'sum')
  const isLeaf = axis?.codes.every(({ above }) => above !== first && above !== second)
  if (!axis || !kept || !gone || kept.above !== gone.above || !isSummed || !isLeaf) return undefined
  const places = axis.codes.flatMap((_, place) => (place === second ? [] : [place]))
  const codes = places.flatMap((place) => {
    const code = axis.codes[place]
    if (!code) return []
    const whole = place === first ? { code: `${one}+${other}`, words: joined(kept.words, gone.words) } : {}
    return [{ ...code, ...whole, above: places.indexOf(code.above) }]
  })
  const sources = places.map((place) => (place === first ? [first, second] : [place]))
  // Two changes stand in one figure now.
  return { ...regrouped(table, at, { ...axis, codes }, sources), noise: table.noise * 2 }
}

const joined = (one: Phrase, other: Phrase): Phrase =>
  Object.fromEntries(languages.map((language) => [language, `${one[language]}; ${other[language]}`])) as Phrase

function regrouped(
  table: CandidateTable,
  at: number,
  axis: CandidateAxis,
  sources: readonly (readonly number[])[],
): CandidateTable {
  const below = cellsBelow(table, at, sources)
  return withFigures(table, table.axes.with(at, axis), ({ cells: { values, statuses, noisy } }) => ({
    values: Float64Array.from(below, (cells) => sumOf(values, cells)),
    statuses: Uint8Array.from(below, (cells) => statusOf(values, statuses, cells)),
    ...(noisy && { noisy: Float64Array.from(below, (cells) => sumOf(noisy, cells)) }),
  }))
}

const sumOf = (values: Float64Array, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (values[cell] ?? NaN), 0)

// The status of whatever has no value, else of the first.
function statusOf(values: Float64Array, statuses: Uint8Array, cells: readonly number[]): number {
  const silent = cells.find((cell) => Number.isNaN(values[cell] ?? NaN)) ?? cells[0] ?? 0
  const impossible: CellStatus = 'impossible'
  const possible = cells.find((cell) => statuses[cell] !== statusPlace(impossible))
  return statuses[Number.isNaN(values[silent] ?? NaN) ? silent : (possible ?? silent)] ?? 0
}
