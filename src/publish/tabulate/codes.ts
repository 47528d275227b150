import type { Codelist, Codelists } from '#kernel/codelist.ts'
import type { Field } from '#kernel/field.ts'
import { unknown } from '#kernel/hierarchy.ts'

/** The codes by which a question splits a table, in the order in which they are shown. */
export interface Codes {
  /** Shown always, also where nobody is: that there is nobody is said too. */
  readonly always: readonly string[]
  /** Shown only where somebody is: what is retired, what is a group of finer codes, and what is not known. */
  readonly whenCounted: readonly string[]
}

/** The codes that a question is declared to have; `undefined` when it has no end of them, as months have none. */
export function declaredCodes({ publish, level }: Field, lists: Codelists): Codes | undefined {
  if (publish?.codes) return { always: publish.codes, whenCounted: [unknown] }
  const list = publish?.list === undefined ? undefined : lists[publish.list]
  return list && listedCodes(list, level)
}

function listedCodes({ codes }: Codelist, level: Field['level']): Codes {
  const groups = new Set(codes.map(({ within }) => within))
  const atLevel = codes.filter(({ within }) => level === undefined || (level === 'district') === (within !== undefined))
  const isShown = ({ code, retired }: (typeof codes)[number]) =>
    retired !== true && (level !== undefined || !groups.has(code))
  return {
    always: atLevel.filter(isShown).map(({ code }) => code),
    whenCounted: [...atLevel.filter((each) => !isShown(each)).map(({ code }) => code), unknown],
  }
}

/** The codes that were found, put in order; between months no month is left out. */
export function foundCodes(found: readonly string[]): Codes {
  const known = found.filter((code) => code !== unknown).toSorted()
  return { always: monthsBetween(known) ?? known, whenCounted: [unknown] }
}

function monthsBetween(known: readonly string[]): readonly string[] | undefined {
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || !known.every((code) => /^\d{4}-(0[1-9]|1[0-2])$/.test(code)))
    return undefined
  const [from, to] = [monthNumber(first), monthNumber(last)]
  return Array.from({ length: to - from + 1 }, (_, at) => monthOfNumber(from + at))
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthOfNumber = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/** Those of the codes that a table is about, when it names some. */
export const among = ({ always, whenCounted }: Codes, named: readonly string[] | undefined): Codes =>
  named === undefined
    ? { always, whenCounted }
    : {
        always: always.filter((code) => named.includes(code)),
        whenCounted: whenCounted.filter((code) => named.includes(code)),
      }
