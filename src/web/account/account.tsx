import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { Heading } from '#screen/heading.tsx'
import { Columns, Stack } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { accountOf } from '#store/accounts.ts'
import { guardsOf } from '#store/credentials.ts'
import { postsHeldBy } from '#store/posts.ts'
import { openText, ownerOf } from '#store/seal.ts'
import { listSessions } from '#store/sessions.ts'
import { show } from '#web/frame.tsx'
import { signedIn } from '#web/signed.ts'
import type { Desk } from '#web/visit.ts'
import { words } from '#words/account/words.ts'

import { PasswordCard, PostsCard, SignInCard } from './cards.tsx'
import { codesPages } from './codes.tsx'
import { PasskeysCard, SecondFactorCard } from './guards.tsx'
import { newPasskeyPages } from './new-passkey.tsx'
import { provePages } from './prove.tsx'
import { SessionsCard, sessionEnds } from './sessions.tsx'
import { totpPages } from './totp.tsx'

/** One's own account: the posts, what guards it, and where it is logged in. */
export function accountPages(server: FastifyInstance, desk: Desk): void {
  server.get<{ Querystring: { done?: string } }>('/account', async (request, reply) =>
    accountPage(desk, request, reply, request.query.done),
  )
  provePages(server, desk)
  totpPages(server, desk)
  codesPages(server, desk)
  newPasskeyPages(server, desk)
  sessionEnds(server, desk)
}

// With these functions one sees much, or changes much.
const recommended = ['administrator', 'supervisor', 'statistician'] as const

async function accountPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  done: string | undefined,
): Promise<FastifyReply> {
  const session = signedIn(request)
  const { account: id, post, needsFactor, sealedName } = session
  const { language } = request.visit
  const say = words[language]
  const [account, posts, guards, sessions] = [
    await accountOf(desk.database, id),
    await postsHeldBy(desk.database, id, desk.now()),
    await guardsOf(desk.database, id),
    await listSessions(desk.database, id, desk.now()),
  ]
  const isGuarded = guards.totpSince !== null || guards.passkeys.length > 0
  const shouldBe = recommended.some((each) => post.functions.includes(each))
  const drawn = { desk, session, language, guards }
  return show(desk, request, reply, {
    title: say.account.title,
    path: '/account',
    children: (
      <>
        <Heading
          title={openText(desk.keys, sealedName, ownerOf.account(id))}
          sub={`${say.account.title} · ${account.login}`}
        />
        {done !== undefined && isDone(done) && (
          <Notice tone={bads.includes(done) ? 'warn' : 'ok'} live="status">
            {say.done[done]}
          </Notice>
        )}
        {!isGuarded && (needsFactor || shouldBe) && (
          <Notice tone="warn">{needsFactor ? say.account.needed : say.account.recommended}</Notice>
        )}
        <Columns>
          <Stack>
            <PostsCard {...drawn} posts={posts} />
            <PasswordCard {...drawn} />
            <SignInCard {...drawn} />
          </Stack>
          <Stack>
            <SecondFactorCard {...drawn} />
            <PasskeysCard {...drawn} />
          </Stack>
        </Columns>
        <SessionsCard {...drawn} sessions={sessions} />
      </>
    ),
  })
}

type Done = keyof (typeof words)['en']['done']
const isDone = (text: string): text is Done => Object.hasOwn(words.en.done, text)
const bads: readonly Done[] = ['taken', 'late', 'silent']
