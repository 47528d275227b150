import type { Outcome } from '#kernel/outcome.ts'
import { kindOf } from '#registry/list/file-kind.ts'
import type { Knows } from '#registry/list/heading-row.ts'

import { openParquet } from './delivered-parquet.ts'
import { openSeparated } from './delivered-text.ts'
import { openWorkbookFile } from './delivered-workbook.ts'
import { type DeliveredFile, firstBytes, scan } from './delivered.ts'
import { type FileProblem, decline } from './file-problem.ts'

/** Opens a file as what its first bytes say that it is, whatever it is called: separated text, a workbook or Parquet. */
export async function openDelivered(path: string, knows: Knows): Promise<Outcome<DeliveredFile, FileProblem>> {
  const scanned = await scan(path)
  if (scanned.bytes === 0) return decline('empty')
  const beginning = await firstBytes(path, enoughToTell)
  if (beginning.subarray(0, 4).equals(Buffer.from('PAR1'))) return openParquet(scanned)
  const kind = kindOf(beginning)
  if (kind === 'workbook') return openWorkbookFile(scanned, knows)
  return kind === 'text' ? openSeparated(scanned, knows) : decline(kind.says, kind.values)
}

const enoughToTell = 64 * 1024
