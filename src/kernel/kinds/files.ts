import type { Field, Reading } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'

import { misread, readEach } from './misread.ts'

/** The kinds of file that a caseworker's phone and scanner make. */
export const fileKinds = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type FileKind = (typeof fileKinds)[number]

/** A file that was kept beside the case: what it is, how heavy, and the fingerprint of its bytes. */
export interface KeptFile {
  readonly id: string
  readonly kind: FileKind
  readonly bytes: number
  readonly sha256: string
}

interface Limits {
  readonly most?: number
  readonly megabytes?: number
  readonly kinds?: readonly FileKind[]
}

/** Photos and scans, kept encrypted beside the case; the answer holds their fingerprints. */
export const files = ({ most = 3, megabytes = 5, kinds = fileKinds }: Limits = {}): Field<readonly KeptFile[]> => ({
  kind: 'files',
  limits: { most, megabytes, kinds: kinds.join(',') },
  schema: {
    type: 'array',
    minItems: 1,
    maxItems: most,
    items: {
      type: 'object',
      required: ['id', 'kind', 'bytes', 'sha256'],
      additionalProperties: false,
      properties: {
        id: { type: 'string', format: 'uuid' },
        kind: { type: 'string', enum: kinds },
        bytes: { type: 'integer', minimum: 1, maximum: megabytes * 1024 * 1024 },
        sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      },
    },
  },
  read(answer) {
    if (!Array.isArray(answer)) return misread('malformed')
    if (answer.length === 0) return misread('missing')
    if (answer.length > most) return misread('too-many', { most })
    return readEach(answer, (file) => readFile(file, { megabytes, kinds }))
  },
})

function readFile(
  file: unknown,
  { megabytes, kinds }: { megabytes: number; kinds: readonly FileKind[] },
): Reading<KeptFile> {
  if (typeof file !== 'object' || file === null) return misread('malformed')
  const { id, kind, bytes, sha256 } = file as Readonly<Record<string, unknown>>
  const known = kinds.find((each) => each === kind)
  if (!known)
    return misread('wrong-file-kind', { kinds: kinds.map((each) => each.slice(each.indexOf('/') + 1)).join(', ') })
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return misread('malformed')
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return misread('malformed')
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 1) return misread('malformed')
  if (bytes > megabytes * 1024 * 1024) return misread('too-heavy', { megabytes })
  return good({ id, kind: known, bytes, sha256 })
}
