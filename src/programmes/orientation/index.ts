import { defineProgramme } from '#kernel/programme.ts'

import { form } from './form.ts'
import { record } from './record.ts'
import { statistics } from './statistics.ts'
import { en } from './words/en.ts'
import { ru } from './words/ru.ts'
import { tg } from './words/tg.ts'
import { workflow } from './workflow.ts'

/** Pre-departure orientation: the first opportunity of the Key Messages. */
export const orientation = defineProgramme({
  name: 'orientation',
  version: 1,
  record,
  form,
  workflow,
  statistics,
  words: { en, ru, tg },
})
