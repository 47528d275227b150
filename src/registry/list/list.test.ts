import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import type { SheetData } from 'write-excel-file/node'

import { knownHeadings } from './heading.ts'
import { limits } from './limits.ts'
import { readList } from './list.ts'
import { inOldTajikFont } from './windows-1251.fixture.ts'

const knows = knownHeadings([
  { name: 'name', headings: ['Насаб ва ном', 'ФИО', 'Full name'] },
  { name: 'born', headings: ['Санаи таваллуд', 'Дата рождения', 'Date of birth'] },
  { name: 'district', headings: ['Ноҳия', 'Район', 'District'] },
])
const read = (text: string | Uint8Array) => readList(typeof text === 'string' ? Buffer.from(text) : text, knows)
const workbook = async (data: SheetData) => new Uint8Array(await writeExcelFile(data).toBuffer())
const says = (bytes: string | Uint8Array) => {
  const list = read(bytes)
  return list.ok ? 'read' : list.why
}

test.each([';', ',', '\t'])('a list separated by %j is read, line numbers as in the file', (separator) => {
  const text = [
    'Насаб ва ном;Санаи таваллуд;Ноҳия',
    'Назаров Назар;04.02.1998;Рашт',
    '',
    'Каримова Карима;05.03.2000;Восеъ',
  ].join('\r\n')
  expect(read(text.replaceAll(';', separator))).toEqual({
    ok: true,
    value: {
      source: { kind: 'text', encoding: 'utf-8', separator },
      headingLine: 1,
      headers: ['Насаб ва ном', 'Санаи таваллуд', 'Ноҳия'],
      rows: [
        { line: 2, cells: ['Назаров Назар', '04.02.1998', 'Рашт'] },
        { line: 4, cells: ['Каримова Карима', '05.03.2000', 'Восеъ'] },
      ],
      leftOut: [],
    },
  })
})

test('separators in the cells do not mislead', () => {
  expect(read('ФИО;Район\nНазаров, Назар;Рашт, деҳа, кӯча\nКаримова, К.;Восеъ, деҳа, кӯча')).toMatchObject({
    value: { source: { separator: ';' }, headers: ['ФИО', 'Район'] },
  })
  expect(read('A;b,c,d\n1;2,3,4\n5;6,7,8')).toMatchObject({ value: { source: { separator: ',' } } })
  expect(read('sep=,\nA;b,c\n1;2,3')).toMatchObject({ value: { headers: ['A;b', 'c'], headingLine: 1 } })
})

test('quoted cells hold separators, quotes and line breaks, and a row with a line break is one row', () => {
  expect(read('ФИО;Район\r\n"Назаров ""Шер""; Назар";"Рашт\r\nдеҳа"\r\nКаримова "Гул" К.;Восеъ')).toMatchObject({
    value: {
      rows: [
        { line: 2, cells: ['Назаров "Шер"; Назар', 'Рашт\r\nдеҳа'] },
        { line: 3, cells: ['Каримова "Гул" К.', 'Восеъ'] },
      ],
    },
  })
})

test('a quote that is never closed is named by its row', () => {
  expect(says('ФИО;Район\nНазаров;Рашт\n"Каримова;Восеъ\nРаҳимов;Рашт')).toEqual({
    says: 'quote-not-closed',
    values: { line: 3 },
  })
})

test('a quote that was opened by mistake does not take the next people into its cell', () => {
  const list = (name: string, later: string) =>
    `ФИО;Район;Телефон\n${name};Рашт;1\nКаримова;Восеъ;2\n${later};Рашт;3\nФайзов;Рашт;4\n`
  expect(says(list('"Назаров', '"Раҳимов"'))).toEqual({ says: 'quote-not-closed', values: { line: 2 } })
  expect(says(list('"Назаров', 'Раҳимов "Шер"'))).toEqual({ says: 'quote-not-closed', values: { line: 2 } })
  expect(says(list('Назаров "Шер"', 'Раҳимов "Шер" Р.'))).toBe('read')
})

test('a list from Windows-1251 with an old Tajik font is read', () => {
  expect(read(inOldTajikFont('Насаб ва ном;Ноҳия\r\nҚодиров Ҷамшед;Ҳисор'))).toMatchObject({
    value: { source: { encoding: 'windows-1251' }, rows: [{ cells: ['Қодиров Ҷамшед', 'Ҳисор'] }] },
  })
})

test('titles above the headings and the total below the list are left out, and said so', () => {
  const text =
    'Рӯйхати шунавандагон;;\n;;\nМарказ, ноҳияи Рашт;;\nФИО;Дата рождения;Район\nНазаров;04.02.1998;Рашт\nҲамагӣ: 1 нафар;;\n'
  expect(read(text)).toMatchObject({
    value: {
      headingLine: 4,
      rows: [{ line: 5 }],
      leftOut: [
        { line: 1, why: 'above-headings' },
        { line: 3, why: 'above-headings' },
        { line: 6, why: 'total' },
      ],
    },
  })
})

test('headings that come again on every page and the numbers of the columns are left out', () => {
  const text = '№;ФИО;Район\n1;2;3\n1;Назаров;Рашт\n№;ФИО;Район\n2;Каримова;Восеъ\nВсего;;2'
  expect(read(text)).toMatchObject({
    value: {
      rows: [{ line: 3 }, { line: 5 }],
      leftOut: [{ why: 'column-numbers' }, { why: 'headings-again' }, { why: 'total' }],
    },
  })
})

