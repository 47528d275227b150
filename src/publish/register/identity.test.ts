import { createHmac } from 'node:crypto'

import { expect, test } from 'vitest'

import { rowKeys } from './identity.ts'

const secret = Buffer.alloc(32, 7)

test('a key is the beginning of an HMAC-SHA-256 over the register, the question and the answer', () => {
  const expected = createHmac('sha256', secret).update('returns\u001Frecord\u001Fpassport\u001FA1234567').digest()
  expect(rowKeys(secret, 'returns').record('passport', 'A1234567')).toBe(expected.readBigUInt64BE())
})

test('the same answer gives other keys under another question, register, use or secret', () => {
  const keys = [
    rowKeys(secret, 'returns').record('passport', 'A1'),
    rowKeys(secret, 'returns').record('personalNumber', 'A1'),
    rowKeys(secret, 'prospective').record('passport', 'A1'),
    rowKeys(Buffer.alloc(32, 8), 'returns').record('passport', 'A1'),
    rowKeys(secret, 'returns').contributor('A1'),
    rowKeys(secret, 'returns').unnamed(1, 'A1'),
    rowKeys(secret, 'returns').unnamed(2, 'A1'),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

test('a contributor has the same key each time, and never the one of nobody', () => {
  const keys = rowKeys(secret, 'remittances')
  expect(keys.contributor('bank')).toBe(keys.contributor('bank'))
  expect(keys.contributor('bank')).not.toBe(0n)
})
