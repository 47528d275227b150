import type { FastifyInstance } from 'fastify'

import { logIn } from '#registry/log-in.ts'
import { beginSession, endSession } from '#store/sessions.ts'

import { Refused } from './errors.ts'
import type { Office } from './office.ts'
import { listOf, moment, object, refusedWith, secured, text, uuid } from './schemas.ts'
import { signed } from './signed.ts'

const sessionHours = 12

const heldPost = object({ id: text, organisation: text, functions: listOf(text) })

const sessionBody = object(
  {
    login: { ...text, maxLength: 200 },
    password: { ...text, maxLength: 500 },
    post: { ...text, description: 'Which post to act as; the first one held when left out' },
  },
  ['post'],
)
const begun = object({ token: text, expires: moment, post: text, posts: listOf(heldPost) })
const me = object({ account: uuid, post: heldPost })

/** Sessions for programs: logging in as one post, who acts, logging out. */
export function sessionRoutes(server: FastifyInstance, office: Office): void {
  server.post<{ Body: { login: string; password: string; post?: string } }>(
    '/api/session',
    {
      schema: {
        tags: ['session'],
        summary: 'Log in as one post',
        body: sessionBody,
        response: { 200: begun, ...refusedWith(400, 401, 403, 429) },
      },
    },
    async (request) => {
      const { login, password, post } = request.body
      const entered = await logIn(office, { login, password, from: request.ip })
      if (entered === 'too-often') throw new Refused(429, 'tooOften')
      if (entered === 'wrong') throw new Refused(401, 'wrongLogIn')
      const held = entered.posts.find(({ id }) => post === undefined || id === post)
      if (!held) throw new Refused(403, 'forbidden')
      const expires = new Date(office.now().getTime() + sessionHours * 3_600_000)
      const token = await beginSession(office.database, { account: entered.account, post: held.id, expires })
      return { token, expires: expires.toISOString(), post: held.id, posts: entered.posts }
    },
  )
  server.get(
    '/api/session',
    {
      schema: {
        tags: ['session'],
        summary: 'Who acts',
        ...secured,
        response: { 200: me, ...refusedWith(401) },
      },
    },
    async (request) => {
      const { session } = signed(request)
      return { account: session.account, post: session.post }
    },
  )
  server.delete(
    '/api/session',
    {
      schema: {
        tags: ['session'],
        summary: 'Log out',
        ...secured,
        response: { 204: { type: 'null' }, ...refusedWith(401) },
      },
    },
    async (request, reply) => {
      signed(request)
      if (request.visit.token) await endSession(office.database, request.visit.token)
      return reply.status(204).send()
    },
  )
}
