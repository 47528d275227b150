/**
 * The shape of an OpenAPI 3.1 document, as far as ours makes use of it (OpenAPI Specification 3.1.0, chapter 4.8).
 * Every object is closed, so that whatever we use next has to be looked up there first.
 */
const text = { type: 'string', minLength: 1 }
const flag = { type: 'boolean' }

const closed = (required: readonly string[], properties: Readonly<Record<string, object>>, more: object = {}) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
  ...more,
})
const mapOf = (values: object, names: object = {}) => ({
  type: 'object',
  additionalProperties: values,
  propertyNames: names,
})
const listOf = (items: object) => ({ type: 'array', items })

// What a schema may say is checked by compiling it; here only that it is one.
const schema = { type: ['object', 'boolean'] }
const content = mapOf(closed([], { schema }), { pattern: '^[a-z]+/[a-z0-9.+*-]+$' })
const security = listOf(mapOf(listOf(text)))

const parameter = closed(
  ['name', 'in', 'schema'],
  { name: text, in: { enum: ['path', 'query', 'header', 'cookie'] }, description: text, required: flag, schema },
  // A part of a path is never left out.
  {
    anyOf: [
      { properties: { in: { enum: ['query', 'header', 'cookie'] } } },
      { required: ['required'], properties: { required: { const: true } } },
    ],
  },
)

const operation = closed(['responses'], {
  tags: listOf(text),
  summary: text,
  description: text,
  operationId: text,
  parameters: listOf(parameter),
  requestBody: closed(['content'], { description: text, content, required: flag }),
  responses: {
    ...mapOf(closed(['description'], { description: { type: 'string' }, content }), {
      pattern: '^([1-5][0-9]{2}|[1-5]XX|default)$',
    }),
    minProperties: 1,
  },
  security,
})

export const openapiShape = closed(['openapi', 'info', 'paths'], {
  openapi: { pattern: '^3\\.1\\.\\d+$' },
  info: closed(['title', 'version'], {
    title: text,
    version: text,
    description: text,
    license: closed(['name', 'identifier'], { name: text, identifier: text }),
  }),
  tags: { ...listOf(closed(['name'], { name: text, description: text })), uniqueItems: true },
  paths: mapOf(closed([], { get: operation, put: operation, post: operation, delete: operation, head: operation }), {
    pattern: '^/',
  }),
  components: closed([], {
    schemas: mapOf(schema),
    securitySchemes: mapOf(closed(['type', 'scheme'], { type: { const: 'http' }, scheme: text, description: text })),
  }),
  security,
})
