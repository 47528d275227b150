import { randomUUIDv7 } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { setImmediate as breathe } from 'node:timers/promises'

import { type Outcome, good } from '#kernel/outcome.ts'
import type { Register } from '#kernel/register.ts'
import type { Language } from '#kernel/words.ts'
import { asideOf } from '#registry/list/list.ts'
import { type Said, findSameFile, keepDelivery, standingMonths } from '#store/deliveries.ts'
import { saveMapping } from '#store/mappings.ts'
import { type Acting, type Office, dayIn } from '#web/office.ts'

import { type Mapping, missingQuestions } from './columns.ts'
import type { Batch, DeliveredFile } from './delivered.ts'
import { type FileProblem, decline } from './file-problem.ts'
import { rowKeys } from './identity.ts'
import { measuredNames, publishedNames, rowReader } from './reader.ts'
import { type RefusedWriter, writeRefusedRows } from './refused-file.ts'
import { type RowsFile, type RowsWriter, writeRows } from './rows-file.ts'
import { sayRow } from './say.ts'

/** A file on its way into a register. */
export interface Delivering {
  readonly office: Pick<Office, 'database' | 'keys' | 'lists' | 'zone' | 'synthetic' | 'now'>
  readonly acting: Pick<Acting, 'account' | 'post'>
  readonly register: Register
  readonly file: DeliveredFile
  readonly mapping: Mapping
  /** Where refused rows are written with their reasons, and in which language. */
  readonly refused: { readonly path: string; readonly language: Language }
  /** Stops the work: nothing is kept then. */
  readonly signal?: AbortSignal
  readonly report?: (done: number, of: number) => void
}

/** What became of a delivered file. */
export type Delivered =
  /** The very file is here already; nothing was changed. */
  | { readonly kind: 'known'; readonly number: number; readonly receivedAt: Date }
  | { readonly kind: 'declined'; readonly problem: FileProblem }
  | { readonly kind: 'cancelled' }
  | Kept

export interface Kept {
  readonly kind: 'kept'
  readonly number: number
  /** Why it was put aside; absent when it is in force. */
  readonly aside?: Said
  readonly rows: number
  readonly refused: number
  readonly months: readonly string[]
  /** The months for which it takes the place of an earlier delivery. */
  readonly replaces: readonly string[]
}

/**
 * Reads a delivered file, checks each row, drops who the rows are about, and keeps the rest as a new version of its months: whole, or
 * not at all. Rows that cannot be taken go into a file with their reasons; a delivery with too many of them is put aside.
 */
export async function deliver(delivering: Delivering): Promise<Delivered> {
  const { office, acting, register, file, mapping } = delivering
  const same = { register: register.name, version: register.version, fileHash: file.sha256 }
  const known = await findSameFile(office.database, acting.post, same)
  if (known) return { kind: 'known', number: known.number, receivedAt: known.receivedAt }
  if (!office.synthetic && file.synthetic) return declined(decline('synthetic-among-real'))
  const missing = missingQuestions(register, mapping)
  if (missing.length > 0)
    return putAsideUnread(delivering, { says: 'columns-missing', values: { fields: missing.join(', ') } })

  const writer = await writeRows({ published: publishedNames(register), measured: measuredNames(register) })
  const refusedRows = writeRefusedRows({ ...delivering.refused, headings: file.headings, synthetic: office.synthetic })
  try {
    const taken = await takeAll(delivering, writer, refusedRows)
    await refusedRows.finish()
    if (!taken.ok) return declined(taken)
    if (delivering.signal?.aborted) return { kind: 'cancelled' }
    const rows = await writer.finish()
    return await keep(delivering, taken.value, rows)
  } finally {
    await writer.close()
  }
}

const declined = ({ why }: { readonly why: FileProblem }): Delivered => ({ kind: 'declined', problem: why })

/** What was counted while a file was read. */
interface Taken {
  readonly months: ReadonlyMap<string, number>
  readonly refused: number
}

async function takeAll(
  delivering: Delivering,
  writer: RowsWriter,
  refusedRows: RefusedWriter,
): Promise<Outcome<Taken, FileProblem>> {
  const { office, register, file, mapping, signal, report = () => undefined } = delivering
  const circumstances = { today: dayIn(office.zone, office.now()), lists: office.lists }
  const keys = rowKeys(office.keys.delivered, register.name)
  const read = rowReader(register, mapping, { circumstances, keys })
  const months = new Map<string, number>()
  let refused = 0

  const take = async ({ rows }: Batch): Promise<Outcome<null, FileProblem>> => {
    for (const row of rows) {
      if (mayStandAside(row.cells) && asideOf(row, file.headings)) continue
      const reading = read(row)
      if (!reading.ok) {
        refused += 1
        await refusedRows.add(row.cells, sayRow(delivering.refused.language, register, reading.why))
        continue
      }
      if (reading.value.synthetic && !office.synthetic) return decline('synthetic-among-real')
      const added = writer.add({ ...reading.value, synthetic: office.synthetic })
      if (!added.ok) return added
      months.set(reading.value.month, (months.get(reading.value.month) ?? 0) + 1)
    }
    return good(null)
  }

  for await (const batch of file.batches()) {
    if (signal?.aborted) break
    if (!batch.ok) return batch
    const taken = await take(batch.value)
    if (!taken.ok) return taken
    report(batch.value.done, batch.value.of)
    // Whoever else is served by this process is answered in between.
    await breathe()
  }
  return good({ months, refused })
}

