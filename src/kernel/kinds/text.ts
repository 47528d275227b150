import type { Field, FieldKind, Reading } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'

import { misread } from './misread.ts'

// Invisible characters let two names look alike and be different. They go before letters and their marks are put
// together, because they may stand between the two.
const visible = (answer: string) => answer.replaceAll(/[\p{Cf}\p{Co}\p{Cs}]/gu, '').normalize('NFC')

const tidy = (answer: string) =>
  visible(answer)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
const tidyLines = (answer: string) =>
  answer
    .split(/\r\n?|\n/)
    .map(tidy)
    .join('\n')
    .trim()

/** One line of text: a name, a village, a remark. */
export const text = ({ most = 200 }: { readonly most?: number } = {}) => written('text', most, tidy)

/** Several lines of text: a note, a story. */
export const longText = ({ most = 5000 }: { readonly most?: number } = {}) => written('longText', most, tidyLines)

function written(kind: FieldKind, most: number, clean: (answer: string) => string): Field<string> {
  return {
    kind,
    schema: { type: 'string', minLength: 1, maxLength: most },
    limits: { most },
    read(answer) {
      if (typeof answer !== 'string') return misread('malformed')
      const value = clean(answer)
      if (value === '') return misread('missing')
      return [...value].length > most ? misread('too-long', { most }) : good(value)
    },
  }
}

/** A telephone number with its country's prefix: `+992931234567`. */
export const phone = (): Field<string> => ({
  kind: 'phone',
  schema: { type: 'string', pattern: '^\\+[1-9]\\d{7,14}$' },
  read: (answer) =>
    shaped(answer, (given) => given.replaceAll(/[\s().\p{Pd}]/gu, '').replace(/^00/, '+'), /^\+[1-9]\d{7,14}$/),
})

/** The number of a passport or another paper, without spaces and in capitals. */
export const document = (): Field<string> => ({
  kind: 'document',
  schema: { type: 'string', pattern: '^(?=.*[0-9])[0-9A-ZА-ЯЁ/-]{4,24}$' },
  read: (answer) =>
    shaped(answer, (given) => given.replaceAll(/[\s№.]/g, '').toUpperCase(), /^(?=.*[0-9])[0-9A-ZА-ЯЁ/-]{4,24}$/),
})

function shaped(answer: unknown, clean: (given: string) => string, shape: RegExp): Reading<string> {
  if (typeof answer !== 'string' && typeof answer !== 'number') return misread('malformed')
  const value = clean(visible(String(answer)))
  return shape.test(value) ? good(value) : misread('malformed')
}
