import type { Language, Words } from '#kernel/words.ts'

import { en } from './en.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'

/** What is said of releases: the checklist, the pages inside a bundle, the ledger, and why something cannot be done. */
export const words = { en, ru, tg } satisfies Record<Language, Words<typeof en>>
