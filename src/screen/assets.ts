import type { Language } from '#kernel/words.ts'

/** The letters that a font file holds; Tajik needs all three, since digits and spaces stand in the Latin one. */
export type Letters = 'latin' | 'cyrillic' | 'cyrillicExt'

/** Where the built files of the browser are, as addresses under our own server. */
export interface Assets {
  readonly style: string
  readonly icon: string
  readonly fonts: Readonly<Record<Letters, string>>
  readonly scripts: Readonly<Record<string, string>>
}

/** The font files that a page in this language will certainly ask for. */
export const lettersOf: Readonly<Record<Language, readonly Letters[]>> = {
  tg: ['cyrillic', 'cyrillicExt', 'latin'],
  ru: ['cyrillic', 'latin'],
  en: ['latin'],
}
