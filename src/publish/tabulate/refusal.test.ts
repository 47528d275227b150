import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { published } from '#kernel/field.ts'
import { choice } from '#kernel/kinds/choice.ts'
import { date } from '#kernel/kinds/day.ts'
import type { Table } from '#kernel/table.ts'
import { type Language, languages } from '#kernel/words.ts'
import { bySex, columns, dominated, lists, people, readable, record, row, tableOf } from '#test/made-up-register.ts'
import { snapshotFolder } from '#test/snapshot.ts'

import { openDuckDB } from './duckdb.ts'
import { sentence } from './refusal.ts'
import { tabulate } from './tabulate.ts'

const engine = await openDuckDB({ memory: '200MB' })
afterAll(() => engine.close())
const snapshots = await snapshotFolder()

async function refused(file: string, table: Table, language: Language = 'en'): Promise<string> {
  const outcome = await tabulate(engine, { file, record }, table, lists)
  return outcome.ok ? 'counted' : sentence(language, outcome.why)
}

test.each(["' OR 1=1 --", '"; DROP TABLE snapshot; --', "\\'", 'a\0b', '?', '$1', '%', 'Ғ’', ''])(
  'a code is only a code, whatever it says: %j',
  async (hostile) => {
    const odd = { ...record, reason: published(choice([hostile, 'work'])), left: published(date(), { of: String }) }
    const rows = [row(1, { reason: hostile, left: hostile }), row(2), row(3, { left: hostile })]
    const file = await snapshots.write(rows, columns)
    const table = tableOf({
      by: [{ column: 'reason' }, { column: 'left' }],
      where: { left: [hostile] },
      figures: people,
    })
    const outcome = await tabulate(engine, { file, record: odd }, table, lists)
    expect(outcome.ok && readable(outcome.value.all, outcome.value.all.counts)).toEqual(
      Object.fromEntries(
        ['_T', hostile, 'work'].flatMap((reason) =>
          ['_T', hostile].map((left) => [`${reason} ${left}`.trim(), { _T: 2, [hostile]: 1, work: 1 }[reason]]),
        ),
      ),
    )
    const strange = await refused(file, tableOf({ by: [{ column: 'reason' }], figures: people }))
    expect(strange).toContain(`the code “${hostile}” in reason`)
  },
)

test('what is cut short, damaged, or not there is said and not counted', async () => {
  const whole = await snapshots.write(
    Array.from({ length: 3000 }, (_, at) => row(at)),
    columns,
  )
  const bytes = readFileSync(whole)
  const cut = path.join(snapshots.folder, 'cut.parquet')
  for (const length of [0, 3, 100, bytes.length - 1]) {
    writeFileSync(cut, bytes.subarray(0, length))
    expect(await refused(cut, bySex)).toMatch('cut.parquet is cut short or damaged')
  }
  writeFileSync(cut, 'sex,place\nfemale,N1\n'.repeat(100))
  expect(await refused(cut, bySex)).toMatch('cut short or damaged')
  expect(await refused(path.join(snapshots.folder, 'none.parquet'), bySex)).toMatch('none.parquet is not there')
  expect(await refused(snapshots.folder, bySex)).toMatch('is not there')
})

test('a snapshot of another shape is refused, and the column named', async () => {
  const lacking = await snapshots.write([row(1)], { codes: ['place'] })
  expect(await refused(lacking, bySex)).toMatch('no column sex')
  const wrong = await snapshots.write([row(1, { wage: 'much' })], { codes: ['sex', 'wage'] })
  expect(await refused(wrong, dominated)).toMatch('column wage of the snapshot')
})

test('a code that nobody declared is refused and named', async () => {
  const file = await snapshots.write([row(1), row(2, { sex: 'femal' })], columns)
  expect(await refused(file, bySex)).toMatch('the code “femal” in sex')
  expect(await refused(file, { ...bySex, by: [{ column: 'place' }] })).toBe('counted')
})

test('amounts that are no numbers, or too large to be added exactly, are refused', async () => {
  const strange = await snapshots.write([row(1, {}, NaN), row(2, {}, 1)], columns)
  expect(await refused(strange, dominated)).toMatch('Not every wage')
  const large = await snapshots.write([row(1, {}, 9e13), row(2, {}, 9e13)], columns)
  expect(await refused(large, dominated)).toMatch('above 90000000000000')
})

test('a dimension of a hundred thousand codes is refused', async () => {
  const file = await snapshots.write(
    Array.from({ length: 100_000 }, (_, at) => row(at, { left: `code ${at}` })),
    columns,
  )
  expect(await refused(file, { ...bySex, by: [{ column: 'left' }] })).toMatch('more than 5000 codes')
})

test('a table of too many cells is refused before it is counted', async () => {
  const file = await snapshots.write(
    Array.from({ length: 4_500 }, (_, at) => row(at, { left: `code ${at}`, place: 'N1' })),
    columns,
  )
  const by = [{ column: 'left' }, { column: 'left' }]
  expect(await refused(file, { ...bySex, by })).toMatch(/would have \d+ cells; 5000000/)
})

test('counting that needs more memory than it may have is refused', async () => {
  const file = await snapshots.write(
    Array.from({ length: 100_000 }, (_, at) => row(at, {}, at)),
    columns,
  )
  const small = await openDuckDB({ memory: '2MB', threads: 2 })
  const outcome = await tabulate(small, { file, record }, { ...dominated, by: [{ column: 'place' }] }, lists)
  small.close()
  expect(outcome.ok || sentence('en', outcome.why)).toMatch('more than the 2MB of memory')
})

test('counting can be stopped, before and while it goes on', async () => {
  const file = await snapshots.write(
    Array.from({ length: 200_000 }, (_, at) => row(at, {}, at)),
    columns,
  )
  const stop = new AbortController()
  const stoppable = await openDuckDB({ signal: stop.signal })
  const counting = tabulate(stoppable, { file, record }, dominated, lists)
  setTimeout(() => stop.abort(), 20)
  for (const outcome of [await counting, await tabulate(stoppable, { file, record }, bySex, lists)])
    expect(outcome.ok || outcome.why.says).toBe('stopped')
  stoppable.close()
})

test('every refusal is a sentence in every language', async () => {
  const file = path.join(snapshots.folder, 'none.parquet')
  for (const language of languages) expect(await refused(file, bySex, language)).toMatch(/none\.parquet/)
})
