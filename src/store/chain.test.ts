import { afterAll, beforeAll, expect, test } from 'vitest'

import { type TestJournal, attended, enrolled, khujand, openJournal } from '#test/journal.ts'

import { type KeptAct, beforeFirst, link, readAct, writeAct } from './chain.ts'

const act: KeptAct = {
  id: '0192a000-0000-7000-8000-0000000000a1',
  case: '0192a000-0000-7000-8000-00000000000a',
  seq: 1,
  programme: 'orientation',
  step: 'enrol',
  at: '2026-03-01T09:00:00.000Z',
  after: [],
  by: { post: khujand, account: '0192a000-0000-7000-8000-0000000000f1' },
  received: '2026-03-01T09:00:01.000Z',
  definition: 'ab'.repeat(32),
  answers: { district: 'TJ-SU-01', modules: ['M1'] },
}

let journal: TestJournal
beforeAll(async () => {
  journal = await openJournal()
})
afterAll(() => journal[Symbol.asyncDispose]())

test('an act is written in the same letters whichever way its parts were put together', () => {
  const { answers, ...rest } = act
  expect(writeAct({ answers, ...rest })).toBe(writeAct(act))
  expect(readAct(writeAct(act))).toEqual(act)
})

test('a fingerprint stands on everything before it', () => {
  const body = writeAct(act)
  const first = link(beforeFirst, body)
  expect(first).toHaveLength(32)
  expect(link(first, body)).not.toEqual(first)
  expect(link(beforeFirst, writeAct({ ...act, seq: 2 }))).not.toEqual(first)
})

test('the journal keeps the letters that were chained, and the case the end of its chain', async () => {
  await journal.keep(khujand, act.case, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M1'))
  await journal.keep(khujand, act.case, attended('2026-03-03T09:00:00.000Z', 'M2'))
  const { rows } = await journal.owner.query<{ seq: number; body: string; hash: Buffer; head: Buffer }>(
    'select a.seq, a.body, a.hash, c.head from safar.acts a join safar.cases c on c.id = a.case_id order by a.seq',
  )
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
  const heads = rows.reduce<readonly Buffer[]>(
    (before, { body }) => [...before, link(before.at(-1) ?? beforeFirst, body)],
    [],
  )
  expect(rows.map(({ hash }) => hash)).toEqual(heads)
  expect(rows[0]?.head).toEqual(heads.at(-1))
})
