import type { Field } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'

import { misread } from './misread.ts'

/** Yes or no, as the desk writes it. */
export const yesNo = (): Field<'yes' | 'no'> & { readonly codes: readonly ('yes' | 'no')[] } => ({
  ...choice(['yes', 'no']),
  kind: 'yesNo',
})

/** One code of a short list that the programme itself names. */
export const choice = <const Code extends string>(
  codes: readonly Code[],
): Field<Code> & { readonly codes: readonly Code[] } => ({
  kind: 'choice',
  codes,
  schema: { type: 'string', enum: codes },
  read(answer) {
    if (typeof answer !== 'string') return misread('malformed')
    const value = codes.find((code) => code === answer)
    return value === undefined ? misread('not-in-list') : good(value)
  },
})

/** Some codes of a short list, each at most once, kept in the order of the list. */
export const choices = <const Code extends string>(
  codes: readonly Code[],
): Field<readonly Code[]> & { readonly codes: readonly Code[] } => ({
  kind: 'choices',
  codes,
  schema: { type: 'array', items: { type: 'string', enum: codes }, uniqueItems: true, minItems: 1 },
  read(answer) {
    const given = typeof answer === 'string' ? [answer] : answer
    if (!Array.isArray(given)) return misread('malformed')
    if (given.length === 0) return misread('missing')
    if (given.some((each) => !codes.some((code) => code === each))) return misread('not-in-list')
    return good(codes.filter((code) => given.includes(code)))
  },
})
