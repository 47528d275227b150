import fc from 'fast-check'
import { expect, test } from 'vitest'

import { freshnessOf, seatAt, seatsOf } from './course.ts'

test('a text is relied on for 90 days after somebody has confirmed it, and not on the 91st', () => {
  expect(freshnessOf('2026-01-01', '2026-01-01')).toBe('checked')
  expect(freshnessOf('2026-01-01', '2026-04-01')).toBe('checked')
  expect(freshnessOf('2026-01-01', '2026-04-02')).toBe('overdue')
})

test('what nobody has confirmed is not overdue, it is unconfirmed', () => {
  expect(freshnessOf(undefined, '2026-04-02')).toBe('unconfirmed')
})

test('who comes first sits; the first who finds no seat is number one on the waiting list', () => {
  expect([1, 2, 3, 4].map((place) => seatAt(place, 2))).toEqual([
    { seated: true },
    { seated: true },
    { seated: false, waiting: 1 },
    { seated: false, waiting: 2 },
  ])
})

test('however many join, nobody is lost: seated and waiting are all, and a seat is free only when nobody waits', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.integer({ min: 1, max: 500 }), (joined, capacity) => {
      const { seated, waiting, free } = seatsOf(joined, capacity)
      expect(seated + waiting).toBe(joined)
      expect(seated + free).toBe(capacity)
      expect(Math.min(waiting, free)).toBe(0)
      const places = Array.from({ length: joined }, (_, at) => seatAt(at + 1, capacity))
      expect(places.filter((each) => each.seated).length).toBe(seated)
    }),
  )
})
