import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { fill } from '#kernel/words.ts'
import { goOn } from '#registry/log-in.ts'
import { type Returned, type SignInService, leaveForSignIn, returnFromSignIn } from '#registry/oidc.ts'
import { mayTry } from '#registry/throttle.ts'
import { ButtonLink } from '#screen/button.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { removeGuard } from '#store/credentials.ts'
import { endSessions } from '#store/sessions.ts'
import { words } from '#words/account/words.ts'

import { letIn, setOwnCookie, signInCookie } from './entering.ts'
import { show } from './frame.tsx'
import { logInAgain } from './log-in.tsx'
import { askForProof, isProved } from './proof.ts'
import { signedIn } from './signed.ts'
import { siteOf } from './site.ts'
import type { Desk } from './visit.ts'

const backPath = '/log-in/sign-in/back'
const minutes = 10

/** Logging in through the sign-in service that the configuration names, and linking an account with it. Without one there are no such pages. */
export function signInPages(server: FastifyInstance, desk: Desk): void {
  const service = desk.access?.signIn
  if (!service) return
  server.get('/log-in/sign-in', async (request, reply) => {
    const address = await leave(desk, request, reply, service)
    return address === undefined ? logInAgain(reply, 'silent') : reply.redirect(address, 303)
  })
  server.get(backPath, async (request, reply) => {
    if (!(await mayTry(desk, { at: 'sign-in', from: request.ip }))) return logInAgain(reply, 'tooOften')
    const { origin } = siteOf(desk, request)
    const ticket = request.cookies[signInCookie]
    reply.clearCookie(signInCookie, { path: '/log-in' })
    const returned = await returnFromSignIn(desk, service, {
      address: new URL(request.url, origin),
      ticket,
      present: request.visit.session?.account,
    })
    return welcome(desk, request, reply, returned)
  })
  server.post('/account/sign-in', async (request, reply) => {
    const session = signedIn(request)
    if (!isProved(desk, session)) return askForProof(reply, '/account')
    const address = await leave(desk, request, reply, service, session.account)
    if (address === undefined) return reply.redirect('/account?done=silent', 303)
    return leavePage(desk, request, reply, { address, issuer: service.issuer })
  })
  server.post('/account/sign-in/remove', async (request, reply) => {
    const session = signedIn(request)
    if (!isProved(desk, session)) return askForProof(reply, '/account')
    await removeGuard(desk.database, session.account, { what: 'link', issuer: service.issuer })
    await endSessions(desk.database, session.account, { except: session.id })
    return reply.redirect('/account?done=removed', 303)
  })
}

async function leave(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  service: SignInService,
  link?: string,
): Promise<string | undefined> {
  const back = siteOf(desk, request).origin + backPath
  const leaving = await leaveForSignIn(desk, service, { back, ...(link !== undefined && { link }) })
  if (!leaving) return undefined
  setOwnCookie(request, reply, { name: signInCookie, value: leaving.ticket, seconds: minutes * 60, path: '/log-in' })
  return leaving.address
}

async function welcome(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  returned: Returned,
): Promise<FastifyReply> {
  switch (returned.became) {
    case 'known': {
      const entered = await goOn(desk, returned.account, returned)
      return (await letIn(desk, request, reply, entered)) ?? logInAgain(reply, 'noPost')
    }
    case 'linked':
    case 'taken':
      return reply.redirect(`/account?done=${returned.became}`, 303)
    case 'late':
    case 'refused':
      return logInAgain(reply, returned.became)
    case 'not-linked':
      return logInAgain(reply, 'notLinked')
  }
}

// A link and not a redirect: our pages let no form lead to another site.
function leavePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { address, issuer }: { readonly address: string; readonly issuer: string },
): FastifyReply {
  const { leave: say, account } = words[request.visit.language]
  return show(desk, request, reply, {
    title: say.title,
    path: '/account',
    children: (
      <>
        <Heading
          title={say.title}
          sub={fill(say.about, { address: new URL(issuer).host })}
          back={{ href: '/account', label: account.title }}
        />
        <Buttons>
          <ButtonLink href={address}>{say.go}</ButtonLink>
        </Buttons>
      </>
    ),
  })
}
