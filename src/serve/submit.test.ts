import { afterAll, beforeAll, expect, test } from 'vitest'

import { act, enrolment, person } from '#test/acts.ts'
import { type TestOffice, openOffice } from '#test/office.ts'
import type { Visitor } from '#test/visitor.ts'

interface Answered {
  readonly verdicts: readonly { readonly verdict: string; readonly why?: string }[]
}
interface Found {
  readonly cases: readonly { readonly id: string }[]
}

let office: TestOffice
let trainer: Visitor
beforeAll(async () => {
  office = await openOffice()
  trainer = await office.enter('khujand')
})
afterAll(() => office[Symbol.asyncDispose]())

const send = async (...acts: readonly object[]) =>
  (await trainer.call<Answered>('POST', '/api/acts', { acts })).body.verdicts
const search = async (words: string) =>
  (await trainer.call<Found>('POST', '/api/cases/search', { search: words })).body.cases.map(({ id }) => id)

test('what was kept is a duplicate when it is sent again, even if it would be refused today', async () => {
  const enrol = enrolment()
  expect(await send(enrol)).toMatchObject([{ verdict: 'kept' }])
  const before = await office.count()
  expect(await send({ ...enrol, answers: {} })).toMatchObject([{ verdict: 'duplicate' }])
  expect(await send({ ...enrol, answers: {} }, enrolment({ sex: 'neither' }))).toMatchObject([
    { verdict: 'duplicate' },
    { verdict: 'refused', why: 'answers-have-problems' },
  ])
  expect(await office.count()).toEqual(before)
})

test('of enrolments sent together, those that are there already are duplicates and the others are kept', async () => {
  const [there, other] = [enrolment(), enrolment()]
  await send(there)
  expect(await send(there, other)).toMatchObject([{ verdict: 'duplicate' }, { verdict: 'kept' }])
})

test('somebody is found by the name and the paper that a correction gave, and no longer by the old ones', async () => {
  const enrol = enrolment({ name: 'Ёрмуҳаммад Зебунисоев', document: 'A1234567' })
  await send(enrol)
  expect(await search('зебунисо')).toEqual([enrol.case])
  const correct = act('correct', enrol.case, { name: 'Ёрмуҳаммад Хуршедов', document: 'A7654321' }, 5)
  expect(await send(correct)).toMatchObject([{ verdict: 'kept' }])
  expect(await search('зебунисо')).toEqual([])
  expect(await search('A1234567')).toEqual([])
  expect(await search('хуршедов')).toEqual([enrol.case])
  expect(await search('A7654321')).toEqual([enrol.case])
  // What the correction did not touch still finds.
  expect(await search(String(person['phone']))).toContain(enrol.case)
})
