import { expect, test } from 'vitest'

import { month } from './month.ts'

const read = (answer: unknown) => month({ from: '2010-01' }).read(answer, { today: '2026-11-20', lists: {} })

test('a month is a month, or a day in it', () => {
  expect(read('2026-03')).toEqual({ ok: true, value: '2026-03' })
  expect(read('2026-03-15')).toEqual({ ok: true, value: '2026-03-15' })
  expect(read('2026-11')).toMatchObject({ ok: true })
  expect(read('2026-11-30')).toMatchObject({ ok: true })
})

test('a month that the calendar does not have, that lies ahead or long ago is refused', () => {
  for (const none of ['2026-13', '2026', '2026-3', '2026-02-30', 'March', 3])
    expect(read(none)).toMatchObject({ why: [{ says: 'malformed' }] })
  expect(read('2026-12')).toMatchObject({ why: [{ says: 'too-late' }] })
  expect(read('2009-12')).toMatchObject({ why: [{ says: 'too-early' }] })
})
