import { expect, test } from 'vitest'

import { now } from '#kernel/sample.ts'

import { date } from './day.ts'

const refused = (says: string, values?: object) => ({ ok: false, why: [{ at: '', says, ...(values && { values }) }] })

test('a day is one that the calendar has', () => {
  const { read } = date()
  expect(read('2024-02-29', now)).toEqual({ ok: true, value: '2024-02-29' })
  for (const answer of ['2023-02-29', '04.02.1998', '1998-4-2', '1998-04-02T00:00:00Z', 19980402, null, ['1998-04-02']])
    expect(read(answer, now)).toEqual(refused('malformed'))
})

test('a birth does not lie in the future, nor before anyone alive', () => {
  const { read } = date({ from: '1920-01-01', within: 0 })
  expect(read('2026-11-23', now)).toEqual({ ok: true, value: '2026-11-23' })
  expect(read('2026-11-24', now)).toEqual(refused('too-late', { until: '2026-11-23' }))
  expect(read('1919-12-31', now)).toEqual(refused('too-early', { from: '1920-01-01' }))
})

test('a plan lies as far ahead as the question says', () => {
  const { read } = date({ within: 30 })
  expect(read('2026-12-23', now)).toMatchObject({ ok: true })
  expect(read('2026-12-24', now)).toEqual(refused('too-late', { until: '2026-12-23' }))
})
