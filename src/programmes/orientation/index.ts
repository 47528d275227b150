import { defineProgramme } from '#kernel/programme.ts'

import { access } from './access.ts'
import { certificate } from './certificate.ts'
import { form } from './form.ts'
import { record } from './record.ts'
import { intake, seating } from './seating.ts'
import { statistics } from './statistics.ts'
import { tables } from './tables.ts'
import { en } from './words/en.ts'
import { ru } from './words/ru.ts'
import { tg } from './words/tg.ts'
import { workflow } from './workflow.ts'

/** Pre-departure orientation: the first opportunity of the Key Messages. */
export const orientation = defineProgramme({
  name: 'orientation',
  version: 2,
  record,
  form,
  workflow,
  access,
  statistics,
  tables,
  seating,
  intake,
  certificate,
  words: { en, ru, tg },
})
