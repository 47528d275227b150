import { createHash } from 'node:crypto'

import type { KeptFile } from '#kernel/kinds/files.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import type { KeptAct } from '#store/chain.ts'
import type { Keys } from '#store/keys.ts'
import { type CaseKeys, isSealed, openAnswer, openBytes, ownerOf, unwrapKey } from '#store/seal.ts'

import { inBatches } from './cursor.ts'
import type { Break } from './verdict.ts'
import type { KnownDefinition, Walk } from './walk.ts'

/** A file that an act names: there must be one like it. */
export interface NamedFile {
  readonly file: KeptFile
  readonly case: string
  readonly seq: number
}

/** The files that some acts of one case name; sealed answers are read only with the case's key. */
export function filesNamedBy(
  acts: readonly KeptAct[],
  definitions: ReadonlyMap<string, KnownDefinition>,
  keys: CaseKeys | undefined,
): Outcome<readonly NamedFile[], Break> {
  const named: NamedFile[] = []
  for (const { case: id, seq, definition, answers } of acts)
    for (const field of definitions.get(definition)?.fileFields ?? []) {
      const files = open(keys, id, field, answers[field])
      if (!files) return bad({ what: 'answer-does-not-open', case: id, seq, values: { case: id, seq, field } })
      named.push(...files.map((file) => ({ file, case: id, seq })))
    }
  return good(named)
}

function open(keys: CaseKeys | undefined, id: string, field: string, answer: unknown): readonly KeptFile[] | undefined {
  if (answer === undefined || answer === null || (isSealed(answer) && !keys)) return []
  try {
    // A restricted answer whose key is gone opens for nobody, and is named like one that was altered.
    return (keys ? openAnswer(keys, id, field, answer) : answer) as readonly KeptFile[] | undefined
  } catch {
    return undefined
  }
}

/** Holds the files that acts name against those that are kept. */
export async function compareFiles({ client }: Walk, named: readonly NamedFile[]): Promise<Break | undefined> {
  if (named.length === 0) return undefined
  const { rows } = await client.query<KeptFile & { readonly case_id: string | null }>(
    'select id, case_id, kind, bytes, sha256 from safar.files where id = any ($1::uuid[])',
    [named.map(({ file }) => file.id)],
  )
  const kept = new Map(rows.map((row) => [row.id, row]))
  for (const { file, case: id, seq } of named) {
    const row = kept.get(file.id)
    const values = { case: id, seq, file: file.id }
    if (!row) return { what: 'file-missing', case: id, seq, values }
    const isSame =
      row.case_id === id && row.sha256 === file.sha256 && row.bytes === file.bytes && row.kind === file.kind
    if (!isSame) return { what: 'file-altered', case: id, seq, values }
  }
  return undefined
}

// A file may weigh megabytes.
const fewFiles = 4

/** Opens every file and takes its fingerprint anew. */
export async function walkFiles({ client, keys, walked, report }: Walk): Promise<Break | undefined> {
  if (!keys) return undefined
  const kept = 'select id, case_id, sha256, wrapped, content from safar.files order by id'
  for await (const rows of inBatches<FileRow>(client, kept, fewFiles)) {
    const altered = rows.find((row) => !isWhole(keys, row))
    if (altered) return brokenFile(altered)
    walked.files += rows.length
    report()
  }
  return undefined
}

interface FileRow {
  readonly id: string
  readonly case_id: string | null
  readonly sha256: string
  readonly wrapped: string
  readonly content: Buffer
}

const brokenFile = ({ id, case_id: caseId }: FileRow): Break => ({
  what: 'file-altered',
  ...(caseId !== null && { case: caseId }),
  values: { case: caseId ?? '', file: id },
})

function isWhole(keys: Keys, { id, sha256, wrapped, content }: FileRow): boolean {
  try {
    const plain = openBytes(unwrapKey(keys, wrapped, ownerOf.file(id)), content, ownerOf.file(id))
    return createHash('sha256').update(plain).digest('hex') === sha256
  } catch {
    return false
  }
}
