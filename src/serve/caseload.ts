import { keepsReads, readableBy } from '#kernel/access.ts'
import type { Programme } from '#kernel/programme.ts'
import type { LooseAnswers } from '#kernel/record.ts'
import type { Language } from '#kernel/words.ts'
import { readPhone } from '#registry/list/phone.ts'
import { sayDigits } from '#screen/date.ts'
import type { CaseLine, Wanted } from '#store/cases.ts'
import { type TrailKind, keepRead } from '#store/reads.ts'
import { openAnswer, openAnswers, ownerOf, sought, unwrapKey } from '#store/seal.ts'
import type { Acting, Office } from '#web/office.ts'
import { words as serveWords } from '#words/serve/words.ts'

import { wayWord } from './opened-case.ts'
import { sayAnswer } from './say.ts'
import { seenAnswers } from './sight.ts'

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

/** Keeps that the sensitive cases among some lines were read, before anybody sees them; gives the lines back. */
export async function keepListed<Line extends CaseLine>(
  office: Office,
  acting: Acting,
  lines: readonly Line[],
  what: TrailKind = 'listed',
): Promise<readonly Line[]> {
  const kept = lines.filter(({ programme: name }) => {
    const programme = office.programmes.get(name)
    return programme !== undefined && keepsReads(programme)
  })
  for (const [way, those] of Map.groupBy(kept, ({ standsIn }) => wayWord({ standsIn, glassUntil: undefined })))
    await keepRead(office.database, acting, { what, cases: those.map(({ id }) => id), way, at: office.now() })
  return lines
}

// In lists nobody opens what is restricted; a line has no key for it.
const readerOfLine = ({ functions }: CaseLine) => ({ functions, restricted: false })

/** Opens and says what lists show of a case. */
export function sayLine(office: Office, language: Language, line: CaseLine): SaidLine {
  const programme = office.programmes.get(line.programme)
  if (!programme) return { line, title: line.id, cells: {} }
  const keys = { own: unwrapKey(office.keys, line.wrapped, ownerOf.case(line.id)) }
  const reads = readableBy(programme, readerOfLine(line))
  const cells = programme.form.lists.map((name) => {
    const kept = reads(name) ? line.answers[name] : undefined
    const value = programme.record[name]?.sealed ? openAnswer(keys, line.id, name, kept) : kept
    return [name, value === undefined ? '' : sayCell(office, language, programme, name, value)] as const
  })
  return { line, title: cells[0]?.[1] || pseudonym(language, line.id), cells: Object.fromEntries(cells) }
}

/** What a case is called by whoever may not know the person's name. */
export const pseudonym = (language: Language, id: string): string => `${serveWords[language].case.pseudonym} ${id.slice(-6)}`

/** The answers of a line that its reader may see, opened. */
export function lineAnswers({ programmes, keys }: Office, line: CaseLine): LooseAnswers {
  const programme = programmes.get(line.programme)
  if (!programme) return {}
  const own = unwrapKey(keys, line.wrapped, ownerOf.case(line.id))
  return seenAnswers(programme, readerOfLine(line), openAnswers(programme.record, { own }, line.id, line.answers))
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
