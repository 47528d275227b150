import { expect, test } from 'vitest'

import { country } from '#app/office.ts'
import { registerNamed } from '#test/registers.ts'

import { cellReader, readMonth } from './cell.ts'
import { headed, matchColumns, missingQuestions, readMapping } from './columns.ts'

const returns = registerNamed('returns')

/** What is read in a cell of a question. */
function read(name: string, cell: string | number, register = returns): unknown {
  const field = register.record[name]
  if (!field) throw new Error(`There is no question ${name}`)
  return cellReader(register, name, field, { today: '2026-11-20', lists: country.codelists })(cell)
}

test.each([
  ['2026-03', '2026-03'],
  ['03.2026', '2026-03'],
  ['3/2026', '2026-03'],
  ['март 2026', '2026-03'],
  ['Март, 2026', '2026-03'],
  ['Mar. 2026', '2026-03'],
  ['январи 2026', '2026-01'],
  ['2026', undefined],
  ['04.02.1998', undefined],
  ['4 марта 2026', undefined],
  ['spring 2026', undefined],
])('the month %s is read as %s', (written, month) => {
  expect(readMonth(written)).toBe(month)
})

test('a day stays a day, an age an age, and the number of a spreadsheet becomes a day', () => {
  expect(read('age', '04.02.1998')).toBe('1998-02-04')
  expect(read('age', '27')).toBe('27')
  expect(read('age', 27)).toBe('27')
  expect(read('age', 35_830)).toBe('1998-02-04')
  expect(read('month', '15.03.2026')).toBe('2026-03-15')
})

test('codes are read by their names, earlier names and spellings, in three languages', () => {
  expect(['M', 'male', 'Мужской', 'муж.', 'мард', 'm'].map((written) => read('sex', written))).toEqual(
    Array(6).fill('M'),
  )
  expect(['Депортация', 'Removed by the authorities', 'removed'].map((written) => read('reason', written))).toEqual(
    Array(3).fill('removed'),
  )
  expect(read('district', 'Курган-Тюбе')).toBe('3507401')
  expect(read('country', 'Россия')).toBe('RUS')
  expect(read('sector', 'Строительство')).toBe('F')
})

test('what begins two names is neither, and what is unknown stays as it was written', () => {
  expect(read('ban', '4')).toBe('4-to-5')
  expect(read('reason', 'Конец')).toBe('Конец')
  expect(read('sex', 'Q')).toBe('Q')
})

test('an empty cell, a dash and the code for what is not known are no answer', () => {
  for (const blank of ['', ' ', '-', '—', '_U']) expect(read('sector', blank)).toBeUndefined()
})

test('columns are found by their headings in each language, and by the names of the questions', () => {
  const questions = ['passport', 'month', 'sex', 'age', 'district', 'country', 'reason']
  for (const headings of [
    ['Passport no', 'Date', 'Gender', 'Date of birth', 'City/District', 'Returned from', 'Why returned'],
    ['№ паспорта', 'Дата возвращения', 'Пол', 'Дата рождения', 'Место жительства', 'Откуда вернулся', 'Причина'],
    ['Шиноснома', 'Санаи бозгашт', 'Ҷинс', 'Санаи таваллуд', 'Ноҳия', 'Аз куҷо баргашт', 'Сабаб'],
    questions,
  ])
    expect(matchColumns(returns, headings)).toEqual(questions)
  expect(matchColumns(returns, ['Сохта', 'Colour', 'Sex'])).toEqual(['synthetic', null, 'sex'])
  expect(missingQuestions(returns, ['sex', null])).toEqual(['month', 'age', 'district', 'country', 'reason'])
})

test('no heading of a register means two of its questions', () => {
  for (const name of ['prospective', 'returns', 'foreign', 'remittances']) {
    const all = headed(registerNamed(name)).flatMap(({ name: question, headings }) =>
      headings.map((each) => [each.toLowerCase(), question] as const),
    )
    const twice = [...Map.groupBy(all, ([heading]) => heading).values()].filter(
      (some) => new Set(some.map(([, question]) => question)).size > 1,
    )
    expect(twice).toEqual([])
  }
})

test('a mapping that somebody chose names questions of the register, none twice, one for each column', () => {
  expect(readMapping(returns, ['sex', null, 'month'], 3)).toEqual(['sex', null, 'month'])
  expect(readMapping(returns, ['sex', 'sex'], 2)).toBeUndefined()
  expect(readMapping(returns, ['sex'], 2)).toBeUndefined()
  expect(readMapping(returns, ['name'], 1)).toBeUndefined()
})
