import type { FastifyInstance } from 'fastify'

import type { Language } from '#kernel/words.ts'

import { type TestOffice, password } from './office.ts'
import type { Inputs } from './visitor.ts'

/** What came back to a browser. */
export interface Page {
  readonly status: number
  readonly location: string | undefined
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

/** A browser without script that keeps its cookies as they are set, and forgets those that are cleared. */
export interface Jar {
  readonly cookies: Map<string, string>
  open(url: string): Promise<Page>
  post(url: string, inputs: Inputs): Promise<Page>
}

export interface Browsing {
  readonly language?: Language
  readonly from?: string
  readonly host?: string
  readonly agent?: string
  readonly cookies?: ReadonlyMap<string, string>
}

/** Opens a browser. */
export function browse(server: FastifyInstance, browsing: Browsing = {}): Jar {
  const { language = 'en', from = '192.0.2.1', host = 'localhost', agent = 'test' } = browsing
  const cookies = new Map(browsing.cookies)
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<Page> => {
    const reply = await server.inject({
      method,
      url,
      remoteAddress: from,
      headers: {
        host,
        accept: 'text/html',
        'accept-language': language,
        'user-agent': agent,
        'sec-fetch-site': 'same-origin',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(payload !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value, maxAge, expires } of reply.cookies)
      if (value === '' || maxAge === 0 || (expires !== undefined && expires.getTime() === 0)) cookies.delete(name)
      else cookies.set(name, value)
    const location = reply.headers['location']?.toString()
    return { status: reply.statusCode, location, headers: reply.headers, text: reply.body }
  }
  return {
    cookies,
    open: (url) => ask('GET', url),
    post: (url, inputs) =>
      ask('POST', url, new URLSearchParams(inputs.map(([name, value]) => [name, value])).toString()),
  }
}

/** Logs somebody in who has no second factor. */
export async function enterByPassword(
  { server, pass }: Pick<TestOffice, 'server' | 'pass'>,
  login: string,
  browsing?: Browsing,
): Promise<Jar> {
  const browser = browse(server, browsing)
  // Not as quickly after each other as guesses.
  pass(10)
  const { status } = await browser.post('/log-in', [
    ['login', login],
    ['password', password],
  ])
  if (status !== 303 || !browser.cookies.has('safar_session')) throw new Error(`${login} was answered with ${status}`)
  return browser
}

/** Whether somebody is logged in in a browser. */
export const isIn = async (browser: Jar): Promise<boolean> => (await browser.open('/account')).status === 200
