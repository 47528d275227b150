import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'

import { limits } from './limits.ts'
import { makeArchive, makeWorkbook } from './workbook.fixture.ts'
import type { WorkbookXml } from './workbook.fixture.ts'
import { openWorkbook } from './workbook.ts'

const says = (bytes: Uint8Array) => {
  const sheets = openWorkbook(bytes)
  if (!sheets.ok) return sheets.why
  const rows = sheets.value[0]?.rows()
  return rows?.ok ? 'read' : rows?.why
}
const rowsOf = (bytes: Uint8Array) => {
  const sheets = openWorkbook(bytes)
  const rows = sheets.ok ? sheets.value[0]?.rows() : sheets
  return rows?.ok ? rows.value : rows?.why
}
const book = (xml: string, more: Omit<WorkbookXml, 'sheets'> = {}) =>
  makeWorkbook({ sheets: [{ name: 'A', xml }], ...more })
const good = book('<row r="1"><c r="A1"><v>1</v></c></row>')

test('each kind of cell is read as what it shows', () => {
  const strings =
    '<si><t>Қодиров</t></si><si><r><t>Ша</t></r><r><rPr><b/></rPr><t xml:space="preserve">риф </t></r><rPh><t>no</t></rPh></si>'
  const xml = `<row r="2">
    <c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>a &amp; b</t></is></c>
    <c r="D2" t="str"><f>A1&amp;"x"</f><v>formula</v></c><c r="E2"><f>1+1</f><v>2</v></c><c r="F2" t="b"><v>1</v></c>
    <c r="G2" t="e"><v>#N/A</v></c><c r="H2" t="d"><v>1998-02-04T00:00:00</v></c><c r="I2"><v>9.92931234567E11</v></c>
    <c r="J2" t="s"><v>99</v></c><c r="K2" t="inlineStr"><is><t>a_x000D_b_x0000_</t></is></c><c r="L2"><v>not a number</v></c></row>`
  expect(rowsOf(book(xml, { strings }))).toEqual([
    {
      line: 2,
      cells: [
        'Қодиров',
        'Шариф ',
        'a & b',
        'formula',
        2,
        true,
        '',
        '1998-02-04',
        992931234567,
        '',
        'a\rb ',
        'not a number',
      ],
    },
  ])
})

test('rows and cells without addresses follow one another, gaps are empty', () => {
  const xml =
    '<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r="C3"><v>3</v></c><c><v>4</v></c></row><row r="1048576"><c r="A1048576"><v>5</v></c></row>'
  expect(rowsOf(book(xml))).toEqual([
    { line: 1, cells: [1, 2] },
    { line: 3, cells: ['', '', 3, 4] },
    { line: 1_048_576, cells: [5] },
  ])
})

const styles = (...formats: readonly (number | string)[]) =>
  `<numFmts>${formats.map((code, at) => (typeof code === 'string' ? `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>` : '')).join('')}</numFmts>` +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  `<cellXfs>${formats.map((code, at) => `<xf numFmtId="${typeof code === 'string' ? 200 + at : code}"/>`).join('')}</cellXfs>` +
  '<cellStyles><cellStyle/></cellStyles><dxfs/>'

test.each([
  [14, '1998-02-04'],
  [22, '1998-02-04'],
  [0, 35830.5],
  [20, 35830.5],
  ['dd.mm.yyyy', '1998-02-04'],
  ['[$-419]d mmmm yyyy&quot; г.&quot;;@', '1998-02-04'],
  ['yyyy\\-mm\\-dd', '1998-02-04'],
  ['mmm yyyy', '1998-02-04'],
  ['[h]:mm:ss', 35830.5],
  ['hh:mm', 35830.5],
  ['0.00&quot; days&quot;', 35830.5],
  ['[Red]0', 35830.5],
  ['General', 35830.5],
  ['# ##0_d', 35830.5],
])('a number in the format %j is %j', (format, shown) => {
  const xml = '<row r="1"><c r="A1" s="1"><v>35830.5</v></c></row>'
  expect(rowsOf(book(xml, { styles: styles(0, format) }))).toEqual([{ line: 1, cells: [shown] }])
})

test('a workbook from an old Macintosh counts its days from 1904', () => {
  const xml = '<row r="1"><c r="A1" s="0"><v>34368</v></c><c r="B1"><v>34368</v></c></row>'
  expect(rowsOf(book(xml, { styles: styles(14), date1904: true }))).toEqual([{ line: 1, cells: ['1998-02-04', 34368] }])
})

test('a day that never was stays a number', () => {
  const xml = '<row r="1"><c r="A1" s="0"><v>60</v></c><c r="B1" s="0"><v>-5</v></c></row>'
  expect(rowsOf(book(xml, { styles: styles(14) }))).toEqual([{ line: 1, cells: [60, -5] }])
})

