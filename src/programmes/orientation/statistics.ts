import { defineStatistics } from '#kernel/statistics.ts'

import { record } from './record.ts'
import { workflow } from './workflow.ts'

export const statistics = defineStatistics(record, workflow, {
  enrolled: {
    counts: ['enrolled', 'attending', 'certified', 'left'],
    by: ['sex', 'born', 'district', 'education', 'destination'],
    atLeast: 5,
  },
  certified: { counts: ['certified'], by: ['sex', 'born', 'district', 'destination'], atLeast: 5 },
})
