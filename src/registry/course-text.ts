import type { CourseSource } from '#kernel/course.ts'
import { type PlainDate, isDay } from '#kernel/date.ts'
import { type Outcome, bad, good } from '#kernel/outcome.ts'
import { strayNumbers } from '#kernel/plain-text.ts'
import { type Phrase, languages } from '#kernel/words.ts'

/** A text as its owner wrote it. */
export interface WrittenText {
  readonly said: Phrase
  readonly sources: readonly CourseSource[]
  readonly validFrom: PlainDate
}

export type TextFault = 'missing' | 'stray' | 'sources' | 'day' | 'meanwhile' | 'file' | 'about'
/** What is wrong with each answer, and the number that its sentence names. */
export type TextFaults = Readonly<Record<string, { readonly fault: TextFault; readonly number?: number }>>

type Written = Readonly<Record<string, string | readonly string[] | undefined>>

/** Longer than this is not read on a telephone. */
const longest = 12_000

/** Reads a text of a course as a form wrote it: all languages, sources that are there, the day from which it is valid. */
export function readCourseText(written: Written): Outcome<WrittenText, TextFaults> {
  const text = (name: string) => {
    const value = written[name]
    return typeof value === 'string' ? value.trim().replaceAll(/\r\n?/g, '\n').slice(0, longest) : ''
  }
  const said = Object.fromEntries(languages.map((each) => [each, text(`said.${each}`)])) as unknown as Phrase
  const sources = readSources(text('sources'))
  const validFrom = text('validFrom')
  const stray = (language: keyof Phrase) => strayNumbers(said[language], sources?.length ?? 0)[0]
  const faults: TextFaults = {
    ...Object.fromEntries(
      languages.flatMap((each): readonly [string, TextFaults[string]][] => {
        const number = stray(each)
        if (said[each] === '') return [[`said.${each}`, { fault: 'missing' }]]
        return number === undefined ? [] : [[`said.${each}`, { fault: 'stray', number }]]
      }),
    ),
    ...(sources ? {} : { sources: { fault: 'sources' } }),
    ...(isDay(validFrom) ? {} : { validFrom: { fault: 'day' } }),
  }
  if (!sources || Object.keys(faults).length > 0) return bad(faults)
  return good({ said, sources, validFrom })
}

/** Sources, one a line: `title | https://address | published`; `undefined` when a line cannot be read. */
function readSources(text: string): readonly CourseSource[] | undefined {
  const lines = text
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [line.split('|').map((part) => part.trim())]))
  const isRead = lines.every(([title = '', url = '', , ...rest]) => title !== '' && rest.length === 0 && isAddress(url))
  if (!isRead || lines.length > 20) return undefined
  return lines.map(([title = '', url = '', published = '']) => ({
    title,
    ...(url !== '' && { url }),
    ...(published !== '' && { published }),
  }))
}

// Only what a browser fetches over a safe line: an address that runs something is none.
const isAddress = (url: string) => url === '' || (url.startsWith('https://') && URL.canParse(url))

/** Sources as they are written in a form. */
export const writeSources = (sources: readonly CourseSource[]): string =>
  sources
    .map(({ title, url = '', published = '' }) => [title, url, published].join(' | ').replace(/( \| )+$/, ''))
    .join('\n')

// What a file is, its first bytes say; its name and its sender may say anything.
const kinds: readonly (readonly [mime: string, kind: 'audio' | 'picture', begins: RegExp])[] = [
  ['image/jpeg', 'picture', /^ffd8ff/],
  ['image/png', 'picture', /^89504e470d0a1a0a/],
  ['image/webp', 'picture', /^52494646.{8}57454250/],
  ['audio/mpeg', 'audio', /^(494433|fff[23ab])/],
  ['audio/ogg', 'audio', /^4f676753/],
  ['audio/mp4', 'audio', /^.{8}66747970/],
]
const mostBytes = 5 * 1024 * 1024

/** What kind of recording or picture a file is; `undefined` for anything else and for one that is too large. */
export function mediumKind(content: Buffer) {
  if (content.length === 0 || content.length > mostBytes) return undefined
  const head = content.subarray(0, 16).toString('hex')
  const found = kinds.find(([, , begins]) => begins.test(head))
  return found && { mime: found[0], kind: found[1] }
}
