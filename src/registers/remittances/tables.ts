import { quarters, within, years } from '#kernel/hierarchy.ts'
import { defineTables } from '#kernel/table.ts'

import { record } from './record.ts'

const corridors = { column: 'corridor', levels: [within('group', 'country-group')] } as const
const regions = { column: 'district', levels: [within('region', 'place')], from: 'region' } as const
const time = { column: 'month', levels: [quarters, years] } as const
const everyQuarter = { ...time, from: 'quarter' } as const
const everyYear = { ...time, from: 'year' } as const

// An operator must not be able to work out another's amounts to within a tenth.
const amongOperators = { kind: 'suppression', least: 3, dominance: { n: 1, k: 75 }, percent: { p: 10 } } as const

/** How much money is sent home, from where and by which ways. */
export const tables = defineTables(record, {
  corridors: {
    by: [corridors, everyQuarter],
    figures: { amount: { kind: 'sum', of: 'amount' } },
    method: amongOperators,
    audience: 'public',
    schedule: 'quarter',
  },
  channels: {
    by: [{ column: 'channel' }, { ...corridors, from: 'group' }, everyYear],
    figures: { amount: { kind: 'sum', of: 'amount' } },
    method: amongOperators,
    audience: 'public',
    schedule: 'year',
  },
  currencies: {
    by: [{ column: 'currency' }, everyQuarter],
    figures: { amount: { kind: 'sum', of: 'amount' } },
    method: amongOperators,
    audience: 'public',
    schedule: 'quarter',
  },
  regions: {
    by: [regions, { column: 'recipientSex' }, everyYear],
    figures: { amount: { kind: 'sum', of: 'amount' } },
    method: amongOperators,
    audience: 'public',
    schedule: 'year',
  },
  sizes: {
    by: [corridors, everyYear],
    figures: { mean: { kind: 'mean', of: 'amount' }, median: { kind: 'median', of: 'amount' } },
    method: amongOperators,
    audience: 'public',
    schedule: 'year',
  },
  transfers: {
    by: [corridors, { column: 'channel' }, everyQuarter],
    figures: { transfers: { kind: 'count' } },
    method: { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 },
    audience: 'public',
    schedule: 'quarter',
  },
})
