import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { fill } from '#kernel/words.ts'
import { checkPassword, fewestLetters, hashPassword, passwordFault } from '#registry/password.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { changePassword, passwordHashOf } from '#store/accounts.ts'
import { words } from '#words/web/words.ts'

import { show } from './frame.tsx'
import { one, receive } from './received.ts'
import { signed } from './signed.ts'
import type { Desk } from './visit.ts'

type Fault = 'wrong' | 'too-short' | 'too-common'

/** Changing one's own password; all sessions of the account end, this one too. */
export function passwordPages(server: FastifyInstance, desk: Desk): void {
  server.get('/password', async (request, reply) => passwordPage(desk, request, reply))
  server.post('/password', async (request, reply) => {
    const { session } = signed(request)
    const { posted } = await receive(request)
    const [present, wanted] = [one(posted['present']), one(posted['wanted'])]
    const kept = await passwordHashOf(desk.database, session.account)
    if (!(await checkPassword(kept, present))) return passwordPage(desk, request, reply, 'wrong')
    const fault = passwordFault(wanted)
    if (fault) return passwordPage(desk, request, reply, fault)
    await changePassword(desk.database, session.account, await hashPassword(wanted))
    return reply.redirect('/log-in?changed=1', 303)
  })
}

function passwordPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, fault?: Fault): FastifyReply {
  signed(request)
  const { language } = request.visit
  const { password: say } = words[language]
  const least = { least: fewestLetters }
  return show(desk, request, reply, {
    title: say.title,
    status: fault ? 422 : 200,
    path: '/password',
    children: (
      <>
        <Heading title={say.title} />
        <Narrow>
          <Card>
            <Form action="/password">
              <TextInput
                language={language}
                name="present"
                label={say.present}
                kind="password"
                autocomplete="current-password"
                error={fault === 'wrong' ? say.wrong : undefined}
              />
              <TextInput
                language={language}
                name="wanted"
                label={say.wanted}
                hint={fill(say.wantedHint, least)}
                kind="password"
                autocomplete="new-password"
                error={fault && fault !== 'wrong' ? fill(say[fault], least) : undefined}
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
