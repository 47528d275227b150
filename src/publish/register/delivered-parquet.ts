import { type Outcome, good } from '#kernel/outcome.ts'
import type { Cell, Row } from '#registry/list/cell.ts'

import type { Batch, DeliveredFile, Scanned } from './delivered.ts'
import { type FileProblem, decline } from './file-problem.ts'
import { type Scratch, literal, openScratch, quoted } from './open-duckdb.ts'
import { isMarkHeading, saysSynthetic } from './synthetic.ts'

const sampleRows = 20

/** Opens a Parquet file: its columns are named inside it. */
export async function openParquet(scanned: Scanned): Promise<Outcome<DeliveredFile, FileProblem>> {
  const scratch = await openScratch()
  try {
    const { connection } = scratch
    const source = sourceOf(scanned)
    const described = await connection.runAndReadAll(`select * from ${source} limit 0`)
    const headings = described.columnNames()
    const counted = await connection.runAndReadAll(`select cast(count(*) as double) from ${source}`)
    const rows = Number(counted.getRows()[0]?.[0] ?? 0)
    if (rows === 0) return decline('no-rows')
    const first = await connection.runAndReadAll(`select ${asTexts(headings)} from ${source} limit ${sampleRows}`)
    const sample = first.getRows().map((cells, at): Row => ({ line: at + 1, cells: cells.map(cellOf) }))
    const mark = headings.findIndex(isMarkHeading)
    return good({
      format: 'parquet',
      sha256: scanned.sha256,
      bytes: scanned.bytes,
      headings,
      sample,
      synthetic: mark !== -1 && sample.some(({ cells }) => saysSynthetic(cells[mark])),
      batches: () => batchesOf(scanned, headings, rows),
    })
  } catch (error) {
    return brokenFile(error)
  } finally {
    await scratch.close()
  }
}

const sourceOf = ({ path }: Scanned) => `read_parquet(${literal(path)}, hive_partitioning = false)`
const asTexts = (headings: readonly string[]) =>
  headings.map((heading) => `cast(${quoted(heading)} as varchar)`).join(', ')
const cellOf = (value: unknown): Cell => (typeof value === 'string' ? value : '')

async function* batchesOf(
  scanned: Scanned,
  headings: readonly string[],
  of: number,
): AsyncGenerator<Outcome<Batch, FileProblem>> {
  const scratch = await openScratch()
  try {
    let done = 0
    for await (const rows of chunksOf(scratch, `select ${asTexts(headings)} from ${sourceOf(scanned)}`)) {
      const from = done
      done += rows.length
      yield good({ rows: rows.map((cells, at): Row => ({ line: from + at + 1, cells })), done, of })
    }
  } catch (error) {
    yield brokenFile(error)
  } finally {
    await scratch.close()
  }
}

async function* chunksOf({ connection }: Scratch, question: string): AsyncGenerator<readonly (readonly Cell[])[]> {
  const result = await connection.stream(question)
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    yield chunk.getRows().map((cells) => cells.map(cellOf))
}

/** What DuckDB says of a file that is no Parquet, or not all of it; anything else is our own mistake. */
function brokenFile(error: unknown): ReturnType<typeof decline> {
  const says = error instanceof Error ? error.message : ''
  if (
    /^(IO|Invalid Input|Invalid|Serialization|Conversion|Not implemented)\b/.test(says) ||
    /parquet|thrift|snappy|zstd/i.test(says)
  )
    return decline('broken-parquet')
  throw error
}
