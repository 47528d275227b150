import { grouped, quarters, within, years } from '#kernel/hierarchy.ts'
import { defineTables } from '#kernel/table.ts'

import { record } from './record.ts'

const byKey = { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 } as const

const ages = { column: 'age', levels: [within('broad', 'age')] } as const
const districts = { column: 'district', levels: [within('region', 'place')] } as const
const regions = { ...districts, from: 'region' } as const
const countries = { column: 'country', levels: [within('group', 'country-group')] } as const
const everyYear = { column: 'month', levels: [quarters, years], from: 'year' } as const

// Removals and entry bans are told apart in the noise tables only.
const manners = {
  column: 'reason',
  levels: [
    grouped('manner', {
      free: ['contract-ended', 'season-ended', 'family', 'health', 'no-work', 'papers', 'other'],
      compelled: ['removed', 'entry-ban'],
    }),
  ],
  from: 'manner',
} as const

/** Who has come back, from where, why and after how long. */
export const tables = defineTables(record, {
  homes: {
    by: [{ column: 'sex' }, ages, districts, everyYear],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  countries: {
    by: [{ column: 'sex' }, countries, { column: 'month', levels: [quarters, years] }],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'month',
  },
  manners: {
    by: [{ column: 'sex' }, manners, regions, { ...everyYear, from: 'quarter' }],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'quarter',
  },
  stays: {
    by: [{ column: 'sex' }, { ...ages, from: 'broad' }, { column: 'stay' }, { ...countries, from: 'group' }, everyYear],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'year',
  },
  sectors: {
    by: [{ column: 'sex' }, { column: 'sector' }, regions, everyYear],
    figures: { people: { kind: 'count' } },
    method: { kind: 'rounding', base: 5 },
    audience: 'public',
    schedule: 'year',
  },
  // Protection themes leave as national totals only, with noise that the budget of each person pays for.
  removals: {
    where: { reason: ['removed', 'entry-ban'] },
    by: [{ column: 'sex' }, { column: 'reason' }, everyYear],
    figures: { people: { kind: 'count' } },
    method: { kind: 'noise', rho: '1/50' },
    audience: 'public',
    schedule: 'year',
  },
  bans: {
    where: { ban: ['up-to-3', '4-to-5', '6-to-10', 'for-life'] },
    by: [{ column: 'sex' }, { column: 'ban' }, everyYear],
    figures: { people: { kind: 'count' } },
    method: { kind: 'noise', rho: '1/50' },
    audience: 'group',
    schedule: 'year',
  },
})
