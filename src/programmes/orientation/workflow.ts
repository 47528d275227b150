import { all } from '#kernel/condition.ts'
import { defineWorkflow } from '#kernel/workflow.ts'

import { form } from './form.ts'
import { record } from './record.ts'

export const workflow = defineWorkflow(record, form, {
  states: ['enrolled', 'attending', 'certified', 'left', 'revoked'],
  steps: {
    enrol: { to: 'enrolled', by: ['trainer', 'caseworker'], asks: ['person', 'home', 'journey'] },
    join: { from: ['enrolled', 'attending'], by: ['trainer', 'caseworker'], asks: ['seat'], forMany: true },
    attend: { from: ['enrolled', 'attending'], to: 'attending', by: ['trainer'], asks: ['class'], forMany: true },
    certify: {
      from: ['attending'],
      to: 'certified',
      by: ['trainer'],
      asks: ['result'],
      forMany: true,
      // The short form of the course: contract, rights, money and safety, and where to turn for help.
      when: (answer) => all(answer.modules.hasAll('M3', 'M4', 'M5', 'M6', 'M9')),
    },
    leave: { from: ['enrolled', 'attending'], to: 'left', by: ['trainer', 'caseworker'], asks: ['parting'] },
    // A certificate is taken back by who did not give it; the next one has a number of its own.
    revoke: { from: ['certified'], to: 'revoked', by: ['supervisor'], asks: ['revocation'] },
    reissue: { from: ['revoked'], to: 'certified', by: ['trainer', 'supervisor'] },
    return: { from: ['left'], to: 'attending', by: ['trainer', 'caseworker'] },
  },
  corrections: ['trainer', 'caseworker', 'supervisor'],
  // A course begins every fortnight and lasts a week: later than this, somebody has been forgotten.
  due: { enrolled: { step: 'attend', days: 21 }, attending: { step: 'certify', days: 14 } },
})
