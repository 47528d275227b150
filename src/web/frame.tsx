import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'

import { Page } from '#screen/page.tsx'
import { renderPage } from '#screen/render.ts'
import { openText, ownerOf } from '#store/seal.ts'

import { type Desk, openWays } from './visit.ts'

interface Shown {
  readonly title: string
  readonly status?: number
  readonly scripts?: readonly string[]
  /** Where a change of language or theme comes back to, when this page is the answer to a POST. */
  readonly path?: string
  /** The figures of this page are real, in a demonstration too, and the page says so. */
  readonly real?: boolean
  readonly description?: string
  readonly children: ComponentChildren
}

// A page below a way is still on that way.
const isAt = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`)

/** Answers with a whole page in the visitor's language; what a post sees is kept by no cache. */
export function show(desk: Desk, request: FastifyRequest, reply: FastifyReply, shown: Shown): FastifyReply {
  const { language, theme, session, path } = request.visit
  const holder = session && openText(desk.keys, session.sealedName, ownerOf.account(session.account))
  // Until a second factor is there, no way leads anywhere.
  const own = session && !session.needsFactor ? desk.wings.flatMap((wing) => wing.ways(desk, session, language)) : []
  const nav = [...own, ...openWays(desk, language)]
  return reply
    .status(shown.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      renderPage(
        <Page
          language={language}
          theme={theme}
          title={shown.title}
          nav={nav.map((link) => ({ ...link, current: isAt(path, link.href) }))}
          post={
            session && {
              post: session.post.title[language],
              holder: holder ?? '',
              account: '/account',
              change: session.holdsMore ? '/post' : undefined,
              logOut: '/log-out',
            }
          }
          logIn={session || path === '/log-in' ? undefined : '/log-in'}
          demo={desk.synthetic}
          real={shown.real}
          description={shown.description}
          path={shown.path ?? path}
          assets={desk.assets}
          scripts={shown.scripts}
        >
          {shown.children}
        </Page>,
      ),
    )
}
