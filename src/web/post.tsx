import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { Button } from '#screen/button.tsx'
import { Card } from '#screen/card.tsx'
import { ChoiceCards } from '#screen/form/choice-cards.tsx'
import { Form } from '#screen/form/form.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { type Post, postsHeldBy } from '#store/posts.ts'
import { endSession } from '#store/sessions.ts'
import { words } from '#words/web/words.ts'

import { enter } from './entering.ts'
import { Refused } from './errors.ts'
import { show } from './frame.tsx'
import { one, receive } from './received.ts'
import { signedIn } from './signed.ts'
import type { Desk } from './visit.ts'

/** Choosing the post that one acts as. Another post is another session, which ends when this one would have. */
export function postPages(server: FastifyInstance, desk: Desk): void {
  server.get('/post', async (request, reply) => {
    const { account } = signedIn(request)
    return postPage(desk, request, reply, await postsHeldBy(desk.database, account, desk.now()))
  })
  server.post('/post', async (request, reply) => {
    const { account, provedAt, expiresAt, strong } = signedIn(request)
    const { posted } = await receive(request)
    const posts = await postsHeldBy(desk.database, account, desk.now())
    const chosen = posts.find(({ id }) => id === one(posted['post']))
    if (!chosen) throw new Refused(403, 'forbidden')
    if (request.visit.token) await endSession(desk.database, request.visit.token)
    const times = { begun: desk.now(), proved: provedAt, expires: expiresAt }
    await enter(desk, request, reply, { account, post: chosen.id, strong, ...times })
    return reply.redirect('/today', 303)
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
