import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { logIn } from '#registry/log-in.ts'
import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { ChoiceCards } from '#screen/form/choice-cards.tsx'
import { Form } from '#screen/form/form.tsx'
import { TextInput } from '#screen/form/text-input.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons, Narrow } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { type Post, postsHeldBy } from '#store/posts.ts'
import { beginSession, endSession } from '#store/sessions.ts'
import { words } from '#words/web/words.ts'

import { Refused } from './errors.ts'
import { show } from './frame.tsx'
import { one, receive } from './received.ts'
import { signed } from './signed.ts'
import { type Desk, sessionCookie } from './visit.ts'

// A working day; the next morning one says again for which post one works.
const sessionHours = 12

/** Logging in with a login and a password, as one post; logging out; changing the post. */
export function logInPages(server: FastifyInstance, desk: Desk): void {
  server.get('/', async (request, reply) => reply.redirect(request.visit.session ? '/today' : '/log-in', 303))
  server.get<{ Querystring: { ended?: string; changed?: string } }>('/log-in', async (request, reply) =>
    request.visit.session
      ? reply.redirect('/today', 303)
      : logInPage(desk, request, reply, request.query.ended ? 'ended' : request.query.changed ? 'changed' : undefined),
  )
  server.post('/log-in', async (request, reply) => {
    const { posted } = await receive(request)
    const [login, password] = [one(posted['login']), one(posted['password'])]
    const entered = await logIn(desk, { login, password, from: request.ip })
    if (entered === 'too-often') return logInPage(desk, request, reply, 'tooOften', login)
    if (entered === 'wrong') return logInPage(desk, request, reply, 'wrong', login)
    const [first] = entered.posts
    if (!first) return logInPage(desk, request, reply, 'noPost', login)
    await enter(desk, request, reply, entered.account, first.id)
    return reply.redirect(entered.posts.length > 1 ? '/post' : '/today', 303)
  })
  server.get('/post', async (request, reply) => {
    const { session } = signed(request)
    return postPage(desk, request, reply, await postsHeldBy(desk.database, session.account, desk.now()))
  })
  server.post('/post', async (request, reply) => {
    const { session } = signed(request)
    const { posted } = await receive(request)
    const posts = await postsHeldBy(desk.database, session.account, desk.now())
    const chosen = posts.find(({ id }) => id === one(posted['post']))
    if (!chosen) throw new Refused(403, 'forbidden')
    if (request.visit.token) await endSession(desk.database, request.visit.token)
    await enter(desk, request, reply, session.account, chosen.id)
    return reply.redirect('/today', 303)
  })
  server.post('/log-out', async (request, reply) => {
    if (request.visit.token) await endSession(desk.database, request.visit.token)
    return reply.clearCookie(sessionCookie, { path: '/' }).redirect('/log-in', 303)
  })
}

async function enter(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  account: string,
  post: string,
): Promise<void> {
  const expires = new Date(desk.now().getTime() + sessionHours * 3_600_000)
  const token = await beginSession(desk.database, { account, post, expires })
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: sessionHours * 3600,
  })
}

type LogInWord = 'wrong' | 'noPost' | 'ended' | 'changed' | 'tooOften'

function logInPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  word?: LogInWord,
  login = '',
): FastifyReply {
  const { language } = request.visit
  const { logIn: say, errors, password } = words[language]
  const status = word === 'tooOften' ? 429 : word === 'wrong' || word === 'noPost' ? 401 : 200
  return show(desk, request, reply, {
    title: say.title,
    status,
    path: '/log-in',
    children: (
      <>
        <Heading title={say.title} sub={say.about} />
        {word && (
          <Notice tone={status === 200 ? 'info' : 'bad'} live={status === 200 ? 'status' : 'alert'}>
            {{ ...say, tooOften: errors.tooOften, changed: password.changed }[word]}
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
        </Narrow>
      </>
    ),
  })
}

function postPage(desk: Desk, request: FastifyRequest, reply: FastifyReply, posts: readonly Post[]): FastifyReply {
  const { language, session } = request.visit
  const { logIn: say } = words[language]
  return show(desk, request, reply, {
    title: say.choosePost,
    children: (
      <>
        <Heading title={say.choosePost} />
        <Card>
          <Form action="/post">
            <ChoiceCards
              language={language}
              name="post"
              label={say.choosePost}
              value={session?.post.id}
              options={posts.map(({ id, title }) => ({ value: id, label: title[language] }))}
            />
            <Buttons>
              <Button>{say.enter}</Button>
            </Buttons>
          </Form>
        </Card>
      </>
    ),
  })
}
