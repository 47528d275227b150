import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { expect, test } from 'vitest'

import { messyList } from './messy-list.ts'

const realNumber = /(?:\+|\b00|\b810|8-10-|\b)992[\s().-]*[0-57-9](?:[\s().-]*\d){8}\b/

test('no telephone in what tests are made of can ring: no number in Tajikistan begins with 6', async () => {
  for (const prefix of ['+992 ', '992', '8-10-992-', '00992'])
    expect(realNumber.test(`${prefix}93 123 45 67`)).toBe(true)
  for (const file of globSync('**/*.{ts,tsx,csv,json}', { cwd: import.meta.dirname, exclude: ['output/**'] }))
    expect((await readFile(path.join(import.meta.dirname, file), 'utf8')).match(realNumber)?.[0], file).toBeUndefined()
  const { expected } = await messyList({ seed: 1, people: 200, districts: ['Хуҷанд'] })
  expect(expected.good.flatMap(({ phone }) => phone ?? []).filter((phone) => !phone.startsWith('+9926'))).toEqual([])
})
