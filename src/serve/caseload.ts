import type { Programme } from '#kernel/programme.ts'
import type { Language } from '#kernel/words.ts'
import { readPhone } from '#registry/list/phone.ts'
import { sayDigits } from '#screen/date.ts'
import type { CaseLine, Wanted } from '#store/cases.ts'
import { openAnswer, ownerOf, sought, unwrapKey } from '#store/seal.ts'
import type { Office } from '#web/office.ts'

import { sayAnswer } from './say.ts'

/** A line of a list with what its programme shows in lists, in words; the first is its title. */
export interface SaidLine {
  readonly line: CaseLine
  readonly title: string
  readonly cells: Readonly<Record<string, string>>
}

/** What a search looks for; a telephone may be written as it is dialled inside the country. */
export function searchFor({ keys, numbering }: Office, written: string): Wanted['found'] {
  if (written.trim() === '') return undefined
  const phone = readPhone(written, numbering)
  return sought(keys, written, phone === undefined ? [written] : [written, phone])
}

/** Opens and says what lists show of a case. */
export function sayLine(office: Office, language: Language, line: CaseLine): SaidLine {
  const programme = office.programmes.get(line.programme)
  if (!programme) return { line, title: line.id, cells: {} }
  const key = unwrapKey(office.keys, line.wrapped, ownerOf.case(line.id))
  const cells = programme.form.lists.map((name) => {
    const kept = line.answers[name]
    const value = programme.record[name]?.sealed ? openAnswer(key, line.id, name, kept) : kept
    return [name, value === undefined ? '' : sayCell(office, language, programme, name, value)] as const
  })
  return { line, title: cells[0]?.[1] ?? line.id, cells: Object.fromEntries(cells) }
}

// A list is narrow: days are said in digits, and several codes are counted; the case itself names them.
function sayCell(
  { lists }: Office,
  language: Language,
  { record, words }: Programme,
  name: string,
  value: unknown,
): string {
  if (Array.isArray(value)) return String(value.length)
  if (record[name]?.kind === 'date') return sayDigits(String(value))
  return sayAnswer({ language, lists }, record[name], words[language].fields[name], value)
}
