import type { Language, Words } from '#kernel/words.ts'

import { en } from './en.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'

/** What pages say of posts, their holders and deputies, of what was read, and of services. */
export const words = { en, ru, tg } satisfies Record<Language, Words<typeof en>>
