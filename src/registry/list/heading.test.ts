import { expect, test } from 'vitest'

import { knownHeadings, matchHeadings } from './heading.ts'

const fields = [
  { name: 'name', headings: ['Ному насаб', 'Насаб ва ном', 'Насаб, ном ва номи падар', 'ФИО', 'Фамилия Имя Отчество', 'Full name', 'Name'] },
  { name: 'born', headings: ['Санаи таваллуд', 'Рӯзи таваллуд', 'Дата рождения', 'Date of birth', 'Birth date'] },
  { name: 'district', headings: ['Ноҳия', 'Шаҳр/ноҳия', 'Район', 'Город/район', 'District'] },
  { name: 'phone', headings: ['Телефон', 'Рақами телефон', 'Номер телефона', 'Phone', 'Mobile'] },
  { name: 'document', headings: ['Шиноснома', 'Рақами шиноснома', 'Паспорт', 'Номер паспорта', 'Passport number'] },
  { name: 'attended', headings: ['Санаи омӯзиш', 'Дата обучения', 'Training date'] },
] as const // prettier-ignore

const match = (...headers: string[]) => matchHeadings(headers, fields)

test.each([
  ['Насаб ва ном', 'name'],
  ['НАСАБ ВА НОМ', 'name'],
  ['Насабу ном', 'name'],
  ['Насаб,\nном', 'name'],
  ['ФИО', 'name'],
  ['Ф.И.О.', 'name'],
  ['Ф. И. О. участника', 'name'],
  ['Full name', 'name'],
  ['full_name', 'name'],
  ['Full name of the participant', 'name'],
  ['Дата рождения', 'born'],
  ['Дата\nрождения (дд.мм.гггг)', 'born'],
  ['Дата рожде-\nния', 'born'],
  ['Санаи таваллуд', 'born'],
  ['Сана ва моҳи таваллуд', 'born'],
  ['Date of Birth:', 'born'],
  ['Ноҳия', 'district'],
  ['Нохияи истиқомат', 'district'],
  ['Район проживания', 'district'],
  ['№ паспорта', 'document'],
  ['Рақами телефони мобилӣ', 'phone'],
  ['Тел.', undefined],
  ['№', undefined],
  ['', undefined],
  ['Эзоҳ', undefined],
])('%j is %s', (heading, field) => expect(match(heading)).toEqual([field]))

test('a whole list finds its fields, in any order', () => {
  expect(match('№', 'Ф.И.О.', 'Дата рождения', 'Дата обучения', 'Район', 'Телефон', 'Примечание')).toEqual([
    undefined, 'name', 'born', 'attended', 'district', 'phone', undefined,
  ]) // prettier-ignore
})

test('the best column takes the field and the others take none', () => {
  expect(match('Телефон', 'Телефон родственника')).toEqual(['phone', undefined])
  expect(match('Телефони хешовандон', 'Телефон')).toEqual([undefined, 'phone'])
})

test('two columns with the same claim are left for a person to decide', () => {
  expect(match('Телефон', 'Телефон')).toEqual([undefined, undefined])
  expect(match('Телефон', 'Телефон', 'ФИО')).toEqual([undefined, undefined, 'name'])
})

test('a column that two fields claim equally is left for a person to decide', () => {
  const dates = [
    { name: 'from', headings: ['Сана'] },
    { name: 'until', headings: ['Сана'] },
  ] as const
  expect(matchHeadings(['Сана'], dates)).toEqual([undefined])
})

test('the name of a column is typed by the fields', () => {
  const [first] = match('ФИО')
  // @ts-expect-error: no field is called so
  expect(first === 'surname').toBe(false)
})

test('a heading is known when it means one of the fields', () => {
  const knows = knownHeadings(fields)
  expect(['Ф.И.О. участника', 'дата рождения', 'Район'].every(knows)).toBe(true)
  expect(['№', '', 'Рӯйхати шунавандагон', 'Назаров Назар', '04.02.1998'].some(knows)).toBe(false)
})
