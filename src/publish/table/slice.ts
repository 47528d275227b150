import { total } from '#kernel/hierarchy.ts'
import type { Phrase } from '#kernel/words.ts'
import type { ProtectedFigure } from '#publish/protect/protected.ts'
import type { CandidateAxis } from '#publish/release/candidate.ts'

/** A table with every word that a reader needs, drafted or released. */
export interface Readable {
  readonly table: string
  readonly axes: readonly CandidateAxis[]
  readonly figures: readonly ReadableFigure[]
}

export interface ReadableFigure {
  readonly name: string
  readonly words: Phrase
  readonly kind: string
  readonly cells: ProtectedFigure
}

/** What a reader asked to see, as it stands in an address. */
export type Asked = Readonly<Record<string, unknown>>

/** Two dimensions of a table side by side, the others held at one code each. */
export interface Slice {
  readonly figure: ReadableFigure
  readonly rows: CandidateAxis
  /** Absent when the table has one dimension only. */
  readonly columns: CandidateAxis | undefined
  /** The place of the code at which each other dimension is held, by its column. */
  readonly held: Readonly<Record<string, number>>
  /** The place of a cell by the places of its row and column. */
  cellOf(row: number, column: number): number
}

// More columns than this nobody reads.
const mostColumns = 20
// And more than these nobody reads without having asked for it.
const mostUnasked = 8

/** Nothing stands across. */
export const none = '-'

/** The dimensions that may stand across. */
export const acrossOf = ({ axes }: Readable): readonly CandidateAxis[] =>
  axes.filter(({ codes }) => codes.length <= mostColumns)

/** Reads what was asked of a table; what is not said or not there is chosen: the longest dimension down, the shortest across. */
export function sliceOf(table: Readable, asked: Asked): Slice {
  const { axes } = table
  const named = (name: unknown) => axes.find(({ column }) => column === name)
  const longest = axes.toSorted((one, other) => other.codes.length - one.codes.length)
  const rows = named(asked['rows']) ?? longest[0]
  const [figure] = table.figures.filter(({ name }) => name === asked['figure']).concat(table.figures)
  if (!rows || !figure) throw new Error(`${table.table} has no dimension or no figure`)
  const others = acrossOf(table).filter((axis) => axis !== rows)
  const columns =
    others.find(({ column }) => column === asked['columns']) ??
    others
      .filter(({ codes }) => codes.length <= mostUnasked && asked['columns'] !== none)
      .toSorted((one, other) => one.codes.length - other.codes.length)[0]
  const rest = axes.filter((axis) => axis !== rows && axis !== columns)
  const held = Object.fromEntries(rest.map((axis) => [axis.column, placeOf(axis, asked[`at.${axis.column}`])]))
  return {
    figure,
    rows,
    columns,
    held,
    cellOf: (row, column) =>
      axes.reduce((place, axis) => {
        const code = axis === rows ? row : axis === columns ? column : (held[axis.column] ?? 0)
        return place * axis.codes.length + code
      }, 0),
  }
}

const placeOf = ({ codes }: CandidateAxis, code: unknown): number =>
  Math.max(
    0,
    codes.findIndex((each) => each.code === (typeof code === 'string' ? code : total)),
  )
