import { expect, test } from 'vitest'

import { age, ageCodes, ageGroups } from './age.ts'

const read = (answer: unknown) => age().read(answer, { today: '2026-11-20', lists: {} })

test.each([
  ['27', 'Y25T29'],
  ['25-29', 'Y25T29'],
  ['25 – 29', 'Y25T29'],
  ['Y25T29', 'Y25T29'],
  ['20-22', 'Y20T24'],
  ['0', 'Y_LT15'],
  ['<15', 'Y_LT15'],
  ['Y_LT15', 'Y_LT15'],
  ['Y5T9', 'Y_LT15'],
  ['65+', 'Y_GE65'],
  ['Y_GE65', 'Y_GE65'],
  ['80-84', 'Y_GE65'],
])('the age %s belongs to %s', (written, group) => {
  expect(read(written)).toEqual({ ok: true, value: group })
})

test('a group that lies across two of ours is refused, and so is what is no age', () => {
  for (const written of ['18-29', '15+', '<20'])
    expect(read(written)).toMatchObject({ ok: false, why: [{ says: 'not-in-list' }] })
  for (const written of ['', 'old', '130', '30-20', '2026-03', 12])
    expect(read(written)).toMatchObject({ ok: false, why: [{ says: 'malformed' }] })
})

test('a day of birth is a day that lies behind us, and within a life', () => {
  expect(read('1998-02-04')).toEqual({ ok: true, value: '1998-02-04' })
  expect(read('2026-11-21')).toMatchObject({ ok: false, why: [{ says: 'too-late' }] })
  expect(read('1905-01-01')).toMatchObject({ ok: false, why: [{ says: 'too-early' }] })
})

test('a day of birth is published as the age on the day that the row speaks of, never as itself', () => {
  expect(ageGroups.of('1998-02-04', '2023-02-03')).toBe('Y20T24')
  expect(ageGroups.of('1998-02-04', '2023-02-04')).toBe('Y25T29')
  expect(ageGroups.of('Y25T29', '2023-02-04')).toBe('Y25T29')
  for (const year of [1900, 1950, 1999, 2020]) expect(ageCodes).toContain(ageGroups.of(`${year}-01-01`, '2026-01-15'))
})
