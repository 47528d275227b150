import { afterAll, beforeAll, expect, test } from 'vitest'

import { vacate } from '#store/posts.ts'
import { type TestOffice, accountOf, openOffice, password, posts } from '#test/office.ts'

import { knowsPassword, logIn } from './log-in.ts'
import { checkPassword } from './password.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
  await office.owner.query('update safar.accounts set closed_at = $1 where id = $2', [
    office.desk.now(),
    accountOf('isfara'),
  ])
  await vacate(office.own, posts.ngo.id, office.desk.now())
  office.pass(1)
})
afterAll(() => office[Symbol.asyncDispose]())

/** Logs in and says what was checked on the way: against which kinds of hashes, and how many queries it took. */
async function follow(login: string, given: string) {
  const checked: string[] = []
  const entered = await logIn(
    {
      ...office.desk,
      check: (kept, typed) => {
        checked.push(kept.split('$').slice(0, 4).join('$'))
        return checkPassword(kept, typed)
      },
    },
    { login, password: given, from: '192.0.2.1' },
  )
  office.pass(10)
  return { became: typeof entered === 'string' ? entered : entered.step, checked }
}

const once = ['$argon2id$v=19$m=19456,t=2,p=1']

test('whether there is an account is told neither by the answer nor by the work it took', async () => {
  const wrong = { became: 'wrong', checked: once }
  for (const [login, given] of [
    ['khujand', 'not the password'],
    ['nobody', 'not the password'],
    ['nobody', password],
    ['nobody\0', password],
    ['\0khujand', password],
    ['', ''],
    ['isfara', password],
    ['isfara', 'not the password'],
    ['ngo', 'not the password'],
  ] as const)
    expect([login, given, await follow(login, given)]).toEqual([login, given, wrong])
})

test('the right password costs the same, whether there is a post to open or not', async () => {
  expect(await follow('khujand', password)).toEqual({ became: 'in', checked: once })
  expect(await follow('ngo', password)).toEqual({ became: 'in', checked: once })
})

test('one’s own password is tried eight times a minute, by whoever holds the session', async () => {
  const account = accountOf('khujand')
  const tried = await Promise.all(Array.from({ length: 9 }, () => knowsPassword(office.desk, account, 'a guess')))
  expect(tried.filter((each) => each === 'wrong')).toHaveLength(8)
  expect(await knowsPassword(office.desk, account, password)).toBe('too-often')
  office.pass(61)
  expect(await knowsPassword(office.desk, account, password)).toBe('right')
  expect(await knowsPassword(office.desk, accountOf('isfara'), password)).toBe('wrong')
})
