import { bad, good } from '#kernel/outcome.ts'
import type { Outcome } from '#kernel/outcome.ts'

import { openArchive } from './archive.ts'
import type { Archive } from './archive.ts'
import type { Row } from './cell.ts'
import { showsDay } from './date-format.ts'
import { limits } from './limits.ts'
import type { ListProblem } from './problem.ts'
import { readSheetRows, readStrings } from './sheet-xml.ts'
import type { Meanings } from './sheet-xml.ts'
import { attributesOf, xmlTokens } from './xml.ts'
import type { Attributes } from './xml.ts'

/** One sheet of a workbook; its rows are read when asked for. */
export interface Sheet {
  readonly name: string
  rows(): Outcome<readonly Row[], ListProblem>
}

/**
 * Opens an Excel workbook (ECMA-376) and names the sheets that a person sees, in their order.
 *
 * Own code and not a library: the ones that we tried make an array for every row up to the last number written in the
 * file, so three kilobytes end the server, and they give up a whole list for one cell they do not know.
 */
export function openWorkbook(bytes: Uint8Array): Outcome<readonly Sheet[], ListProblem> {
  const archive = openArchive(bytes)
  if (!archive.ok) return archive
  if (archive.value.has('xl/workbook.bin')) return bad({ says: 'old-workbook' })
  if (!archive.value.has('xl/workbook.xml')) return bad({ says: 'not-a-workbook' })
  const book = readBook(archive.value)
  if (!book.ok) return book
  const meanings = readMeanings(archive.value, book.value)
  if (!meanings.ok) return meanings

  const shown = book.value.sheets.filter(({ hidden }) => !hidden)
  const once = new Map((shown.length > 0 ? shown : book.value.sheets).map((sheet) => [sheet.path, sheet]))
  return good(
    [...once.values()].slice(0, limits.sheets).map(({ name, path }) => ({
      name,
      rows() {
        const xml = archive.value.read(path)
        return xml.ok ? readSheetRows(xml.value, meanings.value) : xml
      },
    })),
  )
}

interface Book {
  readonly sheets: readonly { readonly name: string; readonly path: string; readonly hidden: boolean }[]
  readonly stringsPath: string
  readonly stylesPath: string
  readonly from1904: boolean
}

function readBook(archive: Archive): Outcome<Book, ListProblem> {
  const links = readTags(archive, 'xl/_rels/workbook.xml.rels', ['relationship'])
  if (!links.ok) return links
  const tags = readTags(archive, 'xl/workbook.xml', ['sheet', 'workbookpr'])
  if (!tags.ok) return tags

  const paths = new Map(links.value.map(({ attributes }) => [attributes.get('Id'), pathOf(attributes.get('Target'))]))
  const pathOfType = (type: string, usual: string) => {
    const link = links.value.find(({ attributes }) => attributes.get('Type')?.endsWith(`/${type}`))
    return link ? pathOf(link.attributes.get('Target')) : usual
  }
  return good({
    sheets: tags.value
      .filter(({ name }) => name === 'sheet')
      .map(({ attributes }) => ({
        name: attributes.get('name') ?? '',
        path: paths.get(attributes.get('id')) ?? '',
        hidden: attributes.get('state')?.toLowerCase().includes('hidden') ?? false,
      }))
      // Sheets that are charts stand in other folders.
      .filter(({ path }) => path.includes('worksheets/')),
    stringsPath: pathOfType('sharedStrings', 'xl/sharedstrings.xml'),
    stylesPath: pathOfType('styles', 'xl/styles.xml'),
    from1904: tags.value.some(
      ({ name, attributes }) => name === 'workbookpr' && /^(?:1|true)$/.test(attributes.get('date1904') ?? ''),
    ),
  })
}

// Targets are relative to `xl/`, or begin at the root of the archive.
const pathOf = (target = '') =>
  (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`).toLowerCase()

function readMeanings(archive: Archive, book: Book): Outcome<Meanings, ListProblem> {
  const strings = archive.has(book.stringsPath) ? archive.read(book.stringsPath) : good('')
  if (!strings.ok) return strings
  const texts = readStrings(strings.value)
  if (!texts.ok) return texts
  const days = archive.has(book.stylesPath) ? readDayStyles(archive, book.stylesPath) : good(new Set<number>())
  if (!days.ok) return days
  return good({ texts: texts.value, dayStyles: days.value, from1904: book.from1904 })
}

// A cell names its style by its place among the `xf` of `cellXfs`; the `xf` names the number format.
function readDayStyles(archive: Archive, path: string): Outcome<ReadonlySet<number>, ListProblem> {
  const tags = readTags(archive, path, ['numfmt', 'cellxfs', 'cellstyles', 'cellstylexfs', 'xf'])
  if (!tags.ok) return tags
  const codes = new Map(
    tags.value
      .filter(({ name }) => name === 'numfmt')
      .map(({ attributes }) => [Number(attributes.get('numFmtId')), attributes.get('formatCode')]),
  )
  const from = tags.value.findIndex(({ name }) => name === 'cellxfs')
  const after = tags.value.findIndex(({ name }, at) => at > from && name !== 'xf')
  const formats = tags.value
    .slice(from + 1, after === -1 ? undefined : after)
    .map(({ attributes }) => Number(attributes.get('numFmtId') ?? 0))
  return good(new Set(formats.flatMap((id, style) => (showsDay(id, codes.get(id)) ? [style] : []))))
}

interface Tag {
  readonly name: string
  readonly attributes: Attributes
}

function readTags(archive: Archive, path: string, wanted: readonly string[]): Outcome<readonly Tag[], ListProblem> {
  const xml = archive.read(path)
  if (!xml.ok) return xml
  const tags: Tag[] = []
  for (const token of xmlTokens(xml.value)) {
    if (token.kind === 'broken') return bad({ says: 'broken-workbook' })
    if (token.kind !== 'open') continue
    const name = token.name.toLowerCase()
    if (wanted.includes(name)) tags.push({ name, attributes: attributesOf(token.attributes) })
  }
  return good(tags)
}
