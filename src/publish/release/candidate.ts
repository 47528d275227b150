import type { Instant, PlainDate } from '#kernel/date.ts'
import type { Rhythm } from '#kernel/register.ts'
import type { Audience, Figure, Where } from '#kernel/table.ts'
import type { Phrase } from '#kernel/words.ts'
import type { Repair } from '#publish/disclosure/attack/repair.ts'
import type { MethodReport, ProtectedFigure } from '#publish/protect/protected.ts'
import { candidateDigest } from '#store/candidates.ts'

/** One code of an axis with its words. */
export interface AxisCode {
  readonly code: string
  /** The place of the code that it belongs to; −1 for the total. */
  readonly above: number
  /** The place of its level. */
  readonly level: number
  readonly words: Phrase
}

/** One dimension of a table, with every word that a reader needs. */
export interface CandidateAxis {
  readonly column: string
  readonly words: Phrase
  readonly levels: readonly { readonly name: string; readonly words: Phrase }[]
  readonly codes: readonly AxisCode[]
}

/** What stands in the cells, as declared, with its words; of a rate, what it is measured against. */
export interface CandidateFigure {
  readonly name: string
  readonly declared: Figure
  readonly words: Phrase
  /** Says what a rate is measured against, when no count of the same table does. */
  readonly denominator: Phrase | null
  readonly cells: ProtectedFigure
}

/** A protected table as it would be released. */
export interface CandidateTable {
  /** `register.table`. */
  readonly table: string
  readonly title: Phrase
  readonly about: Phrase
  readonly axes: readonly CandidateAxis[]
  readonly figures: readonly CandidateFigure[]
  readonly where: Where
  readonly method: { readonly kind: string; readonly report: MethodReport; readonly note: Phrase }
  /** The most by which a value may differ from the truth; infinite under noise. */
  readonly noise: number
  readonly schedule: Rhythm
  /** The fingerprint of the snapshot that it was counted from. */
  readonly snapshot: string
}

/** What the tables were counted from: microdata frozen for this, known by a fingerprint. */
export interface CandidateSnapshot {
  readonly register: string
  readonly title: Phrase
  readonly owner: string
  readonly hash: string
  /** When the newest delivery in it was received, and how often one is owed. */
  readonly delivered: Instant
  readonly rhythm: Rhythm
  readonly synthetic: boolean
}

/** What the attack said of the tables together with all earlier releases of the population. */
export interface CandidateVerdict {
  readonly at: Instant
  /** The releases that were attacked together with this one. */
  readonly against: readonly string[]
  /** Why it could not be carried out, in words; then nothing is known, which is not the same as nothing found. */
  readonly refused: Phrase | null
  readonly findings: readonly CandidateFinding[]
}

/** Something that would come out: for those who decide, never printed in a release. */
export interface CandidateFinding {
  readonly leak: string
  readonly table: string
  readonly figure: string
  readonly at: Readonly<Record<string, string>>
  /** How many cells of the table come out in the same way. */
  readonly alike: number
  /** The argument, and what to do. */
  readonly says: Phrase
  /** The cheapest first. */
  readonly repairs: readonly Repair[]
}

/** A release before it is one. */
export interface Candidate {
  readonly name: string
  /** The register or programme whose people are in it: its earlier releases are attacked together with this one. */
  readonly population: string
  readonly asOf: PlainDate
  readonly audience: Audience
  readonly synthetic: boolean
  readonly licence: string
  readonly title: Phrase
  readonly about: Phrase
  readonly notes: Phrase
  readonly revises: { readonly release: string; readonly why: Phrase } | null
  /** The hour before which nobody outside may know of it. */
  readonly embargo: Instant | null
  /** The posts that may read it before that hour. */
  readonly access: readonly string[]
  readonly snapshots: readonly CandidateSnapshot[]
  readonly tables: readonly CandidateTable[]
  readonly verdict: CandidateVerdict | null
  readonly prepared: { readonly post: string; readonly account: string; readonly at: Instant }
}

/** What may be changed of a candidate without counting anew. */
export type CandidateText = Pick<
  Candidate,
  'name' | 'licence' | 'title' | 'about' | 'notes' | 'revises' | 'embargo' | 'access'
>

/** How many cells a table has. */
export const cellsOf = ({ axes }: { readonly axes: readonly { readonly codes: readonly unknown[] }[] }): number =>
  axes.reduce((cells, { codes }) => cells * codes.length, 1)

/** A candidate as it is kept: its letters, its cells apart from them, and the fingerprint of both. */
export function writeCandidate(candidate: Candidate): {
  readonly body: string
  readonly cells: Buffer
  readonly digest: string
} {
  const { tables, ...rest } = candidate
  const body = JSON.stringify({
    ...rest,
    tables: tables.map(({ figures, noise, ...table }) => ({
      ...table,
      // JSON has no infinity.
      noise: Number.isFinite(noise) ? noise : null,
      figures: figures.map(({ cells: { noisy }, ...figure }) => ({ ...figure, isNoisy: noisy !== undefined })),
    })),
  })
  const cells = Buffer.concat(
    tables.flatMap(({ figures }) =>
      figures.flatMap(({ cells: { values, statuses, noisy } }) => [
        bytesOf(values),
        statuses,
        ...(noisy ? [bytesOf(noisy)] : []),
      ]),
    ),
  )
  return { body, cells, digest: candidateDigest(body, cells) }
}

// The byte order of every machine that Node runs on; a draft never leaves its database.
const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) => new Uint8Array(buffer, byteOffset, byteLength)

type Stored = Omit<Candidate, 'tables'> & {
  readonly tables: readonly (Omit<CandidateTable, 'figures' | 'noise'> & {
    readonly noise: number | null
    readonly figures: readonly (Omit<CandidateFigure, 'cells'> & { readonly isNoisy: boolean })[]
  })[]
}

/** Reads a candidate back from its letters and cells; throws when they do not belong together. */
export function readCandidate({ body, cells }: { readonly body: string; readonly cells: Buffer }): Candidate {
  const stored = JSON.parse(body) as Stored
  let from = 0
  const take = (bytes: number): Uint8Array => {
    const part = cells.subarray(from, from + bytes)
    from += bytes
    // Copied, because numbers must begin at a multiple of eight.
    return new Uint8Array(part)
  }
  const tables = stored.tables.map((table) => {
    const count = cellsOf(table)
    const numbers = () => new Float64Array(take(count * 8).buffer)
    const figures = table.figures.map(({ isNoisy, ...figure }) => {
      const [values, statuses] = [numbers(), take(count)]
      return { ...figure, cells: { values, statuses, ...(isNoisy && { noisy: numbers() }) } }
    })
    return { ...table, noise: table.noise ?? Infinity, figures }
  })
  if (from !== cells.length) throw new Error(`The cells of ${stored.name} are not those of its tables`)
  return { ...stored, tables }
}
