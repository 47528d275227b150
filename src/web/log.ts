import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import pino from 'pino'

/** Where log lines go. */
export interface LogSink {
  write(line: string): void
}

/** Structured lines, one a request, without names, addresses, bodies or search words. */
export const logger = (sink: LogSink): FastifyBaseLogger =>
  pino(
    {
      level: 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: () => undefined, req: () => undefined, res: () => undefined },
    },
    sink,
  )

/** Says of each request which route it took, how it ended and how long it took; the route, not the address. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.url?.startsWith('/assets/')) return
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        post: request.visit?.session?.post.id,
      },
      'request',
    )
  })
}
