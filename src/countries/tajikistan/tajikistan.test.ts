import { expect, test } from 'vitest'

import { codesMarked, findCode, readCode } from '#kernel/codelist.ts'
import { languages } from '#kernel/words.ts'

import { tajikistan } from './index.ts'

const { agencies, codelists, partners } = tajikistan

test('Tajikistan speaks Tajik first, then Russian and English', () => {
  expect(tajikistan.languages).toEqual(['tg', 'ru', 'en'])
  expect([tajikistan.code, tajikistan.alpha2, tajikistan.numbering.prefix, tajikistan.timeZone]).toEqual([
    'TJK', 'TJ', '992', 'Asia/Dushanbe',
  ]) // prettier-ignore
})

test('the working group has its thirteen partners', () => {
  expect(partners.codes.map(({ code }) => code)).toEqual([
    'IOM', 'FCDO', 'SDC', 'USAID', 'INL', 'EU', 'MFA-NO', 'OSCE', 'ICMPD', 'ICAP', 'CIPE', 'WB', 'UNDP',
  ]) // prettier-ignore
  const read = (written: string) => readCode(partners, written)?.code
  expect(['МОМ', 'UK FCDO', 'MFA Norway', 'ОБСЕ', 'Бонки ҷаҳонӣ', 'ПРООН'].map(read)).toEqual([
    'IOM', 'FCDO', 'MFA-NO', 'OSCE', 'WB', 'UNDP',
  ]) // prettier-ignore
})

test('what ICAP stands for is not guessed', () => {
  expect(codesMarked(partners, 'tg', 'untranslated').map(({ code }) => code)).toEqual(['ICAP'])
})

test('the Ministry has the Migration Service and three institutions under it', () => {
  const under = agencies.codes.filter(({ within }) => within === 'MOLME').map(({ code }) => code)
  expect(under).toEqual(['MIGSERV', 'AEA', 'ALE', 'ATC'])
})

test('there are 18 authorities and 8 organisations beside them, each with a source; what is from memory is marked', () => {
  const authorities = agencies.codes.filter(({ kind }) => kind === 'government' || kind === 'local')
  expect([authorities.length, agencies.codes.length - authorities.length]).toEqual([18, 8])
  const remembered = agencies.codes.filter(({ source }) => source === 'From memory')
  expect(remembered.map(({ code }) => code)).toEqual(['BORDER', 'MOH', 'CWFA', 'ICTIP', 'OMBUDS', 'HUKUMAT'])
  expect(remembered.every(({ status }) => languages.every((language) => status?.[language] === 'unverified'))).toBe(
    true,
  )
})

test('an agency is read by what a desk calls it', () => {
  const read = (written: string) => readCode(agencies, written)?.code
  expect(['Хадамоти муҳоҷират', 'Миграционная служба', 'МВД', 'ВКД', 'Минтруда', 'Красный Полумесяц'].map(read)).toEqual([
    'MIGSERV', 'MIGSERV', 'MIA', 'MIA', 'MOLME', 'RCST',
  ]) // prettier-ignore
})

test('people leave for the corridors in use or for another country, never for home', () => {
  const codes = codelists.destination.codes.map(({ code }) => code)
  for (const code of ['RUS', 'KAZ', 'TUR', 'KOR', 'POL', 'GBR', 'QAT', 'ARE', 'DEU', 'UZB', 'KGZ', 'USA', 'other'])
    expect(codes).toContain(code)
  expect(codes).not.toContain('TJK')
  expect([codes[0], codes.at(-1)]).toEqual(['RUS', 'other'])
})

test('a plain "Корея" on a list of departures is the South, and any other country is not read as one of the corridors', () => {
  const read = (written: string) => readCode(codelists.destination, written)?.code
  expect(['Корея', 'Россия', 'РФ', 'Русия', 'ОАЭ', 'Дигар'].map(read)).toEqual([
    'KOR',
    'RUS',
    'RUS',
    'RUS',
    'ARE',
    'other',
  ])
  expect(read('Бразилия')).toBeUndefined()
})

test('education is read in the words of Tajik school papers', () => {
  const read = (written: string) => readCode(codelists.education, written)?.code
  expect(['Миёнаи умумӣ', 'среднее', 'Основное', 'ПТУ', 'миёнаи махсус', 'Среднее специальное', 'магистр'].map(read)).toEqual([
    '3', '3', '2', '4', '5', '5', '7',
  ]) // prettier-ignore
})

test('a plain "олӣ" is the lowest level it can mean; higher education not finished is the level before it', () => {
  const read = (written: string) => readCode(codelists.education, written)?.code
  expect(['олӣ', 'высшее', 'higher', 'олии нопурра', 'незаконченное высшее'].map(read)).toEqual([
    '6',
    '6',
    '6',
    '3',
    '3',
  ])
})

test('languages are read by their codes and names, and "kg" as Kyrgyz; "Pamiri" is several languages and is refused', () => {
  const read = (written: string) => readCode(codelists.language, written)?.code
  expect(['тоҷикӣ', 'русский', "O'zbekcha", 'узбекский', 'kg', 'Shughni'].map(read)).toEqual([
    'tg',
    'ru',
    'uz',
    'uz',
    'ky',
    'sgh',
  ])
  expect(read('Pamiri')).toBeUndefined()
})

test('the orientation course is 12 modules and 660 minutes; its short form is 5 modules and 300 minutes', () => {
  const modules = codelists['orientation-module'].codes
  const minutes = (some: typeof modules) => some.reduce((sum, each) => sum + each.minutes, 0)
  const short = modules.filter((each) => each.short)
  expect([modules.length, minutes(modules), minutes(short)]).toEqual([12, 660, 300])
  expect(short.map(({ code }) => code)).toEqual(['M3', 'M4', 'M5', 'M6', 'M9'])
})

test('every spelling of every list reads as its own code, but for groups of occupations named like their only member', () => {
  const lists = [...Object.values(codelists), agencies, partners].filter(({ name }) => name !== 'place')
  const lost = lists.flatMap((list) =>
    list.codes.flatMap((each) =>
      [each.code, each.name.tg, each.name.ru, each.name.en, ...(each.also ?? [])]
        .filter((written) => readCode(list, written) !== each)
        .map((written) => ({ list: list.name, code: each.code, read: readCode(list, written)?.code })),
    ),
  )
  const memberRead = lost.filter(({ list, code, read }) => list === 'occupation' && read?.startsWith(code))
  expect(lost).toEqual(memberRead)
  expect(findCode(codelists.occupation, '5120')).toBe(readCode(codelists.occupation, 'Повара'))
})
