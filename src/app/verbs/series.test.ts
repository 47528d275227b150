import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { makeHome } from '#test/safar.ts'

const home = makeHome()
afterAll(() => home[Symbol.asyncDispose]())

const head = 'series,time,value,source,definition,status\n'
const file = path.join(home.folder, 'figures.csv')
const write = (lines: string) => writeFileSync(file, head + lines)

test('figures are added on the command line in the name of a post: whole files, with sentences when not', async () => {
  const listed = await home.run(['series'])
  expect(listed.code).toBe(0)
  expect(listed.out).toContain('departures-for-work')

  write('returns,2025,many,Ministry,returned,verified\n')
  const refused = await home.run(['series', file])
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.out).toContain('Line 2: “many” is no number.')

  write('returns,2025,601234,"Ministry, letter 12",returned,verified\n')
  expect((await home.run(['series', file, '--preview'])).out).toContain('1 figure can be added')
  const nobody = await home.run(['series', file])
  expect([nobody.code, nobody.errors.join(' ')]).toEqual([1, expect.stringContaining('--post')])

  const made = [
    'post',
    'add',
    'figures',
    '--organisation',
    'TAJSTAT',
    '--functions',
    'statistician',
    '--title',
    'Рақамҳо',
  ]
  expect((await home.run(made)).code).toBe(0)
  const added = await home.run(['series', file])
  expect(added).toMatchObject({ code: 0 })
  expect(added.out).toContain(
    '1 figure added · 0 figures replaced; the old ones are kept · 0 figures were there already',
  )
  expect((await home.run(['series', file])).out).toContain('1 figure was there already')
}, 120_000)
