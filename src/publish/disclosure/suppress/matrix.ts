import type { Relation } from './instance.ts'

/**
 * The relations as the solver's sparse rows over the cells that have a column; with `mirrored`, each cell has a second column, as many
 * places further on, for its moves downwards.
 */
export function matrixOf(
  relations: readonly Relation[],
  column: ReadonlyMap<number, number>,
  { mirrored }: { readonly mirrored: boolean },
) {
  const rows = relations.map((relation) => {
    const terms = relation.flatMap(([cell, coefficient]) => {
      const at = column.get(cell)
      return at === undefined ? [] : [[at, coefficient] as const]
    })
    return mirrored ? [...terms, ...terms.map(([at, coefficient]) => [at + column.size, -coefficient] as const)] : terms
  })
  const terms = rows.flat()
  let end = 0
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols: mirrored ? 2 * column.size : column.size,
    starts: Int32Array.from([0, ...rows.map((row) => (end += row.length))]),
    indices: Int32Array.from(terms, ([at]) => at),
    values: Float64Array.from(terms, ([, coefficient]) => coefficient),
  }
}
