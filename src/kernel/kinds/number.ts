import type { Field, Reading } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'

import { misread } from './misread.ts'

interface Bounds {
  readonly least?: number
  readonly most?: number
}

/** A whole number: children, hours, months. */
export const whole = ({ least = 0, most = 1_000_000_000 }: Bounds = {}): Field<number> => ({
  kind: 'whole',
  schema: { type: 'integer', minimum: least, maximum: most },
  limits: { least, most },
  read: (answer) => bounded(numberIn(answer, /^[+-]?\d{1,15}$/, Number.isInteger), { least, most }),
})

/** A number with a fraction, its point written as the writer is used to: `12.5` or `12,5`. */
export const decimal = ({ least = 0, most = 1e12 }: Bounds = {}): Field<number> => ({
  kind: 'decimal',
  schema: { type: 'number', minimum: least, maximum: most },
  limits: { least, most },
  read: (answer) => bounded(numberIn(answer, /^[+-]?\d{1,15}([.,]\d{1,9})?$/, Number.isFinite), { least, most }),
})

function bounded(value: number | undefined, { least, most }: Required<Bounds>): Reading<number> {
  if (value === undefined) return misread('malformed')
  if (value < least) return misread('too-small', { least })
  if (value > most) return misread('too-large', { most })
  return good(value === 0 ? 0 : value)
}

function numberIn(answer: unknown, shape: RegExp, isRight: (value: number) => boolean): number | undefined {
  if (typeof answer === 'number') return isRight(answer) ? answer : undefined
  const written = typeof answer === 'string' ? answer.replaceAll(/\s/g, '') : ''
  return shape.test(written) ? Number(written.replace(',', '.')) : undefined
}
