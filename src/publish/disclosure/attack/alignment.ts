import type { AttackedTable } from './input.ts'

/**
 * For each cell of a table the cell of an earlier one that has the same codes, −1 where there is none; null when the tables do not split by
 * the same columns.
 */
export function alignCells(later: AttackedTable, earlier: AttackedTable): Int32Array | null {
  if (later.axes.length !== earlier.axes.length) return null
  const strides = new Map<string, number>()
  let stride = 1
  for (const { column, codes } of earlier.axes.toReversed()) {
    strides.set(column, stride)
    stride *= codes.length
  }
  const steps: number[][] = []
  for (const { column, codes } of later.axes) {
    const there = earlier.axes.find((axis) => axis.column === column)
    if (!there) return null
    const places = new Map(there.codes.map((code, at) => [code, at]))
    const own = strides.get(column) ?? 1
    steps.push(codes.map((code) => (places.has(code) ? (places.get(code) ?? 0) * own : NaN)))
  }
  const cells = new Int32Array(later.axes.reduce((product, { codes }) => product * codes.length, 1))
  let next = 0
  const fill = (axis: number, from: number): void => {
    const own = steps[axis]
    if (!own) {
      cells[next] = from === from ? from : -1
      next += 1
      return
    }
    for (const step of own) fill(axis + 1, from + step)
  }
  fill(0, 0)
  return cells
}

/** The newest earlier release with a table of this name, and that table. */
export function tableBefore<Release extends { readonly tables: readonly AttackedTable[] }>(
  releases: readonly Release[],
  release: number,
  name: string,
): { readonly release: number; readonly table: AttackedTable; readonly place: number } | null {
  for (let at = release - 1; at >= 0; at -= 1) {
    const place = releases[at]?.tables.findIndex(({ table }) => table === name) ?? -1
    const table = releases[at]?.tables[place]
    if (table) return { release: at, table, place }
  }
  return null
}
