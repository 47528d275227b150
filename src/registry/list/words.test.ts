import { expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { words } from '#words/list/words.ts'

import { limits } from './limits.ts'
import { asides } from './list.ts'
import { listFaults } from './problem.ts'

test.each(languages)('every problem and every row left out is said in %s', (language) => {
  expect(Object.keys(words[language].problem)).toEqual(listFaults)
  expect(Object.keys(words[language].leftOut)).toEqual(asides)
})

test('every sentence says what to do: it has a second part', () => {
  for (const language of languages)
    for (const sentence of Object.values(words[language].problem)) expect(sentence).toMatch(/[.:] .+\.$/)
})

test('the limits hold together', () => {
  expect(limits.lines).toBeGreaterThan(limits.rows)
  expect(limits.unpacked).toBeGreaterThan(limits.bytes)
})
