// A register whose rows are drawn from a seed, and tables of it as they are released: the clean history that leaks are planted in.
// Synthetic, like everything here.
import type { Figure, Where } from '#kernel/table.ts'
import type { AttackedAxis, AttackedTable } from '#publish/disclosure/attack/input.ts'
import { lookupOf, perturb } from '#publish/disclosure/cell-key.ts'
import { noiseTable } from '#publish/disclosure/ptable.ts'
import { statusPlace } from '#publish/protect/protected.ts'

/** A question of the register: its codes, and the coarser code that each belongs to. */
interface Question {
  readonly name: string
  readonly codes: readonly string[]
  readonly group?: (place: number) => string
}

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`)

export const questions = {
  sex: { name: 'sex', codes: ['F', 'M'] },
  age: { name: 'age', codes: numbered('A', 18), group: (place) => ['young', 'adult', 'middle', 'old'][Math.floor(place / 5)] ?? 'old' },
  district: { name: 'district', codes: numbered('D', 68), group: (place) => `R${(place % 5) + 1}` },
  country: { name: 'country', codes: numbered('C', 40), group: (place) => `G${(place % 6) + 1}` },
  education: { name: 'education', codes: numbered('E', 8) },
} as const satisfies Readonly<Record<string, Question>>

export type Name = keyof typeof questions

/** The rows: a code for each question, the month counted from 0, and two halves of a 64-bit key. */
export interface Rows {
  readonly codes: Readonly<Record<Name, Uint8Array>>
  /** Rows of month m are those from `until[m − 1]` to `until[m]`. */
  readonly until: readonly number[]
  readonly high: Uint32Array
  readonly amount: Float64Array
}

/** A generator of 32 random bits: splitmix. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let bits = state
    bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
    return (bits ^ (bits >>> 15)) >>> 0
  }
}

/** Draws rows; codes are met unevenly, as in life. */
export function drawRows(rows: number, months: number, seed: number): Rows {
  const random = randomOf(seed)
  const uneven = (count: number): number => Math.min(count - 1, Math.floor(count * (random() / 2 ** 32) ** 1.6))
  const column = (count: number): Uint8Array => Uint8Array.from({ length: rows }, () => uneven(count))
  return {
    codes: {
      sex: column(2),
      age: column(18),
      district: column(68),
      country: column(40),
      education: column(8),
    },
    until: Array.from({ length: months }, (_, at) => Math.floor((rows * (at + 1)) / months)),
    high: Uint32Array.from({ length: rows }, random),
    amount: Float64Array.from({ length: rows }, () => 100 + (random() % 1000)),
  }
}

const firstYear = 2018
export const monthCode = (month: number): string =>
  `${firstYear + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
const quarterCode = (month: number): string => `${monthCode(month).slice(0, 4)}-Q${Math.floor((month % 12) / 3) + 1}`

/** What a table splits by: questions in full or by group only, and time down to months, to years, or not at all. */
export interface Shape {
  readonly by: readonly (Name | `${Name}*`)[]
  readonly time?: 'month' | 'year'
}

/** Which rows a table counts. */
export type Limits = Readonly<Partial<Record<Name, readonly string[]>>>

interface Built {
  readonly axis: AttackedAxis
  /** The place of the finest code for each code of a question, or each month. */
  readonly finest: readonly number[]
}

function axisOf(question: Question, isGrouped: boolean): Built {
  const groups = question.group ? [...new Set(question.codes.map((_, at) => question.group?.(at) ?? ''))] : []
  const codes = ['_T', ...groups, ...(isGrouped ? [] : question.codes)]
  const groupAt = (place: number): number => (question.group ? codes.indexOf(question.group(place)) : 0)
  const above = codes.map((_, at) => (at === 0 ? -1 : at <= groups.length ? 0 : groupAt(at - 1 - groups.length)))
  const finest = question.codes.map((_, place) => (isGrouped ? groupAt(place) : 1 + groups.length + place))
  return { axis: { column: question.name, codes, above: Int32Array.from(above) }, finest }
}

function timeAxis(months: number, level: 'month' | 'year'): Built {
  const all = Array.from({ length: months }, (_, month) => month)
  const years = [...new Set(all.map((month) => monthCode(month).slice(0, 4)))]
  const quarters = level === 'month' ? [...new Set(all.map(quarterCode))] : []
  const codes = ['_T', ...years, ...quarters, ...(level === 'month' ? all.map(monthCode) : [])]
  const place = new Map(codes.map((code, at) => [code, at]))
  const at = (code: string): number => place.get(code) ?? 0
  const above = codes.map((code, own) => {
    if (own === 0) return -1
    if (own <= years.length) return 0
    return own <= years.length + quarters.length ? at(code.slice(0, 4)) : at(quarterCode(all[own - 1 - years.length - quarters.length] ?? 0))
  })
  const finest = all.map((month) => at(level === 'month' ? monthCode(month) : monthCode(month).slice(0, 4)))
  return { axis: { column: 'month', codes, above: Int32Array.from(above) }, finest }
}

/** A table counted from some months: of every cell the number of people, their key, and what they were paid. */
export interface Counted {
  readonly axes: readonly AttackedAxis[]
  readonly where: Where
  readonly counts: Float64Array
  readonly high: Uint32Array
  readonly amounts: Float64Array
}

/** Counts a table over the rows of some months, the last one left out, then adds up along each axis. */
export function countTable(rows: Rows, shape: Shape, [from, until]: readonly [number, number], limits: Limits = {}): Counted {
  const holds = holdsOf(rows, limits)
  const split = shape.by.map((name) => {
    const isGrouped = name.endsWith('*')
    const question = name.replace('*', '') as Name
    return { ...axisOf(questions[question], isGrouped), codes: rows.codes[question] }
  })
  const time = shape.time && timeAxis(until, shape.time)
  const axes = [...split.map(({ axis }) => axis), ...(time ? [time.axis] : [])]
  const sizes = axes.map(({ codes }) => codes.length)
  const cells = sizes.reduce((product, size) => product * size, 1)
  const counts = new Float64Array(cells)
  const high = new Uint32Array(cells)
  const amounts = new Float64Array(cells)
  for (let month = from; month < until; month += 1)
    for (let row = rows.until[month - 1] ?? 0; row < (rows.until[month] ?? 0); row += 1) {
      if (!holds(row)) continue
      let cell = 0
      for (const { finest, codes, axis } of split) cell = cell * axis.codes.length + (finest[codes[row] ?? 0] ?? 0)
      if (time) cell = cell * time.axis.codes.length + (time.finest[month] ?? 0)
      counts[cell] = (counts[cell] ?? 0) + 1
      amounts[cell] = (amounts[cell] ?? 0) + (rows.amount[row] ?? 0)
      high[cell] = (high[cell] ?? 0) ^ (rows.high[row] ?? 0)
    }
  let stride = cells
  for (const { codes, above } of axes) {
    stride /= codes.length
    for (let block = 0; block < cells; block += stride * codes.length)
      for (let code = codes.length - 1; code > 0; code -= 1) {
        const to = block + (above[code] ?? 0) * stride
        for (let at = 0; at < stride; at += 1) {
          const source = block + code * stride + at
          counts[to + at] = (counts[to + at] ?? 0) + (counts[source] ?? 0)
          amounts[to + at] = (amounts[to + at] ?? 0) + (amounts[source] ?? 0)
          high[to + at] = (high[to + at] ?? 0) ^ (high[source] ?? 0)
        }
      }
  }
  const isLimited = from > 0 || !shape.time
  const month = isLimited && from > 0 ? { month: Array.from({ length: until - from }, (_, at) => monthCode(from + at)) } : {}
  return { axes, where: { ...limits, ...month }, counts, high, amounts }
}

/** Whether a row is among those that a table counts. */
export function holdsOf(rows: Rows, limits: Limits): (row: number) => boolean {
  const checks = Object.entries(limits).map(([name, codes]) => {
    const all: readonly string[] = questions[name as Name].codes
    return { column: rows.codes[name as Name], places: new Set(codes.map((code) => all.indexOf(code))) }
  })
  return (row) => checks.every(({ column, places }) => places.has(column[row] ?? 0))
}

const rule = { D: 5, V: 3, js: 2, pstay: 0.5 }
const noise = noiseTable(rule)
const lookup = noise.ok ? lookupOf(noise.value.rows) : noise

/** The table as the cell key method releases it; `salt` stands for keys drawn anew. */
export function changed(name: string, { axes, where, counts, high }: Counted, salt = 0): AttackedTable {
  if (!lookup.ok) throw new Error('This table of changes is known to be sound')
  const keys = salt === 0 ? high : high.map((key) => randomOf(key ^ salt)())
  return {
    table: name,
    axes,
    where,
    figures: [
      {
        name: 'people',
        declared: { kind: 'count' },
        values: Float64Array.from(perturb(lookup.value, counts, keys)),
        statuses: new Uint8Array(counts.length).fill(statusPlace('perturbed')),
      },
    ],
    noise: rule.D,
    variance: rule.V,
  }
}

/** A table with these figures, as they are. */
export function exactly(name: string, { axes, where }: Counted, figures: readonly (readonly [Figure, Float64Array])[]): AttackedTable {
  return {
    table: name,
    axes,
    where,
    figures: figures.map(([declared, values]) => ({
      name: declared.kind,
      declared,
      values,
      statuses: Uint8Array.from(values, (value) => statusPlace(Number.isFinite(value) ? 'exact' : 'missing')),
    })),
    noise: 0,
  }
}

/** The table with some cells withheld. */
export function withhold(table: AttackedTable, cells: readonly number[]): AttackedTable {
  return {
    ...table,
    figures: table.figures.map((figure) => {
      const [values, statuses] = [figure.values.slice(), figure.statuses.slice()]
      for (const cell of cells) {
        values[cell] = NaN
        statuses[cell] = statusPlace('withheld')
      }
      return { ...figure, values, statuses }
    }),
  }
}
