import { leading, quarters, within, years } from '#kernel/hierarchy.ts'
import { defineTables } from '#kernel/table.ts'

import { record } from './record.ts'

const byKey = { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 } as const

const districts = { column: 'district', levels: [within('region', 'place')] } as const
const regions = { ...districts, from: 'region' } as const
const citizenships = { column: 'citizenship', levels: [within('group', 'country-group')] } as const
const everyYear = { column: 'month', levels: [quarters, years], from: 'year' } as const

/** Which permits foreigners were given, for which work and where. */
export const tables = defineTables(record, {
  citizenships: {
    by: [{ column: 'permit' }, { column: 'sex' }, citizenships, { ...everyYear, from: 'quarter' }],
    figures: { permits: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'quarter',
  },
  ages: {
    by: [
      { column: 'sex' },
      { column: 'age', levels: [within('broad', 'age')] },
      { ...citizenships, from: 'group' },
      everyYear,
    ],
    figures: { permits: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  occupations: {
    where: { permit: ['work'] },
    by: [{ column: 'sex' }, { column: 'occupation', levels: [leading('major', 1)] }, everyYear],
    figures: { permits: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  districts: {
    by: [{ column: 'permit' }, { column: 'sex' }, districts, everyYear],
    figures: { permits: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  sectors: {
    where: { permit: ['work'] },
    by: [{ column: 'sector' }, regions, everyYear],
    figures: { permits: { kind: 'count' } },
    method: { kind: 'rounding', base: 5 },
    audience: 'public',
    schedule: 'year',
  },
  wages: {
    where: { permit: ['work'] },
    by: [{ column: 'sector' }, regions, everyYear],
    figures: { mean: { kind: 'mean', of: 'wage' }, median: { kind: 'median', of: 'wage' } },
    // Few firms employ many: the wages of two of them would else be read off the mean.
    method: { kind: 'suppression', least: 20, dominance: { n: 2, k: 85 } },
    audience: 'public',
    schedule: 'year',
  },
})
