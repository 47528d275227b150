import { expect, test } from 'vitest'

import { type Code, codesMarked, defineCodelist, findCode, readCode } from './codelist.ts'
import type { Phrase } from './words.ts'

const named = (tg: string, ru = tg, en = ru): Phrase => ({ tg, ru, en })
const listOf = (...codes: readonly Code[]) => defineCodelist({ name: 'thing', source: 'a test', codes })

const towns = listOf(
  { code: 'N', name: named('Шимол', 'Север', 'North') },
  { code: 'N1', within: 'N', name: named('Бохтар', 'Бохтар', 'Bokhtar'), also: ['Қӯрғонтеппа', 'Курган-Тюбе', 'BX'] },
  {
    code: 'N2',
    within: 'N',
    name: named('Кӯшониён', 'Кушониён', 'Kushoniyon'),
    also: ['Бохтар', 'ноҳияи Бохтар', 'Нав'],
  },
  { code: 'N3', within: 'N', name: named('Ҷ. Расулов', 'Дж. Расулов', 'J. Rasulov'), also: ['Нав'] },
)

test('a list with two codes alike is refused', () => {
  const twice = { code: 'A', name: named('А') }
  expect(() => listOf(twice, twice)).toThrow('has A twice')
})

test('a code within something that does not stand above it is refused, so no hierarchy goes round in a circle', () => {
  expect(() => listOf({ code: 'A', within: 'B', name: named('А') }, { code: 'B', name: named('Б') })).toThrow(
    'A stands within B',
  )
  expect(() => listOf({ code: 'A', within: 'A', name: named('А') })).toThrow('A stands within A')
})

test('a code that has no name in one of the languages is refused', () => {
  expect(() => listOf({ code: 'A', name: { tg: 'А', ru: ' ', en: 'A' } })).toThrow('A has no name in ru')
})

test('a code is found by itself and by nothing else', () => {
  expect(findCode(towns, 'N1')?.name.en).toBe('Bokhtar')
  expect(findCode(towns, 'Bokhtar')).toBeUndefined()
})

test('a code is read from itself, from its name in any language and from an earlier name, in any spelling', () => {
  for (const written of [
    'N1',
    ' n1 ',
    'Бохтар',
    'BOKHTAR',
    'Қӯрғонтеппа',
    "Qo'rg'onteppa",
    'Ќўрѓонтеппа',
    'Курган Тюбе',
  ])
    expect(readCode(towns, written)?.code, written).toBe('N1')
})

test('lists disagree on spaces, so spaces do not matter', () => {
  for (const written of ['Ҷ.Расулов', 'Дж.  Расулов', 'J Rasulov', 'j-rasulov'])
    expect(readCode(towns, written)?.code, written).toBe('N3')
})

test('the present name of one place is never read as the earlier name of another', () => {
  expect(readCode(towns, 'Бохтар')?.code).toBe('N1')
  expect(readCode(towns, 'ноҳияи Бохтар')?.code).toBe('N2')
})

test('a name that two codes bear is refused, not guessed', () => {
  expect(readCode(towns, 'Нав')).toBeUndefined()
})

test('a name that a group shares with its member is read as the member', () => {
  const cooks = listOf(
    { code: '512', name: named('Ошпазҳо', 'Повара', 'Cooks') },
    { code: '5120', within: '512', name: named('Ошпазҳо', 'Повара', 'Cooks') },
  )
  expect(readCode(cooks, 'повара')?.code).toBe('5120')
})

test('an abbreviation of two letters is read as written and in no other alphabet', () => {
  expect(readCode(towns, 'bx')?.code).toBe('N1')
  expect(readCode(towns, 'вх')).toBeUndefined()
  expect(readCode(towns, 'бх')).toBeUndefined()
})

test('nothing is read from a blank, from signs alone, or from a name that is not there', () => {
  for (const written of ['', '  ', '---', '?', 'Самарқанд']) expect(readCode(towns, written), written).toBeUndefined()
})

test('names that wait for a translator or a reader can be listed', () => {
  const list = listOf(
    { code: 'A', name: named('А') },
    { code: 'B', name: named('Б'), status: { tg: 'untranslated', ru: 'unverified' } },
  )
  expect(codesMarked(list, 'tg', 'untranslated').map(({ code }) => code)).toEqual(['B'])
  expect(codesMarked(list, 'ru', 'untranslated')).toEqual([])
})

test('what is found keeps the type of its list', () => {
  const weights = defineCodelist({
    name: 'weight',
    source: 'a test',
    codes: [{ code: 'A', name: named('А'), grams: 5 }],
  })
  const found = findCode(weights, 'A')
  expect(found && found.grams + 1).toBe(6)
  // @ts-expect-error A list of plain codes knows no grams.
  expect(findCode(towns, 'N')?.grams).toBeUndefined()
})
