import type { Language, Words } from '#kernel/words.ts'

import { en } from './en.ts'
import { ru } from './ru.ts'
import { tg } from './tg.ts'

export const words = { en, ru, tg } satisfies Record<Language, Words<typeof en>>

/** Each language as its own readers call it, whole and short. */
export const languageNames = {
  tg: { whole: 'Тоҷикӣ', short: 'Тоҷ' },
  ru: { whole: 'Русский', short: 'Рус' },
  en: { whole: 'English', short: 'Eng' },
} satisfies Record<Language, { readonly whole: string; readonly short: string }>
