import type { Circumstances, Field, Reading } from '#kernel/field.ts'
import { fold } from '#kernel/fold.ts'
import { unknown } from '#kernel/hierarchy.ts'
import type { Problem } from '#kernel/outcome.ts'
import { isOwed } from '#kernel/record.ts'
import type { Register } from '#kernel/register.ts'
import { type Cell, type Row, textOf } from '#registry/list/cell.ts'

import { type CellReader, cellReader } from './cell.ts'
import { type Mapping, syntheticColumn } from './columns.ts'
import type { RowKeys } from './identity.ts'
import { saysSynthetic } from './synthetic.ts'

/** What a row leaves behind: codes and amounts in the order of the questions, and keys. Nothing in it names anybody. */
export interface ReadRow {
  readonly month: string
  readonly codes: readonly string[]
  /** NaN where there is none. */
  readonly amounts: readonly number[]
  readonly recordKey: bigint
  readonly contributorKey: bigint
  readonly synthetic: boolean
}

/** What is wrong in one cell, and what stands there. */
export type CellProblem = Problem & { readonly cell: string }

export type RowReading =
  | { readonly ok: true; readonly value: ReadRow }
  | { readonly ok: false; readonly why: readonly CellProblem[] }

/** The questions whose codes leave a row, in the order of the record. */
export const publishedNames = ({ record }: Pick<Register, 'record'>): readonly string[] =>
  Object.keys(record).filter((name) => record[name]?.publish)

/** The questions whose amounts leave a row, in the order of the record. */
export const measuredNames = ({ record }: Pick<Register, 'record'>): readonly string[] =>
  Object.keys(record).filter((name) => record[name]?.measured)

/** Reads the rows of a delivery, one after another. What a cell was found to say is remembered, so that codes are read once. */
export function rowReader(
  register: Register,
  mapping: Mapping,
  { circumstances, keys }: { readonly circumstances: Circumstances; readonly keys: RowKeys },
): (row: Row) => RowReading {
  const columns = Object.entries(register.record).map(([name, field]) =>
    columnOf(name, field, {
      at: mapping.indexOf(name),
      read: cellReader(register, name, field, circumstances),
      circumstances,
    }),
  )
  const named = (name: string) => columns.findIndex((column) => column.name === name)
  const period = named(register.period)
  const published = [...columns.keys()].filter((at) => columns[at]?.field.publish)
  const measured = [...columns.keys()].filter((at) => columns[at]?.field.measured)
  const telling = register.person.map(named)
  const contributor = register.contributor === undefined ? -1 : named(register.contributor)
  const mark = mapping.indexOf(syntheticColumn)

  return (row) => {
    const found = columns.map((column) => column.find(row.cells[column.at]))
    if (found.some((each) => each && !each.ok)) return { ok: false, why: problemsIn(columns, found, row.cells) }
    const valueAt = (at: number) => {
      const each = found[at]
      return each?.ok ? each.value : undefined
    }
    const day = middleOf(String(valueAt(period)))
    const codes = published.map((at) => columns[at]?.codeOf(valueAt(at), day) ?? unknown)
    const amounts = measured.map((at) => Number(valueAt(at) ?? Number.NaN))
    const teller = telling.find((at) => valueAt(at) !== undefined)
    // Only words and codes tell a contributor.
    const contributes = contributor === -1 ? undefined : (valueAt(contributor) as string | undefined)
    return {
      ok: true,
      value: {
        month: day.slice(0, 7),
        codes,
        amounts,
        recordKey:
          teller === undefined
            ? keys.unnamed(row.line, [...codes, ...amounts].join('|'))
            : keys.record(columns[teller]?.name ?? '', String(valueAt(teller))),
        // Spellings of one name are one contributor.
        contributorKey: contributes === undefined ? 0n : keys.contributor(fold(contributes)),
        synthetic: mark !== -1 && saysSynthetic(row.cells[mark]),
      },
    }
  }
}

/** A row that names only its month speaks of the middle of it. */
const middleOf = (period: string) => (period.length === 7 ? `${period}-15` : period)

type Found = Reading<unknown> | undefined

/** One question: where its cells stand, what they say, and the code that leaves. */
interface Column {
  readonly name: string
  readonly field: Field
  /** The place of the question's cell in a row; −1 when the file has no such column. */
  readonly at: number
  find(cell: Cell | undefined): Found
  codeOf(value: unknown, day: string): string
}

interface Making {
  readonly at: number
  readonly read: CellReader
  readonly circumstances: Circumstances
}

function columnOf(name: string, field: Field, { at, read, circumstances }: Making): Column {
  const readCell = (cell: Cell): Found => {
    const given = read(cell)
    if (given === undefined || given === '') return isOwed(field) ? missing : undefined
    return field.read(given, circumstances)
  }
  const { publish } = field
  // Hardly a paper comes twice, so papers are not worth remembering.
  const isPaper = field.sealed !== undefined && field.kind !== 'text'
  const find = isPaper ? readCell : remembering(readCell)
  return {
    name,
    field,
    at,
    find: (cell = '') => find(cell),
    codeOf: (value, day) => (value === undefined || !publish ? unknown : publish.of(value, day)),
  }
}

const missing: Reading<never> = { ok: false, why: [{ at: '', says: 'missing' }] }
const mostRemembered = 20_000

/** Remembers what something was found to be. A map tells `1` from `'1'`, so cells of workbooks and of texts do not meet. */
function remembering<Given, Result>(work: (given: Given) => Result): (given: Given) => Result {
  const met = new Map<Given, { readonly result: Result }>()
  return (given) => {
    const known = met.get(given)
    if (known) return known.result
    const result = work(given)
    if (met.size >= mostRemembered) met.clear()
    met.set(given, { result })
    return result
  }
}

const problemsIn = (
  columns: readonly Column[],
  found: readonly Found[],
  cells: readonly Cell[],
): readonly CellProblem[] =>
  columns.flatMap(({ name, at }, place) => {
    const each = found[place]
    if (!each || each.ok) return []
    return each.why.map(({ says, values }) => ({
      field: name,
      says,
      ...(values && { values }),
      cell: textOf(cells[at]).trim(),
    }))
  })
