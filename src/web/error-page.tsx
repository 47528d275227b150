import type { FastifyReply, FastifyRequest } from 'fastify'

import { ButtonLink } from '#screen/button.tsx'
import { Heading } from '#screen/heading.tsx'
import { Buttons } from '#screen/layout.tsx'
import { Notice } from '#screen/notice.tsx'
import { words } from '#words/web/words.ts'

import { show } from './frame.tsx'
import { type Desk, readLanguage } from './visit.ts'

/** A page that says what went wrong and what to do; whoever has to log in is led there. */
export function errorPage(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, sentence, toAccount }: { readonly status: number; readonly sentence: string; readonly toAccount: boolean },
): FastifyReply {
  if (status === 401) return reply.redirect('/log-in?ended=1', 303)
  request.visit ??= { language: readLanguage(request), theme: 'auto', path: '/', token: undefined, session: undefined }
  const { errors } = words[request.visit.language]
  const title = toAccount ? errors.accountTitle : status >= 500 ? errors.brokenTitle : errors.notFoundTitle
  return show(desk, request, reply, {
    title,
    status,
    path: '/',
    children: (
      <>
        <Heading title={title} />
        <Notice tone={status >= 500 ? 'bad' : 'warn'} live="alert">
          {sentence}
        </Notice>
        <Buttons>
          {toAccount ? (
            <ButtonLink href="/account">{errors.account}</ButtonLink>
          ) : (
            <ButtonLink href="/">{errors.home}</ButtonLink>
          )}
        </Buttons>
      </>
    ),
  })
}
