import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { knowsPassword } from '#registry/log-in.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { proveSession } from '#store/sessions.ts'
import { show } from '#web/frame.tsx'
import { type Guarded, guarded } from '#web/proof.ts'
import { one, receive } from '#web/received.ts'
import { signedIn } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/account/words.ts'
import { words as webWords } from '#words/web/words.ts'

/** Asks for the password once more before what guards an account is changed. */
export function provePages(server: FastifyInstance, desk: Desk): void {
  server.get<{ Querystring: { to?: unknown } }>('/account/prove', async (request, reply) =>
    provePage(desk, request, reply, { to: readGuarded(request.query.to) }),
  )
  server.post('/account/prove', async (request, reply) => {
    const session = signedIn(request)
    const { posted } = await receive(request)
    const to = readGuarded(posted['to'])
    const known = await knowsPassword(desk, session.account, one(posted['password']))
    if (known !== 'right') return provePage(desk, request, reply, { to, fault: known })
    await proveSession(desk.database, session, desk.now())
    return reply.redirect(to, 303)
  })
}

const readGuarded = (text: unknown): Guarded => guarded.find((each) => each === text) ?? '/account'

function provePage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { to, fault }: { readonly to: Guarded; readonly fault?: 'wrong' | 'too-often' },
): FastifyReply {
  signedIn(request)
  const { language } = request.visit
  const { prove: say, account } = words[language]
  const error = fault && (fault === 'wrong' ? say.wrong : webWords[language].errors.tooOften)
  return show(desk, request, reply, {
    title: say.title,
    status: fault === undefined ? 200 : fault === 'wrong' ? 422 : 429,
    path: '/account/prove',
    children: (
      <>
        <Heading title={say.title} sub={say.about} back={{ href: '/account', label: account.title }} />
        <Narrow>
          <Card>
            <Form action="/account/prove" hidden={{ to }}>
              <TextInput
                language={language}
                name="password"
                label={say.password}
                kind="password"
                autocomplete="current-password"
                error={error}
              />
              <Buttons>
                <Button>{say.goOn}</Button>
              </Buttons>
            </Form>
            <p class="sub">{say.instead}</p>
          </Card>
        </Narrow>
      </>
    ),
  })
}
