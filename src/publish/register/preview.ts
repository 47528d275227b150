import type { Register } from '#kernel/register.ts'
import type { Row } from '#registry/list/cell.ts'
import { type Office, dayIn } from '#web/office.ts'

import type { Mapping } from './columns.ts'
import { rowKeys } from './identity.ts'
import { type CellProblem, publishedNames, rowReader } from './reader.ts'

/** One of the first rows of a file, as it would be taken: its codes by their questions, or what is wrong with it. */
export interface PreviewRow {
  readonly row: Row
  readonly codes: Readonly<Record<string, string>>
  readonly problems: readonly CellProblem[]
}

/** Reads the first rows of a file as they would be kept, without keeping anything. */
export function previewRows(
  { lists, zone, now, keys }: Pick<Office, 'lists' | 'zone' | 'now' | 'keys'>,
  register: Register,
  mapping: Mapping,
  sample: readonly Row[],
): readonly PreviewRow[] {
  const circumstances = { today: dayIn(zone, now()), lists }
  const read = rowReader(register, mapping, { circumstances, keys: rowKeys(keys.delivered, register.name) })
  const names = publishedNames(register)
  return sample.map((row) => {
    const reading = read(row)
    if (!reading.ok) return { row, codes: {}, problems: reading.why }
    const codes = Object.fromEntries(names.map((name, at) => [name, reading.value.codes[at] ?? '']))
    return { row, codes, problems: [] }
  })
}
