import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { goOn, takeSecondFactor } from '#registry/log-in.ts'
import { readTicket, spend } from '#registry/ticket.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { type Guards, guardsOf } from '#store/credentials.ts'
import { words } from '#words/account/words.ts'

import { letIn, secondCookie } from './entering.ts'
import { show } from './frame.tsx'
import { logInAgain } from './log-in.tsx'
import { one, receive } from './received.ts'
import type { Desk } from './visit.ts'

/** The second step of a log-in, after the password or the sign-in service: a code, a recovery code, or on to a passkey. */
export function secondStepPages(server: FastifyInstance, desk: Desk): void {
  server.get('/log-in/second', async (request, reply) => {
    const awaited = awaitedIn(desk, request)
    if (!awaited) return logInAgain(reply, 'secondLate')
    return secondPage(desk, request, reply, { guards: await guardsOf(desk.database, awaited.account) })
  })
  server.post('/log-in/second', async (request, reply) => {
    const awaited = awaitedIn(desk, request)
    if (!awaited) return logInAgain(reply, 'secondLate')
    const { posted } = await receive(request)
    const asked = one(posted['code']) === '' ? 'recovery' : 'code'
    const taken = await takeSecondFactor(desk, awaited.account, one(posted[asked]))
    if (taken === 'wrong' || taken === 'too-often') {
      const guards = await guardsOf(desk.database, awaited.account)
      return secondPage(desk, request, reply, { guards, asked, fault: taken })
    }
    // The password opened this step once; a copy of its ticket opens it no more.
    if (!(await spend(desk, awaited.ticket, awaited))) return logInAgain(reply, 'secondLate')
    reply.clearCookie(secondCookie, { path: '/log-in' })
    const entered = await goOn(desk, awaited.account, { strong: true })
    const to = taken === 'recovery' ? '/account?done=recovered' : undefined
    return (await letIn(desk, request, reply, entered, to)) ?? logInAgain(reply, 'noPost')
  })
}

function awaitedIn(desk: Desk, { cookies }: FastifyRequest) {
  const ticket = cookies[secondCookie]
  const awaited = readTicket(desk, 'second-step', ticket)
  return awaited && ticket !== undefined ? { ...awaited, ticket } : undefined
}

interface Shown {
  readonly guards: Guards
  readonly asked?: 'code' | 'recovery'
  readonly fault?: 'wrong' | 'too-often'
}

function secondPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { guards, asked, fault }: Shown,
): FastifyReply {
  const { language } = request.visit
  const { second: say } = words[language]
  const sentence = fault === 'too-often' ? say.tooOften : asked === 'code' ? say.wrong : say.wrongRecovery
  const errorAt = (name: 'code' | 'recovery') => (fault && asked === name ? sentence : undefined)
  return show(desk, request, reply, {
    title: say.title,
    status: fault === undefined ? 200 : fault === 'wrong' ? 401 : 429,
    path: '/log-in/second',
    children: (
      <>
        <Heading title={say.title} sub={say.about} back={{ href: '/log-in', label: say.begin }} />
        <Narrow>
          {guards.totpSince && (
            <Card>
              <Form action="/log-in/second">
                <TextInput
                  language={language}
                  name="code"
                  kind="code"
                  label={say.code}
                  hint={say.codeHint}
                  autocomplete="one-time-code"
                  error={errorAt('code')}
                />
                <Buttons>
                  <Button>{say.enter}</Button>
                </Buttons>
              </Form>
            </Card>
          )}
          {guards.passkeys.length > 0 && (
            <Card title={guards.totpSince ? say.orPasskey : undefined}>
              <Buttons>
                <ButtonLink kind={guards.totpSince ? 'quiet' : 'main'} href="/log-in/passkey">
                  {say.passkey}
                </ButtonLink>
              </Buttons>
            </Card>
          )}
          <Card title={say.lost} sub={say.lostAbout}>
            <Form action="/log-in/second">
              <TextInput
                language={language}
                name="recovery"
                label={say.recovery}
                hint={say.recoveryHint}
                maxLength={40}
                error={errorAt('recovery')}
              />
              <Buttons>
                <Button kind="quiet">{say.enter}</Button>
              </Buttons>
            </Form>
          </Card>
        </Narrow>
      </>
    ),
  })
}
