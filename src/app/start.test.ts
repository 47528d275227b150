import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { makeKeys, writeKeys } from '#store/keys.ts'
import { StartProblem } from '#store/start-problem.ts'
import { type TestDatabase, makeDatabase, makeEmptyDatabase } from '#test/database.ts'
import { prepareJournal } from '#test/journal.ts'
import { type Home, type Ran, freePort, makeHome } from '#test/safar.ts'
import { words as commandWords } from '#words/command/words.ts'

import { readConfig } from './config.ts'
import { root } from './manifest.ts'

/** Prepared once; the tests that change something take another. */
let home: Home
beforeAll(async () => {
  home = makeHome()
  expect(await home.run(['migrate'])).toMatchObject({ code: 0, errors: [] })
})
afterAll(() => home[Symbol.asyncDispose]())

/** Every file below a folder with its content, but for what a database writes by itself. */
const everythingIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !path.join(entry.parentPath, entry.name).includes('/postgres/'))
      .filter(({ name }) => name !== 'postgres.log')
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'base64')]),
  )

/** That a command said why it cannot go on in one sentence, which tells what to do, and nothing else happened. */
async function refuses(says: RegExp, run: () => Promise<Ran>, at = home): Promise<void> {
  const before = everythingIn(at.folder)
  const { code, errors } = await run()
  expect(errors).toEqual([expect.stringMatching(says)])
  expect(errors[0]).toMatch(/^[^\s].{30,}\.$/)
  expect(code).toBe(1)
  expect(everythingIn(at.folder)).toEqual(before)
}

test('a port that another program has is named before anything is touched', async () => {
  await using fresh = makeHome()
  const other = createServer().listen(0, 'localhost')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  await refuses(new RegExp(`^Port ${port} is taken`), () => fresh.run(['start'], { PORT: String(port) }), fresh)
  expect(existsSync(fresh.data)).toBe(false)
  other.close()
})

test('a second Safar in the same data folder is refused, and the first goes on', async () => {
  const first = await home.start()
  await refuses(new RegExp(`in use by another Safar \\(process ${first.pid}\\)`), async () =>
    home.run(['start'], { PORT: String(await freePort()) }),
  )
  expect((await fetch(`${first.address}/ready`)).status).toBe(200)
  await first.stop()
})

test('a command beside a running Safar works in its database and leaves it running', async () => {
  const running = await home.start()
  expect(await home.run(['post', 'list'])).toMatchObject({ code: 0, errors: [] })
  expect(await home.run(['verify'])).toMatchObject({ code: 0, errors: [] })
  expect((await fetch(`${running.address}/ready`)).status).toBe(200)
  expect(await running.stop()).toMatchObject({ code: 0, errors: [] })
})

// Root may write everywhere, so it becomes somebody else, if that one can read Safar at all.
const nobody = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0
const canBeNobody = () =>
  spawnSync(process.execPath, ['--version'], { ...nobody, cwd: import.meta.dirname }).status === 0

test('a data folder that may not be written to is named', async ({ skip }) => {
  if (isRoot && !canBeNobody()) skip('Root is not refused anything, and nobody else can read this checkout.')
  await using fresh = makeHome()
  mkdirSync(fresh.data)
  chmodSync(fresh.data, 0o555)
  chmodSync(fresh.folder, 0o555)
  for (const more of [{}, { SAFAR_DATA: path.join(fresh.folder, 'new') }]) {
    const port = String(await freePort())
    const start = () => fresh.run(['start'], { ...more, PORT: port, HOME: '/tmp' }, isRoot ? nobody : undefined)
    await refuses(/^The data folder \S+ cannot be written to/, start, fresh)
  }
  chmodSync(fresh.folder, 0o755)
})

test('a database that does not answer is named, without its password', async () => {
  const port = await freePort()
  for (const address of [
    `postgres://safar:secret@localhost:${port}/safar`,
    'postgres://safar:secret@no-such-host.invalid/safar',
  ])
    await refuses(/^The database at \S+ does not answer \(.+\)/, async () => {
      const ran = await home.run(['start'], { DATABASE_URL: address, PORT: String(await freePort()) })
      expect(ran.errors.join()).not.toContain('secret')
      return ran
    })
})

test('an address that is none, and a port that is none, are said to be so', async () => {
  const noAddress = /^DATABASE_URL is not the address of a PostgreSQL database/
  for (const DATABASE_URL of ['mysql://localhost/safar', 'localhost:5432'])
    await refuses(noAddress, () => home.run(['migrate'], { DATABASE_URL }))
  await refuses(/^PORT is “eighty”, which is no port/, () => home.run(['start'], { PORT: 'eighty' }))
  for (const PORT of ['0', '70000', '80.5', '-1', '', ' ', '1e3', '٣'])
    expect(() => readConfig({ PORT }), PORT).toThrow(new StartProblem('not-a-port', { value: PORT }))
})

/** The address of a database on the server of this test run. */
const addressOf = ({ connection: { host, port, user, database } }: TestDatabase) =>
  `postgres:///${database}?host=${host}&port=${port}&user=${user}`

/** What a database holds: its tables, how many rows each has, and how far it was migrated. */
async function contentOf(database: TestDatabase) {
  const client = new pg.Client(database.connection)
  await client.connect()
  const { rows } = await client.query<{ name: string; rows: string }>(`
    select format('%I.%I', schemaname, tablename) as name,
      (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I.%I', schemaname, tablename), false, true, '')))[1]::text as rows
    from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`)
  await client.end()
  return rows
}

