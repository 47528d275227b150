import { createHash } from 'node:crypto'

import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Language, languages } from '#kernel/words.ts'
import { orientation } from '#programmes/orientation/index.ts'
import { type TestJournal, attended, bokhtar, enrolled, khujand, openJournal } from '#test/journal.ts'

import { beforeFirst, link } from './chain.ts'
import { signCheckpoint } from './checkpoint.ts'
import { makeKeys } from './keys.ts'
import { verify, verifyWithin } from './verify.ts'
import { sayVerdict } from './verify/sentences.ts'
import { type Walked, breakWords } from './verify/verdict.ts'

const nothingWalked: Walked = {
  definitions: 0,
  checkpoints: 0,
  coveredUntil: undefined,
  cases: 0,
  acts: 0,
  uncovered: 0,
  published: 0,
  files: 0,
  withKeys: false,
}

const [first, second, late, unsigned] = ['a', 'b', 'c', 'd'].map(
  (letter) => `0192a000-0000-7000-8000-00000000000${letter}`,
) as [string, string, string, string]

let journal: TestJournal
beforeAll(async () => {
  journal = await openJournal()
  const { keep, worker, keys, witnessPath } = journal
  await keep(khujand, first, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M3', 'M4'))
  await keep(khujand, first, attended('2026-03-03T09:00:00.000Z', 'M5'))
  await keep(bokhtar, second, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M1'))
  await signCheckpoint(worker, keys, witnessPath, new Date('2026-03-10T00:00:00Z'))
  const [opening = ''] = await keep(khujand, late, enrolled(), attended('2026-03-05T09:00:00.000Z', 'M5'))
  // Written on a tablet that was offline, and sent when the case had moved on.
  await keep(khujand, late, { ...attended('2026-03-04T09:00:00.000Z', 'M1'), after: [opening] })
  await keep(khujand, late, {
    step: 'certify',
    at: '2026-03-04T10:00:00.000Z',
    answers: { score: 80 },
    after: [opening],
  })
  await signCheckpoint(worker, keys, witnessPath, new Date('2026-03-11T00:00:00Z'))
  await keep(khujand, unsigned, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M1'))
})
afterAll(() => journal[Symbol.asyncDispose]())

const asked = () => ({ programmes: [orientation], keys: journal.keys })

/** What is found when somebody with every right has done this to the database. */
async function afterTampering(...tampering: readonly (string | ((client: pg.Client) => Promise<unknown>))[]) {
  const { owner } = journal
  await owner.query('begin')
  try {
    // Foreign keys do not stop whoever owns the machine.
    await owner.query('set local session_replication_role = replica')
    for (const each of tampering) await (typeof each === 'string' ? owner.query(each) : each(owner))
    const verdict = await verifyWithin(owner, asked())
    return verdict.ok ? 'nothing' : verdict.break
  } finally {
    await owner.query('rollback')
  }
}

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
      withKeys: true,
    },
  })
})

/** What somebody does who knows how the chain is made: every hash of the case is computed anew. */
const chainAnew = (caseId: string) => async (client: pg.Client) => {
  const { rows } = await client.query<{ seq: number; body: string }>(
    'select seq, body from safar.acts where case_id = $1 order by seq',
    [caseId],
  )
  let head: Buffer = beforeFirst
  for (const { seq, body } of rows) {
    head = link(head, body)
    await client.query('update safar.acts set hash = $3 where case_id = $1 and seq = $2', [caseId, seq, head])
  }
  await client.query('update safar.cases set head = $2, seq = $3 where id = $1', [caseId, head, rows.length])
}

test('an edited act is named', async () => {
  const edit = `update safar.acts set body = replace(body, 'M4', 'M9') where case_id = '${first}' and seq = 2`
  expect(await afterTampering(edit)).toMatchObject({ what: 'act-altered', case: first, seq: 2 })
})

test('an edited act is named when all hashes after it were computed anew', async () => {
  const edit = `update safar.acts set body = replace(body, 'M4', 'M9') where case_id = '${first}' and seq = 2`
  expect(await afterTampering(edit, chainAnew(first))).toMatchObject({
    what: 'chain-rewritten',
    case: first,
    seq: 3,
    checkpoint: 1,
  })
})

test('an act edited into something unreadable is named', async () => {
  const edit = `update safar.acts set body = '{' where case_id = '${first}' and seq = 2`
  expect(await afterTampering(edit, chainAnew(first))).toMatchObject({ what: 'act-altered', case: first, seq: 2 })
})

