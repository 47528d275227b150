import type { Language, Words } from '#kernel/words.ts'

import { en } from './en.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'

/** What every page and every interface says, whatever wing it belongs to: logging in, and why a request is not taken. */
export const words = { en, ru, tg } satisfies Record<Language, Words<typeof en>>
export type WebWords = Words<typeof en>
