import type { FastifyInstance } from 'fastify'

import { languages } from '#kernel/words.ts'
import { readTheme } from '#screen/theme.ts'

import { Refused } from './errors.ts'

const year = 365 * 24 * 3600

/** Choosing a language and a theme: a cookie, and back to where one was. */
export function preferenceRoutes(server: FastifyInstance): void {
  server.get<{ Params: { language: string }; Querystring: { back?: string } }>(
    '/language/:language',
    async (request, reply) => {
      const language = languages.find((each) => each === request.params.language)
      if (!language) throw new Refused(404, 'notFound')
      return reply
        .setCookie('language', language, { path: '/', maxAge: year, sameSite: 'lax' })
        .redirect(back(request.query.back), 303)
    },
  )
  server.get<{ Params: { theme: string }; Querystring: { back?: string } }>('/theme/:theme', async (request, reply) =>
    reply
      .setCookie('theme', readTheme(request.params.theme), { path: '/', maxAge: year, sameSite: 'lax' })
      .redirect(back(request.query.back), 303),
  )
}

// Only within this site: `//elsewhere` and `/\elsewhere` lead out.
const back = (path: string | undefined): string =>
  typeof path === 'string' && /^\/(?!\/)[!-[\]-~]*$/.test(path) ? path : '/'
