import { expect, test } from 'vitest'

import { now } from '#kernel/sample.ts'

import { code, codes, place } from './code.ts'

const refused = (says: string) => ({ ok: false, why: [{ at: '', says }] })

test('a code stands in the list of the country', () => {
  const { read } = code('country')
  expect(read('KAZ', now)).toEqual({ ok: true, value: 'KAZ' })
  expect(read('XXX', now)).toEqual(refused('not-in-list'))
  for (const answer of ['Қазоқистон', '', "KAZ'; --", 'K'.repeat(25), 7, ['KAZ'], null])
    expect(read(answer, now)).toEqual(refused('malformed'))
})

test('a retired code is not taken any more', () => {
  expect(code('country').read('SUN', now)).toEqual(refused('not-in-list'))
})

test('a list that is not at hand is left to the server', () => {
  expect(code('occupation').read('7112', now)).toEqual({ ok: true, value: '7112' })
  expect(place('region').read('TJ-XX', { ...now, lists: {} })).toEqual({ ok: true, value: 'TJ-XX' })
})

test('several codes are each kept once, in the order of the alphabet', () => {
  const { read } = codes('country')
  expect(read(['RUS', 'KAZ', 'RUS'], now)).toEqual({ ok: true, value: ['KAZ', 'RUS'] })
  expect(read('RUS', now)).toEqual({ ok: true, value: ['RUS'] })
  expect(read([], now)).toEqual(refused('missing'))
  expect(read(['RUS', 'XXX'], now)).toEqual(refused('not-in-list'))
  expect(read(['RUS', 7], now)).toEqual(refused('malformed'))
  expect(read({}, now)).toEqual(refused('malformed'))
})

test('a place stands at the level that the question asks for', () => {
  expect(place('district').read('TJ-SU-01', now)).toEqual({ ok: true, value: 'TJ-SU-01' })
  expect(place('district').read('TJ-SU', now)).toEqual(refused('not-in-list'))
  expect(place('region').read('TJ-SU', now)).toEqual({ ok: true, value: 'TJ-SU' })
  expect(place('region').read('TJ-SU-01', now)).toEqual(refused('not-in-list'))
})
