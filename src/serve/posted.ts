import { type Codelists, readCode } from '#kernel/codelist.ts'
import type { Numbering } from '#kernel/country.ts'
import type { Field, Fields } from '#kernel/field.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import { readPhone } from '#registry/list/phone.ts'
import type { Posted } from '#web/received.ts'

interface Country {
  readonly lists: Codelists
  readonly numbering: Numbering
}

/** Gathers the inputs of a posted form into the answers that the kernel reads. */
export const answersIn = (fields: Fields, posted: Posted, country: Country): LooseAnswers =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = answerIn(field, name, posted, country)
      return value === undefined ? [] : [[name, value]]
    }),
  )

function answerIn(field: Field, name: string, posted: Posted, country: Country): unknown {
  switch (field.kind) {
    case 'section':
      return rowsIn(field.fields ?? {}, name, posted, country)
    case 'files':
      return filesIn(posted[name])
    case 'choices':
    case 'codes':
      return many(posted[name])
    case 'code':
    case 'place':
      return coded(field, one(posted[name]), country.lists)
    case 'phone':
      return dialled(one(posted[name]), country.numbering)
    case 'text':
    case 'longText':
    case 'whole':
    case 'decimal':
    case 'date':
    case 'yesNo':
    case 'choice':
    case 'document':
      return one(posted[name])
  }
}

const one = (value: string | readonly string[] | undefined): string | undefined => {
  const text = typeof value === 'string' ? value : value?.at(-1)
  return text === undefined || text.trim() === '' ? undefined : text
}

const many = (value: string | readonly string[] | undefined): readonly string[] | undefined => {
  const values = (typeof value === 'string' ? [value] : (value ?? [])).filter((each) => each !== '')
  return values.length === 0 ? undefined : values
}

// A look-up field posts what is written in it: a name in any language, or the code itself.
const coded = ({ list }: Field, written: string | undefined, lists: Codelists) => {
  const known = list === undefined ? undefined : lists[list]
  return written === undefined || !known ? written : (readCode(known, written)?.code ?? written)
}

// A number that cannot be read stays as it was written, so that the form can show it and say what is wrong.
const dialled = (written: string | undefined, numbering: Numbering) =>
  written === undefined ? undefined : (readPhone(written, numbering) ?? written)

/** How many rows of a section were posted: one more than the highest number in an input's name. */
export const rowsPosted = (name: string, posted: Posted): number =>
  Math.max(0, ...Object.keys(posted).map((key) => rowNumber(name, key) + 1))

// Two digits: no section has more rows, and three would draw a page of ten megabytes.
const rowNumber = (name: string, key: string) => {
  const [, row = ''] = key.startsWith(`${name}.`) ? key.split('.') : []
  return /^\d{1,2}$/.test(row) ? Number(row) : -1
}

function rowsIn(fields: Fields, name: string, posted: Posted, country: Country): readonly LooseAnswers[] | undefined {
  const rows = Array.from({ length: rowsPosted(name, posted) }, (_, row) => {
    const inner = Object.fromEntries(Object.keys(fields).map((key) => [key, posted[`${name}.${row}.${key}`] ?? '']))
    return answersIn(fields, inner, country)
  }).filter((row) => Object.keys(row).length > 0)
  return rows.length === 0 ? undefined : rows
}

// A file that is kept already comes back as what the page wrote of it.
function filesIn(value: string | readonly string[] | undefined): readonly unknown[] | undefined {
  const kept = (many(value) ?? []).flatMap((each): readonly unknown[] => {
    const [id, kind, bytes, sha256] = each.split('|')
    return [{ id, kind, bytes: Number(bytes), sha256 }]
  })
  return kept.length === 0 ? undefined : kept
}
