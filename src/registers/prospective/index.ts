import { defineRegister } from '#kernel/register.ts'

import { record } from './record.ts'
import { tables } from './tables.ts'
import { en } from './words/en.ts'
import { ru } from './words/ru.ts'
import { tg } from './words/tg.ts'

/** People who have registered for work abroad: the first of the four groups. */
export const prospective = defineRegister({
  name: 'prospective',
  version: 1,
  record,
  owner: 'AEA',
  sensitivity: 'ordinary',
  rhythm: 'month',
  unit: 'person',
  refusedAtMost: 0.02,
  person: ['personalNumber', 'passport'],
  period: 'month',
  tables,
  words: { en, ru, tg },
})
