import { expect, test } from 'vitest'

import { now } from '#kernel/sample.ts'

import { choice, choices, yesNo } from './choice.ts'

const refused = (says: string) => ({ ok: false, why: [{ at: '', says }] })

test('a choice is one of its codes, letter by letter', () => {
  const { read } = choice(['female', 'male'])
  expect(read('female', now)).toEqual({ ok: true, value: 'female' })
  for (const answer of ['Female', 'female ', 'woman', 'toString'])
    expect(read(answer, now)).toEqual(refused('not-in-list'))
  for (const answer of [1, true, ['female'], { female: true }, null])
    expect(read(answer, now)).toEqual(refused('malformed'))
})

test('yes or no is nothing else', () => {
  expect(yesNo().read('yes', now)).toEqual({ ok: true, value: 'yes' })
  expect(yesNo().read('true', now)).toEqual(refused('not-in-list'))
  expect(yesNo().read(true, now)).toEqual(refused('malformed'))
})

test('several choices are each kept once, in the order of the list', () => {
  const { read } = choices(['M1', 'M2', 'M10'])
  expect(read(['M10', 'M1', 'M10'], now)).toEqual({ ok: true, value: ['M1', 'M10'] })
  expect(read('M2', now)).toEqual({ ok: true, value: ['M2'] })
  expect(read([], now)).toEqual(refused('missing'))
  for (const answer of [['M1', 'M3'], [['M1']], [null], ['']]) expect(read(answer, now)).toEqual(refused('not-in-list'))
  for (const answer of [1, { 0: 'M1' }, null]) expect(read(answer, now)).toEqual(refused('malformed'))
})
