import { expect, test } from 'vitest'

import { type Language, languages } from '#kernel/words.ts'
import { type Walked, breakWords } from '#store/verify/verdict.ts'

import { sayVerdict } from './verdict-sentence.ts'

const first = '0192a000-0000-7000-8000-00000000000a'
const nothingWalked: Walked = {
  definitions: 0,
  checkpoints: 0,
  coveredUntil: undefined,
  cases: 0,
  acts: 0,
  uncovered: 0,
  published: 0,
  files: 0,
  deliveries: 0,
  entries: 0,
  releases: 0,
  withKeys: false,
}

test('every break has a sentence in three languages with nothing left to fill in, and names no person', () => {
  const values = {
    case: first,
    seq: 2,
    last: 1,
    checkpoint: 1,
    definition: 'd',
    programme: 'p',
    part: 'state',
    column: 'state',
    count: 1,
    field: 'scan',
    file: 'f',
    entry: 1,
    release: 'r',
    path: 'p',
    register: 'r',
    number: 1,
  }
  const walked = { ...nothingWalked, acts: 2, uncovered: 1 }
  for (const language of languages)
    for (const what of breakWords)
      expect(sayVerdict(language, { ok: false, break: { what, values }, walked }).join(' ')).not.toMatch(/[{}]/)
})

test('a verdict says how far checkpoints reach', () => {
  const walked = {
    ...nothingWalked,
    acts: 5,
    cases: 2,
    checkpoints: 1,
    coveredUntil: '2026-03-11T00:00:00.000Z',
    withKeys: true,
  }
  const say = (language: Language, uncovered: number) =>
    sayVerdict(language, { ok: true, walked: { ...walked, uncovered } })
  expect(say('en', 0).at(-1)).toBe('The last checkpoint was signed at 2026-03-11 00:00 UTC and covers everything.')
  expect(say('ru', 3).at(-1)).toContain('Новее контрольных точек: 3 записи')
  expect(say('tg', 3)[1]).toContain('2 парванда, 5 сабт')
  const [, , covered, keys] = sayVerdict('en', { ok: true, walked: { ...nothingWalked, acts: 1, uncovered: 1 } })
  expect(covered).toContain('There is no checkpoint yet. Not covered: 1 act;')
  expect(keys).toContain('Without the key file')
})
