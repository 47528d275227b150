import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { deviceKnowing } from '#registry/device.ts'
import { logIn } from '#registry/log-in.ts'
import { Button, ButtonLink } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { endSession } from '#store/sessions.ts'
import { words as accountWords } from '#words/account/words.ts'
import { words } from '#words/web/words.ts'

import { deviceCookie, letIn } from './entering.ts'
import { show } from './frame.tsx'
import { one, receive } from './received.ts'
import { type Desk, sessionCookie, startOf } from './visit.ts'

// What led here, as an address says it. A page elsewhere could say any of these: none says more than a sentence.
const reasons = [
  'ended',
  'changed',
  'noPost',
  'secondLate',
  'late',
  'refused',
  'notLinked',
  'silent',
  'tooOften',
] as const
/** Why somebody finds themselves at the log-in page. */
export type Reason = (typeof reasons)[number]

/** The log-in page with a reason. */
export const logInAgain = (reply: FastifyReply, why: Reason): FastifyReply => reply.redirect(`/log-in?${why}=1`, 303)

/** Logging in with a login and a password, and logging out. */
export function logInPages(server: FastifyInstance, desk: Desk): void {
  server.get('/', async (request, reply) => reply.redirect(startOf(desk, request.visit), 303))
  server.get<{ Querystring: Partial<Record<Reason, unknown>> }>('/log-in', async (request, reply) =>
    request.visit.session
      ? reply.redirect('/today', 303)
      : logInPage(desk, request, reply, { word: reasons.find((each) => request.query[each]) }),
  )
  server.post('/log-in', async (request, reply) => {
    const { posted } = await receive(request)
    const [login, password] = [one(posted['login']), one(posted['password'])]
    const device = deviceKnowing(desk, request.cookies[deviceCookie], login)
    const entered = await logIn(desk, { login, password, from: request.ip, device })
    if (entered === 'too-often') return logInPage(desk, request, reply, { word: 'tooOften', status: 429, login })
    if (entered === 'wrong') return logInPage(desk, request, reply, { word: 'wrong', status: 401, login })
    const isIn = await letIn(desk, request, reply, entered)
    return isIn ?? logInPage(desk, request, reply, { word: 'noPost', status: 401, login })
  })
  server.post('/log-out', async (request, reply) => {
    if (request.visit.token) await endSession(desk.database, request.visit.token)
    return reply.clearCookie(sessionCookie, { path: '/' }).redirect('/log-in', 303)
  })
}

interface Shown {
  readonly word?: Reason | 'wrong' | undefined
  readonly status?: number
  readonly login?: string
}

function logInPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { word, status = 200, login = '' }: Shown,
): FastifyReply {
  const { language } = request.visit
  const { logIn: say } = words[language]
  return show(desk, request, reply, {
    title: say.title,
    status,
    path: '/log-in',
    children: (
      <>
        <Heading title={say.title} sub={say.about} />
        {word && (
          <Notice tone={isGood(word) ? 'info' : 'bad'} live={isGood(word) ? 'status' : 'alert'}>
            {sentenceOf(request, word)}
          </Notice>
        )}
        <Narrow>
          <Card>
            <Form action="/log-in">
              <TextInput language={language} name="login" label={say.login} value={login} autocomplete="username" />
              <TextInput
                language={language}
                name="password"
                label={say.password}
                kind="password"
                autocomplete="current-password"
              />
              <Buttons>
                <Button>{say.enter}</Button>
              </Buttons>
            </Form>
          </Card>
          <OtherWays desk={desk} request={request} />
        </Narrow>
      </>
    ),
  })
}

const isGood = (word: Reason | 'wrong') => word === 'ended' || word === 'changed'

function sentenceOf({ visit: { language } }: FastifyRequest, word: Reason | 'wrong'): string {
  const { logIn: say, errors, password } = words[language]
  const { second, signIn } = accountWords[language]
  return {
    ...say,
    ...signIn,
    tooOften: errors.tooOften,
    changed: password.changed,
    secondLate: second.late,
  }[word]
}

function OtherWays({ desk: { access }, request }: { readonly desk: Desk; readonly request: FastifyRequest }) {
  const { language } = request.visit
  const { enter: say } = accountWords[language]
  return (
    <Card title={say.or}>
      <Buttons>
        <ButtonLink kind="quiet" href="/log-in/passkey">
          {say.passkey}
        </ButtonLink>
        {access?.signIn && (
          <ButtonLink kind="quiet" href="/log-in/sign-in">
            {access.signIn.label[language]}
          </ButtonLink>
        )}
      </Buttons>
    </Card>
  )
}
