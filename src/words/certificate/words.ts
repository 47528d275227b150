import type { Language, Words } from '#kernel/words.ts'

import { en } from './en.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'

/** What papers say that people carry, the page that checks them, and the pages that make them. */
export const words = { en, ru, tg } satisfies Record<Language, Words<typeof en>>
