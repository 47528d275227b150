import { readFile } from 'node:fs/promises'

import { type Outcome, good } from '#kernel/outcome.ts'
import type { Knows } from '#registry/list/heading-row.ts'
import { limits } from '#registry/list/limits.ts'
import { readList } from '#registry/list/list.ts'

import type { DeliveredFile, Scanned } from './delivered.ts'
import { type FileProblem, decline } from './file-problem.ts'
import { isMarkHeading, saysSynthetic } from './synthetic.ts'

const sampleRows = 20

/** Opens a workbook. It is read whole, as its parts are packed, so it may be as large as a list and no larger. */
export async function openWorkbookFile(scanned: Scanned, knows: Knows): Promise<Outcome<DeliveredFile, FileProblem>> {
  if (scanned.bytes > limits.bytes) return decline('too-big', { most: limits.bytes / 1024 / 1024 })
  const list = readList(await readFile(scanned.path), knows)
  if (!list.ok) return decline(list.why.says, list.why.values)
  const { headers, rows } = list.value
  const mark = headers.findIndex(isMarkHeading)
  return good({
    format: 'workbook',
    sha256: scanned.sha256,
    bytes: scanned.bytes,
    headings: headers,
    sample: rows.slice(0, sampleRows),
    synthetic: mark !== -1 && rows.some(({ cells }) => saysSynthetic(cells[mark])),
    async *batches() {
      yield good({ rows, done: scanned.bytes, of: scanned.bytes })
    },
  })
}
