import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { splitRecords } from './split-records.ts'

/** Splits a text that comes in pieces, as a file does. */
function inPieces(pieces: readonly string[]): readonly (readonly string[])[] | string {
  const records: (readonly string[])[] = []
  let rest = ''
  for (const [at, piece] of pieces.entries()) {
    const split = splitRecords(rest + piece, ';', { isLast: at === pieces.length - 1 })
    if (!split.ok) return `not closed after ${records.length + split.why}`
    records.push(...split.value.records)
    rest = split.value.rest
  }
  return records
}

const cell = fc.stringMatching(/^[a-zа-я0-9 ,]{0,6}$/).map((text) => text.replaceAll('"', ''))
const quotedCell = fc.stringMatching(/^[a-z;"\n\r ]{0,6}$/).map((text) => `"${text.replaceAll('"', '""')}"`)
const ending = fc.constantFrom('\n', '\r\n')
const line = (cells: fc.Arbitrary<string>) =>
  fc.tuple(fc.array(cells, { minLength: 1, maxLength: 4 }), ending).map(([some, end]) => some.join(';') + end)
const text = fc.array(fc.oneof(line(cell), line(fc.oneof(cell, quotedCell))), { minLength: 1, maxLength: 12 })

test('however a text is cut into pieces, its records are those of the whole', () => {
  fc.assert(
    fc.property(text, fc.array(fc.nat(60), { maxLength: 8 }), (lines, sizes) => {
      const whole = lines.join('')
      const cuts = [...new Set(sizes.map((size) => size % (whole.length + 1)))].toSorted((one, other) => one - other)
      const pieces = [0, ...cuts].map((from, at) => whole.slice(from, cuts[at] ?? whole.length))
      const expected = parse(whole, {
        delimiter: ';',
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        relax_quotes: true,
      })
      expect(inPieces(pieces)).toEqual(expected)
    }),
  )
})

test('an old Macintosh ends its lines with a carriage return alone', () => {
  expect(inPieces(['a;b\rc', ';d\r', 'e;f'])).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
  ])
})

test('a mark that is not closed is told by the records before it; it never takes more than a record may have', () => {
  expect(inPieces(['a;b\n', 'c;d\n"e;f\n', 'g;h\n'])).toBe('not closed after 2')
  const endless = Array.from({ length: 40 }, () => 'x;y\n'.repeat(10_000))
  expect(inPieces(['"', ...endless])).toBe('not closed after 0')
})
