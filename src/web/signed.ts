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
export function signed(request: FastifyRequest): Signed {
  const session = signedIn(request)
  if (session.needsFactor) throw new Refused(403, 'secondFactorNeeded')
  return { session, acting: actingIn(session) }
}

/** The session of whoever looks after their own account: there also while their post waits for a second factor. */
export function signedIn({ visit }: FastifyRequest): Session {
  if (!visit.session) throw new Refused(401, 'logInFirst')
  return visit.session
}
