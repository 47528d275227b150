import { bad, good } from '#kernel/outcome.ts'
import type { Outcome } from '#kernel/outcome.ts'

import { isEmpty } from './cell.ts'
import type { Cell, Row } from './cell.ts'
import { dayOfSerial } from './date.ts'
import { limits } from './limits.ts'
import type { ListProblem } from './problem.ts'
import { attributesOf, unescapeXml, xmlTokens } from './xml.ts'
import type { Attributes } from './xml.ts'

/** What the cells of a sheet refer to: the shared texts, the styles that show a day, the first day of the calendar. */
export interface Meanings {
  readonly texts: readonly string[]
  readonly dayStyles: ReadonlySet<number>
  readonly from1904: boolean
}

const broken = bad({ says: 'broken-workbook' } as const)
const tooManyCells = bad({ says: 'too-many-cells', values: { most: limits.cells } } as const)
const tooManyRows = bad({ says: 'too-many-rows', values: { most: limits.rows } } as const)

/** Reads the texts that cells share (`sharedStrings.xml`), in their order. */
export function readStrings(xml: string): Outcome<readonly string[], ListProblem> {
  const texts: string[] = []
  for (const part of parts(xml)) {
    if (part.name === 'broken') return broken
    if (part.name === 'si' && texts.push(plain(part.text)) > limits.cells) return tooManyCells
  }
  return good(texts)
}

/** Reads the rows of a sheet in which something stands. */
export function readSheetRows(xml: string, meanings: Meanings): Outcome<readonly Row[], ListProblem> {
  const rows: { readonly line: number; readonly cells: Cell[] }[] = []
  const place = { line: 0, column: -1, cells: 0 }
  for (const part of parts(xml)) {
    if (part.name === 'broken') return broken
    const attributes = attributesOf(part.attributes)
    const address = attributes.get('r')
    if (part.name === 'row') {
      const line = Number(address ?? place.line + 1)
      if (!(Number.isInteger(line) && line > place.line && line <= lastLine)) return broken
      Object.assign(place, { line, column: -1 })
    }
    // A cell outside the rows is nowhere.
    if (part.name !== 'c' || place.line === 0) continue
    Object.assign(place, { column: columnOf(address) ?? place.column + 1, cells: place.cells + 1 })
    // Empty cells count too: they take the same time.
    if (place.cells > limits.cells) return tooManyCells
    const value = valueOf(attributes, part.text, meanings)
    if (isEmpty(value)) continue
    const problem = beyond(value, place)
    if (problem) return bad(problem)
    if (rows.at(-1)?.line !== place.line && rows.push({ line: place.line, cells: [] }) > limits.lines)
      return tooManyRows
    const cells = rows.at(-1)?.cells ?? []
    while (cells.length < place.column) cells.push('')
    cells[place.column] = value
  }
  return good(rows)
}

interface Part {
  readonly name: string
  readonly attributes: string
  readonly text: string
}

// A letter is written with ten at most (`&#x10FFFF;`): what is left of so long a text is still longer than a cell may be.
const enoughToRefuse = 11 * limits.characters

// Rows as they begin; cells and shared texts as they end, with all that is written in them. A formula is not read, only
// what it came to, and neither is a phonetic run (`rPh`), which says how a text is spoken.
function* parts(xml: string): Generator<Part, void> {
  let inside = ''
  let spoken = false
  let open: { name: string; attributes: string; text: string } | undefined
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'broken') return yield { name: 'broken', attributes: '', text: '' }
    if (token.kind === 'text') {
      if (open && !spoken && (inside === 'v' || inside === 't') && open.text.length < enoughToRefuse)
        open.text += token.literal ? token.text : unescapeXml(token.text.slice(0, enoughToRefuse))
      continue
    }
    const { kind, name } = token
    inside = kind === 'open' ? name : ''
    if (name === 'rPh') spoken = kind === 'open'
    if (kind === 'open' && name === 'row') yield { name, attributes: token.attributes, text: '' }
    if (kind === 'open' && (name === 'c' || name === 'si')) open = { name, attributes: token.attributes, text: '' }
    if (kind === 'close' && open?.name === name) {
      yield open
      open = undefined
    }
  }
}

// The last row that Excel has.
const lastLine = 1_048_576

interface Place {
  readonly line: number
  readonly column: number
}

function beyond(value: Cell, { line, column }: Place): ListProblem | undefined {
  if (column >= limits.columns) return { says: 'too-many-columns', values: { line, most: limits.columns } }
  if (String(value).length > limits.characters)
    return { says: 'cell-too-long', values: { line, most: limits.characters } }
  return undefined
}

function columnOf(address: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/i.exec(address ?? '')?.[1]?.toUpperCase()
  if (letters === undefined) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function valueOf(attributes: Attributes, text: string, { texts, dayStyles, from1904 }: Meanings): Cell {
  switch (attributes.get('t') ?? 'n') {
    case 's':
      return texts[Number(text)] ?? ''
    case 'inlineStr':
    case 'str':
      return plain(text)
    case 'b':
      return text === '1' || text === 'true'
    case 'd':
      return text.slice(0, '1998-04-02'.length)
    // A formula that failed shows #N/A: nobody's answer.
    case 'e':
      return ''
    default:
      return numberOf(text, dayStyles.has(Number(attributes.get('s'))) ? from1904 : undefined)
  }
}

// `from1904` is there for a cell that shows a day. Excel for Macintosh once counted days from 1904, 1,462 days later.
function numberOf(text: string, from1904: boolean | undefined): Cell {
  const number = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(number)) return plain(text)
  if (from1904 === undefined) return number
  return dayOfSerial(from1904 ? number + 1462 : number) ?? number
}

// Spreadsheets write characters that XML does not allow as `_x000D_`; a list needs none but line breaks and tabs.
const plain = (text: string) =>
  text
    .replaceAll(/_x([\dA-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, ' ')
    .toWellFormed()
