import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** Gathers what routes say of themselves into one OpenAPI 3.1 document at `/api/openapi.json`. */
export async function describeInterface(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Safar',
        version: '1',
        description:
          'Acts, cases and definitions of a migration working group. Times are UTC; codes are those of the definitions and code lists. ' +
          'Every refusal has a word for programs and a sentence for people, in the language that Accept-Language asks for.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'The token of POST /api/session' } },
      },
      tags: [
        { name: 'session', description: 'Acting as a post' },
        { name: 'acts', description: 'What is done to cases; the only way to change one' },
        { name: 'cases', description: 'What cases are now' },
        { name: 'services', description: 'What is offered to people, where and for whom' },
        { name: 'definitions', description: 'Programmes and code lists' },
        { name: 'health', description: 'Whether the server can work' },
      ],
    },
    // Pages for people are not part of the interface.
    hideUntagged: true,
  })
  server.get('/api/openapi.json', async (_, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(server.swagger()),
  )
}
