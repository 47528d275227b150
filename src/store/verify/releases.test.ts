import path from 'node:path'

import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { release } from '#publish/release/decide.ts'
import { withdraw } from '#publish/release/later.ts'
import { backup } from '#store/backup.ts'
import { makeKeys } from '#store/keys.ts'
import { entryFingerprint, readEntry, signLetters, writeEntry } from '#store/ledger.ts'
import { migrate } from '#store/migrate.ts'
import { readDecision, writeDecision } from '#store/releases.ts'
import { restore } from '#store/restore.ts'
import { verify, verifyWithin } from '#store/verify.ts'
import { makeDatabase } from '#test/database.ts'
import { type TestReleases, candidate, hand, now, openReleases } from '#test/release.ts'

import type { Break } from './verdict.ts'

let releases: TestReleases
beforeAll(async () => {
  releases = await openReleases()
  for (const [name, embargo] of [
    ['first', null],
    ['second', null],
    ['waiting', '2099-01-01T00:00:00.000Z'],
  ] as const) {
    const id = await releases.prepare({ ...candidate, name, population: name, embargo, access: ['trainer'] })
    for (const person of ['statistician', 'head'] as const) await releases.say(id, person)
    await release(releases.signing, { candidate: id, synthetic: true, by: hand('statistician') })
  }
  await releases.say(await releases.prepare({ ...candidate, name: 'draft', population: 'draft' }), 'head')
  const why = { tg: 'Сабаб', ru: 'Причина', en: 'A reason' }
  await withdraw(releases.signing, { release: 'first', why, by: hand('head') })
})
afterAll(() => releases[Symbol.asyncDispose]())

type Tampering = string | ((client: pg.Client) => Promise<unknown>)

/** What a verification finds when somebody with every right has done this; it is taken back after. */
async function found(...tampering: readonly Tampering[]): Promise<Break | undefined> {
  const { owner, keys, signing } = releases
  await owner.query('begin')
  try {
    await owner.query('set local session_replication_role = replica')
    for (const each of tampering) await (typeof each === 'string' ? owner.query(each) : each(owner))
    const ledgerWitness = { path: signing.witness, length: 1e6 }
    const verdict = await verifyWithin(owner, { programmes: [], keys, ledgerWitness })
    return verdict.ok ? undefined : verdict.break
  } finally {
    await owner.query('rollback')
  }
}

test('what was released, withdrawn and waits is whole', async () => {
  const { connection, keys, signing } = releases
  const verdict = await verify(connection, { programmes: [], keys, ledgerWitnessPath: signing.witness })
  expect(verdict).toMatchObject({ ok: true, walked: { entries: 3, releases: 3 } })
})

test('an entry that was removed, altered or forged is named', async () => {
  expect(await found('delete from releases.ledger where number = 2')).toMatchObject({
    what: 'entry-missing',
    values: { entry: 2 },
  })
  expect(await found(`update releases.ledger set body = replace(body, 'head', 'heap') where number = 2`)).toMatchObject(
    {
      what: 'entry-forged',
      values: { entry: 2 },
    },
  )
  expect(await found(`update releases.ledger set kind = 'revision' where number = 2`)).toMatchObject({
    what: 'entry-altered',
  })
  expect(await found(`update releases.ledger set release = 'waiting' where number = 2`)).toMatchObject({
    what: 'entry-altered',
  })
})

test('an entry that was replaced is named, though somebody holds the key', async () => {
  const replace = async (client: pg.Client) => {
    const { rows } = await client.query<{ body: string }>('select body from releases.ledger where number = 2')
    const entry = readEntry(rows[0]?.body ?? '')
    if (!entry) throw new Error('There is no second entry')
    const body = writeEntry({ ...entry, posts: ['another'] })
    const signature = signLetters(releases.keys, 'safar ledger 1', body)
    await client.query('update releases.ledger set body = $1, signature = $2 where number = 2', [body, signature])
  }
  expect(await found(replace)).toMatchObject({ what: 'entry-unchained', values: { entry: 3 } })
  const withTail = async (client: pg.Client) => {
    await replace(client)
    await client.query('delete from releases.ledger where number = 3')
  }
  expect(await found(withTail)).toMatchObject({ what: 'entry-replaced', values: { entry: 2 } })
})

test('a ledger whose end was cut is named by the witness', async () => {
  expect(await found('delete from releases.ledger where number = 3')).toMatchObject({
    what: 'entries-cut',
    values: { entry: 3 },
  })
})

test('a release that was removed, altered or forged is named, one that waits too', async () => {
  const remove = (name: string) => [
    `delete from releases.files where release = '${name}'`,
    `delete from releases.decisions where name = '${name}'`,
  ]
  expect(await found(...remove('second'))).toMatchObject({
    what: 'entry-without-release',
    values: { entry: 2, release: 'second' },
  })
  expect(
    await found(`update releases.decisions set body = replace(body, 'head', 'heap') where name = 'waiting'`),
  ).toMatchObject({
    what: 'release-forged',
    values: { release: 'waiting' },
  })
  for (const [edit, part] of [
    [`public_from = public_from - interval '50 years'`, 'publicFrom'],
    [`audience = 'group'`, 'audience'],
    [`title = '{}'`, 'title'],
    [`population = 'others'`, 'population'],
    [`candidate = gen_random_uuid()`, 'candidate'],
  ])
    expect(await found(`update releases.decisions set ${edit} where name = 'waiting'`)).toMatchObject({
      what: 'release-altered',
      values: { release: 'waiting', part },
    })
})

