import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

import type { Language } from '#kernel/words.ts'
import type { Verdict } from '#serve/submit.ts'

/** What came back. */
export interface Reply<Body = unknown> {
  readonly status: number
  /** Several of one name stand together, as in a line. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly bytes: Buffer
  /** The JSON that came, or `undefined` when it was none. */
  readonly body: Body
}

export type Method = 'GET' | 'POST' | 'DELETE' | 'PUT'

/** What a form sends: an input may come several times. */
export type Inputs = readonly (readonly [name: string, value: string])[]

/** A file that is sent with a form. */
export interface Sent {
  readonly field: string
  readonly filename: string
  readonly content: Uint8Array
}

/** A verdict as programs get it: with sentences. */
export type SaidVerdict = Verdict & {
  readonly says?: string
  readonly problems?: readonly { readonly field: string; readonly says: string; readonly sentence: string }[]
}

/** Somebody in front of the server: a program with a token and a browser with a cookie, of one session. */
export interface Visitor {
  readonly token: string | undefined
  /** Asks in this language from now on. */
  speaking(language: Language): Visitor
  /** Calls the interface as a program does. */
  call<Body = unknown>(method: Method, url: string, body?: unknown): Promise<Reply<Body>>
  /** Sends acts and expects verdicts. */
  send(acts: readonly unknown[], options?: { readonly whole?: boolean }): Promise<readonly SaidVerdict[]>
  /** Opens a page as a browser does. */
  open(url: string): Promise<Reply>
  /** Sends a form as a browser does, with files as multipart. */
  post(url: string, inputs: Inputs, files?: readonly Sent[]): Promise<Reply>
  /** Anything else. */
  raw(options: InjectOptions): Promise<Reply>
}

/** Somebody with the token of a session, or with none. */
export function visit(server: FastifyInstance, token: string | undefined, language: Language = 'en'): Visitor {
  const spoken = { 'accept-language': language }
  const asProgram = { ...spoken, ...(token !== undefined && { authorization: `Bearer ${token}` }) }
  const asBrowser = {
    ...spoken,
    accept: 'text/html,*/*;q=0.8',
    'sec-fetch-site': 'same-origin',
    ...(token !== undefined && { cookie: `safar_session=${token}` }),
  }
  const raw = async (options: InjectOptions) => reply(await server.inject(options))
  const call = async <Body>(method: Method, url: string, body?: unknown) =>
    (await raw({
      method,
      url,
      headers: asProgram,
      ...(body !== undefined && { payload: body as object }),
    })) as Reply<Body>
  return {
    token,
    speaking: (other) => visit(server, token, other),
    call,
    send: async (acts, options = {}) => {
      const { status, text, body } = await call<{ verdicts: readonly SaidVerdict[] }>('POST', '/api/acts', {
        acts,
        ...options,
      })
      if (status !== 200) throw new Error(`The acts were answered with ${status} ${text}`)
      return body.verdicts
    },
    open: (url) => raw({ method: 'GET', url, headers: asBrowser }),
    post: (url, inputs, files) => {
      const { payload, type } = files ? multipart(inputs, files) : urlencoded(inputs)
      return raw({ method: 'POST', url, headers: { ...asBrowser, 'content-type': type }, payload })
    },
    raw,
  }
}

const reply = ({ statusCode, headers, body, rawPayload }: LightMyRequestResponse): Reply => ({
  status: statusCode,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value = '']) => [name, [value].flat().join(', ')])),
  text: body,
  bytes: rawPayload,
  body:
    body !== '' && headers['content-type']?.toString().startsWith('application/json')
      ? (JSON.parse(body) as unknown)
      : undefined,
})

const urlencoded = (inputs: Inputs) => ({
  payload: new URLSearchParams(inputs.map(([name, value]) => [name, value])).toString(),
  type: 'application/x-www-form-urlencoded',
})

/** A form with files as a browser writes it. */
export function multipart(inputs: Inputs, files: readonly Sent[]): { readonly payload: Buffer; readonly type: string } {
  const boundary = 'a-line-that-stands-in-no-file'
  const begun = (rest: string) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${rest}\r\n\r\n`)
  const end = Buffer.from('\r\n')
  const parts = [
    ...inputs.flatMap(([name, value]) => [begun(`name="${name}"`), Buffer.from(value), end]),
    ...files.flatMap(({ field, filename, content }) => [
      begun(`name="${field}"; filename="${filename}"\r\nContent-Type: application/octet-stream`),
      content,
      end,
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}
