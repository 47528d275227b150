import { afterAll, beforeAll, expect, test } from 'vitest'

import { fill, languages } from '#kernel/words.ts'
import { orientation } from '#programmes/orientation/index.ts'
import { readList } from '#registry/list/list.ts'
import { type MessyList, messyList } from '#test/messy-list.ts'
import { type TestOffice, openOffice } from '#test/office.ts'
import { countSaid, filled, formTo, wordsOf } from '#test/page.ts'
import type { Visitor } from '#test/visitor.ts'
import { words as listWords } from '#words/list/words.ts'
import { words } from '#words/serve/words.ts'

const page = '/import/orientation'
const say = words.en.import
const districts = ['Хуҷанд', 'Худжанд', 'Исфара', 'Isfara', 'Бобоҷон Ғафуров', '3505242']

let office: TestOffice
let trainer: Visitor
let list: MessyList
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
  list = await messyList({ seed: 7, people: 120, districts })
})
afterAll(() => office[Symbol.asyncDispose]())

const bytes = (text: string) => new TextEncoder().encode(text)

/** Brings a file to the page; gives the address of its preview, and the preview. */
async function bring(content: Uint8Array, by = trainer) {
  const sent = await by.post(page, [], [{ field: 'list', filename: 'рӯйхат.csv', content }])
  const address = sent.headers['location'] ?? ''
  return { sent, address, preview: address === '' ? '' : (await by.open(address)).text }
}

/** Presses one of the buttons of a preview, with the columns as the page has them unless told otherwise. */
const press = (
  { address, preview }: Awaited<ReturnType<typeof bring>>,
  button: 'good' | 'all' | 'check' | 'refused',
  columns: Readonly<Record<string, string>> = {},
) => trainer.post(address, filled(formTo(preview, address), { ...columns, _do: button }))

const lineOf = (row: string, cells: readonly string[] = []) => `${[row, ...cells].join(';')}\n`
const heads = lineOf('Ному насаб', ['Санаи таваллуд', 'Ҷинс', 'Ноҳия', 'Кишвари сафар'])
const someone = (name: string, born = '04.02.1998', district = 'Хуҷанд') =>
  lineOf(name, [born, 'зан', district, 'Русия'])

test('a messy list is shown before anything is kept: what is good, and why the rest is not', async () => {
  const before = await office.count()
  const { sent, address, preview } = await bring(list.csvUtf8)
  expect([sent.status, address]).toEqual([303, expect.stringMatching(/^\/import\/orientation\/[0-9a-f-]{36}$/)])
  const { good, refused } = list.expected
  const bad = Object.values(refused).flat()
  const seen = wordsOf(preview)
  expect([countSaid(preview, say.goodRows), countSaid(preview, say.badRows)]).toEqual([good.length, bad.length])
  for (const { name } of good.slice(0, 3)) expect(seen).toContain(name)
  for (const { line } of bad) expect(seen).toContain(` ${line} `)
  expect(Object.values(Object.fromEntries(formTo(preview, address).inputs))).toEqual(
    expect.arrayContaining(['name', 'born', 'sex', 'district', 'phone', 'destination']),
  )
  expect(await office.count()).toEqual(before)
})

test('between preview and import the list lies encrypted, and only for its own post', async () => {
  const { address } = await bring(list.csvUtf8)
  const { rows } = await office.owner.query<{ content: Buffer }>('select content from safar.drafts')
  expect(rows.length).toBeGreaterThan(0)
  for (const { content } of rows) expect(content.includes(list.expected.good[0]?.name ?? '')).toBe(false)
  for (const name of ['desk', 'isfara', 'ngo'] as const)
    expect((await (await office.enter(name)).open(address)).status, name).toBe(404)
})

test('the good rows are kept, the others come back in a file with reasons in the reader’s language', async () => {
  const before = await office.count()
  const brought = await bring(list.csvUtf8)
  const { good, refused } = list.expected
  const bad = Object.values(refused).flat()
  const done = await press(brought, 'good')
  expect([done.status, countSaid(done.text, say.kept)]).toEqual([200, good.length])
  expect(countSaid(done.text, say.refused)).toBe(bad.length)
  const after = await office.count()
  expect(after.cases - before.cases).toBe(good.length)
  expect(after.published - before.published).toBe(good.length)

  for (const language of languages) {
    const file = await trainer
      .speaking(language)
      .post(brought.address, filled(formTo(done.text, brought.address), { _do: 'refused' }))
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="refused-2026-06-01\.csv"$/)
    const [mark = '', head = '', ...rows] = file.text.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(mark).toContain(words[language].export.synthetic)
    expect(head).toContain(listWords[language].whyRefused)
    expect(rows).toHaveLength(bad.length)
    const { problems } = words[language]
    const { label } = orientation.words[language].fields.born
    expect(file.text).toContain(`${label}: ${problems.malformed.date}`)
    expect(file.text).toContain(problems.missing)
    expect(file.text).not.toMatch(/\{\w+\}/)
  }
})

