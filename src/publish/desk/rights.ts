import type { FastifyRequest } from 'fastify'

import type { Register } from '#kernel/register.ts'
import type { PostFunction } from '#kernel/workflow.ts'
import { Refused } from '#web/errors.ts'
import { type Signed, signed } from '#web/signed.ts'

// The database says all of this again: deliveries and candidates have row-level security, and whatever releases asks once more.

interface Post {
  readonly organisation: string
  readonly place: string | null
  readonly functions: readonly PostFunction[]
}

/** Whether a post decides on figures: it is a statistician's, or it heads an organisation in the whole country. */
export const decides = ({ functions, place }: Post): boolean =>
  functions.includes('statistician') || (functions.includes('supervisor') && place === null)

/** Whether a post prepares figures: brings deliveries, counts, writes candidates. */
export const prepares = ({ functions }: Post): boolean => functions.includes('statistician')

/** Whether a post may see which deliveries there are, never what is in them. */
export const seesRegisters = ({ functions }: Post): boolean =>
  functions.includes('statistician') || functions.includes('administrator')

/** Whether a post is the owner of a register: a statistician of the agency that owes it. */
export const owns = (post: Post, { owner }: Pick<Register, 'owner'>): boolean =>
  prepares(post) && post.organisation === owner

/** Whether the desk has anything for a post. */
export const mayEnter = (post: Post): boolean => decides(post) || seesRegisters(post)

/** The session of a request that only such a post may make. */
export function signedAs(request: FastifyRequest, may: (post: Post) => boolean): Signed {
  const found = signed(request)
  if (!may(found.session.post)) throw new Refused(403, 'forbidden')
  return found
}
