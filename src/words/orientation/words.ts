import type { Language, Words } from '#kernel/words.ts'

import { en } from './en.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'

/** What pages say of courses, their texts and their sessions, to migrants and to staff. */
export const words = { en, ru, tg } satisfies Record<Language, Words<typeof en>>
