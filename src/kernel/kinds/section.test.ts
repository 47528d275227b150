import { expect, test } from 'vitest'

import { optional } from '#kernel/field.ts'
import { now } from '#kernel/sample.ts'

import { code } from './code.ts'
import { whole } from './number.ts'
import { section } from './section.ts'
import { text } from './text.ts'

const trips = section(
  { country: code('country'), months: whole({ most: 600 }), why: optional(text()) },
  { least: 2, most: 3 },
)
const read = (answer: unknown) => trips.read(answer, now)
const trip = { country: 'RUS', months: 8 }

test('a section is read row by row, each like a small form', () => {
  expect(read([trip, { ...trip, months: '12', why: ' work ' }])).toEqual({
    ok: true,
    value: [trip, { ...trip, months: 12, why: 'work' }],
  })
})

test('every problem is named with its row', () => {
  expect(read([{ country: 'XXX' }, 'a trip', { ...trip, cost: 5 }])).toEqual({
    ok: false,
    why: [
      { at: '0.country', says: 'not-in-list' },
      { at: '0.months', says: 'missing' },
      { at: '1', says: 'malformed' },
      { at: '2.cost', says: 'not-asked' },
    ],
  })
})

test('there are neither fewer nor more rows than the section takes', () => {
  expect(read([])).toMatchObject({ why: [{ says: 'missing' }] })
  expect(read([trip])).toMatchObject({ why: [{ says: 'too-few', values: { least: 2 } }] })
  expect(read([trip, trip, trip, trip])).toMatchObject({ why: [{ says: 'too-many', values: { most: 3 } }] })
  expect(read(trip)).toMatchObject({ why: [{ says: 'malformed' }] })
})
