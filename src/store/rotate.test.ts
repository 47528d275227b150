import { readFile, writeFile } from 'node:fs/promises'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { orientation } from '#programmes/orientation/index.ts'
import { type TestJournal, attended, enrolled, keepScan, khujand, openJournal } from '#test/journal.ts'

import { signCheckpoint } from './checkpoint.ts'
import { addPasskey, putTotp } from './credentials.ts'
import { keepDraft } from './drafts.ts'
import { type Keys, readKeys } from './keys.ts'
import { rotateKey } from './rotate.ts'
import { keyName, makeOwnKey, openBytes, openText, ownerOf, sealBytes, sealText, unwrapKey, wrapKey } from './seal.ts'
import { verify } from './verify.ts'

const [one, other, list] = ['a', 'b', 'c'].map((letter) => `0192a000-0000-7000-8000-00000000000${letter}`) as [
  string,
  string,
  string,
]

let journal: TestJournal
beforeEach(async () => {
  journal = await openJournal()
  const { keep, keys, web, worker, witnessPath } = journal
  await keep(khujand, one, enrolled(), attended('2026-03-02T09:00:00.000Z', 'M1'))
  await keep(khujand, other, enrolled())
  await signCheckpoint(worker, keys, witnessPath, new Date('2026-03-10T00:00:00Z'))
  await keepScan(journal, 'a photo')
  const key = makeOwnKey()
  const draft = { id: list, post: khujand, programme: 'orientation', wrapped: wrapKey(keys, key, ownerOf.draft(list)) }
  await keepDraft(web, { ...draft, content: sealBytes(key, Buffer.from('a list'), ownerOf.draft(list)) })
  await guardAccount()
})
afterEach(() => journal[Symbol.asyncDispose]())

/** The account gets an authenticator app and a passkey. */
async function guardAccount(): Promise<void> {
  const { keys, web } = journal
  const [{ id: account } = { id: '' }] = await ask<{ id: string }>('select id from safar.accounts')
  const since = new Date('2026-03-01')
  await putTotp(web, { account, sealed: sealText(keys, 'a secret', ownerOf.totp(account)), step: 1, since })
  const sealedName = sealText(keys, 'Телефони кор', ownerOf.passkey(list))
  const made = { credential: 'c', publicKey: Buffer.from('k'), counter: 0, transports: [], createdAt: since }
  await addPasskey(web, { id: list, account, sealedName, ...made })
}

/** Safar stops: nobody works with the database. */
const stop = async () => {
  await Promise.all([journal.web.destroy(), journal.worker.destroy()])
}

const keysNow = async (): Promise<Keys> =>
  (await readKeys(journal.keyPath)) ?? expect.unreachable('The key file is gone')

const ask = async <Row extends object>(query: string) => (await journal.owner.query<Row>(query)).rows

/** Opens everything that is sealed, with the keys that are in the file now, and says with which keys it was sealed. */
async function openEverything(): Promise<readonly string[]> {
  const keys = await keysNow()
  expect(
    await verify(journal.connection, { programmes: [orientation], keys, witnessPath: journal.witnessPath }),
  ).toMatchObject({ ok: true, walked: { cases: 2, files: 1 } })
  const [draft] = await ask<{ wrapped: string; content: Buffer }>('select wrapped, content from safar.drafts')
  const [account] = await ask<{ id: string; sealed_name: string }>('select id, sealed_name from safar.accounts')
  if (!draft || !account) return expect.unreachable()
  expect(
    openBytes(unwrapKey(keys, draft.wrapped, ownerOf.draft(list)), draft.content, ownerOf.draft(list)).toString(),
  ).toBe('a list')
  expect(openText(keys, account.sealed_name, ownerOf.account(account.id))).toBe('Мураббии намунавӣ')
  const [totp] = await ask<{ sealed: string }>('select sealed from safar.totp')
  const [passkey] = await ask<{ sealed: string }>('select sealed_name as sealed from safar.passkeys')
  if (!totp || !passkey) return expect.unreachable()
  expect(openText(keys, totp.sealed, ownerOf.totp(account.id))).toBe('a secret')
  expect(openText(keys, passkey.sealed, ownerOf.passkey(list))).toBe('Телефони кор')
  const wrapped = await ask<{ wrapped: string }>(
    'select wrapped from safar.case_keys union select wrapped from safar.files',
  )
  const texts = [account.sealed_name, totp.sealed, passkey.sealed].map((text) => ({ wrapped: text }))
  return [...new Set([...wrapped, draft, ...texts].map((each) => keyName(each.wrapped)))]
}

