import type { Language, Words } from '#kernel/words.ts'

import { en } from './en.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'

/** What the desk of figures says: registers, tables, drafts, releases, budget, missing figures. */
export const words = { en, ru, tg } satisfies Record<Language, Words<typeof en>>
