import type { Fields } from '#kernel/field.ts'
import type { Problem } from '#kernel/outcome.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import type { Acting, Office } from '#web/office.ts'
import type { Posted, Upload } from '#web/received.ts'

import { answersIn, rowsPosted } from './posted.ts'
import { keepUpload } from './upload.ts'

/** A form on its way: answers as they were written, and whether its writer says that it is finished. */
export interface Draft {
  readonly answers: LooseAnswers
  /** How many rows each section shows. */
  readonly rows: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
  /** False when a row was added or something removed, and when a file cannot be taken. */
  readonly isFinished: boolean
}

interface Came {
  readonly fields: Fields
  readonly posted: Posted
  readonly uploads: readonly Upload[]
}

/** Turns what a form posted into answers; files are kept at once, so that they survive a mistake elsewhere. */
export async function draftAnswers(office: Office, acting: Acting, { fields, posted, uploads }: Came): Promise<Draft> {
  const problems: Problem[] = []
  const kept: Record<string, string[]> = {}
  for (const upload of uploads.filter(({ field }) => fields[field]?.kind === 'files')) {
    const { limits = {} } = fields[upload.field] ?? {}
    const isHeavy = upload.content.length > Number(limits['megabytes']) * 1024 * 1024
    const file = isHeavy ? undefined : await keepUpload(office, acting, upload)
    const allowed = String(limits['kinds']).split(',')
    if (isHeavy)
      problems.push({ field: upload.field, says: 'too-heavy', values: { megabytes: Number(limits['megabytes']) } })
    else if (!file || !allowed.includes(file.kind))
      problems.push({ field: upload.field, says: 'wrong-file-kind', values: { kinds: named(allowed) } })
    else (kept[upload.field] ??= []).push([file.id, file.kind, file.bytes, file.sha256].join('|'))
  }
  const together = withFiles(posted, kept)
  const dropped = dropping(together)
  const answers = answersIn(fields, dropped, office)
  const sections = Object.keys(fields).filter((name) => fields[name]?.kind === 'section')
  const rows = Object.fromEntries(
    sections.map((name) => [name, rowsPosted(name, dropped) + (posted['_add'] === name ? 1 : 0)]),
  )
  const isFinished = problems.length === 0 && posted['_add'] === undefined && posted['_drop'] === undefined
  return { answers, rows, problems, isFinished }
}

const named = (kinds: readonly string[]) => kinds.map((kind) => kind.slice(kind.indexOf('/') + 1)).join(', ')

const withFiles = (posted: Posted, kept: Readonly<Record<string, readonly string[]>>): Posted => ({
  ...posted,
  ...Object.fromEntries(
    Object.entries(kept).map(([name, files]) => {
      const before = posted[name] ?? []
      return [name, [...(typeof before === 'string' ? [before] : before), ...files]]
    }),
  ),
})

/** Takes out the row (`trips.1`) or the file (`scan/id`) whose remove button was pressed; later rows move up. */
function dropping(posted: Posted): Posted {
  const drop = posted['_drop']
  if (typeof drop !== 'string') return posted
  const [fileField, file] = drop.split('/')
  if (fileField !== undefined && file !== undefined) {
    const before = posted[fileField] ?? []
    const left = (typeof before === 'string' ? [before] : before).filter((each) => each !== file)
    return { ...posted, [fileField]: left }
  }
  const [section = '', row = ''] = drop.split('.')
  return Object.fromEntries(
    Object.entries(posted).flatMap(([name, value]) => {
      const [outer, at = '', inner] = name.split('.')
      if (outer !== section || inner === undefined || Number(at) < Number(row)) return [[name, value]]
      return Number(at) === Number(row) ? [] : [[`${outer}.${Number(at) - 1}.${inner}`, value]]
    }),
  )
}
