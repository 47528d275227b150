import type { FastifyReply } from 'fastify'

import type { Session } from '#store/sessions.ts'

import type { Desk } from './visit.ts'

// Whoever finds a tablet that is logged in must not be able to make it theirs.
const provedMinutes = 15

/** The pages of the account that ask for proof first, to which one comes back. */
export const guarded = ['/account', '/account/totp', '/account/passkey'] as const
export type Guarded = (typeof guarded)[number]

/** Whether the owner of a session has shown a short while ago who they are. */
export const isProved = ({ now }: Desk, { provedAt }: Session): boolean =>
  now().getTime() - provedAt.getTime() < provedMinutes * 60_000

/** Leads to the question who it is, and then on. */
export const askForProof = (reply: FastifyReply, to: Guarded): FastifyReply =>
  reply.redirect(`/account/prove?to=${to}`, 303)
