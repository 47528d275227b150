import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import type { Register } from '#kernel/register.ts'
import { headed, matchColumns } from '#publish/register/columns.ts'
import { type Delivered, deliver } from '#publish/register/deliver.ts'
import type { DeliveredFile } from '#publish/register/delivered.ts'
import { openDelivered } from '#publish/register/open-delivered.ts'
import { literal, openScratch } from '#publish/register/open-duckdb.ts'
import { snapshotOf } from '#publish/register/snapshot.ts'
import { knownHeadings } from '#registry/list/heading.ts'

import { type RegisterOffice, registerNamed } from './registers.ts'

const returns = registerNamed('returns')

/** What became of a delivered file, and what was refused of it. */
export type Brought = Delivered & { readonly refusedRows: string }

/** Writes a file and delivers it, as its headings say. */
export async function bring(
  place: RegisterOffice,
  content: string | Uint8Array,
  register: Register = returns,
): Promise<Brought> {
  const file = path.join(place.folder, randomUUID())
  await writeFile(file, content)
  return bringFile(place, file, register)
}

/** Delivers a file, as its headings say. */
export async function bringFile(place: RegisterOffice, file: string, register: Register = returns): Promise<Brought> {
  const found = await openDelivered(file, knownHeadings(headed(register)))
  if (!found.ok) return { kind: 'declined', problem: found.why, refusedRows: '' }
  const refused = { path: `${file}.refused.csv`, language: 'en' as const }
  const mapping = matchColumns(register, found.value.headings)
  const delivered = await deliver({ ...place, register, file: found.value, mapping, refused })
  return { ...delivered, refusedRows: await readFile(refused.path, 'utf8').catch(() => '') }
}

/** A file that must be one. */
export async function opened(file: string, register: Register = returns): Promise<DeliveredFile> {
  const found = await openDelivered(file, knownHeadings(headed(register)))
  if (!found.ok) throw new Error(found.why.says)
  return found.value
}

/** What a snapshot of a register holds now, in order of months and keys. */
export async function rowsNow(
  place: RegisterOffice,
  register: Register = returns,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const snapshot = await snapshotOf(place.snapshots, register)
  return snapshot ? ask(`select * from ${sourceOf(snapshot.path)} order by month, record_key`) : []
}

/** A Parquet file as SQL names it. */
export const sourceOf = (file: string): string => `read_parquet(${literal(file)})`

/** Asks DuckDB. */
export async function ask(question: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const scratch = await openScratch()
  try {
    return (await scratch.connection.runAndReadAll(question)).getRowObjects()
  } finally {
    await scratch.close()
  }
}

/** The headings of returns as an office writes them, and rows below them. */
export const sheet = (...rows: readonly string[]): string => [heading, ...rows, ''].join('\n')
export const heading = 'Passport;Month;Sex;Date of birth;District;Country;Reason;Ban;Stay;Sector'
export const row = (passport: string, month = '2026-01', { sex = 'M', born = '04.02.1998' } = {}): string =>
  `${passport};${month};${sex};${born};Bokhtar;RUS;Family;none;9;F`
