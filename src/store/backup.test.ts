import { createHash } from 'node:crypto'
import { copyFile, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { orientation } from '#programmes/orientation/index.ts'
import { type TestDatabase, makeDatabase, makeEmptyDatabase } from '#test/database.ts'
import { type TestJournal, attended, enrolled, keepScan, khujand, openJournal, person } from '#test/journal.ts'

import { backup } from './backup.ts'
import { leftOut, tablesOf } from './backup/contents.ts'
import { signCheckpoint } from './checkpoint.ts'
import type { Connection } from './database.ts'
import { type Keys, makeKeys } from './keys.ts'
import { migrate } from './migrate.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

const [one, other] = ['a', 'b'].map((letter) => `0192a000-0000-7000-8000-00000000000${letter}`) as [string, string]
const now = new Date('2026-03-20T12:00:00Z')

let journal: TestJournal
/** A migrated database into which nothing is ever restored. */
let untouched: TestDatabase
let folder: string
let file: string
beforeAll(async () => {
  journal = await openJournal()
  untouched = await freshDatabase()
  folder = path.dirname(journal.keyPath)
  file = path.join(folder, 'safar.backup')
  const { keep, worker, keys, witnessPath, owner } = journal
  await keep(khujand, one, {
    ...enrolled(),
    answers: { ...person, scan: [await keepScan(journal, 'a photo of a paper')] },
  })
  await keep(khujand, one, attended('2026-03-02T09:00:00.000Z', 'M3', 'M4'))
  await signCheckpoint(worker, keys, witnessPath, new Date('2026-03-10T00:00:00Z'))
  await keep(khujand, other, enrolled())
  await keepScan(journal, 'a photo that no act names yet')
  await owner.query(`insert into safar.settings values ('name', '"tab\\t, line\\n, back\\\\slash"')`)
  await backup(journal.connection, keys, { file, now })
})
afterAll(async () => {
  await untouched.drop()
  await journal[Symbol.asyncDispose]()
})

/** A database that has just been migrated. */
const freshDatabase = () => makeDatabase('migrated', (connection) => migrate(connection, [orientation]))

interface Into {
  readonly from?: string
  readonly keys?: Keys
  readonly witnessPath?: string
}

const into = (
  connection: Connection,
  { from = file, keys = journal.keys, witnessPath = path.join(folder, 'restored.log') }: Into = {},
) => restore(connection, { file: from, keys, programmes: [orientation], witnessPath, now })

/** Everything in a database, table by table. */
async function everything(connection: Connection): Promise<Readonly<Record<string, unknown>>> {
  const client = new pg.Client(connection)
  await client.connect()
  const tables = await tablesOf(client)
  const found: Record<string, unknown> = {}
  for (const { name, only = 'true' } of tables)
    found[name] = (await client.query(`select t::text from ${name} t where ${only} order by 1`)).rows
  await client.end()
  return found
}

/** What a restore of some bytes says; whatever it says, nothing may be there afterwards. */
async function refusal(bytes: Uint8Array, keys: Keys = journal.keys): Promise<unknown> {
  const spoilt = path.join(folder, 'spoilt.backup')
  await writeFile(spoilt, bytes)
  const before = await everything(untouched.connection)
  const refused = await into(untouched.connection, { from: spoilt, keys }).then(
    () => 'restored',
    (error: unknown) => (error as { readonly says?: string }).says ?? error,
  )
  expect(await everything(untouched.connection)).toEqual(before)
  return refused
}

test('a backup restored into an empty database is the same to the letter, and verifies', async () => {
  await using fresh = await freshDatabase()
  const { header, ending } = await into(fresh.connection)
  expect(await everything(fresh.connection)).toEqual(await everything(journal.connection))
  expect(header).toMatchObject({
    at: now.toISOString(),
    tables: expect.arrayContaining(['safar.acts', 'published.orientation']),
  })
  expect(ending.rows).toMatchObject({ 'safar.cases': 2, 'safar.acts': 3, 'safar.files': 1, 'published.orientation': 2 })
  const verdict = await verify(fresh.connection, {
    programmes: [orientation],
    keys: journal.keys,
    witnessPath: path.join(folder, 'restored.log'),
  })
  expect(verdict).toMatchObject({ ok: true, walked: { acts: 3, files: 1, uncovered: 1 } })
})

test('every table is kept, or left out on purpose', async () => {
  const { rows } = await journal.owner.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'public')`,
  )
  const kept = (await tablesOf(journal.owner)).map(({ name }) => name)
  expect([...kept, ...leftOut].toSorted()).toEqual(rows.map(({ name }) => name).toSorted())
})

test('a backup holds no key, no name in the open, and can be read by its owner alone', async () => {
  const text = gunzipSync(await readFile(file)).toString()
  const { keys } = journal
  for (const secret of [...Object.values(keys.sealing), keys.finding, keys.record, keys.signing]) {
    expect(text).not.toContain(secret.toString('base64'))
    expect(text).not.toContain(secret.toString('hex'))
  }
  expect(text).not.toContain('Намуна')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).not.toContain('safar.backup.part')
})

test('a backup that was cut anywhere is refused, and nothing is kept of it', async () => {
  const whole = await readFile(file)
  for (const part of [0, 0.2, 0.5, 0.9])
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)))).toBe('backup-damaged')
  expect(await refusal(whole.subarray(0, -1))).toBe('backup-damaged')
})

test('a backup cut at a line and packed again is refused', async () => {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n')
  expect(await refusal(gzipSync(lines.slice(0, -2).join('\n') + '\n'))).toBe('backup-damaged')
  expect(await refusal(gzipSync(`${lines.join('\n')}one line more\n`))).toBe('backup-damaged')
  expect(await refusal(gzipSync(lines.filter((line) => !line.includes('attend')).join('\n')))).toBe('backup-damaged')
})

test('a flipped bit anywhere is found', async () => {
  const whole = await readFile(file)
  for (let at = 12; at < whole.length; at += Math.ceil(whole.length / 8)) {
    const flipped = Buffer.from(whole)
    flipped.writeUInt8(whole.readUInt8(at) ^ 0x10, at)
    expect(await refusal(flipped)).toBe('backup-damaged')
  }
})

test('a backup altered by somebody who knows how its fingerprint is made is refused: they cannot sign it', async () => {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n')
    .slice(0, -2)
  const altered = lines.map((line) => line.replace('trainer-khujand', 'trainer-bokhtar')).join('\n') + '\n'
  const ending = JSON.parse(
    gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n')
      .at(-1) ?? '',
  ) as object
  const sha256 = createHash('sha256').update(altered).digest('hex')
  expect(await refusal(gzipSync(`${altered}${JSON.stringify({ ...ending, sha256 })}\n`))).toBe('key-file-of-another')
})

test('a backup is restored only with the key file of the Safar that made it', async () => {
  expect(await refusal(await readFile(file), makeKeys())).toBe('key-file-of-another')
  // The right signing key, but the names were sealed with another: an older copy of the key file.
  expect(await refusal(await readFile(file), { ...journal.keys, sealing: makeKeys().sealing })).toBe(
    'key-file-of-another',
  )
})

test('a backup of a journal that was tampered with is refused after a look inside', async () => {
  const { owner, connection, keys } = journal
  const spoilt = path.join(folder, 'tampered.backup')
  const body = (await owner.query<{ body: string }>(`select body from safar.acts where case_id = '${one}' and seq = 2`))
    .rows[0]?.body
  await owner.query(`update safar.acts set body = replace(body, 'M4', 'M9') where case_id = '${one}' and seq = 2`)
  await backup(connection, keys, { file: spoilt, now })
  await owner.query(`update safar.acts set body = $1 where case_id = '${one}' and seq = 2`, [body])
  await using fresh = await freshDatabase()
  await expect(into(fresh.connection, { from: spoilt })).rejects.toMatchObject({
    says: 'backup-does-not-verify',
    values: { what: `act-altered ${one} 2` },
  })
  const client = new pg.Client(fresh.connection)
  await client.connect()
  expect((await client.query('select from safar.acts')).rowCount).toBe(0)
  await client.end()
})

test('a database that holds something, is not migrated or is of another structure is left alone', async () => {
  await expect(into(journal.connection)).rejects.toMatchObject({ says: 'database-not-empty' })
  await using empty = await makeEmptyDatabase()
  await expect(into(empty.connection)).rejects.toMatchObject({ says: 'schema-missing' })
  await expect(backup(empty.connection, journal.keys, { file: `${file}.none`, now })).rejects.toMatchObject({
    says: 'schema-missing',
  })
  await using newer = await freshDatabase()
  const client = new pg.Client(newer.connection)
  await client.connect()
  await client.query(`insert into public.safar_migrations (number, name) values (9999, 'of the future')`)
  await client.end()
  await expect(into(newer.connection)).rejects.toMatchObject({ says: 'backup-of-other-schema', values: { code: 9999 } })
})

test('a backup with a programme that the code has no longer is refused', async () => {
  await using without = await makeDatabase('migrated without programmes', (connection) => migrate(connection, []))
  await expect(
    restore(without.connection, {
      file,
      keys: journal.keys,
      programmes: [],
      witnessPath: path.join(folder, 'none.log'),
      now,
    }),
  ).rejects.toMatchObject({
    says: 'unknown-programme',
    values: { programme: 'orientation' },
  })
})

test('what is no backup is called so, and what cannot be read or written too', async () => {
  expect(await refusal(Buffer.from('A list of people\n'))).toBe('not-a-backup')
  expect(await refusal(gzipSync('{"safar":"backup","format":2}\n'))).toBe('not-a-backup')
  await expect(into(journal.connection, { from: path.join(folder, 'nowhere') })).rejects.toMatchObject({
    says: 'file-unreadable',
  })
  await expect(into(journal.connection, { from: folder })).rejects.toMatchObject({ says: 'file-unreadable' })
  const nowhere = { file: path.join(folder, 'no', 'such', 'folder'), now }
  await expect(backup(journal.connection, journal.keys, nowhere)).rejects.toMatchObject({ says: 'file-not-writable' })
})

test('a backup that fails leaves the one before in its place', async () => {
  const kept = path.join(folder, 'kept.backup')
  await copyFile(file, kept)
  await using empty = await makeEmptyDatabase()
  await expect(backup(empty.connection, journal.keys, { file: kept, now })).rejects.toThrow('schema-missing')
  expect(await readFile(kept)).toEqual(await readFile(file))
  expect(await readdir(folder)).not.toContain('kept.backup.part')
})

test('a restore of an older state sets the witness aside, and the journal goes on from there', async () => {
  const witnessPath = path.join(folder, 'older.log')
  await writeFile(witnessPath, `1 ${'0'.repeat(64)}\n9 ${'0'.repeat(64)}\n`)
  await using fresh = await freshDatabase()
  await into(fresh.connection, { witnessPath })
  expect(await readFile(`${witnessPath}.until-2026-03-20T120000.000Z`, 'utf8')).toContain('9 000')
  expect(await verify(fresh.connection, { programmes: [orientation], keys: journal.keys, witnessPath })).toMatchObject({
    ok: true,
  })
})

test('a backup made while acts are kept is of one moment', async () => {
  const busy = path.join(folder, 'busy.backup')
  const keeping = (async () => {
    for (let day = 10; day < 28; day++)
      await journal.keep(
        khujand,
        `0192a000-0000-7000-8000-0000000000${day}`,
        enrolled(),
        attended('2026-03-02T09:00:00.000Z', 'M1'),
      )
  })()
  await backup(journal.connection, journal.keys, { file: busy, now })
  await keeping
  await using fresh = await freshDatabase()
  await into(fresh.connection, { from: busy })
})
