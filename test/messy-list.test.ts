import { expect, test } from 'vitest'

import { readDate } from '#registry/list/date.ts'
import { knownHeadings, matchHeadings } from '#registry/list/heading.ts'
import { readList } from '#registry/list/list.ts'
import { readPhone } from '#registry/list/phone.ts'

import { messes, messyList } from './messy-list.ts'

const fields = [
  { name: 'name', headings: ['Ному насаб', 'ФИО', 'Full name'] },
  { name: 'born', headings: ['Санаи таваллуд', 'Дата рождения', 'Date of birth'] },
  { name: 'sex', headings: ['Ҷинс', 'Пол', 'Sex'] },
  { name: 'district', headings: ['Ноҳия', 'Район', 'District'] },
  { name: 'phone', headings: ['Телефон', 'Phone'] },
  { name: 'destination', headings: ['Кишвар', 'Кишвари сафар', 'Страна', 'Country'] },
] as const
const districts = ['Рашт', 'Ҳисор', 'Гиссар', 'Ленинский район', 'Кӯлоб', '3507221', 'Dushanbe; Sino']
const numbering = { prefix: '992', length: 9, trunk: '8' }

function understood(bytes: Uint8Array) {
  const read = readList(bytes, knownHeadings(fields))
  if (!read.ok) throw new Error(`The list was refused: ${read.why.says}`)
  const { headers, rows, leftOut } = read.value
  const columns = matchHeadings(headers, fields)
  const people = rows.map(({ line, cells }) => {
    const at = (name: (typeof fields)[number]['name']) => cells[columns.indexOf(name)] ?? ''
    const phone = readPhone(at('phone'), numbering)
    return {
      line,
      name: at('name'),
      born: readDate(at('born')),
      sex: /^(?:зан|женский|female)$/i.test(String(at('sex'))) ? 'female' : 'male',
      district: at('district'),
      ...(phone !== undefined && { phone }),
      destination: at('destination'),
    }
  })
  return { people, leftOut }
}

test.each(['tg', 'ru', 'en'] as const)('a messy list is understood from all three files (%s)', async (language) => {
  const list = await messyList({ seed: 7, people: 500, districts, language })
  const good = new Set(list.expected.good.map(({ line }) => line))
  for (const file of [list.csvUtf8, list.csv1251, list.xlsx]) {
    const { people, leftOut } = understood(file)
    expect(people).toHaveLength(500)
    expect(people.filter(({ line }) => good.has(line))).toEqual(list.expected.good)
    expect(leftOut).toEqual([
      { line: 1, why: 'above-headings' },
      { line: 504, why: 'total' },
    ])
  }
})

test('every kind of mess is in the list, and each row is as bad as it is said to be', async () => {
  const { csvUtf8, expected } = await messyList({ seed: 7, people: 500, districts })
  const { people } = understood(csvUtf8)
  const rowsOf = (mess: (typeof messes)[number]) =>
    expected.refused[mess].map(({ line }) => people.find((person) => person.line === line))
  for (const mess of messes) expect(rowsOf(mess).length).toBeGreaterThan(0)
  expect(rowsOf('name-missing').every((person) => person?.name === '')).toBe(true)
  for (const mess of ['born-missing', 'born-impossible', 'born-without-century'] as const)
    expect(rowsOf(mess).every((person) => person?.born === undefined)).toBe(true)
  expect(rowsOf('phone-cut').every((person) => person?.phone === undefined)).toBe(true)
  expect(rowsOf('district-unknown').every((person) => !districts.includes(String(person?.district)))).toBe(true)
  for (const person of rowsOf('twice'))
    expect(expected.good).toContainEqual(expect.objectContaining({ name: person?.name, born: person?.born }))
})

test('the people of a list are different people', async () => {
  const { expected } = await messyList({ seed: 1, people: 2000, districts, oneBadIn: 0 })
  expect(new Set(expected.good.map(({ name, born }) => `${name} ${born}`)).size).toBe(2000)
})

test('the same wishes make the same list', async () => {
  const [one, other] = [
    await messyList({ seed: 3, people: 40, districts }),
    await messyList({ seed: 3, people: 40, districts }),
  ]
  expect(one.csvUtf8).toEqual(other.csvUtf8)
  expect(one.expected).toEqual(other.expected)
})
