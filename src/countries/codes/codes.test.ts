import { expect, test } from 'vitest'

import { codesMarked, findCode, readCode } from '#kernel/codelist.ts'

import { educationLevels } from './isced-2011.ts'
import { occupations } from './isco-08.ts'
import { countries } from './iso-3166.ts'

test('there are 249 countries and areas, each with a three-letter code and a name in three languages', () => {
  expect(countries.codes).toHaveLength(249)
  expect(countries.codes.every(({ code }) => /^[A-Z]{3}$/.test(code))).toBe(true)
})

test('a country is read by its codes and by what people call it', () => {
  const read = (written: string) => readCode(countries, written)?.code
  expect(['RUS', 'ru', 'Россия', 'Русия', 'Russian Federation', 'РФ'].map(read)).toEqual(Array(6).fill('RUS'))
  expect(['Турция', 'Туркия', 'Turkey', 'Türkiye'].map(read)).toEqual(Array(4).fill('TUR'))
  expect(['Южная Корея', 'Ҷумҳурии Корея', 'KR'].map(read)).toEqual(Array(3).fill('KOR'))
  expect(['Британияи Кабир', 'Англия', 'UK', 'GB'].map(read)).toEqual(Array(4).fill('GBR'))
  expect(['Эрон', 'Иран', 'Эрон '].map(read)).toEqual(Array(3).fill('IRN'))
})

test('a name that could be two countries is refused', () => {
  expect(readCode(countries, 'Корея')).toBeUndefined()
  expect(readCode(countries, 'Америкаи Ҷанубӣ')).toBeUndefined()
})

test('"КР" on a Tajik desk is Kyrgyzstan, and "KR" in Latin is Korea', () => {
  expect(readCode(countries, 'КР')?.code).toBe('KGZ')
  expect(readCode(countries, 'KR')?.code).toBe('KOR')
})

test('only the names of countries that the source lacks or has wrong are ours, and marked', () => {
  expect(codesMarked(countries, 'tg', 'unverified').map(({ code }) => code)).toEqual(['BLM', 'LKA', 'SXM', 'TUR'])
  expect(codesMarked(countries, 'ru', 'unverified').map(({ code }) => code)).toEqual(['TUR'])
})

test('occupations are the whole of ISCO-08: 10 major, 43 sub-major, 130 minor and 436 unit groups', () => {
  const atLevel = (level: number) => occupations.codes.filter(({ code }) => code.length === level).length
  expect([1, 2, 3, 4].map(atLevel)).toEqual([10, 43, 130, 436])
})

test('every occupation stands within the group whose code it begins with', () => {
  const astray = occupations.codes.filter(({ code, within }) => (within ?? '') !== code.slice(0, -1))
  expect(astray).toEqual([])
  expect(findCode(occupations, '0110')?.within).toBe('011')
})

test('475 titles of occupations still wait for a Tajik translator; those of the upper two levels do not', () => {
  const waiting = codesMarked(occupations, 'tg', 'untranslated')
  expect(waiting).toHaveLength(475)
  expect(waiting.every(({ code, name }) => code.length > 2 && name.tg === name.ru)).toBe(true)
})

test('the trades that people leave to work in have a Tajik title', () => {
  const frequent = [
    '9313', '7112', '7114', '7123', '7131', '7126', '7212', '7411', '8322', '8332', '5223', '5120', '9412', '9112', '9613', '9333', '9621', '6113',
    '9211', '7531', '5322',
  ] // prettier-ignore
  expect(frequent.filter((code) => findCode(occupations, code)?.status?.tg !== 'unverified')).toEqual([])
})

test('no Russian or Tajik title of an occupation is taken for official', () => {
  expect(codesMarked(occupations, 'ru', 'unverified')).toHaveLength(619)
  expect(occupations.codes.every(({ status }) => status?.tg !== undefined)).toBe(true)
})

test('education has the nine levels of ISCED 2011 and one for what is not classified', () => {
  expect(educationLevels.codes.map(({ code }) => code)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
})

test('no name of a common list is cut, doubled or left with characters that nobody sees', () => {
  const names = [countries, occupations, educationLevels].flatMap(({ codes }) =>
    codes.flatMap(({ name }) => Object.values(name)),
  )
  expect(names.filter((name) => name !== name.trim() || /\s\s|\p{Cf}/u.test(name))).toEqual([])
})
