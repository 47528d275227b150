/** The three languages that every word for people is written in. */
export const languages = ['tg', 'ru', 'en'] as const
export type Language = (typeof languages)[number]

/** One thing said in every language. */
export type Phrase = Readonly<Record<Language, string>>

/** The grammatical forms of a counted noun (CLDR categories); Tajik and English leave some out. */
export type Counted = { readonly one?: string; readonly few?: string; readonly many?: string; readonly other: string }

/** The same tree of words in another language: same names, any text. */
export type Words<Reference> = Reference extends string
  ? string
  : Reference extends Counted
    ? Counted
    : { readonly [Name in keyof Reference]: Words<Reference[Name]> }

/** Puts values into the places named `{like this}`; a place without a value stays visible, so a test finds it. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))

/** Says how many there are, in the form the language asks for; `{count}` is the number. */
export const count = (language: Language, words: Counted, number: number): string =>
  fill(words[form(language, number)] ?? words.other, { count: grouped(number) })

// CLDR plural rules, written here because Node knows none for Tajik and silently uses the server's own language.
// In Tajik a noun after a number stays in the singular, so it has one form.
function form(language: Language, number: number): keyof Counted {
  switch (language) {
    case 'tg':
      return 'other'
    case 'en':
      return number === 1 ? 'one' : 'other'
    case 'ru':
      return russianForm(number)
  }
}

function russianForm(number: number): keyof Counted {
  const [tens, ones] = [number % 100, number % 10]
  if (!Number.isInteger(number)) return 'other'
  if (ones === 1 && tens !== 11) return 'one'
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return 'few'
  return 'many'
}

/** A number with its thousands set apart by a narrow no-break space, as all three languages may read it. */
export const grouped = (number: number): string =>
  String(number).replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, '\u202F'))

const alphabet = 'аАбБвВгГғҒдДеЕёЁжЖзЗиИӣӢйЙкКқҚлЛмМнНоОпПрРсСтТуУӯӮфФхХҳҲцЦчЧҷҶшШщЩъЪыЫьЬэЭюЮяЯ'

/** Orders words by the Tajik alphabet (which holds the Russian one), Latin letters first. */
export function byAlphabet(one: string, other: string): number {
  const [left, right] = [rank(one), rank(other)]
  const at = left.findIndex((letter, index) => letter !== right[index])
  if (at === -1 || at >= right.length) return left.length - right.length
  return (left[at] ?? 0) - (right[at] ?? 0)
}

const rank = (word: string): number[] =>
  [...word].map((letter) => {
    const place = alphabet.indexOf(letter)
    return place === -1 ? (letter.toLowerCase().codePointAt(0) ?? 0) - 0x10000 : Math.floor(place / 2)
  })
