import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { createGunzip } from 'node:zlib'

import type { Instant } from '#kernel/date.ts'
import { signatureCheck } from '#store/checkpoint.ts'
import type { Keys } from '#store/keys.ts'
import { StartProblem } from '#store/start-problem.ts'
import { codeOf } from '#store/system-error.ts'

/**
 * A backup is a gzip of lines: a header, then for each table a line that names it, its rows as COPY writes them
 * and `\.`, and at last a line with the number of rows, the fingerprint of all lines before and its signature.
 */
export interface Header {
  readonly safar: 'backup'
  readonly format: 1
  /** The last step of the structure that the rows are made for. */
  readonly schema: number
  readonly at: Instant
  readonly tables: readonly string[]
}

export interface TableLine {
  readonly table: string
  readonly columns: readonly string[]
}

export interface Ending {
  readonly safar: 'end'
  readonly rows: Readonly<Record<string, number>>
  readonly sha256: string
  readonly signature: string
}

export const endOfRows = Buffer.from('\\.\n')
export const writeLine = (line: Header | TableLine | Ending): Buffer => Buffer.from(`${JSON.stringify(line)}\n`)

/** What a reader meets: a header, for each table its line, its rows and its end, and at last the ending. */
export type Part =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'table'; readonly table: TableLine }
  | { readonly kind: 'row'; readonly row: Buffer }
  | { readonly kind: 'tableEnd' }
  | { readonly kind: 'ending'; readonly ending: Ending }

/**
 * Reads a backup from beginning to end and throws when anything is missing, altered or signed by another Safar.
 * Only whoever has come to the ending knows that what came before was good.
 */
export async function* readParts(file: string, keys: Keys): AsyncGenerator<Part, undefined> {
  const lines = linesOf(file)
  const next = async (): Promise<Buffer> => {
    const line = await lines.next()
    if (line.done) throw new StartProblem('backup-damaged', { file })
    return line.value
  }
  const before = createHash('sha256')
  const counted: Record<string, number> = {}
  try {
    const first = await next()
    before.update(first)
    yield { kind: 'header', header: readHeader(file, first) }
    for (;;) {
      const line = await next()
      const read = parsed(line)
      if (isEnding(read)) {
        check(file, keys, {
          ending: read,
          counted,
          fingerprint: before.digest(),
          isLast: (await lines.next()).done === true,
        })
        yield { kind: 'ending', ending: read }
        return
      }
      if (!isTableLine(read)) throw new StartProblem('backup-damaged', { file })
      before.update(line)
      yield { kind: 'table', table: read }
      let rows = 0
      for (let row = await next(); !row.equals(endOfRows); row = await next()) {
        before.update(row)
        rows += 1
        yield { kind: 'row', row }
      }
      before.update(endOfRows)
      counted[read.table] = rows
      yield { kind: 'tableEnd' }
    }
  } finally {
    await lines.return(undefined)
  }
}

interface Found {
  readonly ending: Ending
  readonly counted: Readonly<Record<string, number>>
  readonly fingerprint: Buffer
  readonly isLast: boolean
}

function check(file: string, keys: Keys, { ending, counted, fingerprint, isLast }: Found): void {
  const isWhole = isLast && ending.sha256 === fingerprint.toString('hex') && isDeepStrictEqual(ending.rows, counted)
  if (!isWhole) throw new StartProblem('backup-damaged', { file })
  const isOurs = signatureCheck(keys)(fingerprint, Buffer.from(ending.signature, 'base64'))
  if (!isOurs) throw new StartProblem('key-file-of-another', { file })
}

function readHeader(file: string, line: Buffer): Header {
  const header = parsed(line) as Partial<Header> | null | undefined
  if (header?.safar !== 'backup' || header.format !== 1) throw new StartProblem('not-a-backup', { file })
  // The rest of the line is checked with all others, by the fingerprint at the end.
  return header as Header
}

const isEnding = (line: unknown): line is Ending => (line as Partial<Ending> | undefined)?.safar === 'end'
const isTableLine = (line: unknown): line is TableLine =>
  Array.isArray((line as Partial<TableLine> | undefined)?.columns)

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString()) ?? undefined
  } catch {
    return undefined
  }
}

/** The lines of a compressed file, each with its line break. */
async function* linesOf(file: string): AsyncGenerator<Buffer, undefined> {
  let begun: Buffer[] = []
  try {
    for await (const chunk of pipeline(
      createReadStream(file),
      createGunzip(),
      () => undefined,
    ) as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(lineBreak); at !== -1; at = chunk.indexOf(lineBreak, from)) {
        const line = chunk.subarray(from, at + 1)
        yield begun.length === 0 ? line : Buffer.concat([...begun, line])
        begun = []
        from = at + 1
      }
      if (from < chunk.length) begun.push(chunk.subarray(from))
    }
  } catch (error) {
    throw readingProblem(error, file)
  }
  if (begun.length > 0) throw new StartProblem('backup-damaged', { file })
  return undefined
}

const lineBreak = 0x0a

function readingProblem(error: unknown, file: string): unknown {
  const code = codeOf(error) ?? ''
  if (['ENOENT', 'EACCES', 'EPERM', 'EISDIR'].includes(code))
    return new StartProblem('file-unreadable', { file }, error)
  if (!code.startsWith('Z_')) return error
  const isGzip = !String(error).includes('incorrect header check')
  return new StartProblem(isGzip ? 'backup-damaged' : 'not-a-backup', { file }, error)
}