test('a database that a newer Safar has changed is left as it is', async () => {
  await using fresh = makeHome()
  await using database = await makeDatabase('journal', prepareJournal)
  await writeKeys(fresh.keyFile, makeKeys())
  const client = new pg.Client(database.connection)
  await client.connect()
  await client.query(`insert into public.safar_migrations (number, name) values (9999, '9999_of_the_future.sql')`)
  await client.end()
  const before = await contentOf(database)
  const start = async (verb: string) =>
    fresh.run([verb], { DATABASE_URL: addressOf(database), PORT: String(await freePort()) })
  for (const verb of ['start', 'post'])
    await refuses(/^The database was changed by a newer Safar \(step 9999/, () => start(verb), fresh)
  expect(await contentOf(database)).toEqual(before)
})

test('without the key file of its data Safar does not begin anew', async () => {
  await using database = await makeDatabase('journal', prepareJournal)
  await using fresh = makeHome()
  const before = await contentOf(database)
  const start = async (verb: string) =>
    fresh.run([verb], { DATABASE_URL: addressOf(database), PORT: String(await freePort()) })
  for (const verb of ['start', 'verify']) await refuses(/^The key file \S+ is missing/, () => start(verb), fresh)
  expect(existsSync(fresh.keyFile)).toBe(false)
  mkdirSync(path.dirname(fresh.keyFile))
  for (const [verb, content] of [
    ['start', ''],
    ['migrate', '{"current":"k1"}'],
    ['verify', 'no keys'],
  ] as const) {
    writeFileSync(fresh.keyFile, content)
    await refuses(/^The key file \S+ is damaged/, () => start(verb), fresh)
  }
  expect(await contentOf(database)).toEqual(before)
})

test('the same is so for the database of the data folder', async () => {
  const aside = `${home.keyFile}.aside`
  renameSync(home.keyFile, aside)
  try {
    await refuses(/^The key file \S+ is missing/, async () => home.run(['start'], { PORT: String(await freePort()) }))
    expect(home.postgres()).toEqual([])
    expect(readdirSync(home.data)).not.toContain('safar.lock')
  } finally {
    renameSync(aside, home.keyFile)
  }
})

test('a whole Safar runs in a database that was given to it, and makes none of its own', async () => {
  await using database = await makeEmptyDatabase()
  await using fresh = makeHome()
  const running = await fresh.start({ DATABASE_URL: addressOf(database) })
  expect((await fetch(`${running.address}/ready`)).status).toBe(200)
  expect(await running.stop()).toMatchObject({ code: 0, errors: [] })
  expect(existsSync(fresh.data)).toBe(false)
})

test('what is asked wrongly is answered in one sentence', async () => {
  for (const [given, says] of [
    [['strat'], /^There is no command “strat”/],
    [['post', '--colour', 'red'], /^The command post has no option “--colour”/],
    [['import', 'orientation', '/no/such/list.csv'], /^The file \/no\/such\/list\.csv cannot be read/],
    [['backup'], /^The command backup needs/],
  ] as const)
    await refuses(says, () => home.run(given))
})

// One process for them all: each would spend a second on starting, and none leaves anything behind.
const explaining = `
  for (const [at, { language, given }] of JSON.parse(process.argv[1]).entries()) {
    process.argv = ['', '', ...given]
    process.env.SAFAR_LANGUAGE = language
    await import('./src/app/cli.ts?' + at)
    if (process.exitCode !== 0) throw new Error(given + ' ended with ' + process.exitCode)
    console.log('\\0')
  }`

test('every command explains itself in three languages and does nothing', async () => {
  await using fresh = makeHome()
  const verbs = Object.keys(commandWords.en.verbs)
  const calls = languages.flatMap((language) => [
    { language, given: ['--help'] },
    ...verbs.map((verb) => ({ language, given: [verb, '--help'] })),
  ])
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', '@oxc-node/core/register', '--input-type=module', '--eval', explaining, JSON.stringify(calls)],
    { cwd: root, encoding: 'utf8', env: { SAFAR_DATA: fresh.data, SAFAR_KEYS: fresh.keyFile } },
  )
  expect([status, stderr]).toEqual([0, ''])
  const said = stdout.split('\0\n').slice(0, -1)
  // Each in its own words: none was answered with those of another, or in another language.
  expect(new Set(said).size).toBe(calls.length)
  for (const [at, { language, given }] of calls.entries()) {
    const { overview, verbs: named } = commandWords[language]
    if (given.length > 1) expect(said[at], given.join(' ')).toMatch(/\S.{30,}/)
    else
      for (const text of [overview, ...Object.values(named).map(({ about }) => about)]) expect(said[at]).toContain(text)
  }
  expect(readdirSync(fresh.folder)).toEqual([])
})

test('asked to stop, Safar closes everything: the server, the database, the lock', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const running = await home.start()
    expect(home.postgres().length).toBeGreaterThan(0)
    const { code, errors, out } = await running.stop(signal)
    expect([code, errors]).toEqual([0, []])
    expect(out).toContain(commandWords.en.start.stopped)
    expect(home.postgres()).toEqual([])
    expect(readdirSync(home.data)).not.toContain('safar.lock')
    expect(readFileSync(path.join(home.data, 'postgres.log'), 'utf8').trimEnd()).toMatch(
      /database system is shut down$/,
    )
  }
})

test('asked to stop while it still prepares, Safar closes what it has opened', async () => {
  await using fresh = makeHome()
  const stopped = await fresh.runUntil('0001_registry', ['start'], { PORT: String(await freePort()) })
  expect([stopped.code, stopped.errors]).toEqual([0, []])
  expect(fresh.postgres()).toEqual([])
  expect(readdirSync(fresh.data)).not.toContain('safar.lock')
})

test('a second start answers within five seconds', async () => {
  const begun = performance.now()
  const running = await home.start()
  expect((await fetch(`${running.address}/health`)).status).toBe(200)
  const took = performance.now() - begun
  await running.stop()
  expect(took).toBeLessThan(5000)
})