test('hidden sheets are passed over unless there are no others', () => {
  const named = (bytes: Uint8Array) => {
    const sheets = openWorkbook(bytes)
    return sheets.ok ? sheets.value.map(({ name }) => name) : sheets.why
  }
  const sheet = (name: string, state: string) => ({ name, state, xml: '' })
  expect(
    named(makeWorkbook({ sheets: [sheet('a', 'veryHidden'), sheet('b', 'hidden'), sheet('c', 'visible')] })),
  ).toEqual(['c'])
  expect(named(makeWorkbook({ sheets: [sheet('a', 'hidden')] }))).toEqual(['a'])
})

test('what a library writes is read', async () => {
  const bytes = new Uint8Array(await writeExcelFile([['ФИО'], ['Қодиров'], [7]]).toBuffer())
  expect(rowsOf(bytes)).toEqual([
    { line: 1, cells: ['ФИО'] },
    { line: 2, cells: ['Қодиров'] },
    { line: 3, cells: [7] },
  ])
})

test('other archives are no workbooks', () => {
  expect(says(makeArchive([{ path: 'word/document.xml', content: '<w/>' }]))).toEqual({ says: 'not-a-workbook' })
  expect(says(makeArchive([{ path: 'xl/workbook.bin', content: 'x' }]))).toEqual({ says: 'old-workbook' })
})

const part = (claims: object) =>
  makeArchive([
    { path: 'xl/workbook.xml', content: '<workbook/>', claims },
    { path: 'xl/_rels/workbook.xml.rels', content: '<Relationships/>' },
  ])

test('a part with a password is locked', () => expect(says(part({ flags: 1 }))).toEqual({ says: 'locked' }))

test.each([
  ['more than it declares', { size: 5 }],
  ['declares more than a list needs', { size: limits.unpacked + 1 }],
])('a part that holds %s is refused before it swells', (_, claims) => {
  expect(says(part(claims))).toEqual({ says: 'unpacks-too-big' })
})

test.each([
  ['another checksum', { crc: 1 }],
  ['less than it declares', { size: 500 }],
  ['an unknown packing', { method: 93 }],
])('a part with %s is broken', (_, claims) => expect(says(part(claims))).toEqual({ says: 'broken-workbook' }))

test('a hundred megabytes of nothing in a few kilobytes are refused', () => {
  const bomb = makeArchive([
    { path: 'xl/workbook.xml', content: '<workbook/>' },
    { path: 'xl/a.xml', content: Buffer.alloc(limits.unpacked / 2) },
    { path: 'xl/b.xml', content: Buffer.alloc(limits.unpacked / 2) },
  ])
  expect(bomb.length).toBeLessThan(200_000)
  expect(says(bomb)).toEqual({ says: 'unpacks-too-big' })
})

test('pictures may be large: they are never unpacked', () => {
  const claims = { size: limits.unpacked + 1 }
  expect(
    says(
      makeArchive([
        { path: 'xl/media/photo.png', content: 'x', claims },
        { path: 'xl/workbook.xml', content: '<workbook/>' },
        { path: 'xl/_rels/workbook.xml.rels', content: '<Relationships/>' },
      ]),
    ),
  ).toBeUndefined()
})

test('too many parts are refused', () => {
  const parts = Array.from({ length: limits.parts + 1 }, (_, at) => ({ path: `${at}.xml`, content: '' }))
  expect(says(makeArchive(parts))).toEqual({ says: 'unpacks-too-big' })
})

test('a few bytes cannot claim a place far away', () => {
  const cell = (address: string) => says(book(`<row r="1"><c r="${address}"><v>1</v></c></row>`))
  expect(cell('GS1')).toEqual({ says: 'too-many-columns', values: { line: 1, most: limits.columns } })
  expect(cell('XFD1')).toMatchObject({ says: 'too-many-columns' })
  expect(cell('GR1')).toBe('read')
  expect(says(book('<row r="900000000"><c><v>1</v></c></row>'))).toEqual({ says: 'broken-workbook' })
  expect(says(book('<row r="2"/><row r="1"/>'))).toEqual({ says: 'broken-workbook' })
})

test('a cell that is too long is named by its row', () => {
  const xml = `<row r="7"><c r="A7" t="inlineStr"><is><t>${'x'.repeat(limits.characters + 1)}</t></is></c></row>`
  expect(says(book(xml))).toEqual({ says: 'cell-too-long', values: { line: 7, most: limits.characters } })
})

test('a workbook that is cut short is broken', () => {
  for (const length of [4, 30, 100, good.length - 23, good.length - 1])
    expect(says(good.slice(0, length))).toEqual({ says: 'broken-workbook' })
})
