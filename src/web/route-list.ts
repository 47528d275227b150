import type { FastifyInstance } from 'fastify'

/** One way to ask the server: a method and an address with its places for values. */
export interface Route {
  readonly method: string
  readonly url: string
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route, in the order they were made: what each gives to whom is held against this list. */
    readonly routeList: readonly Route[]
  }
}

/** Notes every route that is made from now on. */
export function noteRoutes(server: FastifyInstance): void {
  const noted: Route[] = []
  server.decorate('routeList', noted)
  server.addHook(
    'onRoute',
    ({ method, url }) => void noted.push(...[method].flat().map((each) => ({ method: each, url }))),
  )
}
