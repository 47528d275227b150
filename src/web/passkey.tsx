import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { goOn } from '#registry/log-in.ts'
import { askForPasskey, enterByPasskey } from '#registry/passkey.ts'
import { mayTry } from '#registry/throttle.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { PasskeyForm } from '#screen/passkey-form.tsx'
import { words } from '#words/account/words.ts'
import { words as webWords } from '#words/web/words.ts'

import { letIn, secondCookie } from './entering.ts'
import { show } from './frame.tsx'
import { logInAgain } from './log-in.tsx'
import { one, receive } from './received.ts'
import { siteOf } from './site.ts'
import type { Desk } from './visit.ts'

/** Logging in with a passkey alone. Nobody says who they are first, so nothing can be asked about who is there. */
export function passkeyPages(server: FastifyInstance, desk: Desk): void {
  server.get('/log-in/passkey', async (request, reply) =>
    request.visit.session ? reply.redirect('/today', 303) : passkeyPage(desk, request, reply),
  )
  server.post('/log-in/passkey', async (request, reply) => {
    if (!(await mayTry(desk, { at: 'passkey', from: request.ip })))
      return passkeyPage(desk, request, reply, { fault: 'tooOften' })
    const { posted } = await receive(request)
    const [ticket, credential] = [one(posted['ticket']), one(posted['credential'])]
    const account = await enterByPasskey(desk, { ticket, credential, site: siteOf(desk, request) })
    if (account === undefined) return passkeyPage(desk, request, reply, { fault: 'wrong' })
    reply.clearCookie(secondCookie, { path: '/log-in' })
    const entered = await goOn(desk, account, { strong: true })
    return (await letIn(desk, request, reply, entered)) ?? logInAgain(reply, 'noPost')
  })
}

function passkeyPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { fault }: { readonly fault?: 'wrong' | 'tooOften' } = {},
): FastifyReply {
  const { language } = request.visit
  const { enter: say, passkey } = words[language]
  return show(desk, request, reply, {
    title: say.title,
    status: fault === undefined ? 200 : fault === 'wrong' ? 401 : 429,
    path: '/log-in/passkey',
    scripts: ['passkey'],
    children: (
      <>
        <Heading title={say.title} sub={say.about} />
        {fault && (
          <Notice tone="bad" live="alert">
            {fault === 'wrong' ? say.wrong : webWords[language].errors.tooOften}
          </Notice>
        )}
        <Narrow>
          <Card>
            <PasskeyForm
              action="/log-in/passkey"
              does="get"
              {...askForPasskey(desk, siteOf(desk, request))}
              atOnce={fault === undefined}
              says={passkey}
            >
              <Buttons>
                <Button>{say.use}</Button>
              </Buttons>
            </PasskeyForm>
            <Buttons>
              <ButtonLink kind="plain" href="/log-in">
                {say.password}
              </ButtonLink>
            </Buttons>
          </Card>
        </Narrow>
      </>
    ),
  })
}
