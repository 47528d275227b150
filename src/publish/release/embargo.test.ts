import { afterAll, beforeAll, expect, test } from 'vitest'

import { openPool } from '#store/database.ts'
import { listDecided, listEarlyReadings, listFiles, readBeforeHour, readFile } from '#store/released.ts'
import { type PersonName, type TestReleases, candidate, hand, now, openReleases, people } from '#test/release.ts'

import { release } from './decide.ts'
import { callOff, publishDue, withdraw } from './later.ts'
import { changeLog, findRelease, handOut, ledgerFile, listReleases } from './public.ts'

const hour = '2026-06-15T04:00:00.000Z'
const before = new Date('2026-06-15T03:59:59.999Z')
const key = '0'.repeat(64)

let releases: TestReleases
beforeAll(async () => {
  releases = await openReleases()
  await decide('waits')
})
afterAll(() => releases[Symbol.asyncDispose]())

async function decide(name: string, population = name): Promise<void> {
  const id = await releases.prepare({ ...candidate, name, population, embargo: hour, access: ['trainer'] })
  for (const person of ['statistician', 'head'] as const) await releases.say(id, person)
  const done = await release(releases.signing, { candidate: id, synthetic: true, by: hand('statistician') })
  expect(done).toMatchObject({ ok: true, value: { publicFrom: hour, entry: undefined } })
}

