import { describe, expect, test } from 'vitest'

import { findCode } from '#kernel/codelist.ts'
import { total, unknown } from '#kernel/hierarchy.ts'
import { ageCodes } from '#kernel/kinds/age.ts'
import { type Language, languages } from '#kernel/words.ts'

import { country } from './office.ts'
import { registers, sources } from './registers.ts'

const tables = sources.flatMap((source) =>
  Object.entries(source.tables).map(([name, table]) => [`${source.name}.${name}`, source, table] as const),
)

test('there are tables for all four groups and for the courses: twenty and more, with every way of protecting them', () => {
  expect(sources.map(({ name }) => name)).toEqual(['prospective', 'returns', 'foreign', 'remittances', 'orientation'])
  expect(tables.length).toBeGreaterThanOrEqual(20)
  expect(new Set(tables.map(([, , { method }]) => method.kind))).toEqual(
    new Set(['cell-key', 'suppression', 'rounding', 'noise']),
  )
  const figures = tables.flatMap(([, , table]) => Object.values(table.figures).map(({ kind }) => kind))
  expect(new Set(figures)).toEqual(new Set(['count', 'rate', 'mean', 'median', 'sum']))
})

test('what is noised is a national total: it says nothing of a place', () => {
  for (const [name, , { by, method }] of tables)
    if (method.kind === 'noise')
      expect([name, by.map(({ column }) => column).includes('district')]).toEqual([name, false])
})

describe.each(tables)('%s', (_, source, table) => {
  test('is split by published questions, each once, and where a level is left out, the one named is there', () => {
    const columns = table.by.map(({ column }) => column)
    expect(new Set(columns).size).toBe(columns.length)
    for (const { column, levels = [], from } of table.by) {
      expect(source.record[column]?.publish).toBeDefined()
      if (from !== undefined) expect(levels.map(({ name }) => name)).toContain(from)
    }
  })

  test('asks only for codes that its questions have', () => {
    const asked = [
      table.where ?? {},
      ...Object.values(table.figures).map((figure) => ('per' in figure ? figure.of : {})),
    ]
    for (const [column, codes = []] of asked.flatMap((where) => Object.entries(where)))
      for (const code of codes) expect(source.record[column]?.codes ?? []).toContain(code)
  })

  test('leads every code of its questions to one code of each level, the unknown to the unknown', () => {
    for (const { column, levels = [] } of table.by) {
      const field = source.record[column]
      const list = country.codelists[(field?.publish?.list ?? '') as keyof typeof country.codelists]
      const codes = field?.codes ?? list?.codes.map(({ code }) => code) ?? []
      for (const code of [...codes, unknown])
        levels.reduce((finer, level) => {
          const coarser = level.of(finer, country.codelists)
          expect(coarser).not.toBe('')
          expect(coarser).not.toBe(total)
          if (finer === unknown) expect(coarser).toBe(unknown)
          return coarser
        }, code)
    }
  })
})

test('every age that is kept has its words, and stands within a broad one or is one', () => {
  for (const code of ageCodes) expect(findCode(country.codelists.age, code)).toBeDefined()
})

test('every country stands in one group of countries', () => {
  const list = country.codelists['country-group']
  for (const { code } of country.codelists.country.codes) expect(findCode(list, code)?.within).toMatch(/^G_/)
})

test.each(languages.flatMap((language) => registers.map((register) => [language, register.name, register] as const)))(
  '%s: the words of %s are whole, and no two questions are headed alike',
  (language: Language, _, { words, record, tables: own }) => {
    const said = words[language]
    expect(Object.keys(said.fields)).toEqual(Object.keys(record))
    expect(Object.keys(said.tables)).toEqual(Object.keys(own))
    const headings = Object.values(said.fields).flatMap(({ headings: some = [] }) =>
      some.map((each) => each.toLowerCase()),
    )
    expect(headings.filter((heading, place) => headings.indexOf(heading) !== place)).toEqual([])
    const texts = (tree: unknown): readonly string[] =>
      typeof tree === 'string' ? [tree] : Object.values(tree as object).flatMap(texts)
    expect(texts(said).filter((text) => text === '' || text !== text.trim())).toEqual([])
  },
)
