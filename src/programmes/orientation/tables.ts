import { quarters, within, years } from '#kernel/hierarchy.ts'
import { projected } from '#kernel/source.ts'
import { defineTables } from '#kernel/table.ts'

import { record } from './record.ts'
import { workflow } from './workflow.ts'

const byKey = { kind: 'cell-key', D: 5, V: 3, js: 2, pstay: 0.5 } as const

const districts = { column: 'district', levels: [within('region', 'place')] } as const
const everyYear = { column: 'openedMonth', levels: [quarters, years], from: 'year' } as const

/** Who came to the courses, and how many of them went away with a certificate. */
export const tables = defineTables(projected(record, workflow), {
  participants: {
    by: [{ column: 'sex' }, { column: 'born' }, districts, everyYear],
    figures: { people: { kind: 'count' } },
    method: byKey,
    audience: 'public',
    schedule: 'quarter',
  },
  certificates: {
    by: [
      { column: 'sex' },
      { column: 'destination', levels: [within('group', 'country-group')] },
      { ...everyYear, from: 'quarter' },
    ],
    figures: { people: { kind: 'count' }, certified: { kind: 'rate', of: { state: ['certified'] }, per: 100 } },
    method: byKey,
    audience: 'public',
    schedule: 'quarter',
  },
})