test('a deleted act is named, the first and one between', async () => {
  const remove = (seq: number) => `delete from safar.acts where case_id = '${first}' and seq = ${seq}`
  expect(await afterTampering(remove(1))).toMatchObject({ what: 'act-missing', case: first, seq: 1 })
  expect(await afterTampering(remove(2))).toMatchObject({ what: 'act-missing', case: first, seq: 2 })
})

test('a deleted act is named when the acts after it were renumbered and chained anew', async () => {
  const verdict = await afterTampering(
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
  expect(await afterTampering(...swap)).toMatchObject({ what: 'act-moved', case: first, seq: 2 })
})

test('an act moved to another case is named', async () => {
  const move = `update safar.acts set case_id = '${first}', seq = 4 where case_id = '${second}' and seq = 2`
  expect(await afterTampering(move)).toMatchObject({ what: 'act-moved', case: first, seq: 4 })
})

test('a cut tail is named, even when the case was made to end there', async () => {
  const cut = `delete from safar.acts where case_id = '${first}' and seq = 3`
  expect(await afterTampering(cut)).toMatchObject({ what: 'tail-cut', case: first, seq: 3, checkpoint: 1 })
  expect(await afterTampering(cut, chainAnew(first))).toMatchObject({
    what: 'tail-cut',
    case: first,
    seq: 3,
    checkpoint: 1,
  })
})

test('a cut tail that waits to be signed is named by its announcement, and by the end of its case', async () => {
  const cut = `delete from safar.acts where case_id = '${unsigned}' and seq = 2`
  const unannounced = 'delete from safar.unsigned_heads'
  expect(await afterTampering(cut, chainAnew(unsigned))).toMatchObject({ what: 'tail-cut', case: unsigned, seq: 2 })
  expect(await afterTampering(cut, unannounced)).toMatchObject({ what: 'tail-cut', case: unsigned, seq: 2 })
})

test('acts that would never be signed are named', async () => {
  expect(await afterTampering('delete from safar.unsigned_heads')).toMatchObject({
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
  expect(await afterTampering(...removal(second))).toMatchObject({ what: 'case-removed', case: second, checkpoint: 1 })
  const [, , , onlyCase = ''] = removal(unsigned)
  expect(await afterTampering(...removal(unsigned).slice(0, 2), onlyCase)).toMatchObject({
    what: 'case-removed',
    case: unsigned,
  })
})

test('acts whose case is gone, and a case whose acts are gone, are named', async () => {
  expect(await afterTampering(`delete from safar.cases where id = '${second}'`)).toMatchObject({
    what: 'acts-without-case',
    case: second,
    seq: 1,
  })
  expect(await afterTampering(`delete from safar.acts where case_id = '${second}'`)).toMatchObject({
    what: 'case-without-acts',
    case: second,
  })
})

test('a case slipped in from nowhere is named', async () => {
  const slip = `insert into safar.cases select gen_random_uuid(), programme, post, state, opened_at, since_at, last_at, last_id, heads,
    set_aside, clashes, answers, found_by, seq, head from safar.cases where id = '${first}'`
  expect(await afterTampering(slip)).toMatchObject({ what: 'case-without-acts' })
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
    expect(await afterTampering(`update safar.cases set ${edit} where id = '${first}'`)).toMatchObject({
      what: 'case-altered',
      case: first,
      values: { part },
    })
})

test('an edited, a removed and an added published row are named', async () => {
  expect(await afterTampering(`update published.orientation set state = 'certified'`)).toMatchObject({
    what: 'published-altered',
    case: first,
    values: { column: 'state' },
  })
  expect(await afterTampering(`update published.orientation set born = '45-plus'`)).toMatchObject({
    what: 'published-altered',
    values: { column: 'born' },
  })
  expect(await afterTampering('delete from published.orientation')).toMatchObject({
    what: 'published-missing',
    case: first,
  })
  const add = `insert into published.orientation (record, synthetic, state) values (1, true, 'certified')`
  expect(await afterTampering(add)).toMatchObject({
    what: 'published-without-case',
    values: { programme: 'orientation', count: 1 },
  })
})

test('an altered definition is named, and an act that was asked by an unknown one', async () => {
  expect(
    await afterTampering(`update safar.definitions set body = replace(body, 'enrolled', 'enroled')`),
  ).toMatchObject({ what: 'definition-altered' })
  const replace = async (client: pg.Client) => {
    const body = '{"name":"orientation","version":1,"record":{},"states":[],"steps":{}}'
    await client.query('update safar.definitions set body = $1, hash = $2', [
      body,
      createHash('sha256').update(body).digest(),
    ])
  }
  expect(await afterTampering(replace)).toMatchObject({ what: 'definition-unknown', case: first, seq: 1 })
})

test('a removed checkpoint is named, and one whose letters or signature were altered', async () => {
  expect(await afterTampering('delete from safar.checkpoints where number = 1')).toMatchObject({
    what: 'checkpoint-missing',
    checkpoint: 1,
  })
  const edit = `update safar.checkpoints set body = replace(body, '2026-03-10', '2026-03-09') where number = 1`
  expect(await afterTampering(edit)).toMatchObject({ what: 'checkpoint-forged', checkpoint: 1 })
  expect(await afterTampering(`update safar.checkpoints set signature = sha512('') where number = 2`)).toMatchObject({
    what: 'checkpoint-forged',
    checkpoint: 2,
  })
})

test('a checkpoint put in the place of a removed one is named', async () => {
  const verdict = await afterTampering(
    'delete from safar.checkpoints where number = 1',
    'update safar.checkpoints set number = 1 where number = 2',
  )
  expect(verdict).toMatchObject({ what: 'checkpoint-altered', checkpoint: 1 })
})

test('without the key file an altered checkpoint is still found by the one after it', async () => {
  const { owner } = journal
  await owner.query('begin')
  await owner.query(`update safar.checkpoints set body = replace(body, '2026-03-10', '2026-03-09') where number = 1`)
  const verdict = await verifyWithin(owner, { programmes: [orientation] })
  await owner.query('rollback')
  expect(verdict).toMatchObject({ ok: false, break: { what: 'checkpoint-unchained', checkpoint: 2 } })
})

test('the key file of another Safar is named', async () => {
  const verdict = await verify(journal.connection, { programmes: [orientation], keys: makeKeys() })
  expect(verdict).toMatchObject({ ok: false, break: { what: 'keys-of-another' } })
  const signing = { ...journal.keys, signing: makeKeys().signing }
  const other = await verify(journal.connection, { programmes: [orientation], keys: signing })
  expect(other).toMatchObject({ ok: false, break: { what: 'checkpoint-forged', checkpoint: 1 } })
})

test('a key that was lost, or taken from another case, is named', async () => {
  expect(await afterTampering(`delete from safar.case_keys where case_id = '${first}'`)).toMatchObject({
    what: 'key-missing',
    case: first,
  })
  const swap = `update safar.case_keys k set wrapped = o.wrapped from safar.case_keys o where k.case_id = '${first}' and o.case_id = '${second}'`
  expect(await afterTampering(swap)).toMatchObject({ what: 'key-does-not-open', case: first })
})

test('who may see only a part gets no verdict on the whole', async () => {
  const { owner } = journal
  await owner.query('begin')
  await owner.query('set local role web')
  await expect(verifyWithin(owner, asked())).rejects.toThrow()
  await owner.query('rollback')
})

test('every break has a sentence in three languages with nothing left to fill in, and names no person', () => {
  const values = {
    case: first,
    seq: 2,
    last: 1,
    checkpoint: 1,
    definition: 'd',
    programme: 'p',
    part: 'state',
    column: 'state',
    count: 1,
    field: 'scan',
    file: 'f',
  }
  const { walked } = { walked: { ...nothingWalked, acts: 2, uncovered: 1 } }
  for (const language of languages)
    for (const what of breakWords)
      expect(sayVerdict(language, { ok: false, break: { what, values }, walked }).join(' ')).not.toMatch(/[{}]/)
})

test('a verdict says how far checkpoints reach', () => {
  const walked = {
    ...nothingWalked,
    acts: 5,
    cases: 2,
    checkpoints: 1,
    coveredUntil: '2026-03-11T00:00:00.000Z',
    withKeys: true,
  }
  const say = (language: Language, uncovered: number) =>
    sayVerdict(language, { ok: true, walked: { ...walked, uncovered } })
  expect(say('en', 0).at(-1)).toBe('The last checkpoint was signed at 2026-03-11 00:00 UTC and covers everything.')
  expect(say('ru', 3).at(-1)).toContain('Новее контрольных точек: 3 записи')
  expect(say('tg', 3)[1]).toContain('2 парванда, 5 сабт')
  const [, , covered, keys] = sayVerdict('en', { ok: true, walked: { ...nothingWalked, acts: 1, uncovered: 1 } })
  expect(covered).toContain('There is no checkpoint yet. Not covered: 1 act;')
  expect(keys).toContain('Without the key file')
})
