import type { FastifyRequest } from 'fastify'

import type { Site } from '#registry/passkey.ts'

import type { Desk } from './visit.ts'

// For a request that names no site; nothing answers there.
const nowhere = 'https://nowhere.invalid'

/** Where the visitor is, as their browser has it: the address that was configured, else the one that was asked for. */
export function siteOf({ access }: Desk, { protocol, host }: FastifyRequest): Site {
  const asked = `${protocol}://${host}`
  const { origin, hostname } = new URL(access?.address ?? (URL.canParse(asked) ? asked : nowhere))
  return { origin, domain: hostname }
}
