import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { country } from '#app/office.ts'
import { registers } from '#app/registers.ts'
import { headed, matchColumns } from '#publish/register/columns.ts'
import { rowKeys } from '#publish/register/identity.ts'
import { openDelivered } from '#publish/register/open-delivered.ts'
import { publishedNames, rowReader } from '#publish/register/reader.ts'
import { knownHeadings } from '#registry/list/heading.ts'

import { chanceFrom, oneOf } from './chance.ts'
import { canInvent, inventDelivery, lastMonth } from './write.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'safar-generate-'))
})
afterAll(() => rm(folder, { recursive: true }))

const each = registers.map((register) => [register.name, register] as const)

async function invent(register: (typeof registers)[number], name: string, { rows = 2000, seed = 'one' } = {}) {
  const file = path.join(folder, name)
  await inventDelivery(file, { register, rows, seed, until: '2026-10', language: 'ru' })
  return file
}

const hashOf = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

test('the rows of every register can be invented', () => {
  expect(registers.filter(canInvent)).toEqual(registers)
})

test.each(each)('%s: the same seed writes the same file, another seed another', async (name, register) => {
  const [one, same, other] = [
    await invent(register, `${name}-1.csv`),
    await invent(register, `${name}-2.csv`),
    await invent(register, `${name}-3.csv`, { seed: 'two' }),
  ]
  expect(await hashOf(same)).toBe(await hashOf(one))
  expect(await hashOf(other)).not.toBe(await hashOf(one))
})

test.each(each)(
  '%s: every row can be taken, says that it is invented, and answers every question now and then',
  async (name, register) => {
    for (const file of [
      await invent(register, `${name}.csv`, { rows: 5000 }),
      await invent(register, `${name}.parquet`, { rows: 5000 }),
    ]) {
      const opened = await openDelivered(file, knownHeadings(headed(register)))
      if (!opened.ok) throw new Error(opened.why.says)
      expect(opened.value.synthetic).toBe(true)
      const mapping = matchColumns(register, opened.value.headings)
      expect(mapping).toEqual([...Object.keys(register.record), 'synthetic'])
      const circumstances = { today: '2026-11-20', lists: country.codelists }
      const read = rowReader(register, mapping, { circumstances, keys: rowKeys(Buffer.alloc(32), name) })
      const codes = publishedNames(register).map(() => new Map<string, number>())
      let rows = 0
      for await (const batch of opened.value.batches()) {
        if (!batch.ok) throw new Error(batch.why.says)
        for (const row of batch.value.rows) {
          const reading = read(row)
          expect(reading).toMatchObject({ ok: true, value: { synthetic: true } })
          if (reading.ok)
            for (const [at, code] of reading.value.codes.entries()) codes[at]?.set(code, (codes[at].get(code) ?? 0) + 1)
          rows += 1
        }
      }
      expect(rows).toBe(5000)
      for (const met of codes) expect(met.size).toBeGreaterThan(1)
      // Small corridors exist, so that the protection of tables has work to do.
      expect(codes.some((met) => [...met.values()].some((times) => times <= 3))).toBe(true)
    }
  },
)

test('nothing else is left in the folder when a Parquet file is written', async () => {
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('what is drawn comes as often as its weight says', () => {
  const draw = oneOf([
    ['often', 0.9],
    ['seldom', 0.1],
    ['never', 0],
  ])
  const chance = chanceFrom('a seed')
  const drawn = Array.from({ length: 20_000 }, () => draw(chance))
  expect(drawn.filter((one) => one === 'seldom').length / drawn.length).toBeCloseTo(0.1, 1)
  expect(drawn).not.toContain('never')
})

test('the month before January is December', () => {
  expect(lastMonth(new Date('2026-01-31T00:00:00Z'))).toBe('2025-12')
  expect(lastMonth(new Date('2026-03-31T00:00:00Z'))).toBe('2026-02')
})
