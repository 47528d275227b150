import { good } from '#kernel/outcome.ts'
import { refuse } from '#publish/disclosure/refusal.ts'
import { roundSmallCounts, type Additive } from '#publish/disclosure/round.ts'

import { isObject, numberIn, readJson, type Verb } from './verb.ts'

/**
 * Rounds small counts so that the table still adds up. The file holds `inner`, a list of counts, and `published`, for each published cell the
 * places of the inner cells that it adds up; `base` may stand in the file or in the options (5 where neither says).
 */
export const roundTable: Verb = {
  options: { base: { type: 'string' } },
  files: [1, 1],
  async run(given) {
    const file = await readJson(given, given.files[0] ?? '')
    if (!file.ok) return file
    const table = additiveIn(file.value)
    if (table === null) return refuse('round-shape')
    const inFile = isObject(file.value) ? file.value['base'] : undefined
    const base = numberIn(given, 'base') ?? (inFile === undefined ? 5 : Number(inFile))
    const rounded = roundSmallCounts(table, base)
    return rounded.ok ? good({ print: { base, ...rounded.value } }) : rounded
  },
}

function additiveIn(from: unknown): Additive | null {
  if (!isObject(from)) return null
  const { inner, published } = from
  const areNumbers = (value: unknown): value is readonly number[] =>
    Array.isArray(value) && value.every((each) => typeof each === 'number')
  return areNumbers(inner) && Array.isArray(published) && published.every(areNumbers) ? { inner, published } : null
}
