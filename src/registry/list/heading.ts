import { fold } from '#kernel/fold.ts'

import type { Knows } from './heading-row.ts'

/** A field and the headings under which lists have it, in every language, the plainest first. */
export interface Headed<Name extends string = string> {
  readonly name: Name
  readonly headings: readonly string[]
}

/**
 * Says for each column which field it fills, or `undefined`. A column and a field must each be the other's best match
 * and have no equal: two columns with the same claim are left for a person to decide.
 */
export function matchHeadings<const Name extends string>(
  headers: readonly string[],
  fields: readonly Headed<Name>[],
): readonly (Name | undefined)[] {
  const scores = scored(headers, fields)
  return headers.map((_, column) => {
    const field = onlyBest(scores[column] ?? [])
    const best = field === undefined ? undefined : onlyBest(scores.map((row) => row[field] ?? 0))
    return field !== undefined && best === column ? fields[field]?.name : undefined
  })
}

/** Tells `readList` which headings these fields are known by. */
export function knownHeadings(fields: readonly Headed[]): Knows {
  const readings = fields.map(({ headings }) => headings.map(wordsOf))
  return (heading) => readings.some((known) => likeness(wordsOf(heading), known) > 0)
}

function scored(headers: readonly string[], fields: readonly Headed[]): readonly (readonly number[])[] {
  const known = fields.map(({ headings }) => headings.map(wordsOf))
  return headers.map(wordsOf).map((heading) => known.map((headings) => likeness(heading, headings)))
}

function onlyBest(scores: readonly number[]): number | undefined {
  const most = Math.max(0, ...scores)
  const at = scores.indexOf(most)
  return most > 0 && at === scores.lastIndexOf(most) ? at : undefined
}

const small = new Set(['ва', 'аз', 'дар', 'и', 'в', 'с', 'and', 'of', 'the', 'in'].map(fold))

// `Ф.И.О. участника` → [фио, участника]: single letters are one shortened word.
function wordsOf(heading: string): readonly string[] {
  const joined = fold(heading).replaceAll(/(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu, '')
  return joined.split(' ').filter((word) => word !== '' && !small.has(word))
}

// 1 for the same heading; less, the more it says besides; 0 when a word of the known heading is not there.
function likeness(heading: readonly string[], known: readonly (readonly string[])[]): number {
  const written = heading.join('')
  return Math.max(0, ...known.map((words) => (words.join('') === written ? 1 : share(heading, words))))
}

function share(heading: readonly string[], known: readonly string[]): number {
  if (known.length === 0 || !known.every((word) => heading.some((other) => isSameWord(word, other)))) return 0
  return (known.join('').length / Math.max(heading.join('').length, known.join('').length)) * 0.99
}

// Russian declines and Tajik adds its izofat: район ~ района, ноҳия ~ ноҳияи. Short words must be the same.
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const stem = Math.max(4, short.length - 1)
  return short.length >= 4 && long.length - short.length <= 2 && long.startsWith(short.slice(0, stem))
}
