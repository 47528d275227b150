import { stepOf } from './case.ts'
import { fieldsOnPages } from './form.ts'
import type { Programme } from './programme.ts'
import { isOwed } from './record.ts'
import type { JsonSchema } from './schema.ts'
import { correction } from './workflow.ts'

/** The JSON Schema of every act that a programme takes, by the name of its step. */
export const actSchemas = (programme: Programme): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    [...Object.keys(programme.workflow.steps), correction].map((step) => [step, actSchema(programme, step)]),
  )

const uuid: JsonSchema = { type: 'string', format: 'uuid' }

function actSchema(programme: Programme, step: string): JsonSchema {
  return {
    type: 'object',
    title: `${programme.words.en.title}: ${programme.words.en.steps[step]?.todo ?? 'Correct'}`,
    required: ['id', 'case', 'programme', 'step', 'answers'],
    additionalProperties: false,
    properties: {
      id: { ...uuid, description: 'A UUIDv7 made where the act was entered; sending it twice is harmless' },
      case: { ...uuid, description: 'The case; a step that opens one brings a new UUIDv7' },
      programme: { type: 'string', enum: [programme.name] },
      step: { type: 'string', enum: [step] },
      version: {
        type: 'integer',
        minimum: 1,
        maximum: programme.version,
        description: 'The version of the form that asked',
      },
      at: { type: 'string', format: 'date-time', description: 'When it happened, in UTC; left out: now' },
      after: {
        type: 'array',
        items: uuid,
        maxItems: 100,
        description: 'The heads of the case that the author had seen; left out: all',
      },
      answers: step === correction ? correctionSchema(programme) : answersSchema(programme, step),
    },
  }
}

function answersSchema(programme: Programme, step: string): JsonSchema {
  const fields = fieldsOnPages(programme.record, programme.form, stepOf(programme, step)?.asks ?? [])
  const owed = Object.entries(fields).filter(([, field]) => isOwed(field))
  return {
    type: 'object',
    additionalProperties: false,
    required: owed.map(([name]) => name),
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, { schema }]) => [name, titled(programme, name, schema)]),
    ),
  }
}

const correctionSchema = (programme: Programme): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  description: 'The fields to change; null takes an answer back where it may stay open',
  properties: Object.fromEntries(
    Object.entries(programme.record).map(([name, field]) => [
      name,
      titled(programme, name, isOwed(field) ? field.schema : { anyOf: [field.schema, { type: 'null' }] }),
    ]),
  ),
})

const titled = (programme: Programme, name: string, schema: JsonSchema): JsonSchema => ({
  ...schema,
  title: programme.words.en.fields[name]?.label ?? name,
})
