import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { fill } from '#kernel/words.ts'
import { knowsPassword } from '#registry/log-in.ts'
import { fewestLetters, hashPassword, passwordFault } from '#registry/password.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { changePassword } from '#store/accounts.ts'
import { words as accountWords } from '#words/account/words.ts'
import { words } from '#words/web/words.ts'

import { show } from './frame.tsx'
import { one, receive } from './received.ts'
import { signedIn } from './signed.ts'
import type { Desk } from './visit.ts'

type Fault = 'wrong' | 'too-often' | 'too-short' | 'too-common'

/** Changing one's own password; all sessions of the account end, this one too. */
export function passwordPages(server: FastifyInstance, desk: Desk): void {
  server.get('/password', async (request, reply) => passwordPage(desk, request, reply))
  server.post('/password', async (request, reply) => {
    const { account } = signedIn(request)
    const { posted } = await receive(request)
    const [present, wanted] = [one(posted['present']), one(posted['wanted'])]
    const known = await knowsPassword(desk, account, present)
    if (known !== 'right') return passwordPage(desk, request, reply, known)
    const fault = passwordFault(wanted)
    if (fault) return passwordPage(desk, request, reply, fault)
    await changePassword(desk.database, account, await hashPassword(wanted))
    return reply.redirect('/log-in?changed=1', 303)
  })
}

function passwordPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, fault?: Fault): FastifyReply {
  signedIn(request)
  const { language } = request.visit
  const { password: say, errors } = words[language]
  const least = { least: fewestLetters }
  return show(desk, request, reply, {
    title: say.title,
    status: fault === undefined ? 200 : fault === 'too-often' ? 429 : 422,
    path: '/password',
    children: (
      <>
        <Heading title={say.title} back={{ href: '/account', label: accountWords[language].account.title }} />
        <Narrow>
          <Card>
            <Form action="/password">
              <TextInput
                language={language}
                name="present"
                label={say.present}
                kind="password"
                autocomplete="current-password"
                error={fault === 'wrong' ? say.wrong : fault === 'too-often' ? errors.tooOften : undefined}
              />
              <TextInput
                language={language}
                name="wanted"
                label={say.wanted}
                hint={fill(say.wantedHint, least)}
                kind="password"
                autocomplete="new-password"
                error={fault === 'too-short' || fault === 'too-common' ? fill(say[fault], least) : undefined}
              />
              <Buttons>
                <Button>{say.save}</Button>
              </Buttons>
            </Form>
          </Card>
        </Narrow>
      </>
    ),
  })
}
