import { defineForm } from '#kernel/form.ts'

import { record } from './record.ts'

export const form = defineForm(record, {
  pages: {
    person: ['name', 'born', 'sex', 'document', 'phone', 'scan'],
    home: ['district', 'education', 'languages'],
    journey: ['destination', 'occupation', 'contract', 'employer', 'leaving', 'trips'],
    seat: ['courseSession'],
    class: ['attended', 'modules'],
    result: ['score'],
    parting: ['reason', 'otherReason', 'note'],
    revocation: ['revocation', 'otherRevocation'],
  },
  asked: {
    employer: (answer) => answer.contract.is('yes'),
    otherReason: (answer) => answer.reason.is('other'),
    otherRevocation: (answer) => answer.revocation.is('other'),
  },
  checks: {
    oldEnough: { at: 'born', holds: (answer) => answer.leaving.notBeforeField('born') },
  },
  // A paper names a person; without one, name and birth do.
  samePerson: [['document'], ['name', 'born']],
  lists: ['name', 'born', 'sex', 'district', 'destination', 'modules'],
})
