import { expect, test } from 'vitest'

import { orientation } from '#programmes/orientation/index.ts'

import { certifiedOf, defineCertificate, lastDay, mayCertify } from './certificate.ts'

const answers = { name: 'Намунаев Ҷамшед', attended: '2026-11-20', modules: ['M3', 'M4'] }
const { record, workflow } = orientation

test('a certified case has a certificate for its holder, from the last class on, for two years', () => {
  expect(certifiedOf(orientation, 'certified', answers)).toEqual({
    holder: 'Намунаев Ҷамшед',
    day: '2026-11-20',
    until: '2028-11-20',
    taught: ['M3', 'M4'],
  })
})

test('in every other state there is none, and none for whoever may not read the name', () => {
  for (const state of workflow.states.filter((each) => each !== 'certified'))
    expect(certifiedOf(orientation, state, answers)).toBeUndefined()
  expect(certifiedOf(orientation, 'certified', { attended: '2026-11-20' })).toBeUndefined()
})

test('where a month is shorter, the last day of a certificate is the last of the month', () => {
  expect(lastDay('2024-02-29', 12)).toBe('2025-02-28')
  expect(lastDay('2026-08-31', 6)).toBe('2027-02-28')
  expect(lastDay('2026-12-15', 24)).toBe('2028-12-15')
})

test('whoever works on the cases may print; whoever only reads may not', () => {
  expect(mayCertify(orientation, { functions: ['trainer'], restricted: false })).toBe(true)
  expect(mayCertify(orientation, { functions: ['supervisor'], restricted: false })).toBe(true)
  expect(mayCertify(orientation, { functions: ['statistician'], restricted: false })).toBe(false)
  expect(mayCertify(orientation, { functions: [], restricted: false })).toBe(false)
})

test('a certificate is declared of what its cases have', () => {
  const good = { in: 'certified', months: 24, holder: 'name', day: 'attended' } as const
  expect(() => defineCertificate(record, workflow, { ...good, holder: 'sex' })).toThrow('sex does not name a person')
  expect(() => defineCertificate(record, workflow, { ...good, day: 'score' })).toThrow('score is no day')
  expect(() => defineCertificate(record, workflow, { ...good, months: 0 })).toThrow('1 to 120 months')
  // @ts-expect-error Only a state of the workflow can certify.
  expect(() => defineCertificate(record, workflow, { ...good, in: 'passed' })).toThrow('There is no state passed')
})
