import type { FastifyInstance } from 'fastify'

import { checkPath } from '#serve/certificate/paper.ts'
import { revokedNumbers } from '#store/certificates.ts'
import { certifyingKeys, signRevoked } from '#store/certifying.ts'
import { Refused } from '#web/errors.ts'
import { dayIn } from '#web/office.ts'
import type { Desk } from '#web/visit.ts'

/** What the page that checks certificates keeps on a device for when there is no network: keys, the list of revoked numbers, and its keeper. */
export function keptRoutes(server: FastifyInstance, desk: Desk): void {
  const { keys, assets } = desk

  server.get(`${checkPath}/keys.json`, async (_, reply) =>
    reply.header('cache-control', 'no-cache').send({ keys: certifyingKeys(keys) }),
  )
  server.get<{ Params: { kid: string } }>(`${checkPath}/keys/:kid`, async (request, reply) => {
    const key = certifyingKeys(keys).find(({ kid }) => kid === request.params.kid)
    if (!key) throw new Refused(404, 'notFound')
    return reply.header('cache-control', 'no-cache').send(key)
  })

  server.get(`${checkPath}/revoked`, async (_, reply) => {
    const now = desk.now()
    const revoked = await revokedNumbers(desk.database, dayIn(desk.zone, now))
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await signRevoked(keys, { at: now.toISOString(), revoked }))
  })

  // The keeper is a built file with a name that changes; its address must not, so this one only says what to keep and fetches it.
  const script = (name: string) => assets.scripts[name] ?? ''
  const kept = [assets.style, assets.icon, ...Object.values(assets.fonts), script('public'), script('certificate')]
  server.get(`${checkPath}/keeper.js`, async (_, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('service-worker-allowed', checkPath)
      .send(`self.kept=${JSON.stringify(kept)};importScripts(${JSON.stringify(script('certificate-keeper'))})\n`),
  )
}
