import { expect, test } from 'vitest'

import { type Phrase, languages } from '#kernel/words.ts'

import { releaseRefusals } from './refusal.ts'
import { sayReleaseRefusal } from './say.ts'

test('every refusal is a sentence in three languages with nothing left to fill in', () => {
  const names = ['release', 'by', 'post', 'population', 'checks', 'table', 'one', 'other', 'register']
  const values = Object.fromEntries(names.map((name) => [name, 'x']))
  const reason: Phrase = { tg: 'Сабаб.', ru: 'Причина.', en: 'A reason.' }
  for (const language of languages)
    for (const why of releaseRefusals) {
      const sentence = sayReleaseRefusal(language, { why, values, reason })
      expect([why, sentence]).toEqual([why, expect.not.stringMatching(/[{}]/)])
      expect([why, sentence]).toEqual([why, expect.stringMatching(/[.!]$/)])
    }
})
