import type { Codelists } from '#kernel/codelist.ts'
import type { Fields } from '#kernel/field.ts'
import { good, type Outcome } from '#kernel/outcome.ts'
import type { Split, Table, Where } from '#kernel/table.ts'

import { type Leaf, leavesOf } from './axis.ts'
import { among, type Codes, declaredCodes, foundCodes } from './codes.ts'
import type { Engine } from './engine.ts'
import { codesQuery } from './leaf-query.ts'
import { refuse, type Refusal } from './refusal.ts'
import { isAmong } from './row-sql.ts'

/** The rows that tables are counted from: a file in Parquet, and the questions of the register that it holds. */
export interface Snapshot {
  readonly file: string
  readonly record: Fields
}

/** The most codes that a dimension may have: beyond it, it is no classification. */
export const mostCodes = 5_000

/** One dimension of a table and the codes in which its rows are counted. */
export interface Dimension {
  readonly column: string
  readonly split: Split
  readonly leaves: readonly Leaf[]
}

/** The dimensions of a table: codes as declared, or as found in the rows where there is no end of them. */
export async function dimensionsOf(
  engine: Engine,
  { file, record }: Snapshot,
  { by, where = {} }: Table,
  lists: Codelists,
): Promise<Outcome<readonly Dimension[], Refusal>> {
  const dimensions: Dimension[] = []
  for (const split of by) {
    const { column } = split
    const field = record[column]
    if (!field?.publish) throw new Error(`${column} is no published question`)
    const declared = declaredCodes(field, lists)
    const codes = declared ? good(declared) : await findCodes(engine, file, { column, where })
    if (!codes.ok) return codes
    const { always, whenCounted } = among(codes.value, where[column])
    if (always.length + whenCounted.length > mostCodes) return refuse('too-many-codes', { column, most: mostCodes })
    dimensions.push({ column, split, leaves: leavesOf(split, { always, whenCounted }, lists) })
  }
  return good(dimensions)
}

async function findCodes(
  engine: Engine,
  file: string,
  { column, where }: { readonly column: string; readonly where: Where },
): Promise<Outcome<Codes, Refusal>> {
  const found: string[] = []
  const read = await engine.read(file, codesQuery(column, isAmong(where), mostCodes), (chunk) => {
    for (const code of chunk.texts(0)) if (code !== null) found.push(code)
  })
  if (!read.ok) return read
  return found.length > mostCodes ? refuse('too-many-codes', { column, most: mostCodes }) : good(foundCodes(found))
}
