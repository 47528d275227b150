import type { Field, Fields, Publication } from '#kernel/field.ts'
import { good } from '#kernel/outcome.ts'
import { type Answers, type Name, isOwed, readFields } from '#kernel/record.ts'

import { misread, readEach } from './misread.ts'

// The store seals, gathers and publishes whole answers, so the parts of a section cannot ask for it by themselves.
type Plain<Inner> = {
  readonly [N in Name<Inner>]: Inner[N] extends
    | { readonly sealed: string }
    | { readonly publish: Publication }
    | { readonly conditional: true }
    | { readonly gathered: true }
    ? never
    : Inner[N]
}

/** Questions asked again for each of several things: earlier trips, children, jobs. */
export const section = <const Inner extends Fields>(
  fields: Inner & Plain<Inner>,
  { least = 0, most = 20 }: { readonly least?: number; readonly most?: number } = {},
): Field<readonly Answers<Inner>[]> & { readonly fields: Inner } => ({
  kind: 'section',
  fields,
  limits: { least, most },
  schema: {
    type: 'array',
    minItems: Math.max(1, least),
    maxItems: most,
    items: {
      type: 'object',
      additionalProperties: false,
      required: Object.keys(fields).filter((name) => isOwed(fields[name])),
      properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
    },
  },
  read(answer, now) {
    if (!Array.isArray(answer)) return misread('malformed')
    if (answer.length === 0) return misread('missing')
    if (answer.length < least) return misread('too-few', { least })
    if (answer.length > most) return misread('too-many', { most })
    return readEach(answer, (row) => {
      const { answers, problems } = readFields(fields, row, now)
      if (problems.length === 0) return good(answers as Answers<Inner>)
      return {
        ok: false,
        why: problems.map(({ field, says, values }) => ({ at: field, says, ...(values && { values }) })),
      }
    })
  },
})
