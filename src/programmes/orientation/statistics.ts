import { defineStatistics } from '#kernel/statistics.ts'

import { record } from './record.ts'
import { workflow } from './workflow.ts'

export const statistics = defineStatistics(record, workflow, {
  enrolled: {
    // Whose certificate was revoked came all the same; only the certified are fewer.
    counts: ['enrolled', 'attending', 'certified', 'left', 'revoked'],
    by: ['sex', 'born', 'district', 'education', 'destination'],
    atLeast: 5,
  },
  certified: { counts: ['certified'], by: ['sex', 'born', 'district', 'destination'], atLeast: 5 },
})
