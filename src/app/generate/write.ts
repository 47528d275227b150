import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'

import type { Register } from '#kernel/register.ts'
import type { Language } from '#kernel/words.ts'
import { literal, openScratch } from '#publish/register/open-duckdb.ts'
import { byteOrderMark, sheetLine } from '#registry/list/write.ts'
import { words } from '#words/register/words.ts'

import { chanceFrom } from './chance.ts'
import { drawers } from './rows.ts'

/** How many rows to invent of which register, from which seed, up to which month. */
export interface Inventing {
  readonly register: Register
  readonly rows: number
  readonly seed: string
  /** The last month that rows speak of: `2026-10`. */
  readonly until: string
  readonly language: Language
  readonly report?: (done: number, of: number) => void
}

const blockRows = 5000

/** Whether the rows of a register can be invented. */
export const canInvent = ({ name }: Register): boolean => drawers[name] !== undefined

/**
 * Writes a delivery of invented rows as CSV or, where the name ends so, as Parquet. The same seed writes the same file. It says of
 * itself and in every row that it is invented, and takes no more memory for many rows than for few.
 */
export async function inventDelivery(file: string, inventing: Inventing): Promise<void> {
  if (!file.endsWith('.parquet')) return writeText(file, inventing)
  const beside = `${file}.csv.part`
  try {
    await writeText(beside, inventing)
    await toParquet(beside, file, inventing)
  } finally {
    await rm(beside, { force: true })
  }
}

async function writeText(file: string, { register, rows, seed, until, language, report = () => undefined }: Inventing) {
  const drawer = drawers[register.name]
  if (!drawer) throw new Error(`Nobody has said how the rows of ${register.name} are invented`)
  const draw = drawer(until)
  const chance = chanceFrom(`${seed}/${register.name}`)
  const names = Object.keys(register.record)
  const stream = createWriteStream(file)
  const headings = names.map((name) => register.words[language].fields[name]?.label ?? name)
  stream.write(byteOrderMark + sheetLine([words[language].synthetic]))
  stream.write(sheetLine([...headings, words[language].syntheticHeading]))
  for (let from = 0; from < rows; from += blockRows) {
    const count = Math.min(blockRows, rows - from)
    const lines = Array.from({ length: count }, (_, at) => {
      const row = draw(chance, from + at + 1)
      // Codes, numbers and papers: nothing here needs quotation marks.
      return `${names.map((name) => row[name] ?? '').join(';')};yes\r\n`
    })
    if (!stream.write(lines.join(''))) await once(stream, 'drain')
    report(from + count, rows)
  }
  stream.end()
  await finished(stream)
}

async function toParquet(from: string, file: string, { language }: Inventing): Promise<void> {
  const scratch = await openScratch('512MB')
  const whole = `${file}.part`
  try {
    await scratch.connection.run(
      `copy (select * from read_csv(${literal(from)}, delim = ';', quote = '"', header = true, all_varchar = true, skip = 1))
       to ${literal(whole)} (format parquet, compression zstd, kv_metadata {synthetic: ${literal(words[language].synthetic)}})`,
    )
    await rename(whole, file)
  } finally {
    await scratch.close()
    await rm(whole, { force: true })
  }
}

/** The month before the present one. */
export const lastMonth = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7)
