import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { orientation } from '#programmes/orientation/index.ts'
import { type TestJournal, attended, enrolled, khujand, openJournal } from '#test/journal.ts'

import { fingerprintOf, noCheckpoint, readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { verify } from './verify.ts'

const [one, other] = ['a', 'b'].map((letter) => `0192a000-0000-7000-8000-00000000000${letter}`) as [string, string]
const noon = new Date('2026-03-10T12:00:00Z')

let journal: TestJournal
beforeEach(async () => {
  journal = await openJournal()
})
afterEach(() => journal[Symbol.asyncDispose]())

const sign = () => signCheckpoint(journal.worker, journal.keys, journal.witnessPath, noon)
const check = () =>
  verify(journal.connection, { programmes: [orientation], keys: journal.keys, witnessPath: journal.witnessPath })
const witness = () => readFile(journal.witnessPath, 'utf8')

async function bodies(): Promise<readonly string[]> {
  const { rows } = await journal.owner.query<{ body: string }>('select body from safar.checkpoints order by number')
  return rows.map(({ body }) => body)
}

test('where nothing was kept there is nothing to sign', async () => {
  expect(await sign()).toBeUndefined()
  expect(await bodies()).toEqual([])
})

test('a checkpoint signs the newest end of each chain once, and names the checkpoint before it', async () => {
  await journal.keep(khujand, one, enrolled())
  await journal.keep(khujand, one, attended('2026-03-02T09:00:00.000Z', 'M1'))
  await journal.keep(khujand, other, enrolled())
  expect(await sign()).toBe(1)
  await journal.keep(khujand, one, attended('2026-03-03T09:00:00.000Z', 'M2'))
  expect(await sign()).toBe(2)
  expect(await sign()).toBeUndefined()

  const [first = '', second = ''] = await bodies()
  expect(readCheckpoint(first)).toMatchObject({ number: 1, at: noon.toISOString(), previous: noCheckpoint })
  expect(readCheckpoint(first)?.heads.map(([id, seq]) => [id, seq])).toEqual([
    [one, 2],
    [other, 1],
  ])
  expect(readCheckpoint(second)).toMatchObject({
    number: 2,
    previous: fingerprintOf(first).toString('hex'),
    heads: [[one, 3, expect.any(String)]],
  })
  expect(await witness()).toBe(
    `1 ${fingerprintOf(first).toString('hex')}\n2 ${fingerprintOf(second).toString('hex')}\n`,
  )
  expect(await check()).toMatchObject({ ok: true, walked: { checkpoints: 2, uncovered: 0 } })
})

test('two Safars that sign at once give one chain of checkpoints', async () => {
  for (const [index, id] of [one, other].entries()) {
    await journal.keep(khujand, id, enrolled(`2026-03-0${index + 1}T09:00:00.000Z`))
    await Promise.all([sign(), sign(), sign()])
  }
  expect(await check()).toMatchObject({ ok: true, walked: { checkpoints: 2, uncovered: 0 } })
})

test('acts kept while a checkpoint is being signed are signed by the next', async () => {
  const signing = Promise.all(Array.from({ length: 8 }, async () => sign()))
  for (const day of [1, 2, 3, 4])
    await journal.keep(khujand, `0192a000-0000-7000-8000-00000000001${day}`, enrolled(`2026-03-0${day}T09:00:00.000Z`))
  await signing
  while ((await sign()) !== undefined);
  expect(await check()).toMatchObject({ ok: true, walked: { acts: 4, uncovered: 0 } })
})

test('checkpoints cut off at the end are found by the witness', async () => {
  await journal.keep(khujand, one, enrolled())
  await sign()
  await journal.keep(khujand, other, enrolled())
  await sign()
  await journal.owner.query('delete from safar.checkpoints where number = 2')
  await journal.owner.query(
    `insert into safar.unsigned_heads select id, seq, head from safar.cases where id = '${other}'`,
  )
  expect(await check()).toMatchObject({ ok: false, break: { what: 'checkpoints-cut', checkpoint: 2 } })
})

test('a checkpoint signed anew in the place of another is found by the witness', async () => {
  await journal.keep(khujand, one, enrolled())
  await sign()
  await journal.owner.query('delete from safar.checkpoints')
  await journal.owner.query('insert into safar.unsigned_heads select id, seq, head from safar.cases')
  await signCheckpoint(journal.worker, journal.keys, `${journal.witnessPath}.other`, new Date('2026-03-11T00:00:00Z'))
  expect(await check()).toMatchObject({ ok: false, break: { what: 'checkpoint-replaced', checkpoint: 1 } })
})

test('a witness that is behind, torn by a crash or lost is no break', async () => {
  await journal.keep(khujand, one, enrolled())
  await sign()
  const line = await witness()
  await appendFile(journal.witnessPath, '2 0123')
  expect(await check()).toMatchObject({ ok: true })

  await journal.keep(khujand, other, enrolled())
  await sign()
  expect((await witness()).split('\n').slice(0, 2)).toEqual([line.trim(), '2 0123'])
  expect(await check()).toMatchObject({ ok: true, walked: { checkpoints: 2 } })

  await writeFile(journal.witnessPath, line)
  expect(await check()).toMatchObject({ ok: true })
  await rm(journal.witnessPath)
  expect(await check()).toMatchObject({ ok: true })
})

test('what is no checkpoint is not read as one', () => {
  const head = [one, 1, 'ab'.repeat(32)]
  const good = { number: 1, at: noon.toISOString(), previous: noCheckpoint, heads: [head] }
  expect(readCheckpoint(JSON.stringify(good))).toEqual(good)
  const bad = [
    null,
    1,
    {},
    { ...good, number: '1' },
    { ...good, heads: [[one, 1]] },
    { ...good, heads: [[one, 1.5, head[2]]] },
    { ...good, heads: {} },
  ]
  for (const each of bad) expect(readCheckpoint(JSON.stringify(each))).toBeUndefined()
  expect(readCheckpoint('{')).toBeUndefined()
})
