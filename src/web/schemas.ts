import type { JsonSchema } from '#kernel/schema.ts'

export const text: JsonSchema = { type: 'string' }
export const word: JsonSchema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,60}$' }
export const uuid: JsonSchema = { type: 'string', format: 'uuid' }
export const moment: JsonSchema = { type: 'string', format: 'date-time' }

/** An object of these parts; those not named optional must be there. */
export const object = (
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})

export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

/** What every refusal of a whole request looks like. */
export const refusal = object({
  error: { ...text, description: 'A word that does not change' },
  says: { ...text, description: 'What to do, in the language asked for' },
})

/** The answers of a route that refuses with these codes. */
export const refusedWith = (...codes: readonly number[]) => Object.fromEntries(codes.map((code) => [code, refusal]))

/** Said by a route that needs a session. */
export const secured = { security: [{ session: [] }] }
