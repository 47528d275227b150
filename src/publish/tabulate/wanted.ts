import path from 'node:path'

import { good, type Outcome } from '#kernel/outcome.ts'
import type { Figure, Table, Where } from '#kernel/table.ts'

import type { ColumnType, Engine } from './engine.ts'
import { refuse, type Refusal } from './refusal.ts'
import { counted, countedWhere, isAmong, isAnswered, sumOf } from './row-sql.ts'
import type { Statement } from './statement.ts'

/** What a table wants to know of its cells besides how many rows there are. */
export interface Wanted {
  /** By the figure's name: whom a rate asks for. */
  readonly rates: readonly (readonly [figure: string, of: Where])[]
  /** The measured questions, and those of them of which some answers are counted apart: for a mean, for a median. */
  readonly amounts: readonly string[]
  readonly answered: readonly string[]
  readonly medians: readonly string[]
  /** How many of the largest contributions a rule looks at; 0 when no rule asks who is behind a sum. */
  readonly most: number
}

/** Reads off a table what has to be counted. */
export function wantedOf({ figures, method }: Table): Wanted {
  const named = Object.entries(figures)
  const questions = (...kinds: readonly Figure['kind'][]): readonly string[] => [
    ...new Set(
      named.flatMap(([, figure]) =>
        'per' in figure || !('of' in figure) || !kinds.includes(figure.kind) ? [] : [figure.of],
      ),
    ),
  ]
  return {
    rates: named.flatMap(([name, figure]) => (figure.kind === 'rate' ? [[name, figure.of] as const] : [])),
    amounts: questions('sum', 'mean', 'median'),
    answered: questions('mean', 'median'),
    medians: questions('median'),
    // The p% rule looks at two, whatever the dominance rule says.
    most: method.kind === 'suppression' ? Math.max(2, method.dominance?.n ?? 0) : 0,
  }
}

/** The aggregates of a leaf query: a count and a key for all rows, for each rate and for those who answered; then the sums. */
export const aggregatesOf = ({ rates, answered, amounts }: Wanted): readonly Statement[] => [
  ...counted,
  ...rates.flatMap(([, of]) => countedWhere(isAmong(of))),
  ...answered.flatMap((question) => countedWhere(isAnswered(question))),
  ...amounts.map(sumOf),
]

/** Which of these aggregates are keys. */
export const isKey = ({ rates, answered, amounts }: Wanted): readonly boolean[] => [
  ...[0, ...rates, ...answered].flatMap(() => [false, true]),
  ...amounts.map(() => false),
]

/** Refuses a snapshot that lacks a column which a table asks for, or has it in another type. */
export async function checkColumns(engine: Engine, file: string, table: Table): Promise<Outcome<null, Refusal>> {
  const columns = await engine.columnsOf(file)
  if (!columns.ok) return columns
  const { rates, amounts, most } = wantedOf(table)
  const texts = [
    ...table.by.map(({ column }) => column),
    ...[table.where ?? {}, ...rates.map(([, of]) => of)].flatMap(Object.keys),
  ]
  const wanted: readonly (readonly [string, ColumnType])[] = [
    ...texts.map((column) => [column, 'text'] as const),
    ...amounts.map((column) => [column, 'number'] as const),
    ['record_key', 'key'],
    ...(most > 0 ? [['contributor_key', 'key'] as const] : []),
  ]
  const name = path.basename(file)
  for (const [column, expected] of wanted) {
    const type = columns.value.get(column)
    if (type === undefined) return refuse('column-missing', { file: name, column })
    if (type !== expected) return refuse('column-type', { file: name, column, type, expected })
  }
  return good(null)
}
