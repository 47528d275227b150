import { expect, test } from 'vitest'

import { months } from './band.ts'
import { measured, optional, published, sealed } from './field.ts'
import { grouped } from './hierarchy.ts'
import { choice } from './kinds/choice.ts'
import { month } from './kinds/month.ts'
import { decimal } from './kinds/number.ts'
import { document } from './kinds/text.ts'
import { defineRecord } from './record.ts'
import { defineRegister } from './register.ts'
import { course } from './sample.ts'
import { sourceOf } from './source.ts'
import { defineTables } from './table.ts'

// A register without words for everything, with a split by identity or a sum of codes does not compile. What must not is here.

const record = defineRecord({
  passport: optional(sealed(document())),
  month: published(month(), months),
  reason: published(choice(['family', 'removed'])),
  amount: measured(decimal()),
})

const tables = defineTables(record, {
  reasons: {
    by: [
      { column: 'reason', levels: [grouped('manner', { free: ['family'], compelled: ['removed'] })] },
      { column: 'month' },
    ],
    figures: { people: { kind: 'count' }, paid: { kind: 'sum', of: 'amount' } },
    method: { kind: 'suppression', least: 3 },
    audience: 'public',
    schedule: 'year',
  },
})

const words = {
  title: 'Returns',
  about: 'Who came back',
  legalBasis: 'A law',
  fields: {
    passport: { label: 'Passport' },
    month: { label: 'Month' },
    reason: { label: 'Reason', codes: { family: 'Family', removed: 'Removed' } },
    amount: { label: 'Amount' },
  },
  levels: { manner: { free: 'Freely', compelled: 'Not freely' } },
  tables: { reasons: { title: 'Reasons', about: 'Why', figures: { people: 'People', paid: 'Paid' } } },
} as const

const parts = {
  name: 'returned',
  version: 1,
  record,
  owner: 'MIGSERV',
  sensitivity: 'ordinary',
  rhythm: 'month',
  unit: 'person',
  refusedAtMost: 0.02,
  person: ['passport'],
  period: 'month',
  tables,
} as const

const all = { en: words, ru: words, tg: words }

test('a register whose parts fit is a register', () => {
  expect(defineRegister({ ...parts, words: all })).toMatchObject({ name: 'returned', period: 'month' })
})

test('a table, a figure, a level or a code without its word does not compile', () => {
  const noTable = { ...all, tg: { ...words, tables: {} } }
  // @ts-expect-error: the table `reasons` has no words in Tajik.
  defineRegister({ ...parts, words: noTable })
  const noFigure = { reasons: { ...words.tables.reasons, figures: { people: 'People' } } }
  const short = { ...all, ru: { ...words, tables: noFigure } }
  // @ts-expect-error: the figure `paid` has no word in Russian.
  defineRegister({ ...parts, words: short })
  const noLevel = { ...all, en: { ...words, levels: { manner: { free: 'Freely' } } } }
  // @ts-expect-error: the group `compelled` has no word in English.
  defineRegister({ ...parts, words: noLevel })
  const noCode = { ...words.fields, reason: { label: 'Reason', codes: { family: 'Family' } } }
  const silent = { ...all, en: { ...words, fields: noCode } }
  // @ts-expect-error: the code `removed` has no word in English.
  defineRegister({ ...parts, words: silent })
})

const table = { method: { kind: 'suppression', least: 3 }, audience: 'public', schedule: 'year' } as const
const people = { people: { kind: 'count' } } as const

test('a table that is split by identity, or adds up what is no amount, does not compile', () => {
  const byPassport = { ...table, by: [{ column: 'passport' }], figures: people } as const
  // @ts-expect-error: a passport is sealed and splits nothing.
  defineTables(record, { byPassport })
  const added = { ...table, by: [], figures: { sum: { kind: 'sum', of: 'reason' } } } as const
  // @ts-expect-error: reasons cannot be added up.
  defineTables(record, { added })
  const among = { kind: 'rate', of: { passport: ['A1'] }, per: 100 } as const
  const asked = { ...table, by: [], figures: { among } } as const
  // @ts-expect-error: a rate asks for codes of published questions only.
  defineTables(record, { asked })
})

test('what tells a row is sealed, and no question takes a name that a snapshot has of its own', () => {
  expect(() => defineRegister({ ...parts, person: ['reason'], words: all })).toThrow(
    'reason tells a person and is not sealed',
  )
  const taken = defineRecord({ ...record, synthetic: published(choice(['yes'])) })
  const said = { ...words, fields: { ...words.fields, synthetic: { label: 'x', codes: { yes: 'x' } } } }
  expect(() => defineRegister({ ...parts, record: taken, words: { en: said, ru: said, tg: said } })).toThrow(
    'synthetic cannot name a question',
  )
  expect(() => defineRegister({ ...parts, name: 'Returned!', words: all })).toThrow('cannot name a register')
})

test('a programme without tables is no source of them', () => {
  expect(sourceOf(course)).toBeUndefined()
})
