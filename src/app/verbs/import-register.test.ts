import { appendFile, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Home, makeHome } from '#test/safar.ts'

let home: Home
beforeAll(async () => {
  home = makeHome()
  await home.run(['demo'])
}, 120_000)
afterAll(() => home[Symbol.asyncDispose]())

const file = (name: string) => path.join(home.folder, name)
const generate = (name: string, ...more: readonly string[]) =>
  home.run(['generate', 'returns', '--rows', '3000', '--until', '2026-09', '--out', file(name), ...more])

test('an invented delivery that would take the place of many rows with few is put aside', async () => {
  expect(await generate('returns.csv', '--seed', '7')).toMatchObject({ code: 0 })
  const first = await home.run(['import', 'returns', file('returns.csv')])
  expect(first).toMatchObject({ code: 1, errors: [] })
  expect(first.out).toContain('  Sex → Sex')
  expect(first.out).toContain('Delivery 2 of “Return migrants” is put aside')
})

test('for a month of its own it is in force, the refused row in a file beside it; when it comes again nothing changes', async () => {
  expect(await generate('later.csv', '--seed', '8')).toMatchObject({ code: 0 })
  const text = await readFile(file('later.csv'), 'utf8')
  const [mark = '', headings = '', ...rows] = text.trim().split('\r\n')
  const earlier = rows.map((row) =>
    row.replace(/;20\d\d-\d\d;/, ';2012-03;').replace(/;(?:19|20)\d\d-\d\d-\d\d;/, ';30;'),
  )
  await writeFile(file('later.csv'), [mark, headings, ...earlier, ''].join('\r\n'))
  await appendFile(file('later.csv'), 'DEMON9;;2012-03;X;30;3505251;RUS;family;none;3;F;yes\r\n')
  const brought = await home.run(['import', 'returns', file('later.csv'), '--refused', file('back.csv')])
  expect(brought.code).toBe(0)
  expect(brought.out).toMatch(/is in force for 2012-03\. Rows: 3\s000; refused: 1\./)
  expect(await readFile(file('back.csv'), 'utf8')).toContain('Sex: “X” is no code of the list.')
  expect((await stat(file('back.csv'))).mode & 0o077).toBe(0)
  const again = await home.run(['import', 'returns', file('later.csv')])
  expect(again).toMatchObject({ code: 0 })
  expect(again.out).toContain('Nothing was changed.')
})

test('columns can be named on the command line, and what is looked at only is not kept', async () => {
  await writeFile(file('own.csv'), 'When;Who;Years;Where;From;Why\n2011-05;F;30;Bokhtar;RUS;Family\n')
  const map = 'When=month;Who=sex;Years=age;Where=district;From=country;Why=reason'
  const looked = await home.run(['import', 'returns', file('own.csv'), '--map', map, '--preview'])
  expect(looked.out).toContain('Of the first 1 rows 1 could be taken.')
  const wrong = await home.run(['import', 'returns', file('own.csv'), '--map', 'When=moon'])
  expect(wrong).toMatchObject({ code: 1 })
  expect(wrong.out).toContain('“When=moon” names no column of the file or no question')
  expect(await home.run(['import', 'returns', file('own.csv'), '--map', map])).toMatchObject({ code: 0 })
  // A file with the same headings is taken as the last time.
  await writeFile(file('next.csv'), 'When;Who;Years;Where;From;Why\n2011-06;M;40;Bokhtar;KAZ;Family\n')
  expect(await home.run(['import', 'returns', file('next.csv')])).toMatchObject({ code: 0 })
})

test('what cannot be done is said in one sentence', async () => {
  const refused = async (...given: readonly string[]) => {
    const { code, errors } = await home.run(given)
    expect(code).toBe(1)
    return errors.join(' ')
  }
  expect(await refused('generate', 'nobody', '--rows', '5', '--out', file('x'))).toContain(
    'there are prospective, returns, foreign, remittances',
  )
  expect(await refused('generate', 'returns', '--out', file('x'))).toContain('--rows')
  expect(await refused('generate', 'returns', '--rows', '5', '--out', path.join(home.folder, 'no', 'x.csv'))).toContain(
    'cannot be written',
  )
  expect(await refused('import', 'returns', file('none.csv'))).toContain('cannot be read')
  expect(await refused('import', 'nobody', file('own.csv'))).toContain('orientation, prospective')
  expect(await refused('import', 'returns', file('own.csv'), '--post', 'migserv-bokhtar-trainer')).toContain(
    'There is no post',
  )
})