test('rows that were only numbered in advance are nobody', () => {
  expect(read('№ п/п;ФИО;Район\n1;Назаров;Рашт\n2;;\n3; ;\n')).toMatchObject({ value: { rows: [{ line: 2 }] } })
})

test('a person whose other answers are missing is still a row', () => {
  expect(read('ФИО;Дата рождения;Район\nНазаров;;')).toMatchObject({
    value: { rows: [{ cells: ['Назаров', '', ''] }] },
  })
})

test('cells beyond the last heading are kept under an empty one', () => {
  expect(read('ФИО;Район\nНазаров;Рашт;;қайд\nКаримова')).toMatchObject({
    value: {
      headers: ['ФИО', 'Район', '', ''],
      rows: [{ cells: ['Назаров', 'Рашт', '', 'қайд'] }, { cells: ['Каримова', '', '', ''] }],
    },
  })
})

test('without a known heading the first row with two cells is the headings', () => {
  expect(read('A list\nx;y\n1;2')).toMatchObject({ value: { headers: ['x', 'y'], headingLine: 2 } })
  expect(read('x\n1\n2')).toMatchObject({ value: { headers: ['x'], rows: [{ cells: ['1'] }, { cells: ['2'] }] } })
})

test('a workbook gives its texts, numbers and days', async () => {
  const born = { value: new Date('1998-02-04'), type: Date, format: 'dd.mm.yyyy' }
  const bytes = await workbook([
    ['Рӯйхат'],
    [],
    ['№', 'ФИО', 'Дата рождения', 'Телефон', 'Қайд'],
    [1, 'Қодиров Ҷамшед', born, 992931234567, true],
    [],
    [2, 'Каримова', 35830, '93 123 45 67', null],
    ['Ҳамагӣ', 2],
  ])
  expect(read(bytes)).toEqual({
    ok: true,
    value: {
      source: { kind: 'workbook', sheet: 'Sheet1' },
      headingLine: 3,
      headers: ['№', 'ФИО', 'Дата рождения', 'Телефон', 'Қайд'],
      rows: [
        { line: 4, cells: [1, 'Қодиров Ҷамшед', '1998-02-04', 992931234567, true] },
        { line: 6, cells: [2, 'Каримова', 35830, '93 123 45 67', ''] },
      ],
      leftOut: [
        { line: 1, why: 'above-headings' },
        { line: 7, why: 'total' },
      ],
    },
  })
})

test('the sheet with known headings is the list, wherever it stands', async () => {
  const sheets = [
    { sheet: 'Дастур', data: [['Пур кунед'], ['A', 'B']] },
    { sheet: 'Рӯйхат', data: [['ФИО', 'Район'], ['Назаров', 'Рашт']] },
  ] // prettier-ignore
  const bytes = new Uint8Array(await writeExcelFile(sheets).toBuffer())
  expect(read(bytes)).toMatchObject({ value: { source: { sheet: 'Рӯйхат' }, rows: [{ line: 2 }] } })
})

test('the first sheet that is not empty is the list when no heading is known', async () => {
  const bytes = new Uint8Array(
    await writeExcelFile([
      { sheet: 'one', data: [] },
      { sheet: 'two', data: [['x', 'y'], [1, 2]] },
      { sheet: 'three', data: [['z', 'w'], [1, 2]] },
    ]).toBuffer(),
  ) // prettier-ignore
  expect(read(bytes)).toMatchObject({ value: { source: { sheet: 'two' } } })
})

test.each([
  ['empty', '', 'empty'],
  ['blank', '\r\n;;\r\n \r\n', 'empty'],
  ['only headings', 'ФИО;Район\n', 'no-rows'],
  ['only headings and a total', 'ФИО;Район\nИтого;0', 'no-rows'],
  ['a PDF', '%PDF-1.7 …', 'pdf'],
  ['a web page named .xls', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', 'web-page'],
  ['a table in HTML', '\r\n <table><tr><td>ФИО', 'web-page'],
  ['the XML of Excel 2003', '<?xml version="1.0"?><Workbook>', 'web-page'],
  ['a document in RTF', '{\\rtf1 ФИО', 'not-a-list'],
])('%s is refused in its own words', (_, text, word) => expect(says(text)).toMatchObject({ says: word }))

test('old Excel files and locked workbooks are told apart', () => {
  const shell = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]
  expect(says(Uint8Array.from(shell))).toEqual({ says: 'old-workbook' })
  expect(says(Uint8Array.from([...shell, ...Buffer.from('EncryptedPackage', 'utf16le')]))).toEqual({ says: 'locked' })
})

test('each limit has its own words', () => {
  expect(says(new Uint8Array(limits.bytes + 1))).toEqual({ says: 'too-big', values: { most: 20 } })
  expect(says(`ФИО\n${'x\n'.repeat(limits.rows + 1)}`)).toEqual({
    says: 'too-many-rows',
    values: { most: limits.rows },
  })
  expect(says(`ФИО\n${'\n'.repeat(limits.lines)}x`)).toMatchObject({ says: 'too-many-rows' })
  expect(says(`ФИО\n${';'.repeat(limits.columns)}x`)).toEqual({
    says: 'too-many-columns',
    values: { line: 2, most: limits.columns },
  })
  expect(says(`ФИО\n\n${'x'.repeat(limits.characters + 1)}`)).toEqual({
    says: 'cell-too-long',
    values: { line: 3, most: limits.characters },
  })
  expect(says(`ФИО\n${'x'.repeat(limits.characters)}`)).toBe('read')
})
