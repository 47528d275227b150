import type { Intake, Seating } from '#kernel/course.ts'
import type { Name } from '#kernel/record.ts'

import type { record } from './record.ts'
import type { workflow } from './workflow.ts'

/** Who sits in a course: whoever joined and has not left it. */
export const seating = {
  question: 'courseSession',
  joins: 'join',
  attends: { step: 'attend', day: 'attended' },
  frees: ['left'],
  women: { question: 'sex', code: 'female' },
} as const satisfies Seating & { readonly question: Name<typeof record>; readonly joins: Name<typeof workflow.steps> }

/** What somebody tells who signs up by themselves: enough to be called back and to be counted, and no paper's number. */
export const intake = {
  step: 'enrol',
  by: 'trainer',
  asks: ['name', 'born', 'sex', 'district', 'phone', 'languages', 'destination'],
} as const satisfies Intake & { readonly asks: readonly Name<typeof record>[] }
