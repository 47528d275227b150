import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { sources } from '#app/registers.ts'

import { narrow, optionName, optionsIn, readOptions, shownLevels } from './options.ts'

const declared = sources.flatMap((source) =>
  Object.entries(source.tables).map(([name, table]) => ({ source, name: `${source.name}.${name}`, table })),
)

const anything = fc.constantFrom(...declared).chain(({ source, name, table }) => {
  const columns = [...table.by.map(({ column }) => column), 'nothing', 'years']
  const values = ['-', 'region', 'year', 'total', '2025', '2025 2026', 'x', '']
  return fc.dictionary(fc.constantFrom(...columns), fc.constantFrom(...values)).map((chosen) => ({
    source,
    name,
    table,
    posted: Object.fromEntries(Object.entries(chosen).map(([column, value]) => [optionName(name, column), value])),
  }))
})

test('whatever is asked for, a narrowed table is never finer than declared, and its method stays', () => {
  fc.assert(
    fc.property(anything, ({ source, name, table, posted }) => {
      const narrowed = narrow(table, readOptions(optionsIn(posted), name), source.period)
      expect(narrowed.method).toBe(table.method)
      expect(narrowed.figures).toBe(table.figures)
      expect(narrowed.by.length).toBeGreaterThan(0)
      for (const split of narrowed.by) {
        const before = table.by.find(({ column }) => column === split.column)
        if (!before) throw new Error(`${split.column} was not declared`)
        expect(shownLevels(before)).toEqual(expect.arrayContaining([...shownLevels(split)]))
      }
      for (const [column, codes] of Object.entries(table.where ?? {})) expect(narrowed.where?.[column]).toEqual(codes)
    }),
  )
})

test('an option of one table is none of another, and an empty one is none at all', () => {
  const options = optionsIn({ 'o.returns.homes.sex': '-', 'o.returns.homes.district': '', other: 'x' })
  expect(options).toEqual({ 'o.returns.homes.sex': '-' })
  expect(readOptions(options, 'returns.homes')).toMatchObject({ without: ['sex'], isNarrower: true })
  expect(readOptions(options, 'returns.home')).toMatchObject({ without: [], isNarrower: false })
})
