import { good, type Outcome } from '#kernel/outcome.ts'
import { refuse, type Refusal } from '#publish/disclosure/refusal.ts'

/** A cell of a released table: its codes by dimension (a dimension left out counts everybody), its value, null where withheld. */
export type ReleasedCell = { readonly at: Readonly<Record<string, string>>; readonly value: number | null }

/** A released table; `noise` is the most by which its values may differ from the truth, 0 when they are true. */
export type ReleasedTable = { readonly table: string; readonly noise: number; readonly cells: readonly ReleasedCell[] }

/** One release: its name, the day its figures speak of, which codes are made of which finer ones, and its tables. */
export type Release = {
  readonly release: string
  readonly asOf: string
  readonly groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  readonly tables: readonly ReleasedTable[]
}

/** Reads a release; refuses, naming the table and cell, what is malformed. */
export function readRelease(from: unknown, file: string): Outcome<Release, Refusal> {
  if (!isObject(from) || typeof from['release'] !== 'string' || !Array.isArray(from['tables']))
    return refuse('release-shape', { file })
  const { release, asOf = '', groups = {}, tables } = from
  if (typeof asOf !== 'string' || !areGroups(groups)) return refuse('release-groups', { file })
  const read: ReleasedTable[] = []
  for (const table of tables as readonly unknown[]) {
    if (!isObject(table) || typeof table['table'] !== 'string' || !Array.isArray(table['cells']))
      return refuse('release-shape', { file })
    const { table: name, noise = 0, cells } = table
    const wrong = cells.findIndex((cell: unknown) => !isCell(cell))
    if (wrong >= 0 || typeof noise !== 'number' || !(noise >= 0))
      return refuse('release-cell', { file, table: name, cell: wrong })
    read.push({ table: name, noise, cells: cells as readonly ReleasedCell[] })
  }
  return good({ release, asOf, groups, tables: read })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCell = (value: unknown): value is ReleasedCell =>
  isObject(value) &&
  isObject(value['at']) &&
  Object.values(value['at']).every((code) => typeof code === 'string') &&
  (value['value'] === null || (typeof value['value'] === 'number' && Number.isFinite(value['value'])))

const areGroups = (value: unknown): value is Release['groups'] =>
  isObject(value) &&
  Object.values(value).every(
    (codes) =>
      isObject(codes) &&
      Object.values(codes).every((finer) => Array.isArray(finer) && finer.every((code) => typeof code === 'string')),
  )
