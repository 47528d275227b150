import { leading, quarters, within, years } from '#kernel/hierarchy.ts'
import { defineTables } from '#kernel/table.ts'

import { record } from './record.ts'

const byKey = { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 } as const

const ages = { column: 'age', levels: [within('broad', 'age')] } as const
const districts = { column: 'district', levels: [within('region', 'place')] } as const
const regions = { ...districts, from: 'region' } as const
const destinations = { column: 'destination', levels: [within('group', 'country-group')] } as const
const everyYear = { column: 'month', levels: [quarters, years], from: 'year' } as const

/** Who is about to leave, for where and for which work. */
export const tables = defineTables(record, {
  homes: {
    by: [{ column: 'sex' }, ages, districts, everyYear],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  corridors: {
    by: [{ column: 'sex' }, destinations, { column: 'month', levels: [quarters, years] }],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'month',
  },
  occupations: {
    by: [{ column: 'sex' }, { column: 'occupation', levels: [leading('major', 1)] }, everyYear],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  schooling: {
    by: [{ column: 'sex' }, { column: 'education' }, regions, { ...destinations, from: 'group' }, everyYear],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  orientation: {
    by: [{ column: 'sex' }, { ...ages, from: 'broad' }, regions, everyYear],
    figures: { people: { kind: 'count' }, oriented: { kind: 'rate', of: { oriented: ['yes'] }, per: 100 } },
    method: byKey,
    audience: 'public',
    schedule: 'quarter',
  },
  contracts: {
    by: [{ column: 'sex' }, { column: 'way' }, { ...destinations, from: 'group' }, everyYear],
    figures: { people: { kind: 'count' }, written: { kind: 'rate', of: { contract: ['yes'] }, per: 100 } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  // Asked for by SDG 10.7.1. Below twenty answers a mean says more of its people than of the corridor.
  costs: {
    by: [{ column: 'sex' }, destinations, everyYear],
    figures: { mean: { kind: 'mean', of: 'cost' }, median: { kind: 'median', of: 'cost' } },
    method: { kind: 'suppression', least: 20 },
    audience: 'public',
    schedule: 'year',
  },
})
