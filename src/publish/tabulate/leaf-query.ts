import { unknown } from '#kernel/hierarchy.ts'

import type { Leaf } from './axis.ts'
import type { Engine } from './engine.ts'
import { hasContributor, inRow } from './row-sql.ts'
import { column, joined, sql, type Statement } from './statement.ts'

/** One dimension of a table, as the rows have it. */
export interface LeafColumn {
  readonly column: string
  readonly leaves: readonly Leaf[]
  /** How many combinations of leaves lie between two of its own. */
  readonly stride: number
}

/** Which rows are counted, and in which leaf cells. */
export interface Counting {
  readonly columns: readonly LeafColumn[]
  /** A condition on the rows, which are called `r`. */
  readonly where: Statement
  /** A person's rows beyond this number are left out. */
  readonly rowsPerPerson?: number
}

type Question = (rows: Statement) => Statement

/** The codes that a question has in some rows; one more than `most` are enough to see that there are too many. */
export const codesQuery =
  (name: string, where: Statement, most: number): Question =>
  (rows) =>
    sql`SELECT DISTINCT coalesce(${inRow(name)}, ${unknown}) FROM ${rows} AS r WHERE ${where} LIMIT ${most + 1}`

/** A code that a question has in some rows and that no leaf counts. */
export const strangerQuery =
  (engine: Pick<Engine, 'placeOf'>, dimension: LeafColumn, where: Statement): Question =>
  (rows) =>
    sql`SELECT DISTINCT ${inRow(dimension.column)} AS code FROM ${rows} AS r WHERE ${where} AND ${placeIn(engine, dimension)} IS NULL
      ORDER BY 1 LIMIT 1`

/** A row that names its contributor, if there is one. */
export const contributorQuery =
  (where: Statement): Question =>
  (rows) =>
    sql`SELECT r.contributor_key FROM ${rows} AS r WHERE ${where} AND ${hasContributor} LIMIT 1`

/**
 * Counts rows in the leaf cells of a table. An answer has the combination of leaves, missing where a row has a code that no leaf
 * counts, then what the rows are grouped and ordered by besides, then the aggregates.
 */
export const leafQuery =
  (engine: Pick<Engine, 'placeOf'>, counting: Counting, asked: Asked): Question =>
  (rows) => {
    const { aggregates, each } = asked
    const measures = aggregates.map((aggregate, at) => ({ aggregate, name: column(`a${at}`) }))
    // By their places, because a question may have any name. Numbers are grouped faster than texts, and whole numbers faster than others.
    return sql`SELECT CAST(leaf.place AS DOUBLE), leaf.each, ${list(measures.map(({ name }) => sql`leaf.${name}`))} FROM (
      SELECT ${combination(engine, counting)} AS place, ${each ?? sql`0`} AS each, ${list(measures.map(({ aggregate, name }) => sql`${aggregate} AS ${name}`))}
      FROM ${rowsCounted(rows, counting)} AS r GROUP BY 1${each ? sql`, 2` : sql``}
    ) AS leaf${each ? sql` ORDER BY 2` : sql``}`
  }

/** What is asked of the rows of each leaf cell. */
export interface Asked {
  readonly aggregates: readonly Statement[]
  /** What rows are grouped and ordered by besides. */
  readonly each?: Statement
}

/** The rows themselves in the order of something: the combination of leaves of each, what it is ordered by, and a value. */
export const rowsInOrderOf =
  (engine: Pick<Engine, 'placeOf'>, counting: Counting, { each, value }: Ordered): Question =>
  (rows) =>
    sql`SELECT CAST(${combination(engine, counting)} AS DOUBLE), ${each} AS each, ${value} FROM ${rowsCounted(rows, counting)} AS r
      ORDER BY 2`

export interface Ordered {
  readonly each: Statement
  readonly value: Statement
}

const list = (statements: readonly Statement[]): Statement => joined(statements, ', ')

// The leaves of a row, as the digits of one number.
const combination = (engine: Pick<Engine, 'placeOf'>, { columns }: Counting): Statement =>
  joined([sql`0`, ...columns.map((each) => placeIn(engine, each))], ' + ')

// How much the leaf of a row in one dimension adds to the number. What is not said may be written as nothing.
function placeIn(engine: Pick<Engine, 'placeOf'>, { column: name, leaves, stride }: LeafColumn): Statement {
  const places = leaves.flatMap(({ of }, leaf) => of.map((code) => ({ code, place: leaf * stride })))
  const unsaid = places.find(({ code }) => code === unknown)
  return engine.placeOf(inRow(name), unsaid ? [...places, { code: null, place: unsaid.place }] : places)
}

function rowsCounted(rows: Statement, { columns, where, rowsPerPerson }: Counting): Statement {
  const all = sql`SELECT * FROM ${rows} AS r WHERE ${where}`
  if (rowsPerPerson === undefined) return sql`(${all})`
  // Which of a person's rows stay must not hang on the order of reading.
  const order = list([sql`r.record_key`, ...columns.map(({ column: name }) => inRow(name))])
  return sql`(SELECT * FROM (SELECT r.*, row_number() OVER (PARTITION BY r.record_key ORDER BY ${order}) AS nth FROM (${all}) AS r) AS r
    WHERE r.nth <= ${rowsPerPerson})`
}