test('the same list again changes nothing, as CSV, as workbook, in an old font, brought by the desk beside', async () => {
  await press(await bring(list.csvUtf8), 'good')
  const before = await office.count()
  for (const content of [list.csvUtf8, list.xlsx, list.csv1251]) {
    const brought = await bring(content)
    expect(countSaid(brought.preview, say.knownRows)).toBe(list.expected.good.length)
    await press(brought, 'good')
    expect(await office.count()).toEqual(before)
  }
  const desk = await office.enter('desk')
  const { address, preview } = await bring(list.csvUtf8, desk)
  await desk.post(address, filled(formTo(preview, address), { _do: 'good' }))
  expect(await office.count()).toEqual(before)
})

test('the refused file is mended and brought again as it is', async () => {
  const brought = await bring(bytes(heads + someone('Намунаи Якум') + someone('Намунаи Дуюм', '31.02.1998')))
  await press(brought, 'good')
  const file = await press(brought, 'refused')
  const before = await office.count()
  const mended = await bring(bytes(file.text.replace('31.02.1998', '28.02.1998')))
  expect(countSaid(mended.preview, say.goodRows)).toBe(1)
  await press(mended, 'good')
  expect((await office.count()).cases).toBe(before.cases + 1)
})

test('a column that was taken for something else, or for nothing, is put right by hand', async () => {
  const { address, preview, sent } = await bring(
    bytes(heads.replace('Кишвари сафар', 'Ба куҷо') + someone('Намунаи Мувофиқ')),
  )
  expect(wordsOf(preview)).toContain(`«${orientation.words.en.fields.destination.label}»`)
  expect(countSaid(preview, say.badRows)).toBe(1)
  const checked = await press({ address, preview, sent }, 'check', { 'column.4': 'destination' })
  expect(countSaid(checked.text, say.goodRows)).toBe(1)
  // The page keeps the choice: pressing the next button sends it again.
  expect(formTo(checked.text, address).inputs).toContainEqual(['column.4', 'destination'])
  const swapped = await press({ address, preview, sent }, 'check', { 'column.0': 'district', 'column.3': 'name' })
  expect(countSaid(swapped.text, say.badRows)).toBe(1)
  const done = await press({ address, preview: checked.text, sent }, 'all')
  expect(countSaid(done.text, say.kept)).toBe(1)
})

test('all or none: one bad row keeps all back, and says so', async () => {
  const before = await office.count()
  const brought = await bring(bytes(heads + someone('Намунаи Ҳама') + someone('Намунаи Бад', 'дирӯз')))
  const done = await press(brought, 'all')
  expect([done.status, wordsOf(done.text)]).toEqual([422, expect.stringContaining(say.nothingKept)])
  expect(await office.count()).toEqual(before)
})

test('the same person twice in one list is enrolled once, and the second row says where the first stands', async () => {
  const brought = await bring(bytes(heads + someone('Ҷӯраева Намуна') + someone('ҶӮРАЕВА  НАМУНА')))
  expect(wordsOf(brought.preview)).toContain(fill(say.twice, { row: 2 }))
  expect(countSaid((await press(brought, 'good')).text, say.kept)).toBe(1)
})

test('a file that is no list is refused with what to do, in the reader’s language', async () => {
  const bad = {
    'not-a-list': Buffer.from('ffd8ffe000104a464946', 'hex'),
    pdf: bytes('%PDF-1.7 a list'),
    'web-page': bytes('<html><table><tr><td>Ном</td></tr></table></html>'),
    'no-rows': bytes(heads),
    'broken-workbook': list.xlsx.slice(0, list.xlsx.length / 2),
  } as const
  for (const [problem, content] of Object.entries(bad))
    for (const language of languages) {
      const visitor = trainer.speaking(language)
      const { sent } = await bring(content, visitor)
      const expected = listWords[language].problem[problem as keyof typeof bad]
      expect([problem, sent.status, wordsOf(sent.text)]).toEqual([problem, 422, expect.stringContaining(expected)])
    }
  const empty = await trainer.post(page, [], [{ field: 'list', filename: '', content: bytes('') }])
  expect([empty.status, wordsOf(empty.text)]).toEqual([422, expect.stringContaining(say.noFile)])
})

test('a list is brought by posts that may enrol, into programmes that there are', async () => {
  const head = await office.enter('sughd')
  expect((await head.open(page)).status).toBe(403)
  expect((await bring(list.csvUtf8, head)).sent.status).toBe(403)
  expect((await trainer.open('/import/counselling')).status).toBe(404)
  for (const draft of [crypto.randomUUID(), '-'.repeat(36), 'x'])
    expect((await trainer.open(`${page}/${draft}`)).status, draft).toBe(404)
})

test('a name that a spreadsheet would run as a formula comes back harmless, and is read back as it was', async () => {
  const brought = await bring(bytes(heads + someone('=HYPERLINK("http://x";"Намуна")'.replaceAll(';', ','), 'дирӯз')))
  const { text, bytes: file } = await press(brought, 'refused')
  expect(text).toContain(`"'=HYPERLINK`)
  expect(readList(file, (heading) => heading.includes('насаб'))).toMatchObject({
    value: { rows: [{ cells: [expect.stringMatching(/^=HYPERLINK/), 'дирӯз', 'зан', 'Хуҷанд', 'Русия'] }] },
  })
})
