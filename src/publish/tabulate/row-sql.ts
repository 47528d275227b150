import { unknown } from '#kernel/hierarchy.ts'
import type { Where } from '#kernel/table.ts'

import { column, joined, sql, type Statement } from './statement.ts'

// What is said of the rows of a snapshot, which are called `r`.

/** What a row has in a column. */
export const inRow = (name: string): Statement => sql`r.${column(name)}`

/** How many rows there are, and the XOR of their keys. */
export const counted: readonly Statement[] = [sql`CAST(count(*) AS DOUBLE)`, sql`bit_xor(r.record_key)`]

/** The same of the rows that a condition holds for. */
export const countedWhere = (where: Statement): readonly Statement[] => [
  sql`CAST(count(CASE WHEN ${where} THEN 1 END) AS DOUBLE)`,
  sql`bit_xor(CASE WHEN ${where} THEN r.record_key ELSE 0 END)`,
]

/**
 * An amount in hundredths. Money comes in hundredths, and whole numbers below 2⁵³ add up to the same in any order, so that the
 * same rows always have the same sum.
 */
export const hundredths = (question: string): Statement => sql`round(${inRow(question)} * 100)`

/** The sum of a question in hundredths; 0 when nobody answers it. */
export const sumOf = (question: string): Statement => sql`coalesce(sum(${hundredths(question)}), CAST(0 AS DOUBLE))`

export const isAnswered = (question: string): Statement => sql`${inRow(question)} IS NOT NULL`

/** The row says whose contribution it is: the register names contributors, who are few. */
export const hasContributor = sql`r.contributor_key <> 0`

/** Whose contribution a row is: the contributor's where there is one, else the person's. */
export const holder = sql`CASE WHEN ${hasContributor} THEN r.contributor_key ELSE r.record_key END`

/** Both conditions hold. */
export const both = (one: Statement, other: Statement): Statement => sql`(${one}) AND (${other})`

/** Rows whose codes are among those named, for each question named. */
export const isAmong = (where: Where): Statement =>
  joined([sql`TRUE`, ...Object.entries(where).map(([name, codes = []]) => isOneOf(name, codes))], ' AND ')

function isOneOf(name: string, codes: readonly string[]): Statement {
  if (codes.length === 0) return sql`FALSE`
  const listed = codes.map((code) => sql`${code}`)
  const isListed = sql`coalesce(${inRow(name)} IN (${joined(listed, ', ')}), FALSE)`
  return codes.includes(unknown) ? sql`(${isListed} OR ${inRow(name)} IS NULL)` : isListed
}
