import { actSchemas } from '#kernel/act-schema.ts'
import { faults, refusals } from '#kernel/outcome.ts'
import type { Programme } from '#kernel/programme.ts'
import type { JsonSchema } from '#kernel/schema.ts'
import { listOf, moment, object, text, uuid, word } from '#web/schemas.ts'

import { mostActs } from './submit.ts'

const problem = object(
  { field: text, says: { type: 'string', enum: faults }, check: text, values: { type: 'object' }, sentence: text },
  ['check', 'values', 'sentence'],
)

/** What may be sent as acts: derived from the programmes, so it cannot say anything else than they do. */
export const actsBody = (programmes: Iterable<Programme>): JsonSchema =>
  object(
    {
      acts: {
        type: 'array',
        maxItems: mostActs,
        items: { oneOf: [...programmes].flatMap((programme) => Object.values(actSchemas(programme))) },
      },
      whole: { type: 'boolean', description: 'Keep all acts or none' },
    },
    ['whole'],
  )

export const verdicts = object({
  verdicts: {
    type: 'array',
    description: 'One for each act, in the order sent',
    items: object(
      {
        id: text,
        verdict: { type: 'string', enum: ['kept', 'duplicate', 'refused'] },
        case: uuid,
        state: text,
        setAside: { type: 'string', enum: refusals, description: 'Kept, but a person must look: why it has no effect' },
        why: { type: 'string', enum: refusals },
        says: { ...text, description: 'What to do, in the language asked for' },
        problems: listOf(problem),
      },
      ['case', 'state', 'setAside', 'why', 'says', 'problems'],
    ),
  },
})

const caseLine = object({
  id: uuid,
  programme: text,
  post: text,
  state: text,
  opened: moment,
  since: moment,
  changed: moment,
  unsettled: { type: 'boolean' },
  answers: { type: 'object' },
})

export const caseList = object({
  total: { type: 'integer', description: 'Counted up to 10,000' },
  page: { type: 'integer' },
  cases: listOf(caseLine),
})

export const wholeCase = object({
  id: uuid,
  programme: text,
  post: text,
  state: text,
  opened: moment,
  since: moment,
  heads: { ...listOf(uuid), description: 'To be sent as `after` with the next act' },
  answers: { type: 'object' },
  setAside: listOf(object({ act: uuid, why: { type: 'string', enum: refusals } })),
  clashes: listOf(object({ field: text, acts: listOf(uuid) })),
})

export const actList = object({
  acts: listOf(
    object({
      id: uuid,
      step: text,
      at: moment,
      received: moment,
      after: listOf(uuid),
      by: object(
        { post: text, account: uuid, for: { ...text, description: 'The vacant post that its author stood in for' } },
        ['for'],
      ),
      definition: text,
      answers: { type: 'object' },
    }),
  ),
})

export const searchBody = object(
  {
    programme: word,
    state: word,
    search: { ...text, maxLength: 100, description: 'The beginning of a name, a whole paper number or a telephone' },
    page: { type: 'integer', minimum: 1, maximum: 200 },
  },
  ['programme', 'state', 'search', 'page'],
)

export const keptFile = object({ id: uuid, kind: text, bytes: { type: 'integer' }, sha256: text })
