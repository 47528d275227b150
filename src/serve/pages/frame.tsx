import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'

import type { Programme } from '#kernel/programme.ts'
import type { Language } from '#kernel/words.ts'
import { Page } from '#screen/page.tsx'
import { renderPage } from '#screen/render.ts'
import type { Desk } from '#serve/visit.ts'
import { openText, ownerOf } from '#store/seal.ts'
import type { Session } from '#store/sessions.ts'
import { words } from '#words/serve/words.ts'

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
  const say = words[language]
  const holder = session && openText(desk.keys, session.sealedName, ownerOf.account(session.account))
  const nav = session
    ? [
        { href: '/today', label: say.nav.today },
        { href: '/people', label: say.nav.people },
        ...[...desk.programmes.values()].flatMap((programme) => waysIn(desk, language, session, programme)),
      ]
    : []
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

/** The ways into a programme that a post may take: opening a case, importing a list. With several programmes each is named. */
function waysIn(
  { programmes }: Desk,
  language: Language,
  { post }: Session,
  { name, workflow, words: own }: Programme,
) {
  const named = (label: string) => (programmes.size === 1 ? label : `${label}: ${own[language].title}`)
  return Object.entries(workflow.steps)
    .filter(([, { from, by }]) => !from && by.some((each) => post.functions.includes(each)))
    .flatMap(([step]) => [
      { href: `/new/${name}/${step}`, label: named(own[language].steps[step]?.todo ?? step) },
      { href: `/import/${name}`, label: named(words[language].nav.import) },
    ])
}
