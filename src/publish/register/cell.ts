import { readCode } from '#kernel/codelist.ts'
import type { Circumstances, Field } from '#kernel/field.ts'
import { fold } from '#kernel/fold.ts'
import { unknown } from '#kernel/hierarchy.ts'
import type { Register } from '#kernel/register.ts'
import { languages } from '#kernel/words.ts'
import { type Cell, isEmpty, textOf } from '#registry/list/cell.ts'
import { readDate } from '#registry/list/date.ts'

/** Makes an answer of what a cell says; `undefined` is no answer, and what cannot be read stays as it was written. */
export type CellReader = (cell: Cell) => unknown

// How desks write that they do not know; `_U` is the code for it.
const blanks = new Set([unknown, '-', '–', '—'])

/** The way in which the cells of one question are read: codes by their names in any language, days and months as people write them. */
export function cellReader(register: Register, name: string, field: Field, { lists }: Circumstances): CellReader {
  const read = readerOf(register, name, field, lists)
  return (cell) => (isEmpty(cell) || blanks.has(textOf(cell).trim()) ? undefined : read(cell))
}

function readerOf(register: Register, name: string, field: Field, lists: Circumstances['lists']): CellReader {
  switch (field.kind) {
    case 'date':
      return readDay
    case 'code':
    case 'place': {
      const list = lists[field.list ?? '']
      return (cell) => (list ? (readCode(list, textOf(cell).trim())?.code ?? textOf(cell).trim()) : textOf(cell).trim())
    }
    case 'yesNo':
    case 'choice':
      return choiceReader(register, name, field)
    case 'whole':
    case 'decimal':
      return (cell) => (typeof cell === 'number' ? cell : textOf(cell).trim())
    case 'text':
    case 'longText':
    case 'document':
    case 'phone':
      return (cell) => textOf(cell).trim()
    case 'choices':
    case 'codes':
    case 'files':
    case 'section':
      throw new Error(`${register.name}.${name}: a row has no room for an answer of several parts`)
  }
}

// A number below this is an age; as the number of a day it would lie before 1901.
const oldest = 150

/** A day, a month, or the age that stands instead of a day of birth. */
function readDay(cell: Cell): string {
  const text = textOf(cell).trim()
  if (typeof cell === 'number' && cell <= oldest) return text
  return readMonth(text) ?? readDate(cell) ?? text
}

/** A month as desks write it: `2026-03`, `03.2026`, `3/2026`, `март 2026`; `undefined` for anything else. */
export function readMonth(text: string): string | undefined {
  const [, year, month] = /^(\d{4})[-./](\d{1,2})$/.exec(text) ?? []
  const [, first, second] = /^(\d{1,2})[-./](\d{4})$/.exec(text) ?? []
  if (year !== undefined && month !== undefined) return `${year}-${month.padStart(2, '0')}`
  if (first !== undefined && second !== undefined) return `${second}-${first.padStart(2, '0')}`
  if (!/^\p{L}+\.?,? \d{4}/u.test(text)) return undefined
  return readDate(`1 ${text.replace(/[.,]/g, '')}`)?.slice(0, 7)
}

/** A choice by its code, by its name or another spelling in any language, or by a beginning that leaves no doubt. */
function choiceReader({ words }: Register, name: string, { codes = [] }: Field): CellReader {
  const spellings = codes.map((code) => {
    const said = languages.map((language) => words[language].fields[name])
    const written = said.flatMap((each) => [each?.codes?.[code] ?? '', ...(each?.also?.[code] ?? [])])
    return { code, folded: [code, ...written].map(fold).filter((each) => each !== '') }
  })
  return (cell) => {
    const text = textOf(cell).trim()
    if (codes.includes(text)) return text
    const written = fold(text)
    const exact = spellings.filter(({ folded }) => folded.includes(written))
    const begun =
      written === '' ? [] : spellings.filter(({ folded }) => folded.some((each) => each.startsWith(written)))
    const [found] = exact.length > 0 ? exact : begun.length === 1 ? begun : []
    return found?.code ?? text
  }
}
