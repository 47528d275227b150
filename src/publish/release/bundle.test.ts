import { readFile, readdir, rm } from 'node:fs/promises'
import path from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { makeFigure } from '#publish/protect/protected.ts'
import { readEntry } from '#store/ledger.ts'
import { merkleRoot, rootOf, sha256 } from '#store/sums.ts'
import { bundle, check, decided, files, key, keys, layOut, signedEntry } from '#test/bundle.ts'
import { candidate, earned, returned } from '#test/release.ts'

import { bundleOf } from './bundle.ts'
import { canonicalJson, numberText } from './canonical.ts'
import { type TableSummary, readReleasedTable } from './public.ts'
import { readTableCsv, tableCsv } from './table-csv.ts'
import { tarOf } from './tar.ts'

const title = candidate.title

const golden = path.join(import.meta.dirname, '..', '..', '..', 'test', 'golden', 'release')

test('a small release is, byte for byte, what it has always been', async () => {
  // To accept another layout on purpose: UPDATE_GOLDEN=yes, and raise the format where a reader has to know.
  if (process.env['UPDATE_GOLDEN'] === 'yes') {
    await rm(golden, { recursive: true, force: true })
    await layOut(golden)
  }
  const names = (await readdir(golden, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(golden, path.join(entry.parentPath, entry.name)))
  expect(names.toSorted()).toEqual(bundle.map(({ path: each }) => each).toSorted())
  for (const { path: each, content } of bundle)
    expect([each, (await readFile(path.join(golden, each))).toString()]).toEqual([each, content.toString()])
  expect(await check(golden, '--key', key)).toMatchObject({ code: 0 })
})

test('the same candidate gives the same bytes, whatever the order in which its parts were made', () => {
  const shuffled = JSON.parse(
    JSON.stringify(candidate, (_, value: unknown) => (isPlain(value) ? reversed(value) : value)),
  ) as typeof candidate
  const again = { ...shuffled, tables: candidate.tables }
  expect(bundleOf(again, decided)).toEqual(files)
  expect(tarOf(candidate.name, [...bundle].toReversed())).toEqual(tarOf(candidate.name, bundle))
})

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const reversed = (value: object) => Object.fromEntries(Object.entries(value).toReversed())

test('every line of a table file is a cell with codes, value and status; what is withheld has no value and is no zero', () => {
  const [header, ...lines] = tableCsv(earned).toString().split('\n')
  expect(header).toBe('reason,amount,amount_status,women,women_status')
  expect(lines).toEqual([
    '_T,1000000.5,exact,48.25,perturbed',
    'home,,withheld,1e-7,perturbed',
    'removal,,withheld-beside,2e-7,perturbed',
    'ban,0,impossible,3e-7,perturbed',
    '',
  ])
})

test('what is written is read back, codes with commas and quotes too, and the raw noise beside the value', () => {
  const [sex] = returned.axes
  if (!sex) throw new Error('The table has a dimension')
  const codes = ['_T', 'a,b', 'say "no"'].map((code, at) => ({
    code,
    above: at === 0 ? -1 : 0,
    level: Math.min(at, 1),
    words: title,
  }))
  const figure = { ...makeFigure(3, (cell) => [cell * 1.5, 'noisy']), noisy: Float64Array.of(-3, 1.5, 3) }
  const table = { axes: [{ ...sex, codes }], figures: [{ name: 'people', cells: figure }] }
  const csv = tableCsv(table)
  expect(csv.toString()).toBe(
    'sex,people,people_status,people_noisy\n_T,0,noisy,-3\n"a,b",1.5,noisy,1.5\n"say ""no""",3,noisy,3\n',
  )
  expect(readTableCsv(csv, { cells: 3, figures: [{ isNoisy: true }] })).toEqual([figure])
})

test('any table is read back as it was written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(NaN), fc.double({ noDefaultInfinity: true, noNaN: true })), {
        minLength: 12,
        maxLength: 12,
      }),
      (numbers) => {
        const cells = makeFigure(12, (at) => {
          const value = numbers[at] ?? NaN
          return [value === 0 ? 0 : value, Number.isNaN(value) ? 'withheld' : 'perturbed']
        })
        const table = { ...returned, figures: [{ name: 'people', cells }] }
        expect(readTableCsv(tableCsv(table), { cells: 12, figures: [{ isNoisy: false }] })).toEqual([cells])
      },
    ),
  )
})

test('a reader gets the tables of a bundle back from its files', () => {
  const find = (name: string) => files.find((file) => file.path === name)?.content ?? Buffer.alloc(0)
  const { tables } = JSON.parse(find('release.json').toString()) as { readonly tables: readonly TableSummary[] }
  const [, summary] = tables
  if (!summary) throw new Error('The release has two tables')
  const table = readReleasedTable(summary, { structure: find(summary.structure), csv: find(summary.file) })
  expect(table.figures.map(({ cells }) => cells)).toEqual(earned.figures.map(({ cells }) => cells))
  expect(table.dimensions[0]?.codes.map(({ code }) => code)).toEqual(['_T', 'home', 'removal', 'ban'])
})

test('a number is written in one way', () => {
  expect([0, -0, 5, 0.1, 1e21, 1e-7, NaN].map(numberText)).toEqual(['0', '0', '5', '0.1', '1e+21', '1e-7', ''])
  expect(() => numberText(Infinity)).toThrow('cannot be released')
})

test('JSON is written in one way (the sample of RFC 8785, section 3.2.2)', () => {
  const sample = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(sample)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('the root is that of RFC 6962 (roots of the first leaves of its reference tests)', () => {
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const roots = [1, 2, 3, 5, 8].map((count) =>
    merkleRoot(leaves.slice(0, count).map((leaf) => Buffer.from(leaf, 'hex'))).toString('hex'),
  )
  expect(roots).toEqual([
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ])
})

test('nothing in a bundle is a secret, an account, a true count or an interval of the attack', () => {
  const all = files.map(({ content }) => content.toString()).join('\n')
  expect(all).not.toContain(candidate.prepared.account)
  for (const secret of [keys.signing, keys.record, keys.finding, ...Object.values(keys.sealing)])
    for (const form of ['hex', 'base64'] as const) expect(all).not.toContain(secret.toString(form))
  expect(all).not.toMatch(/"(lo|hi|truth|counts?)":/)
})

test('an entry is read back only from the letters in which it was written', () => {
  const { body } = signedEntry(files)
  expect(readEntry(body)).toMatchObject({
    number: 1,
    root: rootOf(files.map((file) => ({ path: file.path, sha256: sha256(file.content).toString('hex') }))),
  })
  expect(readEntry(body.replace('"number":1', '"number": 1'))).toBeUndefined()
  expect(readEntry('[]')).toBeUndefined()
  expect(readEntry('')).toBeUndefined()
})
