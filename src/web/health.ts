import type { FastifyInstance } from 'fastify'

import { isReachable } from '#store/database.ts'

import type { Office } from './office.ts'

/** Whether the process serves (`/health`), and whether it can do its work (`/ready`). */
export function healthRoutes(server: FastifyInstance, { database }: Office): void {
  const answers = { type: 'object', properties: { status: { type: 'string' } } } as const
  server.get(
    '/health',
    { schema: { tags: ['health'], summary: 'Whether the server answers', response: { 200: answers } } },
    async () => ({ status: 'ok' }),
  )
  server.get(
    '/ready',
    {
      schema: {
        tags: ['health'],
        summary: 'Whether the database answers too',
        response: { 200: answers, 503: answers },
      },
    },
    async (_, reply) =>
      (await isReachable(database)) ? { status: 'ok' } : reply.status(503).send({ status: 'database unreachable' }),
  )
}
