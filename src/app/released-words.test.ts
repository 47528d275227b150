import { expect, test } from 'vitest'

import { languages } from '#kernel/words.ts'
import { axisWithWords } from '#publish/release/axis-words.ts'
import { axisOf, leavesOf } from '#publish/tabulate/axis.ts'
import { declaredCodes, foundCodes } from '#publish/tabulate/codes.ts'

import { country } from './office.ts'
import { sources } from './registers.ts'

const months = ['2025-12', '2026-01', '2026-04']

const declared = sources.flatMap((source) =>
  Object.entries(source.tables).map(([name, table]) => [`${source.name}.${name}`, source, table] as const),
)

test.each(declared)('%s: every dimension, level and code has words in three languages', (_, source, table) => {
  const lists = country.codelists
  const silent = table.by.flatMap((split) => {
    const field = source.record[split.column]
    if (!field) return [split.column]
    // Everything that could be counted is, what is retired and what is not known too.
    const codes = declaredCodes(field, lists) ?? foundCodes(months)
    const { axis } = axisOf(split, leavesOf(split, codes, lists), () => true)
    const { words, levels, codes: named } = axisWithWords(axis, split, source, lists)
    const parts = [
      { of: split.column, words },
      ...levels.map((level) => ({ of: `level ${level.name}`, words: level.words })),
      ...named.map((code) => ({ of: `${split.column} ${code.code}`, words: code.words })),
    ]
    return parts.filter((part) => languages.some((language) => !/\S/.test(part.words[language]))).map(({ of }) => of)
  })
  expect(silent).toEqual([])
})
