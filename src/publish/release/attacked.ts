import type { Figure, Where } from '#kernel/table.ts'
import type { AttackedRelease, AttackedTable } from '#publish/disclosure/attack/input.ts'
import type { Database } from '#store/database.ts'
import { readFile } from '#store/released.ts'

import type { Candidate } from './candidate.ts'
import { type TableSummary, readReleasedTable } from './public.ts'

/** A candidate as an attacker will read it. */
export const candidateAsRead = ({ name, asOf, tables }: Candidate): AttackedRelease => ({
  release: name,
  asOf,
  tables: tables.map(({ table, axes, figures, where, noise, method }) => ({
    table,
    axes: axes.map(({ column, codes }) => ({
      column,
      codes: codes.map(({ code }) => code),
      above: Int32Array.from(codes, ({ above }) => above),
    })),
    where,
    figures: figures.map(({ name: figure, declared, cells }) => ({
      name: figure,
      declared,
      values: cells.values,
      statuses: cells.statuses,
    })),
    noise,
    ...varianceIn(method.report),
  })),
})

// The variance of what chance did to a count, where the method states one: V of the cell keys, or that of the noise.
const varianceIn = (report: Readonly<Record<string, unknown>>): { readonly variance?: number } => {
  const variance = report['V'] ?? report['variance']
  return typeof variance === 'number' && variance > 0 ? { variance } : {}
}

interface FigureSummary {
  readonly name: string
  readonly kind: Figure['kind']
  readonly of?: string
  readonly among?: Where
  readonly per?: 100 | 1000
  readonly hasNoisy: boolean
}

interface ReleaseSummary {
  readonly name: string
  readonly asOf: string
  readonly tables: readonly (TableSummary & {
    readonly where: Where
    readonly figures: readonly FigureSummary[]
    readonly method: { readonly report: Readonly<Record<string, unknown>> }
  })[]
}

/** A release as the world has it, read back from its own files: whatever is attacked together is exactly what was published. */
export async function releaseAsRead(publisher: Database, release: string): Promise<AttackedRelease> {
  const { name, asOf, tables } = JSON.parse(
    (await fileOf(publisher, release, 'release.json')).toString(),
  ) as ReleaseSummary
  const read: AttackedTable[] = []
  for (const summary of tables) {
    const structure = await fileOf(publisher, release, summary.structure)
    const csv = await fileOf(publisher, release, summary.file)
    const { dimensions, figures } = readReleasedTable(summary, { structure, csv })
    read.push({
      table: summary.table,
      axes: dimensions.map(({ column, codes }) => ({
        column,
        codes: codes.map(({ code }) => code),
        above: Int32Array.from(codes, ({ above }) => above),
      })),
      where: summary.where,
      figures: figures.map(({ name: figure, cells: { values, statuses } }, at) => ({
        name: figure,
        declared: declaredOf(summary.figures[at]),
        values,
        statuses,
      })),
      noise: summary.method.mostChange ?? Infinity,
      ...varianceIn(summary.method.report),
    })
  }
  return { release: name, asOf, tables: read }
}

async function fileOf(publisher: Database, release: string, path: string): Promise<Buffer> {
  const content = await readFile(publisher, release, path)
  if (!content) throw new Error(`The release ${release} has no file ${path}`)
  return content
}

function declaredOf(figure: FigureSummary | undefined): Figure {
  const { kind = 'count', of = '', among = {}, per = 100 } = figure ?? {}
  if (kind === 'rate') return { kind, of: among, per }
  return kind === 'count' ? { kind } : { kind, of }
}
