import type { Where } from '#kernel/table.ts'
import type { AttackedAxis, AttackedFigure, AttackedTable, NamedCell } from '#publish/disclosure/attack/input.ts'
import { placeOf } from '#publish/disclosure/attack/applying.ts'
import { lookupOf, perturb } from '#publish/disclosure/cell-key.ts'
import { noiseTable } from '#publish/disclosure/ptable.ts'
import { statusPlace } from '#publish/protect/protected.ts'

/** Somebody invented: the answers to published questions, an amount, and a key. */
export interface Somebody {
  readonly codes: Readonly<Record<string, string>>
  readonly amount: number
  readonly key: number
}

/** A dimension of a table: groups of codes under the total, or the codes alone. */
export type Codes = readonly string[] | Readonly<Record<string, readonly string[]>>

/** The axis of a column, the total first. */
export function axisOf(column: string, given: Codes): AttackedAxis {
  if (!isGrouped(given)) return { column, codes: ['_T', ...given], above: Int32Array.from([-1, ...given.map(() => 0)]) }
  const groups = Object.keys(given)
  const finer = groups.flatMap((group, at) => (given[group] ?? []).map((code) => ({ code, above: at + 1 })))
  return {
    column,
    codes: ['_T', ...groups, ...finer.map(({ code }) => code)],
    above: Int32Array.from([-1, ...groups.map(() => 0), ...finer.map(({ above }) => above)]),
  }
}

const isGrouped = (given: Codes): given is Readonly<Record<string, readonly string[]>> => !Array.isArray(given)

export interface Asked {
  readonly by: Readonly<Record<string, Codes>>
  readonly where?: Where
  readonly figures?: Readonly<Record<string, AttackedFigure['declared']>>
}

const count = { kind: 'count' } as const

/** The table of everybody as it is, with every figure asked for. */
export function countTable(table: string, people: readonly Somebody[], { by, where = {}, figures = { people: count } }: Asked): AttackedTable {
  const axes = Object.entries(by).map(([column, given]) => axisOf(column, given))
  const inside = people.filter(({ codes }) => holds(codes, where))
  const cells = axes.reduce((product, { codes }) => product * codes.length, 1)
  const counted = (whom: readonly Somebody[], of: (somebody: Somebody) => number): Float64Array => {
    const values = new Float64Array(cells)
    for (const somebody of whom)
      for (const place of placesOf(axes, somebody)) values[place] = (values[place] ?? 0) + of(somebody)
    return values
  }
  const everybody = counted(inside, () => 1)
  return {
    table,
    axes,
    where,
    noise: 0,
    figures: Object.entries(figures).map(([name, declared]): AttackedFigure => {
      const values = (() => {
        switch (declared.kind) {
          case 'count':
            return everybody
          case 'sum':
            return counted(inside, ({ amount }) => amount)
          case 'mean':
            return counted(inside, ({ amount }) => amount).map((sum, at) => tenth(sum / (everybody[at] ?? 0)))
          case 'rate':
            return counted(
              inside.filter(({ codes }) => holds(codes, declared.of)),
              () => 1,
            ).map((some, at) => tenth((declared.per * some) / (everybody[at] ?? 0)))
          case 'median':
            return new Float64Array(cells).fill(NaN)
        }
      })()
      return { name, declared, values, statuses: values.every(Number.isFinite) ? filled(cells, 'exact') : values.reduce((statuses, value, at) => (statuses[at] = statusPlace(Number.isFinite(value) ? 'exact' : 'missing'), statuses), new Uint8Array(cells)) }
    }),
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const filled = (cells: number, status: 'exact' | 'perturbed'): Uint8Array => new Uint8Array(cells).fill(statusPlace(status))

const holds = (codes: Somebody['codes'], where: Where): boolean =>
  Object.entries(where).every(([column, some = []]) => some.includes(codes[column] ?? ''))

// Every cell that somebody stands in: on each axis their code, its groups and the total.
function placesOf(axes: readonly AttackedAxis[], { codes }: Somebody): readonly number[] {
  return axes.reduce<readonly number[]>(
    (places, axis) => {
      const own: number[] = []
      for (let at = axis.codes.lastIndexOf(codes[axis.column] ?? ''); at >= 0; at = axis.above[at] ?? -1) own.push(at)
      return places.flatMap((place) => own.map((at) => place * axis.codes.length + at))
    },
    [0],
  )
}

const rule = { D: 5, V: 3, js: 2, pstay: 0.5 }
const noise = noiseTable(rule)
const lookup = noise.ok ? lookupOf(noise.value.rows) : noise

/** The table as the cell key method publishes it; another salt stands for keys drawn anew. */
export function changeTable(table: AttackedTable, people: readonly Somebody[], salt = 0): AttackedTable {
  if (!lookup.ok) throw new Error('the table of changes is known to be sound')
  const { value } = lookup
  const inside = people.filter(({ codes }) => holds(codes, table.where))
  const keys = new Uint32Array(table.axes.reduce((product, { codes }) => product * codes.length, 1))
  for (const somebody of inside)
    for (const place of placesOf(table.axes, somebody)) keys[place] = (keys[place] ?? 0) ^ scatter(somebody.key + salt)
  return {
    ...table,
    noise: rule.D,
    variance: rule.V,
    figures: table.figures.map((figure) => ({
      ...figure,
      values: Float64Array.from(perturb(value, figure.values, keys)),
      statuses: filled(figure.values.length, 'perturbed'),
    })),
  }
}

/** The table with these cells withheld, in one figure or in all. */
export function withholdCells(table: AttackedTable, cells: readonly NamedCell['at'][], name?: string): AttackedTable {
  return {
    ...table,
    figures: table.figures.map((figure) => {
      if (name !== undefined && figure.name !== name) return figure
      const [values, statuses] = [figure.values.slice(), figure.statuses.slice()]
      for (const at of cells) {
        values[placeOf(table, at)] = NaN
        statuses[placeOf(table, at)] = statusPlace('withheld')
      }
      return { ...figure, values, statuses }
    }),
  }
}

/** 32 bits that depend on all bits of a number: the finalizer of MurmurHash3. */
export function scatter(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** People drawn from a seed: for each question one of its codes, the first ones more often. */
export function drawPeople(many: number, questions: Readonly<Record<string, readonly string[]>>, seed = 1): readonly Somebody[] {
  let state = seed
  const next = (): number => scatter((state = (state + 0x9e3779b9) | 0)) / 2 ** 32
  return Array.from({ length: many }, () => ({
    codes: Object.fromEntries(
      Object.entries(questions).map(([name, codes]) => [name, codes[Math.floor(codes.length * next() ** 1.5)] ?? codes[0] ?? '']),
    ),
    amount: 100 + Math.floor(900 * next()),
    key: Math.floor(next() * 2 ** 31),
  }))
}
