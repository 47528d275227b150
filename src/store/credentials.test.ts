import { afterAll, beforeAll, expect, test } from 'vitest'

import { giveApp, givePasskey } from '#test/factors.ts'
import { type TestOffice, accountOf, openOffice, posts } from '#test/office.ts'

import { addLink, findLink, guardsOf, removeGuard, takeRecoveryCode } from './credentials.ts'
import { type DatabaseRole, openDatabase, openPool } from './database.ts'
import { sweep } from './drafts.ts'
import { hold, vacate } from './posts.ts'
import { beginSession, findSession, listSessions } from './sessions.ts'
import { spendTicket, takeTries } from './tries.ts'

const [own, other] = [accountOf('khujand'), accountOf('ngo')]

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
  for (const name of ['khujand', 'ngo'] as const) {
    await giveApp(office, name)
    await givePasskey(office, name)
    await addLink(office.desk.database, { issuer: 'x', subject: name, account: accountOf(name), linkedAt: new Date() })
    await beginSession(office.desk.database, {
      account: accountOf(name),
      post: posts[name].id,
      begun: office.desk.now(),
      expires: new Date(office.desk.now().getTime() + 43_200_000),
    })
  }
})
afterAll(() => office[Symbol.asyncDispose]())

/** What a role, acting for an account, gets for a statement; whatever it does is taken back. */
async function as(role: DatabaseRole, statement: string, account = ''): Promise<readonly unknown[]> {
  const pool = openPool(office.connection, role, 1)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('safar.account', $1, true)`, [account])
    const { rows, rowCount } = await client.query(statement)
    return rows.length > 0 ? rows : Array.from({ length: rowCount ?? 0 }, () => 'done')
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
    await pool.end()
  }
}

const denied = /permission denied|row-level security/
const guarded = ['totp', 'recovery_codes', 'passkeys', 'oidc_links', 'sessions'] as const

test('whoever serves people sees of what guards accounts only that of the account it acts for', async () => {
  for (const table of guarded) {
    const seen = async (account: string) =>
      (await as('web', `select distinct account from safar.${table}`, account)) as { account: string }[]
    expect([table, await seen(own)]).toEqual([table, [{ account: own }]])
    expect([table, await seen(other)]).toEqual([table, [{ account: other }]])
    expect([table, await seen('')]).toEqual([table, []])
    expect([table, await seen(accountOf('sughd'))]).toEqual([table, []])
  }
})

test('an account adds nothing to another’s guards and takes nothing from them', async () => {
  const now = "'2026-06-01'"
  for (const [table, values] of [
    ['totp', `('${accountOf('sughd')}', 's', 1, ${now})`],
    ['recovery_codes', `('${other}', '\\x00')`],
    ['passkeys', `(gen_random_uuid(), '${other}', 'c', '\\x00', 0, '{}', 's', ${now}, null)`],
    ['oidc_links', `('y', 'z', '${other}', ${now})`],
  ] as const)
    await expect(as('web', `insert into safar.${table} values ${values}`, own)).rejects.toThrow(denied)
  await expect(
    as(
      'web',
      `insert into safar.sessions (token_hash, account, post, expires_at) values ('\\x00', '${other}', 'caseworker-ngo', ${now})`,
      own,
    ),
  ).rejects.toThrow(denied)
  for (const table of guarded)
    expect([table, await as('web', `delete from safar.${table} where account = '${other}'`, own)]).toEqual([table, []])
  expect(await as('web', `update safar.sessions set strong = true`, own)).toEqual(['done'])
  for (const statement of ['account', 'post', 'expires_at', 'token_hash'])
    await expect(as('web', `update safar.sessions set ${statement} = null`, own)).rejects.toThrow(denied)
  await expect(as('web', `update safar.passkeys set account = '${own}'`, other)).rejects.toThrow(denied)
})

test('nobody reads or replaces the password hashes of all: the acting account has its own, through a door', async () => {
  for (const statement of [
    'select password_hash from safar.accounts',
    'select * from safar.accounts',
    `update safar.accounts set password_hash = ''`,
    `update safar.accounts set closed_at = null`,
    'delete from safar.accounts',
  ])
    for (const role of ['web', 'worker'] as const) await expect(as(role, statement, own)).rejects.toThrow(denied)
  const [mine] = (await as('web', 'select safar.own_password() as hash', own)) as { hash: string }[]
  expect(mine?.hash).toMatch(/^\$argon2id/)
  expect(await as('web', 'select safar.own_password() as hash')).toEqual([{ hash: null }])
  expect(await as('web', 'select login from safar.accounts where login = $$khujand$$')).toEqual([{ login: 'khujand' }])
})

test('the fingerprints of sessions, and what was tried and spent, can be read by nobody who serves', async () => {
  await takeTries(office.desk.database, [{ key: Buffer.from('a key'), most: 1, seconds: 60 }], office.desk.now())
  for (const statement of [
    'select token_hash from safar.sessions',
    'select * from safar.tries',
    'delete from safar.tries',
    'select * from safar.spent_tickets',
    'delete from safar.spent_tickets',
  ])
    await expect(as('web', statement, own)).rejects.toThrow(denied)
  for (const role of ['publisher', 'worker'] as const)
    for (const table of ['totp', 'recovery_codes', 'passkeys', 'oidc_links'])
      await expect(as(role, `select * from safar.${table}`)).rejects.toThrow(denied)
  for (const call of ['safar.own_password()', `safar.find_oidc_link('x', 'khujand')`, `safar.end_session('\\x00')`])
    await expect(as('worker', `select ${call}`)).rejects.toThrow(denied)
})

test('what may be used once is spent once, whoever comes together', async () => {
  const until = new Date(office.desk.now().getTime() + 60_000)
  const spent = await Promise.all(Array.from({ length: 8 }, () => spendTicket(office.desk.database, 'a ticket', until)))
  expect(spent.filter(Boolean)).toHaveLength(1)
  const hash = Buffer.from('a code')
  await office.owner.query('insert into safar.recovery_codes values ($1, $2)', [own, hash])
  const used = await Promise.all(Array.from({ length: 8 }, () => takeRecoveryCode(office.desk.database, own, hash)))
  expect(used.filter(Boolean)).toHaveLength(1)
})

test('of several who try at the same moment no more are let through than may be', async () => {
  const limits = [
    { key: Buffer.from('one'), most: 5, seconds: 60 },
    { key: Buffer.from('two'), most: 50, seconds: 60 },
  ]
  const now = new Date('2026-07-01')
  const tried = Array.from({ length: 20 }, (_, at) =>
    takeTries(office.desk.database, at % 2 ? limits : limits.toReversed(), now),
  )
  expect((await Promise.all(tried)).filter(Boolean)).toHaveLength(5)
})

test('with the last second factor the recovery codes go, and no session is held for guarded', async () => {
  const { database } = office.desk
  await removeGuard(database, other, { what: 'totp' })
  const left = await guardsOf(database, other)
  expect([left.totpSince, left.passkeys.length, left.recoveryCodes]).toEqual([null, 1, 10])
  await removeGuard(database, other, { what: 'passkey', id: left.passkeys[0]?.id ?? '' })
  expect(await guardsOf(database, other)).toMatchObject({ passkeys: [], recoveryCodes: 0, links: [{ issuer: 'x' }] })
  await removeGuard(database, other, { what: 'link', issuer: 'x' })
  expect(await findLink(database, 'x', 'ngo')).toBeUndefined()
  expect((await guardsOf(database, own)).links).toHaveLength(1)
})

test('a session does not come back with the post: whoever gets it again logs in again', async () => {
  const { desk, own: owner } = office
  const [account, post] = [accountOf('isfara'), posts.isfara.id]
  const expires = new Date(desk.now().getTime() + 43_200_000)
  const token = await beginSession(desk.database, { account, post, begun: desk.now(), expires })
  expect(await findSession(desk.database, token, desk.now())).toMatchObject({ account, holdsMore: false })
  // Ended past the application, as a correction of the holding itself would.
  const ended = `update safar.holdings set held_until = $1 where post = $2 and held_until is null`
  await office.owner.query(ended, [desk.now(), post])
  office.pass(60)
  expect(await findSession(desk.database, token, desk.now())).toBeUndefined()
  await hold(owner, { id: crypto.randomUUID(), post, account, from: desk.now() })
  office.pass(60)
  expect(await findSession(desk.database, token, desk.now())).toBeUndefined()
  expect(await listSessions(desk.database, account, desk.now())).toEqual([])
  await vacate(owner, post, desk.now())
})

test('what is over is swept', async () => {
  const pool = openPool(office.connection, 'worker', 1)
  const later = new Date(office.desk.now().getTime() + 40 * 24 * 3_600_000)
  await sweep(openDatabase(pool), { draftsBefore: later, now: later })
  for (const table of ['sessions', 'tries', 'spent_tickets'])
    expect((await office.owner.query(`select from safar.${table}`)).rowCount, table).toBe(0)
  await pool.end()
})