/** Everything that anybody outside could read of releases, and every row of every table that the role for people sees. */
async function outside(post = ''): Promise<string> {
  const web = releases.web
  const pool = openPool(releases.connection, 'web', 1)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('safar.post', $1, true)`, [post])
    const seen: unknown[] = []
    for (const [table, columns] of [
      ['releases.candidates', 'name'],
      ['releases.approvals', '*'],
      ['releases.decisions', 'name, population, title, public_from'],
      ['releases.files', '*'],
      ['releases.access', '*'],
      ['releases.reads', '*'],
      ['releases.called_off', '*'],
      ['releases.ledger', '*'],
    ])
      seen.push((await client.query(`select ${columns} from ${table}`)).rows)
    return JSON.stringify([
      seen,
      await listReleases(web),
      await changeLog(web),
      await ledgerFile(web, key),
      await findRelease(web, 'waits'),
      await handOut(web, key, { release: 'waits', post }),
      await listFiles(web, 'waits', post),
      await readFile(web, 'waits', 'release.json', post),
    ])
  } finally {
    await client.query('rollback')
    client.release()
    await pool.end()
  }
}

test('before its hour a release is silent: neither its name, nor its size, nor that it exists', async () => {
  const silence = await outside()
  expect(silence).not.toContain('waits')
  expect(silence).toBe(await outside('regional'))
  expect(silence).toBe(JSON.stringify([Array.from({ length: 8 }, () => []), [], [], '', null, null, [], null]))
  expect(await publishDue(releases.signing, before)).toBe(0)
  expect(await outside()).toBe(silence)
})

test('asking for one that waits and for one that never was are answered alike', async () => {
  for (const name of ['waits', 'never-was']) {
    expect(await findRelease(releases.web, name)).toBeUndefined()
    expect(await handOut(releases.web, key, { release: name })).toBeUndefined()
    expect(await listFiles(releases.web, name)).toEqual([])
  }
})

const read = (person: PersonName, path = 'release.json', name = 'waits') =>
  readBeforeHour(releases.web, people[person], { release: name, path, now: before })

test('who was let in reads before the hour, each reading is kept, and nobody else reads', async () => {
  expect((await read('trainer'))?.toString()).toContain('"name":"waits"')
  expect(await read('trainer', 'tables/returns.reasons.csv')).toBeDefined()
  // Whoever prepared and approved it has seen it already.
  expect(await read('head')).toBeDefined()
  expect(await read('regional')).toBeUndefined()
  expect(
    await readBeforeHour(
      releases.web,
      { ...people.trainer, account: people.head.account },
      { release: 'waits', path: 'release.json', now: before },
    ),
  ).toBeUndefined()
  expect(await read('trainer', 'no-such-file')).toBeUndefined()
  expect(await listEarlyReadings(releases.web, 'trainer', 'waits')).toEqual([])
  const kept = await listEarlyReadings(releases.web, 'statistician', 'waits')
  expect(kept.map(({ post, account, path }) => ({ post, account, path }))).toEqual([
    { ...people.trainer, path: 'release.json' },
    { ...people.trainer, path: 'tables/returns.reasons.csv' },
    { ...people.head, path: 'release.json' },
  ])
})

test('being let in shows that there is a release and when it is due, and opens no file past the list that is kept', async () => {
  const seen = await outside('trainer')
  expect(seen).toContain('waits')
  expect(JSON.parse(seen)[0][3]).toEqual([])
  expect(await handOut(releases.web, key, { release: 'waits', post: 'trainer' })).toBeUndefined()
})

test('who decides on figures and who was let in know what waits, and nobody else', async () => {
  const known = async (post: string) =>
    (await listDecided(releases.web, post)).map(({ name, isPublic }) => [name, isPublic])
  for (const post of ['statistician', 'head', 'trainer']) expect(await known(post)).toEqual([['waits', false]])
  for (const post of ['regional', '', 'no-such-post']) expect(await known(post)).toEqual([])
})

test('a later release is numbered as if none waited', async () => {
  const id = await releases.prepare({ ...candidate, name: 'at-once', population: 'others' })
  for (const person of ['statistician', 'head'] as const) await releases.say(id, person)
  const done = await release(releases.signing, { candidate: id, synthetic: true, by: hand('head') })
  expect(done).toMatchObject({ ok: true, value: { entry: 1 } })
})

test('one that waits can be called off, not withdrawn; then it never comes and nobody learns of it', async () => {
  await decide('called-off')
  const by = hand('head')
  const why = { tg: 'Сабаб', ru: 'Причина', en: 'A reason' }
  expect(await withdraw(releases.signing, { release: 'called-off', why, by })).toMatchObject({
    why: { why: 'not-public-yet' },
  })
  expect(await callOff(releases.signing, { release: 'called-off', why: ' ', by })).toMatchObject({
    why: { why: 'reason-missing' },
  })
  expect(await callOff(releases.signing, { release: 'called-off', why: 'A mistake', by })).toMatchObject({ ok: true })
  expect(await callOff(releases.signing, { release: 'called-off', why: 'Again', by })).toMatchObject({
    why: { why: 'called-off-already' },
  })
  expect(await read('trainer', 'release.json', 'called-off')).toBeUndefined()
})

test('at its hour it is public, once, and reading it is nobody’s privilege any more', async () => {
  const at = new Date(hour)
  const many = await Promise.all([publishDue(releases.signing, at), publishDue(releases.signing, at)])
  expect(many.reduce((sum, each) => sum + each, 0)).toBe(1)
  expect(await findRelease(releases.web, 'waits')).toMatchObject({ entry: { number: 2, at: hour } })
  expect((await handOut(releases.web, key, { release: 'waits' }))?.length).toBe(10)
  expect(await read('trainer')).toBeUndefined()
  expect(await outside()).not.toContain('called-off')
  expect(await callOff(releases.signing, { release: 'waits', why: 'Late', by: hand('head') })).toMatchObject({
    why: { why: 'already-public' },
  })
})

test('an hour that has passed when it is decided is no hour: it is public at once', async () => {
  const id = await releases.prepare({
    ...candidate,
    name: 'late',
    population: 'late',
    embargo: '2026-06-01T04:00:00.000Z',
  })
  for (const person of ['statistician', 'head'] as const) await releases.say(id, person)
  const done = await release(releases.signing, { candidate: id, synthetic: true, by: hand('head') })
  expect(done).toMatchObject({ ok: true, value: { publicFrom: now.toISOString(), entry: 3 } })
})

test('a post that there is not cannot be let in', async () => {
  const id = await releases.prepare({ ...candidate, name: 'strangers', population: 'strangers', access: ['nobody'] })
  for (const person of ['statistician', 'head'] as const) await releases.say(id, person)
  const done = await release(releases.signing, { candidate: id, synthetic: true, by: hand('head') })
  expect(done).toMatchObject({ ok: false, why: { why: 'no-such-post', values: { post: 'nobody' } } })
})
