import type { Field, Fields } from './field.ts'
import { type LooseAnswers, sameAnswer } from './record.ts'

/** The answers with those of one more step: what is gathered adds up, all else is answered anew. */
export const merge = (record: Fields, before: LooseAnswers, given: LooseAnswers): LooseAnswers => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      record[name]?.gathered ? union(record[name], before[name], value) : value,
    ]),
  ),
})

/** The answers as a correction leaves them: said anew, or taken back by `null`. */
export const amend = (before: LooseAnswers, given: LooseAnswers): LooseAnswers =>
  Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, value]) => value !== null))

// In the order of the list or of the alphabet, so that modules come out alike whichever class was first; rows of a
// section stay in the order they were told.
function union({ codes }: Field, before: unknown, given: unknown): readonly unknown[] {
  const parts = list(before)
  const all = [...parts, ...list(given).filter((part) => !parts.some((each) => sameAnswer(each, part)))]
  return codes?.filter((code) => all.includes(code)) ?? all.toSorted(byLetters)
}

const list = (answer: unknown): readonly unknown[] => (Array.isArray(answer) ? answer : [])

const byLetters = (one: unknown, other: unknown): number =>
  typeof one === 'string' && typeof other === 'string' && one !== other ? (one < other ? -1 : 1) : 0
