import { defineRegister } from '#kernel/register.ts'

import { record } from './record.ts'
import { tables } from './tables.ts'
import { en } from './words/en.ts'
import { ru } from './words/ru.ts'
import { tg } from './words/tg.ts'

/** Money that people abroad send home: the fourth of the four groups. */
export const remittances = defineRegister({
  name: 'remittances',
  version: 1,
  record,
  owner: 'NBT',
  sensitivity: 'ordinary',
  rhythm: 'month',
  unit: 'transfer',
  refusedAtMost: 0.01,
  person: ['reference'],
  contributor: 'operator',
  period: 'month',
  tables,
  words: { en, ru, tg },
})
