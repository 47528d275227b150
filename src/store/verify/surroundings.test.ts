import { createHash } from 'node:crypto'

import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { optional, published } from '#kernel/field.ts'
import { code } from '#kernel/kinds/code.ts'
import { orientation } from '#programmes/orientation/index.ts'
import { makeKeys } from '#store/keys.ts'
import { migrate } from '#store/migrate.ts'
import { verify, verifyWithin } from '#store/verify.ts'
import { type TestJournal, attended, enrolled, keepScan, khujand, openJournal, person } from '#test/journal.ts'
import { type Tampering, afterTampering, fillJournal, first, second } from '#test/tampering.ts'

let journal: TestJournal
beforeAll(async () => {
  journal = await openJournal()
  await fillJournal(journal)
})
afterAll(() => journal[Symbol.asyncDispose]())

const asked = () => ({ programmes: [orientation], keys: journal.keys })
const found = (...tampering: readonly Tampering[]) => afterTampering(journal, ...tampering)

test('an edited, a removed and an added published row are named', async () => {
  expect(await found(`update published.orientation set state = 'certified'`)).toMatchObject({
    what: 'published-altered',
    case: first,
    values: { column: 'state' },
  })
  expect(await found(`update published.orientation set born = '45-plus'`)).toMatchObject({
    what: 'published-altered',
    values: { column: 'born' },
  })
  expect(await found('delete from published.orientation')).toMatchObject({
    what: 'published-missing',
    case: first,
  })
  const add = `insert into published.orientation (record, synthetic, state) values (1, true, 'certified')`
  expect(await found(add)).toMatchObject({
    what: 'published-without-case',
    values: { programme: 'orientation', count: 1 },
  })
})

test('an altered definition is named, and an act that was asked by an unknown one', async () => {
  expect(await found(`update safar.definitions set body = replace(body, 'enrolled', 'enroled')`)).toMatchObject({
    what: 'definition-altered',
  })
  const replace = async (client: pg.Client) => {
    const body = '{"name":"orientation","version":1,"record":{},"states":[],"steps":{}}'
    await client.query('update safar.definitions set body = $1, hash = $2', [
      body,
      createHash('sha256').update(body).digest(),
    ])
  }
  expect(await found(replace)).toMatchObject({ what: 'definition-unknown', case: first, seq: 1 })
})

test('a removed checkpoint is named, and one whose letters or signature were altered', async () => {
  expect(await found('delete from safar.checkpoints where number = 1')).toMatchObject({
    what: 'checkpoint-missing',
    checkpoint: 1,
  })
  const edit = `update safar.checkpoints set body = replace(body, '2026-03-10', '2026-03-09') where number = 1`
  expect(await found(edit)).toMatchObject({ what: 'checkpoint-forged', checkpoint: 1 })
  expect(await found(`update safar.checkpoints set signature = sha512('') where number = 2`)).toMatchObject({
    what: 'checkpoint-forged',
    checkpoint: 2,
  })
})

test('a checkpoint put in the place of a removed one is named', async () => {
  const verdict = await found(
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
  expect(await found(`delete from safar.case_keys where case_id = '${first}'`)).toMatchObject({
    what: 'key-missing',
    case: first,
  })
  const swap = `update safar.case_keys k set wrapped = o.wrapped from safar.case_keys o where k.case_id = '${first}' and o.case_id = '${second}'`
  expect(await found(swap)).toMatchObject({ what: 'key-does-not-open', case: first })
})

test('cases that were asked by an earlier definition are whole after a new one, and published columns that came later wait', async () => {
  await using earlier = await openJournal()
  const { keep, connection, keys } = earlier
  await keep(khujand, first, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M3'))
  const record = { ...orientation.record, occupation: published(optional(code('occupation'))) }
  const next = { ...orientation, version: 2, record }
  await migrate(connection, [next])
  expect(await verify(connection, { programmes: [next], keys })).toMatchObject({ ok: true, walked: { definitions: 2 } })
})

test('a file that an act names is named when it is gone or is another', async () => {
  await using withFile = await openJournal()
  const { keep, connection, keys, owner } = withFile
  const scan = await keepScan(withFile, 'a photo of a paper')
  await keep(khujand, first, { ...enrolled(), answers: { ...person, scan: [scan] } })
  const look = () => verify(connection, { programmes: [orientation], keys })
  expect(await look()).toMatchObject({ ok: true, walked: { files: 1 } })

  const tampering = {
    'file-missing': 'delete from safar.files',
    'file-altered': `update safar.files set sha256 = repeat('0', 64)`,
  }
  for (const [what, statement] of Object.entries(tampering)) {
    await owner.query('begin')
    await owner.query(statement)
    expect(await verifyWithin(owner, { programmes: [orientation], keys })).toMatchObject({
      ok: false,
      break: { what, case: first, seq: 1, values: { file: scan.id } },
    })
    await owner.query('rollback')
  }
  await owner.query(`update safar.files set content = set_byte(content, 14, 255 - get_byte(content, 14))`)
  expect(await look()).toMatchObject({
    ok: false,
    break: { what: 'file-altered', case: first, values: { file: scan.id } },
  })
})

test('who may see only a part gets no verdict on the whole', async () => {
  const { owner } = journal
  await owner.query('begin')
  await owner.query('set local role web')
  await expect(verifyWithin(owner, asked())).rejects.toThrow('row-level security')
  await owner.query('rollback')
})
