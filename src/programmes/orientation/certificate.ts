import { defineCertificate } from '#kernel/certificate.ts'

import { record } from './record.ts'
import { workflow } from './workflow.ts'

/** Two years: rules of destinations change, and a course of long ago prepares nobody. Our own proposal. */
export const certificate = defineCertificate(record, workflow, {
  in: 'certified',
  months: 24,
  holder: 'name',
  // The last class: a certificate that is issued anew does not make the course younger.
  day: 'attended',
  taught: { question: 'modules', list: 'orientation-module' },
})
