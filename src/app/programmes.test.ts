import { describe, expect, test } from 'vitest'

import type { Field, Fields } from '#kernel/field.ts'
import type { FieldWords, Programme } from '#kernel/programme.ts'
import type { Table } from '#kernel/table.ts'
import { type Language, languages } from '#kernel/words.ts'

import { programmes } from './programmes.ts'

// A word that is missing does not compile. A word for what is not there any more does: it is found here.

type Tree = { readonly [Name in string]: Tree | string }

/** The names under which words are needed, as the words themselves are nested. */
const needed = ({ record, form, workflow, statistics, tables, certificate }: Programme): Tree => ({
  title: '',
  about: '',
  fields: fieldsOf(record),
  pages: names(Object.keys(form.pages)),
  checks: names(Object.keys(form.checks)),
  states: names(workflow.states),
  steps: Object.fromEntries(Object.keys(workflow.steps).map((name) => [name, names(['todo', 'done'])])),
  notYet: names(Object.entries(workflow.steps).flatMap(([name, { when }]) => (when ? [name] : []))),
  figures: names(Object.keys(statistics)),
  ...(certificate && { certificate: names(['says', 'course']) }),
  ...(tables && {
    source: {
      columns: names(['state', 'openedMonth', 'sinceMonth']),
      levels: levelsOf(tables),
      tables: tablesOf(tables),
    },
  }),
})

const fieldsOf = (record: Fields): Tree =>
  Object.fromEntries(Object.entries(record).map(([name, field]) => [name, fieldOf(field)]))

function fieldOf({ codes = [], publish, fields }: Field): Tree {
  const bands = (publish?.codes ?? []).filter((code) => !codes.includes(code))
  return {
    label: '',
    ...(codes.length > 0 && { codes: names(codes) }),
    ...(bands.length > 0 && { bands: names(bands) }),
    ...(fields && { fields: fieldsOf(fields) }),
  }
}

const tablesOf = (tables: Readonly<Record<string, Table>>): Tree =>
  Object.fromEntries(
    Object.entries(tables).map(([name, { figures }]) => [
      name,
      { title: '', about: '', figures: names(Object.keys(figures)) },
    ]),
  )

const levelsOf = (tables: Readonly<Record<string, Table>>): Tree =>
  Object.fromEntries(
    Object.values(tables)
      .flatMap(({ by }) => by.flatMap(({ levels = [] }) => levels))
      .flatMap(({ name, codes }) => (codes ? [[name, names(codes)]] : [])),
  )

const names = (some: readonly string[]): Tree => Object.fromEntries(some.map((name) => [name, '']))

/** The names under which there are words; hints and headings may stand at any question. */
const said = ({ words }: Programme, language: Language): Tree => {
  const { fields, ...others } = words[language]
  return {
    ...blank(others),
    fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, saidOf(field)])),
  }
}

function saidOf({
  hint: _hint,
  headings: _headings,
  inTables: _inTables,
  also: _also,
  fields,
  ...words
}: FieldWords): Tree {
  const inner = fields && {
    fields: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, saidOf(field)])),
  }
  return { ...blank(words), ...inner }
}

const blank = (words: object): Tree =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [name, typeof word === 'string' ? '' : blank(word)]))

const texts = (words: unknown): readonly string[] =>
  typeof words === 'string' ? [words] : Object.values(words as object).flatMap(texts)

describe.each(programmes.map((programme) => [programme.name, programme] as const))(
  'the words of %s',
  (_, programme) => {
    test.each(languages)('%s: there is a word for everything and none for what is not there', (language) => {
      expect(said(programme, language)).toEqual(needed(programme))
    })

    test.each(languages)('%s: no word is empty, and none has spaces around it', (language) => {
      expect(texts(programme.words[language]).filter((text) => text === '' || text !== text.trim())).toEqual([])
    })

    test.each(languages)('%s: no two questions are headed alike in the lists that people keep', (language) => {
      const headings = Object.values(programme.words[language].fields).flatMap((field) =>
        (field.headings ?? []).map((heading) => heading.toLowerCase()),
      )
      expect(headings.filter((heading, place) => headings.indexOf(heading) !== place)).toEqual([])
    })
  },
)

test('every programme has a name of its own', () => {
  expect(new Set(programmes.map(({ name }) => name)).size).toBe(programmes.length)
})
