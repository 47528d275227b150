import { findCode } from '#kernel/codelist.ts'
import type { Circumstances, Field, Reading } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'

import { misread } from './misread.ts'

const schema = { type: 'string', pattern: '^[0-9A-Za-z._-]{1,24}$' } as const

/** One code of a country's code list: a country of destination, an occupation. */
export const code = <const List extends string>(list: List): Field<string> & { readonly list: List } => ({
  kind: 'code',
  list,
  schema: { ...schema, description: `A code of the list '${list}'` },
  read: (answer, now) => listed(list, answer, now),
})

/** Some codes of a country's code list, each at most once. */
export const codes = <const List extends string>(list: List): Field<readonly string[]> & { readonly list: List } => ({
  kind: 'codes',
  list,
  schema: { type: 'array', items: schema, uniqueItems: true, minItems: 1 },
  read(answer, now) {
    const given = typeof answer === 'string' ? [answer] : answer
    if (!Array.isArray(given)) return misread('malformed')
    if (given.length === 0) return misread('missing')
    const readings = given.map((each) => listed(list, each, now))
    const wrong = readings.find((reading) => !reading.ok)
    return wrong ?? good([...new Set(readings.flatMap((reading) => (reading.ok ? [reading.value] : [])))].toSorted())
  },
})

/** A place of the country, at the level that the question asks for. */
export const place = (
  level: 'region' | 'district',
): Field<string> & { readonly list: 'place'; readonly level: typeof level } => ({
  kind: 'place',
  list: 'place',
  level,
  schema: { ...schema, description: `The code of a ${level}` },
  read(answer, now) {
    const reading = listed('place', answer, now)
    if (!reading.ok || !now.lists['place']) return reading
    // Regions stand within nothing; districts within their region.
    const isDistrict = findCode(now.lists['place'], reading.value)?.within !== undefined
    return isDistrict === (level === 'district') ? reading : misread('not-in-list')
  },
})

/** One of the things that the office keeps itself and names by an id: a course session. */
export const heldThing = <const List extends string>(list: List): Field<string> & { readonly list: List } => ({
  kind: 'code',
  list,
  schema: { type: 'string', pattern: uuid.source, description: `The id of one of the list '${list}'` },
  read: (answer) => (typeof answer === 'string' && uuid.test(answer) ? good(answer) : misread('malformed')),
})

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function listed(name: string, answer: unknown, { lists }: Circumstances): Reading<string> {
  if (typeof answer !== 'string' || !/^[0-9A-Za-z._-]{1,24}$/.test(answer)) return misread('malformed')
  const list = lists[name]
  if (!list) return good(answer)
  const found = findCode(list, answer)
  return found && !found.retired ? good(answer) : misread('not-in-list')
}
