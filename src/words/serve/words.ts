import type { Language, Words } from '#kernel/words.ts'

import { en } from './en.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'

/** Everything that the desk's pages and the interface say. */
export const words = { en, ru, tg } satisfies Record<Language, Words<typeof en>>
