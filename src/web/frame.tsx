import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'

import { Page } from '#screen/page.tsx'
import { renderPage } from '#screen/render.ts'
import { openText, ownerOf } from '#store/seal.ts'

import type { Desk } from './visit.ts'

interface Shown {
  readonly title: string
  readonly status?: number
  readonly scripts?: readonly string[]
  /** Where a change of language or theme comes back to, when this page is the answer to a POST. */
  readonly path?: string
  readonly children: ComponentChildren
}

/** Answers with a whole page in the visitor's language; what a post sees is kept by no cache. */
export function show(desk: Desk, request: FastifyRequest, reply: FastifyReply, shown: Shown): FastifyReply {
  const { language, theme, session, path } = request.visit
  const holder = session && openText(desk.keys, session.sealedName, ownerOf.account(session.account))
  const nav = session ? desk.wings.flatMap((wing) => wing.ways(desk, session, language)) : []
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
          nav={nav.map((link) => ({ ...link, current: path.split('?')[0] === link.href }))}
          post={
            session && {
              post: session.post.title[language],
              holder: holder ?? '',
              account: '/password',
              logOut: '/log-out',
            }
          }
          demo={desk.synthetic}
          path={shown.path ?? path}
          assets={desk.assets}
          scripts={shown.scripts}
        >
          {shown.children}
        </Page>,
      ),
    )
}
