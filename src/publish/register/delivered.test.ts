import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'

import { inventDelivery } from '#app/generate/write.ts'
import { defineCodelist } from '#kernel/codelist.ts'
import { listDeliveries } from '#store/deliveries.ts'
import { bring, bringFile, heading, row, rowsNow, sheet } from '#test/delivery.ts'
import { type RegisterOffice, openRegisters, posts, registerNamed } from '#test/registers.ts'

import { sayFileProblem } from './say.ts'

const returns = registerNamed('returns')

let place: RegisterOffice
beforeAll(async () => {
  place = await openRegisters()
})
afterAll(() => place[Symbol.asyncDispose]())

const declined: readonly (readonly [string, () => string | Uint8Array | Promise<Uint8Array>, string])[] = [
  ['an empty file', () => '', 'The file is empty'],
  ['headings without rows', () => `${heading}\n`, 'has headings, but no rows'],
  ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'is not a list'],
  ['a Parquet file that is cut short', cutParquet, 'cut short or damaged'],
  [
    'two encodings in one file',
    () => Buffer.concat([Buffer.from(sheet(row('J1')).replaceAll('Family', 'Семья')), Buffer.from([0xd1, 0xe5, 0xec, 0xfc, 0xff, 0x0a])]),
    'garbled',
  ],
  ['a quotation mark that is never closed', () => `${sheet(...Array.from({ length: 9000 }, () => row('J1')))}"J1;2026-01\n${`${row('J1')}\n`.repeat(9000)}`, 'opened and never closed'],
  ['a separator inside a text', () => sheet(row('J1'), `${row('J2')};more`), 'Row 3 has more cells'],
] // prettier-ignore

async function cutParquet(): Promise<Uint8Array> {
  const file = path.join(place.folder, 'whole.parquet')
  await inventDelivery(file, { register: returns, rows: 5000, seed: 'cut', until: '2026-10', language: 'en' })
  const whole = await readFile(file)
  return whole.subarray(0, whole.length - 2000)
}

test.each(declined)('%s is declined with a sentence, and nothing is kept of it', async (_, make, says) => {
  const before = await listDeliveries(place.web, posts.statistician, 'returns')
  const given = await bring(place, await make())
  if (given.kind !== 'declined') throw new Error(`It was ${given.kind}`)
  expect(sayFileProblem('en', returns, given.problem)).toContain(says)
  expect(await listDeliveries(place.web, posts.statistician, 'returns')).toEqual(before)
})

test('text in the encoding of an older Windows is read, Tajik letters that its fonts drew in Macedonian places too', async () => {
  // ѓ stands for ғ: Суѓд is Sughd, which is a region and no district; so the row of Исфара alone is taken.
  const text = sheet(
    row('K1000001', '2018-01').replace('Bokhtar', 'Исфара'),
    row('K1000002', '2018-01').replace('Bokhtar', 'Суѓд'),
  )
  const bytes = Buffer.from([...text].map(windows1251))
  const given = await bring(place, bytes)
  expect(given).toMatchObject({ kind: 'kept', rows: 1, refused: 1, months: ['2018-01'] })
  expect(given.refusedRows).toContain('“Суғд” is no code of the list')
})

const windows1251 = (letter: string) => {
  const code = letter.codePointAt(0) ?? 0
  if (letter === 'ѓ') return 0x83
  return code < 0x80 ? code : code - 0x410 + 0xc0
}

test('a workbook is read like a text, dates and numbers as it keeps them', async () => {
  const issued = { value: new Date(Date.UTC(2017, 4, 20)), type: Date, format: 'dd.mm.yyyy' }
  const workbook = await writeExcelFile([
    ['Passport', 'Month', 'Sex', 'Age', 'District', 'Destination', 'Cost'],
    ['M1000001', issued, 'Зан', 27, 'Bokhtar', 'Россия', 350.5],
  ]).toBuffer()
  const given = await bring(place, workbook, registerNamed('prospective'))
  expect(given).toMatchObject({ kind: 'kept', rows: 1, months: ['2017-05'] })
  const rows = await rowsNow(place, registerNamed('prospective'))
  expect(rows.find(({ month }) => month === '2017-05')).toMatchObject({
    sex: 'F',
    age: 'Y25T29',
    destination: 'RUS',
    cost: 350.5,
  })
})

test('one bad row among very many goes back alone', async () => {
  const file = path.join(place.folder, 'many')
  await inventDelivery(`${file}.csv`, {
    register: returns,
    rows: 50_000,
    seed: 'many',
    until: '2015-12',
    language: 'en',
  })
  const text = await readFile(`${file}.csv`, 'utf8')
  const lines = text.split('\r\n')
  lines[31_234] = (lines[31_234] ?? '').replace(/;[FM];/, ';neither;')
  await writeFile(file, lines.join('\r\n'))
  const given = await bringFile(place, file)
  expect(given).toMatchObject({ kind: 'kept', rows: 49_999, refused: 1 })
  expect(given.refusedRows.trim().split('\r\n')).toHaveLength(3)
})

test('a question with a hundred thousand codes is declined: that is no code list', async () => {
  const codes = Array.from({ length: 100_000 }, (_, at) => ({
    code: `D${at}`,
    within: 'R',
    name: { tg: `${at}`, ru: `${at}`, en: `${at}` },
  }))
  const region = { code: 'R', name: { tg: 'R', ru: 'R', en: 'R' } }
  const huge = defineCodelist({ name: 'place', source: 'a test', codes: [region, ...codes] })
  const office = { ...place.office, lists: { ...place.office.lists, place: huge } }
  const rows = codes
    .slice(0, 70_000)
    .map(({ code }, at) => row(`N${at + 1_000_000}`, '2016-02').replace('Bokhtar', code))
  const given = await bring({ ...place, office }, sheet(...rows))
  if (given.kind !== 'declined') throw new Error(`It was ${given.kind}`)
  expect(sayFileProblem('en', returns, given.problem)).toContain(
    'The column District of residence holds more than 65535 different codes',
  )
})

test('CSV and Parquet of the same rows make the same rows', async () => {
  const invent = (file: string) =>
    inventDelivery(file, {
      register: registerNamed('foreign'),
      rows: 3000,
      seed: 'one',
      until: '2026-10',
      language: 'tg',
    })
  const [csv, parquet] = [path.join(place.folder, 'foreign.csv'), path.join(place.folder, 'foreign.parquet')]
  await invent(csv)
  await invent(parquet)
  expect(await bringFile(place, csv, registerNamed('foreign'))).toMatchObject({ kind: 'kept', rows: 3000, refused: 0 })
  const fromText = await rowsNow(place, registerNamed('foreign'))
  expect(await bringFile(place, parquet, registerNamed('foreign'))).toMatchObject({
    kind: 'kept',
    rows: 3000,
    refused: 0,
  })
  expect(await rowsNow(place, registerNamed('foreign'))).toEqual(fromText)
  expect(new Set(fromText.map((each) => each['contributor_key'])).size).toBeGreaterThan(100)
})
