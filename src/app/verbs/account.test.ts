import { afterAll, beforeAll, expect, test } from 'vitest'

import { readConfig } from '#app/config.ts'
import { type Home, type Running, makeHome } from '#test/safar.ts'
import { words } from '#words/command/words.ts'

import { account } from './account.ts'
import { post } from './post.ts'
import type { Call, Verb } from './verb.ts'

const service = {
  SAFAR_ADDRESS: 'http://localhost:4390',
  SAFAR_OIDC_ISSUER: 'https://login.example',
  SAFAR_OIDC_CLIENT: 'safar',
}

let home: Home
let safar: Running
beforeAll(async () => {
  home = makeHome()
  safar = await home.start()
}, 120_000)
afterAll(async () => {
  await safar.stop()
  await home[Symbol.asyncDispose]()
})

/** What a verb says, in this process: it joins the database of the running server. */
async function say(verb: Verb, given: readonly string[], options: Call['options'] = {}): Promise<string> {
  const config = readConfig({ SAFAR_DATA: home.data, SAFAR_KEYS: home.keyFile, ...service })
  const lines: string[] = []
  await verb.run({ config, language: 'en', given, options, say: (line) => void lines.push(line) })
  return lines.join('\n')
}

/** What `safar account` says. */
const run = (given: string, options: Call['options'] = {}) => say(account, given.split(' '), options)

/** Logs in at the running server. */
const logIn = async (login: string, password: string): Promise<number> => {
  const reply = await fetch(`${safar.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  return reply.status
}

test('an account is made with a drawn password, given a post, linked, and closed; nobody writes a password into a shell', async () => {
  const made = await run('create Nodira.Test', { name: 'Номи Намуна' })
  const [, password = ''] = /password ([\w-]{16})\./.exec(made) ?? []
  expect(password).toHaveLength(16)
  expect(made).not.toContain('Намуна')
  await expect(run('create nodira.test', { name: 'x' })).rejects.toMatchObject({ says: 'login-taken' })

  // The password is right, and there is no post yet.
  expect(await logIn('nodira.test', password)).toBe(403)
  await say(post, ['add', 'a-post'], { organisation: 'MIGSERV', functions: 'trainer', title: 'Омӯзгор' })
  await say(post, ['give', 'a-post'], { login: 'nodira.test' })
  expect(await logIn('nodira.test', password)).toBe(200)

  expect(await run('link nodira.test', { subject: 'person-1' })).toContain('https://login.example')
  expect(await run('list')).toMatch(/nodira\.test +a-post +https:\/\/login\.example/)
  const [, anew = ''] = /nodira\.test: ([\w-]{16})\./.exec(await run('password nodira.test')) ?? []
  expect([await logIn('nodira.test', password), await logIn('nodira.test', anew)]).toEqual([401, 200])

  await run('reset nodira.test')
  expect(await run('list')).not.toContain('https://login.example')
  expect(await run('close nodira.test')).toContain('a-post')
  expect(await logIn('nodira.test', anew)).toBe(401)
  expect(await run('list')).toContain(words.en.account.closed)
  await expect(run('password nodira.test')).rejects.toMatchObject({ says: 'no-such-account' })
})

test('what cannot be done says what to do', async () => {
  for (const [given, options, argument] of [
    ['nonsense', {}, /list \| create/],
    ['create -x', { name: 'x' }, /LOGIN/],
    ['create somebody', { name: ' ' }, /--name/],
    ['require boss', {}, /none \| trainer,caseworker/],
  ] as const)
    await expect(run(given, options)).rejects.toMatchObject({
      says: 'missing-argument',
      values: { verb: 'account', argument: expect.stringMatching(argument) as string },
    })
  await expect(run('link nobody', { subject: 'x' })).rejects.toMatchObject({ says: 'no-such-account' })
  expect(await run('require administrator,supervisor')).toContain('administrator, supervisor')
  expect(await run('require none')).toBe(words.en.account.requiredNone)
})
