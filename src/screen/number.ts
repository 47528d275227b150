import { grouped, type Language } from '#kernel/words.ts'

// Tajik and Russian write a decimal comma.
const commas: Readonly<Record<Language, boolean>> = { tg: true, ru: true, en: false }

/** A number as the language writes it, with at most so many decimals and no zeros at their end: «5,7», «652 014». */
export function sayNumber(language: Language, number: number, decimals = 2): string {
  const [whole = '0', rest = ''] = number.toFixed(decimals).split('.')
  const part = rest.replace(/0+$/, '')
  const sign = whole.startsWith('-') && Number(number.toFixed(decimals)) !== 0 ? '−' : ''
  // The narrow space between thousands all but closes in the small letters of a drawing on a phone.
  const digits = grouped(Math.abs(Number(whole))).replaceAll('\u202F', '\u00A0')
  return `${sign}${digits}${part === '' ? '' : `${commas[language] ? ',' : '.'}${part}`}`
}
