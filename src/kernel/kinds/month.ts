import { type PlainDate, isDay } from '#kernel/date.ts'
import type { Field } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'

import { misread } from './misread.ts'

/** A month `2026-03`, or a day in it: registers know the one or the other. None before `from`, none after the month of the answer. */
export const month = ({ from = '2000-01' }: { readonly from?: string } = {}): Field<PlainDate> & {
  readonly kind: 'date'
} => ({
  kind: 'date',
  schema: { type: 'string', pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$` },
  limits: { from },
  read(answer, { today }) {
    if (typeof answer !== 'string' || !isDay(answer.length === 7 ? `${answer}-01` : answer)) return misread('malformed')
    if (answer < from) return misread('too-early', { from })
    if (answer.slice(0, 7) > today.slice(0, 7)) return misread('too-late', { until: today })
    return good(answer)
  },
})
