import { type PlainDate, addDays, isDay } from '#kernel/date.ts'
import type { Field } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'

import { misread } from './misread.ts'

interface Span {
  /** The earliest day accepted. */
  readonly from?: PlainDate
  /** The latest day accepted, in days from the day of the answer: 0 is that day itself. */
  readonly within?: number
}

/** A day. Births and events lie in the past (`within: 0`), plans some way ahead. */
export const date = ({ from = '1900-01-01', within = 36_500 }: Span = {}): Field<PlainDate> & {
  readonly kind: 'date'
} => ({
  kind: 'date',
  schema: { type: 'string', format: 'date' },
  limits: { from, within },
  read(answer, { today }) {
    if (typeof answer !== 'string' || !isDay(answer)) return misread('malformed')
    const latest = addDays(today, within)
    if (answer < from) return misread('too-early', { from })
    if (answer > latest) return misread('too-late', { until: latest })
    return good(answer)
  },
})
