import { defineAccess } from '#kernel/access.ts'

import { form } from './form.ts'
import { record } from './record.ts'
import { workflow } from './workflow.ts'

/** A class list is ordinary office work: the desk sees its people, the head of office those of the centres in their place. */
export const access = defineAccess(record, form, workflow, {
  sensitivity: 'ordinary',
  reads: {
    trainer: { at: 'desk', upTo: 'sensitive' },
    caseworker: { at: 'desk', upTo: 'sensitive' },
    supervisor: { at: 'place', upTo: 'sensitive' },
  },
  // Why somebody gave up is told to whoever teaches and advises; nobody else has a use for it.
  questions: {
    reason: 'sensitive',
    otherReason: 'sensitive',
    note: 'sensitive',
    revocation: 'sensitive',
    otherRevocation: 'sensitive',
  },
  // People move, and the other centre has begun their course already.
  glass: { by: ['trainer', 'caseworker'], within: 'organisation', hours: 3 },
})
