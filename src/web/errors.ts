import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { fill } from '#kernel/words.ts'
import { type WebWords, words } from '#words/web/words.ts'

import { errorPage } from './error-page.tsx'
import { type Desk, readLanguage } from './visit.ts'

type ErrorWord = Exclude<
  keyof WebWords['errors'],
  'notFoundTitle' | 'brokenTitle' | 'accountTitle' | 'home' | 'account'
>

/** A request that is not taken, with the word whose sentence says what to do. */
export class Refused extends Error {
  readonly status: number
  readonly says: ErrorWord
  readonly values: Readonly<Record<string, string | number>>

  constructor(status: number, says: ErrorWord, values: Readonly<Record<string, string | number>> = {}) {
    super(says)
    this.status = status
    this.says = says
    this.values = values
  }
}

/** Turns every error into a sentence in the visitor's language: JSON for programs, a page for people. */
export function answerErrors(server: FastifyInstance, desk: Desk): void {
  server.setNotFoundHandler((request, reply) => answer(desk, request, reply, new Refused(404, 'notFound')))
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const refused = error instanceof Refused ? error : known(error, request.id)
    if (refused.status >= 500) request.log.error(traced(error), 'broken')
    return answer(desk, request, reply, refused)
  })
}

function known(error: FastifyError, id: string): Refused {
  const status = error.statusCode ?? 500
  if (status === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') return new Refused(413, 'tooLarge')
  if (status === 415) return new Refused(415, 'wrongKind')
  if (status === 404) return new Refused(404, 'notFound')
  if (status >= 400 && status < 500) return new Refused(400, 'unreadable')
  return new Refused(500, 'broken', { id })
}

/** What the log may hold of an error: a message may quote a row or an answer; the place in the code and the kind may not. */
export const traced = (error: Error & { readonly code?: unknown }) => ({
  kind: error.name,
  code: error.code,
  at: error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12),
})

function answer(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, says, values }: Refused,
): FastifyReply {
  const language = request.visit?.language ?? readLanguage(request)
  const sentence = fill(words[language].errors[says], values)
  reply.status(status).header('cache-control', 'no-store')
  if (wantsJson(request)) return reply.type('application/json; charset=utf-8').send({ error: says, says: sentence })
  return errorPage(desk, request, reply, { status, sentence, toAccount: says === 'secondFactorNeeded' })
}

const wantsJson = ({ url, headers }: FastifyRequest) =>
  url.startsWith('/api/') || !(headers.accept ?? '').includes('text/html')