const actsAsTheyAre = () => ask('select a::text from safar.acts a order by 1')

test('after a rotation everything opens with the new key alone, and no act has changed', async () => {
  await stop()
  const before = await actsAsTheyAre()
  expect(await rotateKey(journal.connection, journal.keyPath)).toMatchObject({
    'safar.case_keys': 2,
    'safar.files': 1,
    'safar.drafts': 1,
    'safar.accounts': 1,
    'safar.totp': 1,
    'safar.passkeys': 1,
  })
  expect(Object.keys((await keysNow()).sealing)).toEqual(['k2'])
  expect(await openEverything()).toEqual(['k2'])
  expect(await actsAsTheyAre()).toEqual(before)
})

test('the keys that find, count and sign stay what they are', async () => {
  await stop()
  await rotateKey(journal.connection, journal.keyPath)
  const { finding, record, signing } = journal.keys
  expect(await keysNow()).toMatchObject({ finding, record, signing })
})

test('a rotation stopped anywhere leaves everything open, and goes on with the same key when run again', async () => {
  await stop()
  const tables = ['safar.case_keys', 'safar.files', 'safar.drafts', 'safar.accounts', 'safar.totp', 'safar.passkeys']
  for (const last of tables) {
    const stopAfter = (table: string) => {
      if (table === last) throw new Error('the power is cut')
    }
    // One that has been through this table already goes past it and ends.
    await rotateKey(journal.connection, journal.keyPath, stopAfter).catch((error: unknown) =>
      expect(String(error)).toContain('the power is cut'),
    )
    expect(Object.keys((await keysNow()).sealing)).toEqual(['k1', 'k2'])
    await openEverything()
  }
  await rotateKey(journal.connection, journal.keyPath)
  expect(Object.keys((await keysNow()).sealing)).toEqual(['k2'])
  expect(await openEverything()).toEqual(['k2'])
})

test('rotating twice gives a key of a new name each time', async () => {
  await stop()
  await rotateKey(journal.connection, journal.keyPath)
  await rotateKey(journal.connection, journal.keyPath)
  expect(await openEverything()).toEqual(['k3'])
})

test('two rotations at once do not get in each other’s way', async () => {
  await stop()
  await Promise.all([rotateKey(journal.connection, journal.keyPath), rotateKey(journal.connection, journal.keyPath)])
  expect(await openEverything()).toEqual(['k3'])
})

test('while Safar is working no key is changed', async () => {
  const before = await readFile(journal.keyPath, 'utf8')
  await expect(rotateKey(journal.connection, journal.keyPath)).rejects.toMatchObject({ says: 'safar-is-running' })
  expect(await readFile(journal.keyPath, 'utf8')).toBe(before)
})

test('a sealed value that does not open stops the rotation and is named; both keys stay', async () => {
  await stop()
  await journal.owner.query(`update safar.case_keys set wrapped = 'k1.AAAA' where case_id = '${other}'`)
  await expect(rotateKey(journal.connection, journal.keyPath)).rejects.toMatchObject({
    says: 'sealed-value-does-not-open',
    values: { table: 'safar.case_keys', id: other },
  })
  expect(Object.keys((await keysNow()).sealing)).toEqual(['k1', 'k2'])
})

test('without a key file, or with a damaged one, nothing is changed', async () => {
  await stop()
  await expect(rotateKey(journal.connection, `${journal.keyPath}.none`)).rejects.toMatchObject({
    says: 'key-file-missing',
  })
  await writeFile(journal.keyPath, (await readFile(journal.keyPath, 'utf8')).slice(0, -40))
  await expect(rotateKey(journal.connection, journal.keyPath)).rejects.toMatchObject({ says: 'key-file-damaged' })
  expect(await ask(`select from safar.case_keys where wrapped like 'k1.%'`)).toHaveLength(2)
})
