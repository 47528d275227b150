import { bad, good } from '#kernel/outcome.ts'
import type { Outcome } from '#kernel/outcome.ts'

import type { ListProblem } from './problem.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

/** Reads bytes as text in the encoding they were written in; what would come out garbled is a problem, never text. */
export function readText(
  bytes: Uint8Array,
): Outcome<{ readonly text: string; readonly encoding: Encoding }, ListProblem> {
  // Text in Windows-1251 is almost never valid UTF-8, while any bytes at all are valid Windows-1251: so UTF-8 first.
  const marked = markedEncoding(bytes)
  const asUtf8 = marked ? undefined : decode(bytes, 'utf-8')
  const encoding = marked ?? (asUtf8 === undefined ? 'windows-1251' : 'utf-8')
  const text = asUtf8 ?? decode(bytes, encoding)
  if (text === undefined) return bad({ says: 'unknown-encoding' })

  const plain = plainText(text)
  if (!plain.ok) return plain
  if (encoding !== 'windows-1251') return good({ text: plain.value, encoding })

  if (lostLetters.test(plain.value)) return bad({ says: 'letters-lost' })
  if (!readsAsCyrillic(plain.value)) return bad({ says: 'unknown-encoding' })
  return good({ text: tajikLetters(plain.value), encoding })
}

/** A piece of a longer text that has been decoded already, held to the same rules. */
export function readPiece(text: string, encoding: Encoding): Outcome<string, ListProblem> {
  const plain = plainText(text)
  if (!plain.ok || encoding !== 'windows-1251') return plain
  return lostLetters.test(plain.value) ? bad({ says: 'letters-lost' }) : good(tajikLetters(plain.value))
}

function plainText(text: string): Outcome<string, ListProblem> {
  const plain = (text.endsWith(dosEnd) ? text.slice(0, -1) : text).replaceAll(pageBreaks, ' ')
  if (controls.test(plain)) return bad({ says: 'not-a-list' })
  if (readTwice.test(plain)) return bad({ says: 'mixed-encoding' })
  if (plain.includes('\uFFFD')) return bad({ says: 'letters-lost' })
  return strayControls.test(plain) ? bad({ says: 'unknown-encoding' }) : good(plain)
}

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The encoding that a byte order mark at the beginning of a file names. */
export const markedEncoding = (bytes: Uint8Array): Encoding | undefined =>
  marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0]

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

// Old DOS programs end a file with Ctrl-Z; Word breaks lines and pages with VT and FF.
const dosEnd = '\u001A'
const pageBreaks = /[\v\f]/g
// Text has no other control characters; any other kind of file is full of them.
const controls = /[^\P{Cc}\t\n\r\u0080-\u009F]/u
const strayControls = /[\u0080-\u009F]/

// In UTF-8 a Cyrillic letter is one of the bytes D0–D3 and one of 80–BF. Where UTF-8 was read in a one-byte encoding
// (the file is a mixture, is cut in the middle of a letter, or was garbled before), the pairs become visible: РўРѕТ·.
// Three pairs in a row are no word of any language.
const readTwice = new RegExp(
  ['windows-1251', 'windows-1252']
    .map((encoding) => {
      const letters = (from: number, to: number) =>
        new TextDecoder(encoding).decode(Uint8Array.from({ length: to - from + 1 }, (_, at) => from + at))
      return `(?:[${letters(0xd0, 0xd3)}][${letters(0x80, 0xbf)}]){3}`
    })
    .join('|'),
)

// Windows-1251 has no ғ қ ҳ ҷ ӣ ӯ; a spreadsheet that saves them in it writes question marks: «То?икистон».
const lostLetters = /\?[а-яё]|[А-ЯЁ]\?[А-ЯЁ]/

const enoughToJudge = 200_000
const cyrillicWord = /[А-Яа-яЁё]{3,}/g
const invertedWord = /[а-яё][А-ЯЁ]{2,}/g
const outsideAscii = /[\u0080-\uFFFF]/g
const strange = /[^\u0000-\u007FА-Яа-яЁёЃѓЌќЊњЉљЇїЎў№«»–—‘’“”„…•°§±·€©®™\u00A0\u00AD]/g

// Any bytes can be read as Windows-1251. Text in DOS or Macintosh Cyrillic then shows letters of other languages among
// the words, text in KOI8-R has its capitals and small letters the wrong way round.
function readsAsCyrillic(text: string): boolean {
  const beginning = text.slice(0, enoughToJudge)
  const times = (pattern: RegExp) => beginning.match(pattern)?.length ?? 0
  return times(strange) * 50 <= times(outsideAscii) && times(invertedWord) * 10 <= times(cyrillicWord)
}

// Before Unicode, Tajik was written with fonts that draw ғ қ ҳ ҷ ӣ ӯ on the places where Windows-1251 has letters of
// Macedonian, Serbian, Ukrainian and Belarusian. The bytes are still the same in lists that centres keep: «Тољикистон».
const drawn: Readonly<Record<string, string>> = {
  Ѓ: 'Ғ', ѓ: 'ғ', Ќ: 'Қ', ќ: 'қ', Њ: 'Ҳ', њ: 'ҳ', Љ: 'Ҷ', љ: 'ҷ', Ї: 'Ӣ', ї: 'ӣ', Ў: 'Ӯ', ў: 'ӯ',
} // prettier-ignore

const tajikLetters = (text: string) => text.replaceAll(/[ЃѓЌќЊњЉљЇїЎў]/g, (letter) => drawn[letter] ?? letter)
