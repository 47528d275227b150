import { expect, test } from 'vitest'

import { fold } from '#kernel/fold.ts'

import { drawName } from './names.ts'
import { randomFrom } from './random.ts'
import { inLatin, inRussian } from './spelling.ts'

const drawn = Array.from({ length: 300 }, (_, number) =>
  drawName(randomFrom(`names/${number}`), number % 2 === 0 ? 'female' : 'male'),
)

test('a name is spelled as Russian and as Latin keyboards write it', () => {
  expect(inRussian('Ҷӯраев Ғайрат')).toBe('Джураев Гайрат')
  expect(inLatin('Ҷӯраева Ҳафиза')).toBe('Juraeva Hafiza')
})

test('however it was spelled, a search finds it', () => {
  for (const name of drawn) expect([fold(inRussian(name)), fold(inLatin(name))]).toEqual([fold(name), fold(name)])
})

test('surnames of women end as they do', () => {
  const women = drawn.filter((_, number) => number % 2 === 0).map((name) => name.split(' ')[0])
  expect(women.filter((surname) => !/(ова|ева|ova|eva|зода|zoda)$/.test(surname ?? ''))).toEqual([])
})
