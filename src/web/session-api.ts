import type { FastifyInstance } from 'fastify'

import { goOn, logIn, takeSecondFactor } from '#registry/log-in.ts'
import { beginSession, endSession } from '#store/sessions.ts'

import { endOfDay } from './entering.ts'
import { Refused } from './errors.ts'
import type { Office } from './office.ts'
import { listOf, moment, object, refusedWith, secured, text, uuid } from './schemas.ts'
import { signed, signedIn } from './signed.ts'

const heldPost = object({ id: text, organisation: text, functions: listOf(text) })

const sessionBody = object(
  {
    login: { ...text, maxLength: 200 },
    password: { ...text, maxLength: 500 },
    code: {
      ...text,
      maxLength: 40,
      description:
        'The second factor of an account that has one: six digits of its authenticator app, each taken once, or a recovery code',
    },
    post: { ...text, description: 'Which post to act as; the first one held when left out' },
  },
  ['code', 'post'],
)
const begun = object({ token: text, expires: moment, post: text, posts: listOf(heldPost) })
const me = object({ account: uuid, post: heldPost })

/** Sessions for programs: logging in as one post, who acts, logging out. */
export function sessionRoutes(server: FastifyInstance, office: Office): void {
  server.post<{ Body: Credentials & { post?: string } }>(
    '/api/session',
    {
      schema: {
        tags: ['session'],
        summary: 'Log in as one post',
        description:
          'A session lasts twelve hours at most and ends when it is not used for two. Keep the token: tries are counted, and each code is taken once. ' +
          'An account with a second factor is answered “codeNeeded” until a code is sent; one whose only second factor is a passkey takes a recovery code here.',
        body: sessionBody,
        response: { 200: begun, ...refusedWith(400, 401, 403, 429) },
      },
    },
    async (request) => {
      const { account, posts, strong } = await enteredWith(office, request.body, request.ip)
      const { post } = request.body
      const held = posts.find(({ id }) => post === undefined || id === post)
      if (!held) throw new Refused(403, 'forbidden')
      const now = office.now()
      const expires = endOfDay(now)
      const token = await beginSession(office.database, { account, post: held.id, begun: now, expires, strong })
      return { token, expires: expires.toISOString(), post: held.id, posts }
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
      signedIn(request)
      if (request.visit.token) await endSession(office.database, request.visit.token)
      return reply.status(204).send()
    },
  )
}

interface Credentials {
  readonly login: string
  readonly password: string
  readonly code?: string
}

/** Lets a program in with everything at once; a page asks for one after the other. */
async function enteredWith(office: Office, { login, password, code }: Credentials, from: string) {
  const entered = await logIn(office, { login, password, from })
  if (entered === 'too-often') throw new Refused(429, 'tooOften')
  if (entered === 'wrong') throw new Refused(401, 'wrongLogIn')
  if (entered.step === 'in') return entered
  if (code === undefined) throw new Refused(401, 'codeNeeded')
  const taken = await takeSecondFactor(office, entered.account, code)
  if (taken === 'too-often') throw new Refused(429, 'tooOften')
  if (taken === 'wrong') throw new Refused(401, 'wrongCode')
  const inside = await goOn(office, entered.account, { strong: true })
  if (inside.step !== 'in') throw new Error('A second factor was shown and is asked for again')
  return inside
}
