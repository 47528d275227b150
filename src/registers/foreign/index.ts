import { defineRegister } from '#kernel/register.ts'

import { record } from './record.ts'
import { tables } from './tables.ts'
import { en } from './words/en.ts'
import { ru } from './words/ru.ts'
import { tg } from './words/tg.ts'

/** Foreigners who work and live in the country: the third of the four groups. */
export const foreign = defineRegister({
  name: 'foreign',
  version: 1,
  record,
  owner: 'MIGSERV',
  sensitivity: 'ordinary',
  rhythm: 'month',
  unit: 'permit',
  refusedAtMost: 0.02,
  person: ['permitNumber', 'passport'],
  contributor: 'employer',
  period: 'month',
  tables,
  words: { en, ru, tg },
})
