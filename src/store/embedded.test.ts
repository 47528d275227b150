import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import pg from 'pg'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'

import { type EmbeddedPostgres, type LaunchOptions, launchPostgres } from './embedded.ts'
import { processesIn } from './embedded/notice.ts'
import { StartProblem } from './start-problem.ts'

const isRoot = process.getuid?.() === 0
const underRoot = test.runIf(isRoot)
const asOrdinaryUser = test.skipIf(isRoot)

// Shared, because a checkout that its keeper cannot enter has its programs copied here.
const homes = mkdtempSync(path.join(tmpdir(), 'safar-homes-'))
afterAll(() => rmSync(homes, { recursive: true }))

let base: string
let servers: EmbeddedPostgres[]

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'safar-launch-'))
  chmodSync(base, 0o755)
  servers = []
})

afterEach(async () => {
  for (const server of servers) await server.stop()
  rmSync(base, { recursive: true })
})

async function launch(folder: string, options: LaunchOptions = {}): Promise<EmbeddedPostgres> {
  const server = await launchPostgres(folder, { homes, ...options })
  servers.push(server)
  return server
}

async function query(server: EmbeddedPostgres, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(server.connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

const problemOf = async (folder: string, options: LaunchOptions = {}): Promise<StartProblem> => {
  const problem = await launch(folder, options).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(StartProblem)
  return problem as StartProblem
}

const pidIn = (server: EmbeddedPostgres) =>
  Number(readFileSync(path.join(server.place, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

test('the first start makes a database, the second joins the running server, the third opens what was kept', async () => {
  const folder = path.join(base, 'data')
  const news: string[] = []
  const first = await launch(folder, { report: ({ says }) => news.push(says) })
  expect(first).toMatchObject({ created: true, attached: false })
  expect(news.at(-1)).toBe('making-database')
  await query(first, 'create table course (name text)')

  const second = await launch(folder)
  expect(second).toMatchObject({ created: false, attached: true, connection: first.connection })
  await second.stop()

  const third = await launch(folder)
  expect(third).toMatchObject({ created: false, attached: false })
  expect(await query(third, 'select name from course')).toEqual([])
})

test('the server is set up for Tajik, for one place in time, and for nobody outside this machine', async () => {
  const server = await launch(path.join(base, 'data'))
  const [shown] = await query(
    server,
    `select current_setting('listen_addresses') as addresses, current_setting('TimeZone') as zone,
       current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
       datlocale as locale from pg_database where datname = current_database()`,
  )
  expect(shown).toEqual({ addresses: '', zone: 'UTC', fsync: 'on', checksums: 'on', locale: 'tg' })
  const outsiders = 0o077
  expect(statSync(server.connection.host).mode & outsiders).toBe(0)
})

test('two starters at once end up with one server', async () => {
  const folder = path.join(base, 'data')
  const both = await Promise.all([launch(folder), launch(folder)])
  const pids = await Promise.all(both.map((server) => query(server, 'select pg_postmaster_start_time()::text as at')))
  expect(pids[0]).toEqual(pids[1])
  expect(both.filter(({ attached }) => attached)).toHaveLength(1)
})

test('after a kill -9 every committed row is there', async () => {
  const folder = path.join(base, 'data')
  const server = await launch(folder)
  await query(server, 'create table act (id integer)')
  await query(server, 'insert into act select generate_series(1, 1000)')
  process.kill(pidIn(server), 'SIGKILL')
  const again = await launch(folder)
  expect(again).toMatchObject({ created: false, attached: false })
  expect(await query(again, 'select count(*)::integer as kept from act')).toEqual([{ kept: 1000 }])
})

test('what a killed server left behind is waited for, and sent away if it does not notice', async () => {
  const folder = path.join(base, 'data')
  const server = await launch(folder)
  const busy = query(server, 'do $$ begin loop end loop; end $$').catch(() => 'sent away')
  await expect.poll(() => query(server, "select from pg_stat_activity where query like 'do %'")).toHaveLength(1)
  process.kill(pidIn(server), 'SIGKILL')
  expect(await launch(folder)).toMatchObject({ attached: false })
  expect(await busy).toBe('sent away')
})

test('a dead server whose number went to another process is not taken for a living one', async () => {
  const folder = path.join(base, 'data')
  const server = await launch(folder)
  const data = path.join(folder, 'postgres')
  const { uid, gid } = statSync(data)
  const notice = readFileSync(path.join(data, 'postmaster.pid'), 'utf8')
  process.kill(pidIn(server), 'SIGKILL')
  await expect.poll(() => processesIn(data)).toEqual([])
  const stranger = spawn('sleep', ['60'], { ...(isRoot ? { uid, gid } : {}), cwd: '/' })
  await once(stranger, 'spawn')
  try {
    writeFileSync(path.join(data, 'postmaster.pid'), notice.replace(/^\d+/, String(stranger.pid)))
    expect(await launch(folder)).toMatchObject({ attached: false })
  } finally {
    stranger.kill()
  }
})

test('a copy of a data folder never opens the server of the original', async () => {
  const original = await launch(path.join(base, 'data'))
  await query(original, 'checkpoint')
  cpSync(path.join(base, 'data'), path.join(base, 'copy'), {
    recursive: true,
    filter: (name) => !name.includes('.s.PGSQL'),
  })
  if (isRoot)
    await run('chown', ['-R', '--reference', path.join(base, 'data/postgres'), path.join(base, 'copy/postgres')])
  const copy = await launch(path.join(base, 'copy'))
  expect(copy.attached).toBe(false)
  expect(await query(copy, 'show data_directory')).toEqual([{ data_directory: path.join(base, 'copy/postgres') }])
})

test('below a path too long for a socket, the socket stands in a short private folder that goes with the server', async () => {
  const folder = path.join(base, 'a-folder-with-a-long-name/'.repeat(5), 'data')
  const server = await launch(folder)
  const { host } = server.connection
  expect(host).toMatch(/^\/tmp\/safar-socket-/)
  expect(statSync(host).mode & 0o777).toBe(0o700)

  process.kill(pidIn(server), 'SIGKILL')
  const again = await launch(folder)
  expect(again.connection.host, 'after a crash the same folder serves again').toBe(host)
  await again.stop()
  expect(existsSync(host)).toBe(false)
})

test('what a person wrote never reaches the log, not even in an error', async () => {
  const folder = path.join(base, 'data')
  const server = await launch(folder)
  await query(server, 'create table person (name text primary key)')
  await query(server, "insert into person values ('Гулрухсор')")
  await expect(query(server, "insert into person values ('Гулрухсор')")).rejects.toThrow('duplicate key')
  await expect(query(server, "select 'Гулрухсор'::integer")).rejects.toThrow('invalid input')
  const log = readFileSync(path.join(folder, 'postgres.log'), 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toContain('Гулрухсор')
})

test('a server that cannot start says why', async () => {
  const folder = path.join(base, 'data')
  const problem = await problemOf(folder, { flags: ['shared_buffers=plenty'] })
  expect(problem.says).toBe('postgres-did-not-start')
  expect(problem.values).toEqual({
    log: path.join(folder, 'postgres.log'),
    detail: 'invalid value for parameter "shared_buffers": "plenty"',
  })
})

test('a database of another PostgreSQL is left alone', async () => {
  const folder = path.join(base, 'data')
  await (await launch(folder)).stop()
  writeFileSync(path.join(folder, 'postgres/PG_VERSION'), '17\n')
  expect((await problemOf(folder)).says).toBe('other-postgres-version')
})

test('a data folder that is a file is refused', async () => {
  const folder = path.join(base, 'data')
  writeFileSync(folder, 'something else')
  expect((await problemOf(folder)).says).toBe('data-not-writable')
  expect(readFileSync(folder, 'utf8')).toBe('something else')
})

asOrdinaryUser('a data folder that may not be written to is refused', async () => {
  const folder = path.join(base, 'data')
  mkdirSync(folder, { mode: 0o500 })
  expect((await problemOf(folder)).says).toBe('data-not-writable')
})

underRoot('a database that root owns is refused, because PostgreSQL does not run as root', async () => {
  mkdirSync(path.join(base, 'data/postgres'), { recursive: true })
  expect((await problemOf(path.join(base, 'data'))).says).toBe('data-owned-by-another')
})

underRoot('in a folder that only root may enter, the database is kept elsewhere, and a note says where', async () => {
  const folder = path.join(base, 'closed/data')
  mkdirSync(path.dirname(folder), { mode: 0o700 })
  const news: { says: string; values: object }[] = []
  const server = await launch(folder, { report: (each) => news.push(each) })
  expect(path.dirname(server.place)).toBe(homes)
  expect(news).toContainEqual({
    says: 'data-elsewhere',
    values: { folder, place: server.place, user: expect.any(String) as string },
  })
  expect(readFileSync(path.join(folder, 'postgres-is-in'), 'utf8')).toBe(`${server.place}\n`)
  await query(server, 'create table course (name text)')
  await server.stop()

  const again = await launch(folder)
  expect(again).toMatchObject({ created: false, place: server.place })
  await again.stop()

  rmSync(path.join(folder, 'postgres-is-in'))
  expect(await launch(folder), 'the same path leads there without a note').toMatchObject({
    created: false,
    place: server.place,
  })
})

underRoot('when the place in the note is gone, no new database is made in silence', async () => {
  const folder = path.join(base, 'closed/data')
  mkdirSync(path.dirname(folder), { mode: 0o700 })
  const server = await launch(folder)
  await server.stop()
  rmSync(server.place, { recursive: true })
  const problem = await problemOf(folder)
  expect(problem.says).toBe('data-moved-away')
  expect(problem.values).toEqual({ place: server.place, note: path.join(folder, 'postgres-is-in') })
  expect(existsSync(server.place)).toBe(false)
})

underRoot('a copy of a data folder whose database is elsewhere does not write into it; a moved one does', async () => {
  const folder = path.join(base, 'closed/data')
  mkdirSync(path.dirname(folder), { mode: 0o700 })
  const server = await launch(folder)
  await server.stop()

  const copy = path.join(base, 'closed/copy')
  cpSync(folder, copy, { recursive: true })
  expect((await problemOf(copy)).says).toBe('data-belongs-to-another')
  rmSync(folder, { recursive: true })
  expect(await launch(copy)).toMatchObject({ created: false, place: server.place })
})

underRoot('a database that its keeper can no longer reach is not left behind for a new one', async () => {
  const folder = path.join(base, 'closed/data')
  await (await launch(folder)).stop()
  chmodSync(path.dirname(folder), 0o700)
  expect((await problemOf(folder)).says).toBe('data-not-reachable')
})

async function run(program: string, given: readonly string[]): Promise<void> {
  const [code] = (await once(spawn(program, given, { stdio: 'inherit' }), 'close')) as [number]
  expect(code).toBe(0)
}
