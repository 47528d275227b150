import { expect, test } from 'vitest'

import { checkPassword, hashPassword, passwordFault } from './password.ts'

test('a password opens its own hash and no other', async () => {
  const kept = await hashPassword('бародари ман аспсавор аст')
  expect(await checkPassword(kept, 'бародари ман аспсавор аст')).toBe(true)
  expect(await checkPassword(kept, 'бародари ман аспсавор нест')).toBe(false)
  expect(kept).not.toContain('аспсавор')
})

test('passwords are kept as argon2id at the cost that OWASP asks for, each with its own salt', async () => {
  const [one, other] = [await hashPassword('the same for both'), await hashPassword('the same for both')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
})

test('a letter typed as one sign or as two is the same password', async () => {
  const kept = await hashPassword('шабнам\u0438\u0304-дар-боғ'.normalize('NFC'))
  expect(await checkPassword(kept, 'шабнам\u0438\u0304-дар-боғ'.normalize('NFD'))).toBe(true)
})

test('eleven letters are too short, twelve are enough', () => {
  expect(passwordFault('гули-лола-3')).toBe('too-short')
  expect(passwordFault('гули-лола-33')).toBeUndefined()
})

test.each([
  'Password2026!',
  'qwertyuiop123',
  '123456789012',
  '098765432109',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'ЙЦУКЕНГШЩЗХЪ',
  'Душанбе-2026!',
  'administrator1',
  '1234567890qwerty',
])('the common password %s is refused', (password) => {
  expect(passwordFault(password)).toBe('too-common')
})

test('the password of the demonstration is known to everybody, so nobody else may have it', () => {
  expect(passwordFault('safar-demo-2026')).toBe('too-common')
})
