import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readList } from './list.ts'
import type { List } from './list.ts'
import { listFaults } from './problem.ts'
import { inOldTajikFont } from './windows-1251.fixture.ts'
import { makeWorkbook } from './workbook.fixture.ts'

const text =
  'Рӯйхат\r\n№;ФИО;Дата рождения;"Район"\r\n1;Қодиров "Шер";04.02.1998;"Рашт; деҳа"\r\n2;Каримова;5.3.2000;Восеъ\r\n'
const seeds = [
  Buffer.from(text),
  Buffer.from(`\uFEFF${text}`),
  Buffer.from(`\uFEFF${text.replaceAll(';', '\t')}`, 'utf16le'),
  inOldTajikFont(text),
  makeWorkbook({
    sheets: [
      {
        name: 'A',
        xml: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>ФИО</t></is></c></row><row r="2"><c r="A2" s="1"><v>35830</v></c></row>',
      },
    ],
    strings: '<si><t>Район</t></si>',
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
  }),
]
const knows = (heading: string) => ['ФИО', 'Район', 'Дата рождения'].includes(heading)

// A list that can be shown, or a word that can be said: nothing else, whatever the bytes.
function holds(bytes: Uint8Array): void {
  const list = readList(bytes, knows)
  if (list.ok) holdsTogether(list.value)
  expect(list.ok || listFaults.includes(list.why.says)).toBe(true)
}

function holdsTogether({ headers, rows }: List): void {
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ cells }) => cells.length === headers.length)).toBe(true)
  expect(rows.every(({ cells }) => cells.every((cell) => String(cell).isWellFormed()))).toBe(true)
  expect(rows.every(({ line }, at) => line > (rows[at - 1]?.line ?? 0))).toBe(true)
}

const seed = fc.constantFrom(...seeds)
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const runs = { numRuns: 300 }

test('random bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), holds), runs)
})

test('random bytes behind the first bytes of a workbook, an old workbook, a mark', () => {
  const beginnings = fc.constantFrom(
    'PK\u0003\u0004',
    '\u00D0\u00CF\u0011\u00E0',
    '\u00EF\u00BB\u00BF',
    '\u00FF\u00FE',
    '<html',
  )
  fc.assert(
    fc.property(beginnings, fc.uint8Array({ maxLength: 200 }), (beginning, rest) =>
      holds(Uint8Array.from([...Buffer.from(beginning, 'latin1'), ...rest])),
    ),
    runs,
  )
})

test('lists and workbooks that are cut short', () => {
  fc.assert(
    fc.property(seed, place, (bytes, at) => holds(bytes.subarray(0, Math.floor(at * bytes.length)))),
    runs,
  )
})

test('lists and workbooks with some bytes changed', () => {
  const changes = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(seed, changes, (bytes, changed) => {
      const mutated = Uint8Array.from(bytes)
      for (const [at, byte] of changed) mutated[Math.floor(at * mutated.length)] = byte
      holds(mutated)
    }),
    runs,
  )
})

test('workbooks whole as archives, with any XML inside', () => {
  const pieces = fc.constantFrom(
    '<row r="1">',
    '</row>',
    '<c r="B1" t="s">',
    '<c>',
    '<c t="inlineStr" s="9">',
    '</c>',
    '<v>',
    '</v>',
    '<is><t>',
    '</t></is>',
    '1',
    '99999999',
    'ФИО',
    '<row/>',
    '<c r="XFD1"/>',
    '&amp;',
    '<!--',
    '<x:y ',
  )
  const xml = fc.array(pieces, { maxLength: 20 }).map((all) => all.join(''))
  fc.assert(
    fc.property(xml, xml, xml, (sheet, strings, styles) =>
      holds(makeWorkbook({ sheets: [{ name: 'A', xml: sheet }], strings, styles })),
    ),
    runs,
  )
})

test('texts with any quotes, separators and line breaks', () => {
  const unit = fc.constantFrom('"', ';', ',', '\t', '\r', '\n', "'", '=', 'Қ', 'a', '1', 'ФИО', ' ')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (written) => holds(Buffer.from(written))),
    runs,
  )
})
