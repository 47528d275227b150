import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { languages, type Language } from '#kernel/words.ts'

import { sdc } from './command.ts'

type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** Runs the command on files that are only names here. */
async function run(
  line: string,
  files: Readonly<Record<string, unknown>> = {},
  language: Language = 'en',
): Promise<Ran> {
  const said = { out: '', err: '' }
  const code = await sdc(line === '' ? [] : line.split(' '), {
    language,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    read: async (file) => {
      const content = files[file]
      if (content === undefined) throw new Error('no such file')
      return typeof content === 'string' ? content : JSON.stringify(content)
    },
  })
  return { code, ...said }
}

const answer = ({ code, out, err }: Ran): Record<string, unknown> => {
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out) as Record<string, unknown>
}

test('ptable prints the published rows and the moments achieved', async () => {
  const table = answer(await run('ptable --D 5 --V 3 --js 2 --pstay 0.5')) as {
    rows: number[][]
    moments: { mean: number; variance: number }[]
  }
  expect(table.rows[0]).toEqual([0, 0, 1, 0, 1])
  expect(table.rows[1]?.[2]).toBeCloseTo(0.73446954, 7)
  expect(table.rows).toHaveLength(66)
  for (const { mean, variance } of table.moments.slice(1)) {
    expect(mean).toBeCloseTo(0, 9)
    expect(variance).toBeCloseTo(3, 9)
  }
})

test('perturb publishes the counts of the reference, and neither true counts nor keys', async () => {
  const published = JSON.parse(readFileSync('test/vectors/cell-key-counts.json', 'utf8')) as Readonly<
    Record<string, { cells: { perturbed: number }[] }>
  >
  const { cells = [] } = published['vignette_cnt_highincome'] ?? {}
  const { out } = await run('perturb cells.json --D 8 --V 3 --js 2 --pstay 0.5', { 'cells.json': { cells } })
  const ours = (JSON.parse(out) as { cells: Record<string, unknown>[] }).cells
  expect(ours.map((cell) => cell['published'])).toEqual(cells.map(({ perturbed }) => perturbed))
  expect(ours[0]).toEqual({ sex: 'Total', age: 'Total', published: 443 })
})

test('perturb takes record keys, a table from a file, and the 10-5 rule', async () => {
  // Both keys lead with 15/16.
  const cells = [
    { n: 7, recordKeys: ['ffffffffffffffff', '0fffffffffffffff'] },
    { n: 12, key: '0xf000000000000000' },
  ]
  const table = (await run('ptable --D 5 --V 3 --js 2 --pstay 0.5')).out
  const { cells: ours } = answer(await run('perturb c --ptable t', { c: cells, t: table })) as {
    cells: { published: number }[]
  }
  const fractions = cells.map(({ n }) => ({ n, ckey: 15 / 16 }))
  expect({ cells: ours }).toEqual(answer(await run('perturb c --D 5 --V 3 --js 2 --pstay 0.5', { c: fractions })))
  expect(ours.every(({ published }) => published > 2)).toBe(true)
  expect(answer(await run('perturb c --rule 10-5', { c: cells }))).toEqual({
    cells: [{ published: null }, { published: 10 }],
  })
})

test('suppress prints pattern, cost, bound, gap and intervals; audit judges a pattern', async () => {
  const instances = JSON.parse(readFileSync('test/vectors/suppression-instances.json', 'utf8')) as Readonly<
    Record<string, { I: object }>
  >
  const { I } = instances['sdcTable_problemdata_4x4'] ?? { I: {} }
  const found = answer(await run('suppress i.json', { 'i.json': I }))
  expect(found).toMatchObject({ cost: 2128, bound: 2128, gap: 0, proven: true })
  expect(found['intervals']).toHaveLength(10)
  expect(answer(await run('audit i.json', { 'i.json': { I } }))).toMatchObject({ safe: false, unsafe: [1] })
  expect((await run('audit i.json --strict', { 'i.json': I })).code).toBe(1)
  const withheld = (found['withheld'] as number[]).join(',')
  expect(answer(await run(`audit i.json --withheld ${withheld}`, { 'i.json': I }))).toMatchObject({
    safe: true,
    unsafe: [],
  })
})

test('round prints a table that adds up', async () => {
  const table = {
    inner: [1, 2, 3, 4],
    published: [
      [0, 1, 2, 3],
      [0, 1],
      [2, 3],
    ],
  }
  const { published } = answer(await run('round t --base 5', { t: table })) as { published: number[] }
  expect(published[0]).toBe((published[1] ?? 0) + (published[2] ?? 0))
})

test('attack names the cells, the argument and the repair, in the language of the reader', async () => {
  const may = { release: 'May', tables: [{ table: 'Ages', cells: [{ at: { age: '0-17' }, value: 40 }] }] }
  const june = {
    release: 'June',
    groups: { age: { '0-17': ['0-14', '15-17'] } },
    tables: [
      {
        table: 'Bands',
        cells: [
          { at: { age: '0-14' }, value: 25 },
          { at: { age: '15-17' }, value: null },
        ],
      },
    ],
  }
  const { findings } = answer(await run('attack may june', { may, june })) as { findings: { says: string }[] }
  expect(findings.map(({ says }) => says)).toEqual([
    '«June, Bands: 15-17» is withheld, but it is the difference «May, Ages: 0-17» (40) − «June, Bands: 0-14» (25) = 15. Cheapest repair: withhold «June, Bands: 0-14».',
  ])
  expect((await run('attack may june', { may, june }, 'tg')).out).toContain('Ислоҳи арзонтарин')
  expect((await run('attack may june --strict', { may, june })).code).toBe(1)
  expect((await run('attack may --strict', { may })).code).toBe(0)
})

test.each([
  '',
  '--help',
  'ptable --help',
  'perturb -h',
  'suppress --help',
  'audit --help',
  'round --help',
  'attack --help',
])('help is at hand in three languages: sdc %s', async (line) => {
  const said = await Promise.all(languages.map((language) => run(line, {}, language)))
  expect(said.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(new Set(said.map(({ out }) => out)).size).toBe(3)
})

test.each([
  'paint',
  'ptable',
  'ptable --D five --V 3',
  'ptable --D 2 --V 10',
  'ptable --D 5 --V 3 --colour red',
  'ptable --D 5 --V 3 extra.json',
  'perturb',
  'perturb missing.json --D 5 --V 3',
  'perturb broken.json --D 5 --V 3',
  'perturb empty.json --D 5 --V 3',
  'perturb cells.json',
  'perturb cells.json --D 5 --V 3',
  'perturb cells.json --ptable empty.json',
  'suppress empty.json',
  'suppress broken.json',
  'suppress cells.json --nodes many',
  'audit one.json --withheld 7',
  'audit one.json --withheld x',
  'round empty.json',
  'round table.json --base 1',
  'attack',
  'attack empty.json',
  'attack missing.json',
  'attack empty.json --least none',
])('what cannot be done gets a sentence, exit code 2 and nothing on the output: sdc %s', async (line) => {
  const files = {
    'broken.json': '{"cells": [',
    'empty.json': {},
    'cells.json': [{ n: -1, ckey: 0.5 }],
    'one.json': { cells: [{ a: 1, w: 1, lb: 0, ub: 9, status: 's', lpl: 0, upl: 0 }], cons: [] },
    'table.json': { inner: [1], published: [[0]] },
  }
  for (const language of languages) {
    const { code, out, err } = await run(line, files, language)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^\S.*[.»)]\n$/)
    expect(err).not.toMatch(/\{\w+\}/)
  }
})
