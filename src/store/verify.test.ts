import { afterAll, beforeAll, expect, test } from 'vitest'

import { orientation } from '#programmes/orientation/index.ts'
import { type TestJournal, bokhtar, openJournal } from '#test/journal.ts'
import { type Tampering, afterTampering, chainAnew, fillJournal, first, second, unsigned } from '#test/tampering.ts'

import { verify } from './verify.ts'

let journal: TestJournal
beforeAll(async () => {
  journal = await openJournal()
  await fillJournal(journal)
})
afterAll(() => journal[Symbol.asyncDispose]())

const asked = () => ({ programmes: [orientation], keys: journal.keys })
const found = (...tampering: readonly Tampering[]) => afterTampering(journal, ...tampering)

test('a journal kept by the server is whole, late acts and all, and it says how far checkpoints reach', async () => {
  const verdict = await verify(journal.connection, { ...asked(), witnessPath: journal.witnessPath })
  expect(verdict).toEqual({
    ok: true,
    walked: {
      definitions: 1,
      checkpoints: 2,
      coveredUntil: '2026-03-11T00:00:00.000Z',
      cases: 4,
      acts: 11,
      uncovered: 2,
      published: 4,
      files: 0,
      deliveries: 0,
      entries: 0,
      releases: 0,
      withKeys: true,
    },
  })
})

test('an edited act is named', async () => {
  const edit = `update safar.acts set body = replace(body, 'M4', 'M9') where case_id = '${first}' and seq = 2`
  expect(await found(edit)).toMatchObject({ what: 'act-altered', case: first, seq: 2 })
})

test('an edited act is named when all hashes after it were computed anew', async () => {
  const edit = `update safar.acts set body = replace(body, 'M4', 'M9') where case_id = '${first}' and seq = 2`
  expect(await found(edit, chainAnew(first))).toMatchObject({
    what: 'chain-rewritten',
    case: first,
    seq: 3,
    checkpoint: 1,
  })
})

test('an act edited into something unreadable is named', async () => {
  const edit = `update safar.acts set body = '{' where case_id = '${first}' and seq = 2`
  expect(await found(edit, chainAnew(first))).toMatchObject({ what: 'act-altered', case: first, seq: 2 })
})

test('a deleted act is named, the first and one between', async () => {
  const remove = (seq: number) => `delete from safar.acts where case_id = '${first}' and seq = ${seq}`
  expect(await found(remove(1))).toMatchObject({ what: 'act-missing', case: first, seq: 1 })
  expect(await found(remove(2))).toMatchObject({ what: 'act-missing', case: first, seq: 2 })
})

test('a deleted act is named when the acts after it were renumbered and chained anew', async () => {
  const verdict = await found(
    `delete from safar.acts where case_id = '${first}' and seq = 2`,
    `update safar.acts set seq = 2, body = replace(body, '"seq":3', '"seq":2') where case_id = '${first}' and seq = 3`,
    chainAnew(first),
  )
  expect(verdict).toMatchObject({ what: 'tail-cut', case: first, seq: 3, checkpoint: 1 })
})

test('acts that changed places are named', async () => {
  const swap = [`seq = 9 where seq = 2`, `seq = 2 where seq = 3`, `seq = 3 where seq = 9`].map(
    (each) => `update safar.acts set ${each} and case_id = '${first}'`,
  )
  expect(await found(...swap)).toMatchObject({ what: 'act-moved', case: first, seq: 2 })
})

test('an act moved to another case is named', async () => {
  const move = `update safar.acts set case_id = '${first}', seq = 4 where case_id = '${second}' and seq = 2`
  expect(await found(move)).toMatchObject({ what: 'act-moved', case: first, seq: 4 })
})

test('a cut tail is named, even when the case was made to end there', async () => {
  const cut = `delete from safar.acts where case_id = '${first}' and seq = 3`
  expect(await found(cut)).toMatchObject({ what: 'tail-cut', case: first, seq: 3, checkpoint: 1 })
  expect(await found(cut, chainAnew(first))).toMatchObject({
    what: 'tail-cut',
    case: first,
    seq: 3,
    checkpoint: 1,
  })
})

test('a cut tail that waits to be signed is named by its announcement, and by the end of its case', async () => {
  const cut = `delete from safar.acts where case_id = '${unsigned}' and seq = 2`
  const unannounced = 'delete from safar.unsigned_heads'
  expect(await found(cut, chainAnew(unsigned))).toMatchObject({ what: 'tail-cut', case: unsigned, seq: 2 })
  expect(await found(cut, unannounced)).toMatchObject({ what: 'tail-cut', case: unsigned, seq: 2 })
})

test('acts that would never be signed are named', async () => {
  expect(await found('delete from safar.unsigned_heads')).toMatchObject({
    what: 'end-unannounced',
    case: unsigned,
    seq: 2,
  })
})

const removal = (caseId: string) =>
  ['acts', 'case_keys', 'unsigned_heads']
    .map((table) => `delete from safar.${table} where case_id = '${caseId}'`)
    .concat(`delete from safar.cases where id = '${caseId}'`)

test('a removed case is named, signed or still waiting to be', async () => {
  expect(await found(...removal(second))).toMatchObject({ what: 'case-removed', case: second, checkpoint: 1 })
  const [, , , onlyCase = ''] = removal(unsigned)
  expect(await found(...removal(unsigned).slice(0, 2), onlyCase)).toMatchObject({
    what: 'case-removed',
    case: unsigned,
  })
})

test('acts whose case is gone, and a case whose acts are gone, are named', async () => {
  expect(await found(`delete from safar.cases where id = '${second}'`)).toMatchObject({
    what: 'acts-without-case',
    case: second,
    seq: 1,
  })
  expect(await found(`delete from safar.acts where case_id = '${second}'`)).toMatchObject({
    what: 'case-without-acts',
    case: second,
  })
})

test('a case slipped in from nowhere is named', async () => {
  const slip = `insert into safar.cases select gen_random_uuid(), programme, post, state, opened_at, since_at, last_at, last_id, heads,
    set_aside, clashes, answers, seq, head from safar.cases where id = '${first}'`
  expect(await found(slip)).toMatchObject({ what: 'case-without-acts' })
})

test('every edited part of a case row is named', async () => {
  const edits = {
    state: `state = 'certified'`,
    answers: `answers = jsonb_set(answers, '{district}', '"TJ-KT-01"')`,
    opened: `opened_at = opened_at - interval '1 day'`,
    since: `since_at = since_at + interval '1 ms'`,
    last: `last_id = gen_random_uuid()`,
    heads: `heads = '{}'`,
    setAside: `set_aside = '[{"act": "0", "why": "not-yet"}]'`,
    clashes: `clashes = '[{"field": "sex", "acts": ["0", "1"]}]'`,
    post: `post = '${bokhtar}'`,
    programme: `programme = 'shelter'`,
    end: `head = '\\x00'`,
  }
  for (const [part, edit] of Object.entries(edits))
    expect(await found(`update safar.cases set ${edit} where id = '${first}'`)).toMatchObject({
      what: 'case-altered',
      case: first,
      values: { part },
    })
})