test('a release that was made public before its hour is named, though somebody holds the key', async () => {
  const early = async (client: pg.Client) => {
    const { rows } = await client.query<{ body: string }>(`select body from releases.decisions where name = 'waiting'`)
    const { rows: last } = await client.query<{ body: string }>('select body from releases.ledger where number = 3')
    const { root, population, audience, synthetic, title } = readDecision(rows[0]?.body ?? '')
    const body = writeEntry({
      root,
      population,
      audience,
      synthetic,
      title,
      number: 4,
      at: now.toISOString(),
      previous: entryFingerprint(last[0]?.body ?? ''),
      kind: 'release',
      release: 'waiting',
      revises: null,
      why: null,
      posts: [],
    })
    const signature = signLetters(releases.keys, 'safar ledger 1', body)
    await client.query(`insert into releases.ledger values (4, 'waiting', 'release', $1, $2)`, [body, signature])
  }
  expect(await found(early)).toMatchObject({ what: 'entry-without-release', values: { entry: 4, release: 'waiting' } })
})

test('a file that is gone, altered or added is named', async () => {
  const of = `where release = 'second' and path = 'release.json'`
  expect(await found(`delete from releases.files ${of}`)).toMatchObject({
    what: 'release-file-missing',
    values: { release: 'second', path: 'release.json' },
  })
  expect(await found(`update releases.files set content = content || '\\x20' ${of}`)).toMatchObject({
    what: 'release-file-altered',
  })
  expect(await found(`update releases.files set path = 'other.json' ${of}`)).toMatchObject({
    what: 'release-file-added',
  })
  const whole = `content = '\\x20', sha256 = encode(sha256('\\x20'), 'hex')`
  expect(await found(`update releases.files set ${whole} ${of}`)).toMatchObject({ what: 'release-file-altered' })
})

test('any byte of any file, of what was decided and of the ledger is found', async () => {
  const { rows } = await releases.owner.query<{ release: string; path: string; bytes: number }>(
    'select release, path, octet_length(content) as bytes from releases.files order by 1, 2',
  )
  const flip = (column: string) => `${column} = set_byte(${column}, at, get_byte(${column}, at) # change)`
  await fc.assert(
    fc.asyncProperty(fc.nat(rows.length - 1), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, at, change) => {
      const { release: name, path: file, bytes } = rows[which] ?? { release: '', path: '', bytes: 1 }
      const set = flip('content')
        .replaceAll('at', String(at % bytes))
        .replaceAll('change', String(change))
      const broken = await found(`update releases.files set ${set} where release = '${name}' and path = '${file}'`)
      expect(broken).toMatchObject({ what: 'release-file-altered', values: { release: name, path: file } })
    }),
    { numRuns: 40 },
  )
  for (const [table, key] of [
    ['releases.decisions', `name = 'second'`],
    ['releases.ledger', 'number = 2'],
  ])
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom('signature', 'body'), async (at, column) => {
        const tamper = async (client: pg.Client) => {
          const { rows: kept } = await client.query<{ body: string; signature: Buffer }>(
            `select body, signature from ${table} where ${key}`,
          )
          const { body = '', signature = Buffer.alloc(64) } = kept[0] ?? {}
          const letter = at % body.length
          const other = body.slice(0, letter) + (body[letter] === 'x' ? 'y' : 'x') + body.slice(letter + 1)
          const flipped = Buffer.from(signature)
          flipped[at % 64] = (flipped[at % 64] ?? 0) ^ 1
          await client.query(`update ${table} set ${column} = $1 where ${key}`, [
            column === 'body' ? other : flipped,
          ])
        }
        expect((await found(tamper))?.what).toMatch(/^(release|entry)-forged$/)
      }),
      { numRuns: 20 },
    )
})

test('with another key nothing is as it was signed', async () => {
  const verdict = await verify(releases.connection, { programmes: [], keys: makeKeys() })
  expect(verdict).toMatchObject({ ok: false, break: { what: 'entry-forged' } })
})

test('what is decided is written and read in one way', async () => {
  const { rows } = await releases.owner.query<{ body: string }>('select body from releases.decisions')
  for (const { body } of rows) expect(writeDecision(readDecision(body))).toBe(body)
})

test('a backup holds drafts, releases and the ledger, and a restored database goes on from there', async () => {
  const { connection, keys, folder } = releases
  const file = path.join(folder, 'safar.backup')
  await backup(connection, keys, { file, now })
  await using restored = await makeDatabase('migrated-for-releases', (each) => migrate(each, []))
  const [witnessPath, ledgerWitnessPath] = ['restored.log', 'restored-ledger.log'].map((name) =>
    path.join(folder, name),
  ) as [string, string]
  await restore(restored.connection, { file, keys, programmes: [], witnessPath, ledgerWitnessPath, now })
  const verdict = await verify(restored.connection, { programmes: [], keys, ledgerWitnessPath })
  expect(verdict).toMatchObject({ ok: true, walked: { entries: 3, releases: 3 } })
  expect(
    await verify(restored.connection, { programmes: [], keys, ledgerWitnessPath: releases.signing.witness }),
  ).toMatchObject({ ok: true })
})
