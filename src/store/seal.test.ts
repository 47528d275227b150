import { expect, test } from 'vitest'

import { record } from '#programmes/orientation/record.ts'

import { makeKeys, rotated } from './keys.ts'
import {
  findable,
  isSealed,
  keyName,
  makeOwnKey,
  openAnswers,
  openBytes,
  openText,
  ownerOf,
  recordNumber,
  sealAnswers,
  sealBytes,
  sealText,
  sought,
  unwrapKey,
  wrapKey,
} from './seal.ts'

const [one, other] = ['0192a000-0000-7000-8000-00000000000a', '0192a000-0000-7000-8000-00000000000b'] as const
const answers = {
  name: 'Намуна Намунаева',
  sex: 'female',
  document: 'A0000001',
  district: 'TJ-SU-01',
  scan: [{ id: 'f' }],
}

/** What AES-GCM says of what is not as it was sealed. */
const closed = /authenticat/i

test('identity is sealed, everything else stays as it is, and all of it can be opened again', () => {
  const key = { own: makeOwnKey() }
  const sealed = sealAnswers(record, key, one, answers)
  expect(Object.keys(sealed).filter((name) => isSealed(sealed[name]))).toEqual(['name', 'document', 'scan'])
  expect(sealed).toMatchObject({ sex: 'female', district: 'TJ-SU-01' })
  expect(JSON.stringify(sealed)).not.toMatch(/Намуна|A0000001/)
  expect(openAnswers(record, key, one, sealed)).toEqual(answers)
})

test('an answer taken back stays taken back', () => {
  const key = { own: makeOwnKey() }
  expect(sealAnswers(record, key, one, { phone: null })).toEqual({ phone: null })
})

test('a sealed answer opens nowhere else: not in another case, not as another answer, not with another key', () => {
  const key = { own: makeOwnKey() }
  const { name } = sealAnswers(record, key, one, answers)
  expect(() => openAnswers(record, key, other, { name })).toThrow(closed)
  expect(() => openAnswers(record, key, one, { document: name })).toThrow(closed)
  expect(() => openAnswers(record, { own: makeOwnKey() }, one, { name })).toThrow(closed)
})

test('equal answers look alike within a case, and not between cases', () => {
  const [key, another] = [{ own: makeOwnKey() }, { own: makeOwnKey() }]
  const again = sealAnswers(record, key, one, answers)
  expect(sealAnswers(record, key, one, answers)).toEqual(again)
  expect(sealAnswers(record, another, other, answers)['name']).not.toBe(again['name'])
  expect(sealAnswers(record, key, one, { ...answers, name: 'Намуна Намунаев' })['name']).not.toBe(again['name'])
})

test('an altered letter of a sealed value is noticed', () => {
  const [keys, key] = [makeKeys(), makeOwnKey()]
  const wrapped = wrapKey(keys, key, ownerOf.case(one))
  const altered = wrapped.slice(0, 10) + (wrapped[10] === 'A' ? 'B' : 'A') + wrapped.slice(11)
  expect(() => unwrapKey(keys, altered, ownerOf.case(one))).toThrow(closed)
  expect(() => unwrapKey(keys, wrapped.slice(0, 20), ownerOf.case(one))).toThrow(closed)
  expect(unwrapKey(keys, wrapped, ownerOf.case(one))).toEqual(key)
})

test('a key opens only for what it was made for', () => {
  const keys = makeKeys()
  const wrapped = wrapKey(keys, makeOwnKey(), ownerOf.case(one))
  for (const owner of [ownerOf.case(other), ownerOf.file(one), ownerOf.draft(one), ownerOf.account(one)])
    expect(() => unwrapKey(keys, wrapped, owner)).toThrow(closed)
})

test('what was sealed before a new key came opens, and what is sealed now says so', () => {
  const keys = makeKeys()
  const before = sealText(keys, 'Мураббӣ', ownerOf.account(one))
  const after = rotated(keys)
  expect(openText(after, before, ownerOf.account(one))).toBe('Мураббӣ')
  expect([keyName(before), keyName(sealText(after, 'Мураббӣ', ownerOf.account(one)))]).toEqual(['k1', 'k2'])
  expect(() => openText(makeKeys(), `k9${before.slice(2)}`, ownerOf.account(one))).toThrow('k9')
})

test('a file opens to the byte', () => {
  const [key, content] = [makeOwnKey(), Buffer.from([0, 255, 10, 13])]
  expect(openBytes(key, sealBytes(key, content, ownerOf.file(one)), ownerOf.file(one))).toEqual(content)
  expect(openBytes(key, sealBytes(key, Buffer.alloc(0), ownerOf.file(one)), ownerOf.file(one))).toHaveLength(0)
})

test('a name is found by its words, their beginnings and other spellings; two letters find nobody', () => {
  const keys = makeKeys()
  const index = findable(keys, record, { ...answers, name: 'Ҷӯраева Намуна' })
  const finds = (query: string) => {
    const { words, wholes } = sought(keys, query)
    return (
      (words.length > 0 && words.every((word) => index.includes(word))) || wholes.some((whole) => index.includes(whole))
    )
  }
  for (const query of ['Ҷӯраева', 'джураева намуна', 'Juraeva', 'нам', 'намуна ҷӯр', 'A0000001', 'a 0000-001'])
    expect([query, finds(query)]).toEqual([query, true])
  for (const query of ['на', 'Раҳмонов', 'намуна раҳмонов', 'A000000', ''])
    expect([query, finds(query)]).toEqual([query, false])
})

test('the index of one Safar says nothing to another, and holds no letters', () => {
  const index = findable(makeKeys(), record, answers)
  expect(findable(makeKeys(), record, answers).filter((each) => index.includes(each))).toEqual([])
  for (const each of index) expect(each).toMatch(/^-?\d{1,19}$/)
})

test('a record number is always the same for one case, and another with other keys', () => {
  const keys = makeKeys()
  expect(recordNumber(keys, one)).toBe(recordNumber(keys, one))
  expect(recordNumber(keys, one)).not.toBe(recordNumber(keys, other))
  expect(recordNumber(makeKeys(), one)).not.toBe(recordNumber(keys, one))
})
