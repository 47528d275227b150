import { expect, test } from 'vitest'

import { dueOf } from './due.ts'

test('a monthly register owes the next month until the end of the month after it', () => {
  expect(dueOf({ rhythm: 'month' }, '2026-09', '2026-11-20')).toEqual({
    period: '2026-10',
    until: '2026-11-30',
    isLate: false,
  })
  expect(dueOf({ rhythm: 'month' }, '2026-09', '2026-12-01')).toMatchObject({ isLate: true })
})

test('a quarterly register owes whole quarters', () => {
  expect(dueOf({ rhythm: 'quarter' }, '2026-06', '2026-11-20')).toEqual({
    period: '2026-09',
    until: '2026-12-31',
    isLate: false,
  })
})

test('a register without deliveries owes the period that has ended, and a year may end between', () => {
  expect(dueOf({ rhythm: 'month' }, undefined, '2026-01-15')).toEqual({
    period: '2025-12',
    until: '2026-01-31',
    isLate: false,
  })
  expect(dueOf({ rhythm: 'year' }, '2023-12', '2026-01-15')).toEqual({
    period: '2024-12',
    until: '2025-12-31',
    isLate: true,
  })
})
