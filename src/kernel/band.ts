import { type PlainDate, monthOf, yearsBetween } from './date.ts'
import type { Band } from './field.ts'

type Classes<Value, Code extends string> = Band<Value, Code> & { readonly codes: readonly Code[] }

/** The month of a day: `2026-11`. */
export const months: Band<PlainDate, string> = { of: (day) => monthOf(day) }

/** Ages in bands, each named with the age it begins at, youngest first; the last has no upper end. */
export function ages<const Code extends string>(bands: Readonly<Record<Code, number>>): Classes<PlainDate, Code> {
  const { codes, of } = classes(bands)
  return { codes, of: (born, opened) => of(yearsBetween(born, opened), opened) }
}

/** Counts in classes, each named with the count it begins at, lowest first: `{ none: 0, few: 1, many: 5 }`. */
export function classes<const Code extends string>(bands: Readonly<Record<Code, number>>): Classes<number, Code> {
  const codes = Object.keys(bands) as Code[]
  const [lowest] = codes
  if (lowest === undefined) throw new Error('A band needs at least one class')
  const unordered = codes.find((code, place) => place > 0 && bands[code] <= bands[codes[place - 1] ?? lowest])
  if (unordered !== undefined) throw new Error(`The class ${unordered} does not begin above the one before it`)
  return { codes, of: (value) => codes.findLast((code) => value >= bands[code]) ?? lowest }
}
