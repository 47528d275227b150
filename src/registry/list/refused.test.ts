import fc from 'fast-check'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'

import { languages } from '#kernel/words.ts'
import { words } from '#words/list/words.ts'

import { textOf } from './cell.ts'
import { disarm, rearm } from './harmless.ts'
import { readList } from './list.ts'
import { writeRefused } from './refused.ts'

const headers = ['ФИО', 'Район', 'Телефон']
const knows = (heading: string) => headers.includes(heading)
const asText = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const rows = [{ cells: ['Қодиров "Шер"', 'Рашт; деҳа', '+992931234567'], reason: 'Санаи таваллуд нест' }]

test('the reason stands first, in the reader’s language, and Excel in Tajikistan opens the file', () => {
  expect(asText(writeRefused({ headers, rows }, 'tg'))).toBe(
    '\uFEFF"Чаро сатр қабул нашуд";"ФИО";"Район";"Телефон"\r\n' +
      '"Санаи таваллуд нест";"Қодиров ""Шер""";"Рашт; деҳа";"\'+992931234567"\r\n',
  )
})

test.each(languages)('brought again, the reason and the mark above are passed over (%s)', (language) => {
  const mark = 'Synthetic data: no person here is real'
  expect(readList(writeRefused({ headers, rows, mark }, language), knows)).toMatchObject({
    value: { headers, rows: [{ line: 3, cells: rows[0]?.cells }], leftOut: [{ line: 1, why: 'above-headings' }] },
  })
})

test('brought again as a workbook, the cells are as they were too', async () => {
  const saved = [
    [words.tg.whyRefused, ...headers],
    ['…', 'Қодиров', 'Рашт', "'+992931234567"],
  ]
  const again = readList(new Uint8Array(await writeExcelFile(saved).toBuffer()), knows)
  expect(again).toMatchObject({ value: { headers, rows: [{ cells: ['Қодиров', 'Рашт', '+992931234567'] }] } })
})

test('a list that is refused twice has one column of reasons', () => {
  const again = readList(writeRefused({ headers, rows }, 'ru'), knows)
  const text = again.ok ? asText(writeRefused({ headers: again.value.headers, rows }, 'tg')) : ''
  expect(text).toContain(words.tg.whyRefused)
  expect(text).not.toContain(words.ru.whyRefused)
})

test.each(['=1+1', '+992', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1", '0123', '992931234567'])(
  'a spreadsheet neither runs nor spoils %j',
  (cell) => {
    expect(disarm(cell)).toBe(`'${cell}`)
    expect(rearm(disarm(cell))).toBe(cell)
  },
)

test.each(['Назаров', "O'Neil", "'tis", '04.02.1998', '5', '0', '', "'"])('%j stays as it is', (cell) => {
  expect(disarm(cell)).toBe(cell)
  expect(rearm(cell)).toBe(cell)
})

test('making harmless is undone exactly', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^'{0,3}[=+@\t\r-]?[0-9]{0,14}$/))
  fc.assert(
    fc.property(cell, (text) => {
      expect(rearm(disarm(text))).toBe(text)
      expect(disarm(text)).not.toMatch(/^[=+\-@\t\r]/)
    }),
    { numRuns: 500 },
  )
})

test('what is written is read again: the same headings, the same cells', () => {
  const letters = fc.constantFrom(...'абвҳқӯXY0123456789 ;,"\'=+-@\t\r\n.'.split(''))
  const text = fc.string({ unit: letters, maxLength: 16 })
  const cell = fc.oneof(text, fc.integer(), fc.boolean())
  const row = fc.record({ reason: text, cells: fc.tuple(fc.constant('Назаров Назар'), cell, cell) })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.constantFrom(...languages), (refused, language) => {
      const again = readList(writeRefused({ headers, rows: refused }, language), knows)
      expect(again).toMatchObject({ ok: true, value: { headers } })
      if (again.ok)
        expect(again.value.rows.map(({ cells }) => cells)).toEqual(refused.map(({ cells }) => cells.map(textOf)))
    }),
    { numRuns: 300 },
  )
})
