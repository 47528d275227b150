import { isEmpty, textOf } from './cell.ts'
import type { Row } from './cell.ts'
import { limits } from './limits.ts'

/** Whether a heading means something to us. */
export type Knows = (heading: string) => boolean

// Longer texts are notes to the person who fills the list in.
const longestHeading = 200

/**
 * Finds the row of headings: the one with the most known headings among the first rows, for titles often stand above
 * it. When none is known, the first row with two cells, for a title has one.
 */
export function findHeadingRow(rows: readonly Row[], knows: Knows): { readonly at: number; readonly known: number } {
  const known = rows.slice(0, limits.rowsAboveHeadings).map(
    ({ cells }) =>
      cells.filter((cell) => {
        const text = textOf(cell)
        return text.length <= longestHeading && !isEmpty(text) && knows(text)
      }).length,
  )
  const most = Math.max(0, ...known)
  if (most > 0) return { at: known.indexOf(most), known: most }
  const first = rows.findIndex(({ cells }) => cells.filter((cell) => !isEmpty(cell)).length > 1)
  return { at: Math.max(0, first), known: 0 }
}
