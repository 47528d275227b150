import { defineRegister } from '#kernel/register.ts'

import { record } from './record.ts'
import { tables } from './tables.ts'
import { en } from './words/en.ts'
import { ru } from './words/ru.ts'
import { tg } from './words/tg.ts'

/** People who have come back from work abroad: the second of the four groups. */
export const returns = defineRegister({
  name: 'returns',
  version: 1,
  record,
  owner: 'MIGSERV',
  // Who was removed or may not enter can be harmed by being known.
  sensitivity: 'sensitive',
  rhythm: 'month',
  unit: 'person',
  refusedAtMost: 0.02,
  person: ['personalNumber', 'passport'],
  period: 'month',
  tables,
  words: { en, ru, tg },
})
