import type { FastifyReply, FastifyRequest } from 'fastify'

import { deviceDays, deviceName, rememberedBy } from '#registry/device.ts'
import type { Entered } from '#registry/log-in.ts'
import { giveTicket } from '#registry/ticket.ts'
import { accountOf } from '#store/accounts.ts'
import { type Beginning, beginSession, endSession } from '#store/sessions.ts'

import { type Desk, sessionCookie } from './visit.ts'

// A working day; the next morning one says again who one is and for which post one works.
const sessionHours = 12

/** When a session that begins now ends at the latest. */
export const endOfDay = (now: Date): Date => new Date(now.getTime() + sessionHours * 3_600_000)

/** Remembers, for a few minutes, whose second step is awaited. */
export const secondCookie = 'safar_second'
/** Remembers who has logged in here, so that what strangers guess does not hold them up. */
export const deviceCookie = 'safar_device'
/** What is brought back from the sign-in service. */
export const signInCookie = 'safar_sign_in'

const secondMinutes = 10

/** Sets a cookie that no script reads and that other sites do not send along. */
export const setOwnCookie = (
  request: FastifyRequest,
  reply: FastifyReply,
  { name, value, seconds, path = '/' }: { name: string; value: string; seconds: number; path?: string },
): FastifyReply =>
  reply.setCookie(name, value, {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: seconds,
  })

/** Lets somebody in, or on to the second step; `undefined` when they hold no post, so that there is nothing to open. */
export async function letIn(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  entered: Entered,
  to?: string,
): Promise<FastifyReply | undefined> {
  const { account } = entered
  if (entered.step === 'second') {
    const value = giveTicket(desk, 'second-step', { account }, secondMinutes)
    return setOwnCookie(request, reply, {
      name: secondCookie,
      value,
      seconds: secondMinutes * 60,
      path: '/log-in',
    }).redirect('/log-in/second', 303)
  }
  const { posts, strong } = entered
  const [first] = posts
  if (!first) return undefined
  // Whoever logs in where somebody is logged in takes their place; nothing stays open behind.
  if (request.visit.token) await endSession(desk.database, request.visit.token)
  const begun = desk.now()
  await enter(desk, request, reply, { account, post: first.id, begun, expires: endOfDay(begun), strong })
  const { login } = await accountOf(desk.database, account)
  setOwnCookie(request, reply, {
    name: deviceCookie,
    value: rememberedBy(desk, request.cookies[deviceCookie], login),
    seconds: deviceDays * 24 * 3600,
  })
  return reply.redirect(to ?? (posts.length > 1 ? '/post' : '/today'), 303)
}

/** Begins a session in the browser that asks. */
export async function enter(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  beginning: Omit<Beginning, 'device'>,
): Promise<void> {
  const device = deviceName(request.headers['user-agent'])
  const token = await beginSession(desk.database, { ...beginning, device })
  setOwnCookie(request, reply, {
    name: sessionCookie,
    value: token,
    seconds: Math.round((beginning.expires.getTime() - desk.now().getTime()) / 1000),
  })
}
