import type { FastifyRequest } from 'fastify'

import type { Session } from '#store/sessions.ts'

import { Refused } from './errors.ts'
import type { Acting } from './office.ts'
import { actingIn } from './visit.ts'

export interface Signed {
  readonly session: Session
  readonly acting: Acting
}

/** The session of a request that only a post may make. */
export function signed({ visit }: FastifyRequest): Signed {
  if (!visit.session) throw new Refused(401, 'logInFirst')
  return { session: visit.session, acting: actingIn(visit.session) }
}
