import type { FastifyInstance } from 'fastify'

import { Refused } from './errors.ts'

/** Takes what changes something only from our own pages, or from a program that sends its token itself. */
export function acceptOwnFormsOnly(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ method, headers, host }) => {
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
    if (headers.authorization?.startsWith('Bearer ')) return
    const site = headers['sec-fetch-site']
    const origin = headers.origin
    const isForeign =
      site === undefined
        ? origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
        : site !== 'same-origin' && site !== 'none'
    if (isForeign) throw new Refused(403, 'crossSite')
  })
}
