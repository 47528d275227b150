import fc from 'fast-check'
import { expect, test } from 'vitest'

import { byAlphabet, count, fill, grouped, type Words } from './words.ts'

test('a value is put where its name stands; a name without a value stays to be seen', () => {
  expect(fill('{name}, {place}', { name: 'Сафар' })).toBe('Сафар, {place}')
})

test('a counted noun takes the form that the language asks for', () => {
  const people = { one: '{count} человек', few: '{count} человека', many: '{count} человек', other: '{count} человека' }
  const said = (number: number) => count('ru', people, number)
  expect([1, 2, 5, 11, 12, 21, 22, 25, 111, 1.5].map(said)).toEqual([
    '1 человек', '2 человека', '5 человек', '11 человек', '12 человек', '21 человек', '22 человека', '25 человек', '111 человек', '1.5 человека',
  ]) // prettier-ignore
  expect(count('tg', { one: 'нест', other: '{count} нафар' }, 1)).toBe('1 нафар')
  expect(count('en', { one: '{count} person', other: '{count} people' }, 1)).toBe('1 person')
  expect(count('en', { one: '{count} person', other: '{count} people' }, 0)).toBe('0 people')
})

test('thousands are set apart before the point and never after it', () => {
  const spaced = (number: number) => grouped(number).replaceAll('\u202F', ' ')
  expect([0, 999, 1000, 9661600, -48300, 1234.5678].map(spaced)).toEqual([
    '0', '999', '1 000', '9 661 600', '-48 300', '1 234.5678',
  ]) // prettier-ignore
})

test('words are ordered by the Tajik alphabet', () => {
  const words = [
    'Ҷаббор',
    'Чкаловск',
    'Ҳисор',
    'Хуҷанд',
    'Ӯротеппа',
    'Кӯлоб',
    'Қубодиён',
    'Ғафуров',
    'Гулистон',
    'Шаҳринав',
    'Ёвон',
    'Ашт',
  ]
  expect(words.toSorted(byAlphabet)).toEqual([
    'Ашт', 'Гулистон', 'Ғафуров', 'Ёвон', 'Кӯлоб', 'Қубодиён', 'Ӯротеппа', 'Хуҷанд', 'Ҳисор', 'Чкаловск', 'Ҷаббор', 'Шаҳринав',
  ]) // prettier-ignore
})

test('a word stands before the longer one that begins with it, and Latin before Cyrillic', () => {
  expect(['Исмоили Сомонӣ', 'Исмоил', 'Исмоили', 'IOM'].toSorted(byAlphabet)).toEqual([
    'IOM', 'Исмоил', 'Исмоили', 'Исмоили Сомонӣ',
  ]) // prettier-ignore
})

test('the order is one order: it never says of two words that each comes first', () => {
  const word = fc.string({ unit: fc.constantFrom('а', 'А', 'ғ', 'ҷ', 'я', ' ', 'z', '1'), maxLength: 4 })
  fc.assert(
    fc.property(word, word, word, (one, other, third) => {
      expect(Math.sign(byAlphabet(one, other))).toBe(Math.sign(-byAlphabet(other, one)) + 0)
      if (byAlphabet(one, other) < 0 && byAlphabet(other, third) < 0) expect(byAlphabet(one, third)).toBeLessThan(0)
    }),
  )
})

test('words in another language have the same names, and a missing one does not compile', () => {
  const en = { save: 'Save', people: { one: '{count} person', other: '{count} people' } }
  const tg: Words<typeof en> = { save: 'Нигоҳ доштан', people: { other: '{count} нафар' } }
  // @ts-expect-error The word for saving is missing.
  const ru: Words<typeof en> = { people: { other: '{count} человек' } }
  expect([tg.save, ru.people.other]).toEqual(['Нигоҳ доштан', '{count} человек'])
})