// Totals, numbers of columns and headings once more: rows with few cells filled, or that begin as those do.
const mayStandAside = (cells: Batch['rows'][number]['cells']) =>
  cells[0] === '1' || cells.filter((cell) => cell !== '').length <= 3

async function keep(delivering: Delivering, { months, refused }: Taken, file: RowsFile): Promise<Delivered> {
  const { office, acting, register } = delivering
  if (file.rows === 0 && refused === 0) return declined(decline('no-rows'))
  if (file.rows === 0) return putAsideUnread(delivering, { says: 'nothing-taken' }, refused)
  const before = await standingMonths(office.database, acting.post, register.name)
  const aside = tooManyRefused(register, file.rows, refused) ?? shrinking(before, months)
  const kept = await keepAs(delivering, {
    state: aside ? 'quarantined' : 'accepted',
    ...(aside && { problem: aside }),
    contentHash: file.sha256,
    contentBytes: file.bytes,
    rows: file.rows,
    refused,
    months,
    parts: partsOf(file.path),
  })
  if (kept === undefined) return deliver(delivering)
  await saveMapping(office.database, acting.post, {
    register: register.name,
    owner: register.owner,
    headings: delivering.file.headings,
    mapping: delivering.mapping,
    at: office.now(),
  })
  const covered = [...months.keys()].toSorted()
  return {
    kind: 'kept',
    number: kept,
    ...(aside && { aside }),
    rows: file.rows,
    refused,
    months: covered,
    replaces: aside ? [] : covered.filter((month) => before.has(month)),
  }
}

function tooManyRefused({ refusedAtMost }: Register, rows: number, refused: number): Said | undefined {
  if (refused <= (rows + refused) * refusedAtMost) return undefined
  return { says: 'many-refused', values: { refused, rows: rows + refused, most: refusedAtMost * 100 } }
}

// One late row must not take the place of a whole month by itself: a person says whether it should.
function shrinking(
  before: ReadonlyMap<string, { readonly rows: number }>,
  months: ReadonlyMap<string, number>,
): Said | undefined {
  const fewer = [...months].filter(([month, now]) => now * 2 < (before.get(month)?.rows ?? 0))
  const [worst] = fewer.toSorted(([one], [other]) => (before.get(other)?.rows ?? 0) - (before.get(one)?.rows ?? 0))
  return (
    worst && { says: 'shrinks', values: { month: worst[0], before: before.get(worst[0])?.rows ?? 0, now: worst[1] } }
  )
}

/** Notes that a file came of which no row could be taken. */
async function putAsideUnread(delivering: Delivering, problem: Said, refused = 0): Promise<Delivered> {
  const nothing = { contentHash: null, contentBytes: 0, rows: 0, months: new Map<string, number>(), parts: [] }
  const kept = await keepAs(delivering, { ...nothing, state: 'quarantined', problem, refused })
  if (kept === undefined) return deliver(delivering)
  return { kind: 'kept', number: kept, aside: problem, rows: 0, refused, months: [], replaces: [] }
}

interface Keeping {
  readonly state: 'accepted' | 'quarantined'
  readonly problem?: Said
  readonly contentHash: Buffer | null
  readonly contentBytes: number
  readonly rows: number
  readonly refused: number
  readonly months: ReadonlyMap<string, number>
  readonly parts: AsyncIterable<Buffer> | Iterable<Buffer>
}

const keepAs = (
  { office, acting, register, file }: Delivering,
  { parts, ...what }: Keeping,
): Promise<number | undefined> =>
  keepDelivery(
    office.database,
    acting.post,
    {
      ...what,
      id: randomUUIDv7(),
      register: register.name,
      version: register.version,
      owner: register.owner,
      fileHash: file.sha256,
      fileBytes: file.bytes,
      synthetic: office.synthetic,
      account: acting.account,
      receivedAt: office.now(),
    },
    parts,
  )

const partBytes = 1024 * 1024

async function* partsOf(path: string): AsyncGenerator<Buffer> {
  for await (const part of createReadStream(path, { highWaterMark: partBytes })) yield part as Buffer
}
