import { all } from '#kernel/condition.ts'
import { defineWorkflow } from '#kernel/workflow.ts'

import { form } from './form.ts'
import { record } from './record.ts'

export const workflow = defineWorkflow(record, form, {
  states: ['enrolled', 'attending', 'certified', 'left'],
  steps: {
    enrol: { to: 'enrolled', by: ['trainer', 'caseworker'], asks: ['person', 'home', 'journey'] },
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
    return: { from: ['left'], to: 'attending', by: ['trainer', 'caseworker'] },
  },
  corrections: ['trainer', 'caseworker', 'supervisor'],
})
