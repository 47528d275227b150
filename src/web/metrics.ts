import type { FastifyInstance } from 'fastify'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Counts requests and how long they take, by route, for Prometheus at `/metrics`. Nothing in it speaks of a person. */
export function measure(server: FastifyInstance): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'safar_' })
  const seconds = new Histogram({
    name: 'safar_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const open = new Gauge({ name: 'safar_requests_open', help: 'Requests being answered', registers: [registry] })
  const broken = new Counter({
    name: 'safar_requests_broken_total',
    help: 'Requests answered with 5xx',
    registers: [registry],
  })
  server.addHook('onRequest', async () => open.inc())
  server.addHook('onResponse', async (request, reply) => {
    open.dec()
    if (reply.statusCode >= 500) broken.inc()
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: String(reply.statusCode),
    }
    seconds.observe(labels, reply.elapsedTime / 1000)
  })
  server.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
